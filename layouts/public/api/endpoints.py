"""Every address of the API, declared once: the routes, the checks of queries and the description are made of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from layouts.documents.boundaries import MEDIA, SAYS
from layouts.documents.figures import FigureRow
from layouts.documents.nouns import OutcomeRow, PlaceRow
from layouts.language.phrases import mark
from layouts.public.api import answers
from layouts.public.api import parameters as p
from layouts.public.api.records import GapItem, IndicatorDetail, IndicatorItem, ReleaseItem

JSON, CSV = "application/json", "text/csv"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Endpoint:
    """An address of the API.

    Attributes:
        name: names it in the description; one of the same data in another form has another.
        rule: the address below `/api/v1`, as Flask writes rules.
        says: what it answers with, a message of the catalogues.
        make: from what is read, what is asked for and the parts of the address, to rows, a record or a file.
        record: the type of its rows, or of the one record.
        asks: what its query may hold, besides paging and the language.
        many: it answers with rows in parts, else with one record or one file.
        media: the kind of its answer.
        suffix: how a file that it answers with is named at its end.
    """

    name: str
    rule: str
    says: str
    make: Callable[..., Any]
    record: type
    asks: tuple[p.Parameter, ...] = (p.AS_OF,)
    many: bool = True
    media: str = JSON
    suffix: str | None = None

    @property
    def knows(self) -> tuple[p.Parameter, ...]:
        """Return every name that its query may hold."""
        return (*self.asks, *(p.PAGING if self.many else ()), *p.ALWAYS)


FIGURES = (p.PLACE, p.GROUP, p.SINCE, p.UNTIL, p.AS_OF)
ENDPOINTS = (
    Endpoint("outcomes", "/outcomes", mark("What the community wants."), answers.outcomes, OutcomeRow),
    Endpoint(
        "indicators",
        "/indicators",
        mark("What is measured of everyone in a place, as far as there are figures."),
        answers.indicators,
        IndicatorItem,
        asks=(p.OUTCOME, p.TIER, p.PLACE, p.GROUP, p.AS_OF),
    ),
    Endpoint(
        "indicator",
        "/indicators/<name>",
        mark("One measure: what it means, how it is going, and where its figures come from."),
        answers.indicator,
        IndicatorDetail,
        many=False,
    ),
    Endpoint(
        "observations",
        "/indicators/<name>/observations",
        mark("The figures of a measure, and where one is not shown, why."),
        answers.observations,
        FigureRow,
        asks=FIGURES,
    ),
    Endpoint(
        "observations.json",
        "/indicators/<name>/observations.json",
        mark("The same."),
        answers.observations,
        FigureRow,
        asks=FIGURES,
    ),
    Endpoint(
        "observations.csv",
        "/indicators/<name>/observations.csv",
        mark("The figures of a measure as comma-separated text, all at once."),
        answers.observations_text,
        FigureRow,
        asks=FIGURES,
        many=False,
        media=CSV,
        suffix=".csv",
    ),
    Endpoint(
        "observations.xlsx",
        "/indicators/<name>/observations.xlsx",
        mark("The figures of a measure as a workbook, with a readme, all at once."),
        answers.observations_workbook,
        FigureRow,
        asks=FIGURES,
        many=False,
        media=WORKBOOK,
        suffix=".xlsx",
    ),
    Endpoint(
        "places.geojson",
        "/places.geojson",
        SAYS,
        answers.places_geojson,
        PlaceRow,
        many=False,
        media=MEDIA,
        suffix=".geojson",
    ),
    Endpoint(
        "gaps",
        "/gaps",
        mark("What is not known yet, the weightiest first."),
        answers.gaps,
        GapItem,
        asks=(p.OUTCOME, p.KIND, p.AS_OF),
    ),
    Endpoint(
        "releases",
        "/releases",
        mark("Every update that is or was public, newest first, with what changed in it."),
        answers.releases,
        ReleaseItem,
        asks=(),
    ),
)
