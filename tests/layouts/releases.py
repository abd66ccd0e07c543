"""Releases that no database holds: what the site reads in its tests."""

import datetime as dt
from dataclasses import replace
from typing import TypeVar

from indicators.release import NoCollaborative, NotPublished, NotReleased
from indicators.release import documents as d
from indicators.release.changed import FigureChange
from indicators.release.covered import CoverageDocument
from indicators.release.mapped import MapDocument
from indicators.release.nearest_words import Vocabulary, vocabulary
from indicators.release.searched import Found, fold
from indicators.release.viewed import ViewDocument, record_of
from indicators.store.queries.searched import FoundRow
from tests.layouts import alliance, made, mapped, missing, protected, viewed, voices

Kind = TypeVar("Kind")
DOCUMENTS = {**alliance.DOCUMENTS, **voices.DOCUMENTS, (MapDocument, None): mapped.MAP}
FIRST_DAY = dt.date(2026, 3, 1)

CHANGED = d.Changes(
    1,
    (
        d.IndicatorChange(
            "homeless-count",
            made.HOMELESS_HEAD.title,
            "pasadena",
            "all",
            figures_new=2,
            tier="headline",
            newest=FigureChange(
                made.PASADENA.name, made.EVERYONE.name, "people", 0, "year", "2018", 677.0, "2017", 575.0
            ),
        ),
    ),
)
PAST = (
    d.PastRelease(2, "2026-06-01", CHANGED),
    d.PastRelease(1, FIRST_DAY.isoformat(), d.Changes()),
    d.PastRelease(0, "2026-02-01", d.Changes(), "2026-02-03", d.Text({"en": "Wrong year.", "es": "Año equivocado."})),
)


class MadeReleases:
    """Releases that were made by hand; `number` and `withdrawals` may be set to publish or withdraw something."""

    def __init__(self) -> None:
        self.site = replace(made.SITE, places=viewed.SITE_PLACES, groups=(made.HISPANIC,))
        self.number, self.withdrawals = 2, 0

    def speak(self, *languages: str) -> None:
        """Let the collaborative have these languages, the first one first."""
        self.site = replace(self.site, collaborative=replace(self.site.collaborative, languages=languages))

    def current(self, host: str, /) -> d.Released:
        if host == "unknown.example":
            raise NoCollaborative(host)
        if host == "empty.example":
            raise NotPublished
        return d.Released(d.Issue(self.number, "2026-06-01", self.withdrawals), self.site)

    def as_of(self, host: str, day: dt.date, /) -> d.Released:
        if day < FIRST_DAY:
            raise NotPublished
        # What was released before it was kept how each place is doing names none that could be asked for.
        before = replace(self.site, places=(), groups=())
        return d.Released(d.Issue(1, FIRST_DAY.isoformat(), self.withdrawals), before)

    def numbered(self, host: str, number: int, /) -> d.Released:
        if number == 1:
            return self.as_of(host, FIRST_DAY)
        if number != self.number:
            raise NotReleased(f"release {number}")
        return self.current(host)

    def every(self, host: str, /) -> tuple[d.PastRelease, ...]:
        return PAST

    def outcome(self, host: str, issue: int, name: str, /) -> d.OutcomeDocument:
        if name != "housing":
            raise NotReleased(name)
        return made.OUTCOME

    def indicator(self, host: str, issue: int, name: str, /) -> d.IndicatorDocument:
        if name not in made.INDICATORS:
            raise NotReleased(name)
        return made.INDICATORS[name]

    def about(self, host: str, issue: int, /) -> d.AboutDocument:
        return made.ABOUT

    def gaps(self, host: str, issue: int, /) -> d.GapsDocument:
        return missing.GAPS

    def coverage(self, host: str, issue: int, /) -> CoverageDocument | None:
        # The first release of all was made before it was kept what figures there are.
        return viewed.COVERAGE if issue > 1 else None

    def disclosure(self, host: str, issue: int, /) -> d.DisclosureDocument | None:
        # The first release of all was made before hidden figures were counted.
        return protected.DISCLOSURE if issue > 1 else None

    def search(self, host: str, issue: int, query: str, /) -> tuple[Found, ...]:
        return tuple(one for one in viewed.FOUND if fold(query) in fold(f"{one.title} {one.told}"))

    def vocabulary(self, host: str, issue: int, /) -> Vocabulary:
        rows = (
            FoundRow(one.kind, one.id, language, one.title.read(language), one.told.read(language))
            for one in viewed.FOUND
            for language in one.title.words
        )
        return vocabulary(rows)

    def view(self, host: str, issue: int, kind: str, name: str, /) -> ViewDocument:
        # The first release of all was made before it was kept how each place is doing.
        found = viewed.VIEWS.get(record_of(kind, name)) if issue > 1 else None
        if found is None:
            raise NotReleased(name)
        return found

    def document(self, host: str, issue: int, kind: type[Kind], name: str | None = None, /) -> Kind:
        # The first release of all was made before these were kept.
        found = DOCUMENTS.get((kind, name)) if issue > 1 else None
        if not isinstance(found, kind):
            raise NotReleased(name or kind.__name__)
        return found

    def record(self, host: str, issue: int, /) -> d.RecordDocument:
        return made.RECORD
