"""The public pages: addresses, documents and the island of the chart."""

from layouts.public.download import NoSuchLanguage, data_package
from layouts.public.routes import register

__all__ = ["NoSuchLanguage", "data_package", "register"]
