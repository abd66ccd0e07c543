"""The one gate: what the public sees, published as a whole and read by every outlet."""

from indicators.release.errors import NoCollaborative, NotProved, NotPublished, NotReady, NotReleased

__all__ = ["NoCollaborative", "NotProved", "NotPublished", "NotReady", "NotReleased"]
