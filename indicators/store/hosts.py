"""Which collaborative a host name means."""

from collections.abc import Mapping
from typing import TypeVar

Kept = TypeVar("Kept")
ANY_HOST = "*"


def without_port(host: str) -> str:
    """Return a host name without its port: `localhost` of `localhost:8050`, `[::1]` as it is."""
    return host.rsplit(":", 1)[0] if not host.endswith("]") else host


def of_host(kept: Mapping[str, Kept], host: str) -> Kept | None:
    """Return what is kept under a host name, else under `*`, which is every other; None where neither is."""
    found = kept.get(without_port(host).lower())
    return found if found is not None else kept.get(ANY_HOST)
