"""How each document is written as JSON and read back, also as releases of before wrote it."""

from typing import Annotated, Any

from pydantic import BeforeValidator, TypeAdapter

from indicators.analysis.codes import Fate
from indicators.release import alliance as a
from indicators.release import documents as d
from indicators.release.changed import Changes
from indicators.release.covered import CoverageDocument
from indicators.release.mapped import MapDocument
from indicators.release.record_sums import Line, line_sums, mark_sums
from indicators.release.said import SAID, IssueDocument, NewsletterDocument, SaidDocument
from indicators.release.viewed import ViewDocument

LINE = TypeAdapter(tuple[d.CameRecord, ...])
MARKS = TypeAdapter(tuple[d.MarkRecord, ...])


def _with_sums(document: dict[str, Any]) -> Any:
    """Return a record as it is written now; once it held every row, and no sums: the sums are those of its rows."""
    if "forecasts" not in document:
        return document
    lines, marks = [_line(one) for one in document["forecasts"]], MARKS.validate_python(document["marks"])
    ours, own = (line_sums([one for one in lines if one.own is whose]) for whose in (False, True))
    tested = tuple(one for one in reversed(marks) if one.fate in {Fate.HELD, Fate.NOT_HELD})
    came = tuple(one for line in reversed(lines) for one in reversed(line.came))
    return d.RecordDocument(ours, own, mark_sums(marks), came, tested)


def _line(forecast: dict[str, Any]) -> Line:
    subject = {name: forecast[name] for name in ("about", "own", "frozen_on")}
    came = LINE.validate_python([{**subject, "figure": one} for one in forecast["came"]])
    # Of the other periods nobody can tell any more which were known when the line was drawn.
    return Line(forecast["own"], came, looking_back=0, not_yet_known=forecast["periods"] - len(came))


INDICATOR = TypeAdapter(d.IndicatorDocument)
OUTCOME = TypeAdapter(d.OutcomeDocument)
RECORD = TypeAdapter(Annotated[d.RecordDocument, BeforeValidator(_with_sums)])
SITE = TypeAdapter(d.SiteDocument)
ABOUT = TypeAdapter(d.AboutDocument)
GAPS = TypeAdapter(d.GapsDocument)
DISCLOSURE = TypeAdapter(d.DisclosureDocument)
VIEW = TypeAdapter(ViewDocument)
COVERAGE = TypeAdapter(CoverageDocument)
CHANGES = TypeAdapter(Changes)
NOUNS: dict[type, tuple[str, TypeAdapter[Any]]] = {
    a.StrategyDocument: ("strategy", TypeAdapter(a.StrategyDocument)),
    a.TeamDocument: ("team", TypeAdapter(a.TeamDocument)),
    a.PartnersDocument: ("partners", TypeAdapter(a.PartnersDocument)),
    a.SourcesDocument: ("sources", TypeAdapter(a.SourcesDocument)),
    a.WorkplanDocument: ("workplan", TypeAdapter(a.WorkplanDocument)),
    MapDocument: ("map", TypeAdapter(MapDocument)),
    SaidDocument: ("said", SAID),
    NewsletterDocument: ("newsletter", TypeAdapter(NewsletterDocument)),
    IssueDocument: ("issue", TypeAdapter(IssueDocument)),
}
"""The nouns and forms of documents that are asked for by their type."""
FORMS: dict[str, TypeAdapter[Any]] = {
    "indicator": INDICATOR,
    "outcome": OUTCOME,
    "record": RECORD,
    "site": SITE,
    "about": ABOUT,
    "gaps": GAPS,
    "disclosure": DISCLOSURE,
    **dict(NOUNS.values()),
    "view": VIEW,
    "coverage": COVERAGE,
}
"""By the noun of a document."""
