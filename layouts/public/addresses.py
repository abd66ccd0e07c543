"""The addresses of the public pages in one language; the language first shown has no prefix."""

from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import parse_qsl, urlencode

ANY_LANGUAGE = "x-default"
"""How search engines are told the address for those who read none of the languages."""


@dataclass(frozen=True)
class Addresses:
    """Where the pages of a language are; `first` is the collaborative's first language.

    `as_of`: the day as of which a reader reads, `2026-04-01`, or the update, `update-12`; every address keeps it.
    """

    language: str
    first: str
    as_of: str | None = None

    @property
    def prefix(self) -> str:
        """Return what stands before every address: nothing in the first language, `/es` in another."""
        return "" if self.language == self.first else f"/{self.language}"

    def today(self) -> Self:
        """Return the same addresses as they stand today."""
        return replace(self, as_of=None)

    def home(self, **view: str | None) -> str:
        """Return the address of the first page, or of how a place or a group is doing."""
        return self._at("/", **view)

    def search(self, words: str | None = None) -> str:
        """Return the address of the search, and of what is found under some words."""
        return self._at("/search", q=words)

    def about(self) -> str:
        """Return the address of the page on how the collaborative works."""
        return self._at("/about")

    def record(self) -> str:
        """Return the address of the record of what was said and what came."""
        return self._at("/record")

    def disclosure(self) -> str:
        """Return the address of what is not shown, and why."""
        return self._at("/disclosure")

    def partners(self) -> str:
        """Return the address of the partners, and what each of them does."""
        return self._at("/partners")

    def sources(self) -> str:
        """Return the address of the sources, and how fresh they are."""
        return self._at("/sources")

    def updates(self, page: int = 1) -> str:
        """Return the address of the updates, newest first, so many pages back."""
        return self._at("/updates", page=str(page) if page > 1 else None)

    def feed(self) -> str:
        """Return the address of the updates for feed readers, which are always those of today."""
        return f"{self.prefix}/feed.xml"

    def workplan(self) -> str:
        """Return the address of the year's work."""
        return self._at("/workplan")

    def compare(self) -> str:
        """Return the address where curves stand side by side."""
        return self._at("/compare")

    def contact(self) -> str:
        """Return the address of whom to ask."""
        return self._at("/contact")

    def said(self, page: int = 1) -> str:
        """Return the address of what people said, newest first, so many pages back."""
        return self._at("/said", page=str(page) if page > 1 else None)

    def tell(self, about: str | None = None, **done: str | None) -> str:
        """Return the address of the form to say something about a page, which is named as in the first language."""
        return self._at("/said/new", about=about, **done)

    def newsletter(self, **done: str | None) -> str:
        """Return the address of the newsletter."""
        return self._at("/newsletter", **done)

    def issue(self, name: str) -> str:
        """Return the address of a past newsletter."""
        return self._at(f"/newsletter/{name}")

    def confirm(self, token: str | None = None) -> str:
        """Return the address where an address for the newsletter is confirmed."""
        return self._at("/newsletter/confirm", token=token)

    def sign_off(self, token: str | None = None) -> str:
        """Return the address where somebody leaves the newsletter."""
        return self._at("/newsletter/off", token=token)

    def page(self, path: str) -> str:
        """Return the address of a page that is named as in the first language: `/indicators/x?place=y`."""
        bare, _, query = path.partition("?")
        return self._at(bare, **dict(parse_qsl(query)))

    def strategy(self, name: str) -> str:
        """Return the address of a strategy."""
        return self._at(f"/strategies/{name}")

    def team(self, name: str) -> str:
        """Return the address of a team."""
        return self._at(f"/teams/{name}")

    def gaps(self, **wanted: str | None) -> str:
        """Return the address of what is not known yet, with what is asked for in the query."""
        return self._at("/gaps", **wanted)

    def outcome(self, name: str) -> str:
        """Return the address of an outcome."""
        return self._at(f"/outcomes/{name}")

    def indicator(self, name: str, **view: str | None) -> str:
        """Return the address of an indicator, with the view in the query; what is None is left out."""
        return self._at(f"/indicators/{name}", **view)

    def share(self, name: str, **view: str | None) -> str:
        """Return the address of the picture that other sites show beside a link to an indicator."""
        return self._at(f"/share/indicators/{name}.png", **view)

    def picture(self, name: str, kind: str, **view: str | None) -> str:
        """Return the address of the chart of an indicator as a file: `svg` or `png`."""
        return self._at(f"/indicators/{name}/chart.{kind}", **view)

    def embed(self, name: str, **view: str | None) -> str:
        """Return the address of an indicator as it stands in a page of somebody else."""
        return self._at(f"/embed/indicators/{name}", **view)

    def sheet(self, name: str, **view: str | None) -> str:
        """Return the address of an indicator on one sheet of paper, as PDF."""
        return self._at(f"/indicators/{name}/sheet.pdf", **view)

    def sheets(self) -> str:
        """Return the address of a chosen set of indicators as one PDF; those that are chosen stand in its query."""
        return self._at("/download/sheets.pdf")

    def figures(self, name: str, kind: str, **view: str | None) -> str:
        """Return the address of the figures of an indicator as a file: `csv`, `xlsx` or `json`."""
        return self._at(f"/api/v1/indicators/{name}/observations.{kind}", **view)

    def boundaries(self) -> str:
        """Return the address of where the places are, as a file (GeoJSON)."""
        return self._at("/api/v1/places.geojson")

    def here_in(self, language: str, path: str, query: str) -> str:
        """Return the address of the page at `path` in another language."""
        bare = path.removeprefix(self.prefix) if self.prefix else path
        there = Addresses(language, self.first).prefix + (bare or "/")
        return f"{there}?{query}" if query else there

    def _at(self, path: str, **view: str | None) -> str:
        asked = {**view, "as_of": self.as_of}
        query = urlencode({key: value for key, value in asked.items() if value is not None})
        return self.prefix + path + (f"?{query}" if query else "")
