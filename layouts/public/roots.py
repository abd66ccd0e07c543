"""Where the site is for its readers: what every absolute address begins with."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from indicators.store.hosts import without_port


@dataclass(frozen=True)
class Roots:
    """Where each collaborative that is served here is.

    Attributes:
        public: where the site is as its operator says, `https://example.org`; None leaves it to what is asked.
        hosts: the names under which collaboratives are served by name; each of them leads to itself.
    """

    public: str | None = None
    hosts: frozenset[str] = frozenset()

    def of(self, asked: str) -> str:
        """Return where the site is that was asked as `http://host:port`, without a last stroke.

        With `public`, nothing that a request merely claims comes back: another name than those that are served leads
        to `public`, and a name that is served keeps its scheme.
        """
        if self.public is None:
            return asked.rstrip("/")
        public = urlsplit(self.public)
        name = without_port(urlsplit(asked).netloc).lower()
        if name in self.hosts and name != without_port(public.netloc).lower():
            return f"{public.scheme}://{name}"
        return self.public


HERE = Roots()
"""Wherever it is asked."""
