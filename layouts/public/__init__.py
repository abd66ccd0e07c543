"""The public pages: addresses, documents and the island of the chart."""

from layouts.public.routes import register

__all__ = ["register"]
