"""The addresses of the public pages in one language; the language first shown has no prefix."""

from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True)
class Addresses:
    """Where the pages of a language are; `first` is the collaborative's first language."""

    language: str
    first: str

    @property
    def prefix(self) -> str:
        """Return what stands before every address: nothing in the first language, `/es` in another."""
        return "" if self.language == self.first else f"/{self.language}"

    def home(self) -> str:
        """Return the address of the first page."""
        return f"{self.prefix}/"

    def about(self) -> str:
        """Return the address of the page on how the collaborative works."""
        return f"{self.prefix}/about"

    def outcome(self, name: str) -> str:
        """Return the address of an outcome."""
        return f"{self.prefix}/outcomes/{name}"

    def indicator(self, name: str, **view: str | None) -> str:
        """Return the address of an indicator, with the view in the query; what is None is left out."""
        query = urlencode({key: value for key, value in view.items() if value is not None})
        return f"{self.prefix}/indicators/{name}" + (f"?{query}" if query else "")

    def here_in(self, language: str, path: str, query: str) -> str:
        """Return the address of the page at `path` in another language."""
        bare = path.removeprefix(self.prefix) if self.prefix else path
        there = Addresses(language, self.first).prefix + (bare or "/")
        return f"{there}?{query}" if query else there
