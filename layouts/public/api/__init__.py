"""The read-only interface for programs, `/api/v1`: released figures, in the languages of the collaborative."""

from layouts.public.api.routes import RATE, register_api

__all__ = ["RATE", "register_api"]
