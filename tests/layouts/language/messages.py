"""What the code and the templates say: every message, as the catalogues must have it."""

from layouts.language import catalogued
from layouts.language.catalogued import Message

__all__ = ["Message", "messages"]


def messages() -> set[Message]:
    """Every message of the public pages; one with a plural is the pair of its two forms."""
    return set(catalogued.messages())
