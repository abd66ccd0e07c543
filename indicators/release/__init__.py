"""The one gate: what the public sees, published as a whole and read by every outlet."""

from indicators.release.errors import NoCollaborative, NotPublished, NotReleased

__all__ = ["NoCollaborative", "NotPublished", "NotReleased"]
