"""The documents of a release: everything that an outlet may show, and nothing else.

Dates are ISO texts, positions are years as numbers (see `analysis.history.History`), percentages are 0-100.
An unknown number is None, never zero. A hidden figure is absent here: no outlet can show what it never gets.
"""

from dataclasses import dataclass, field

from indicators.analysis.judgement import Forecast, Judgement


@dataclass(frozen=True)
class Text:
    """Words in the languages of the collaborative, language code to words.

    `drafts` names the languages whose words are a machine draft that no named reader has checked.
    """

    words: dict[str, str]
    drafts: tuple[str, ...] = ()

    def language(self, wanted: str) -> str:
        """Return the language in which these words can be read: the one wanted, else the first there is."""
        return wanted if wanted in self.words else next(iter(self.words), wanted)

    def read(self, wanted: str) -> str:
        """Return the words in the language wanted, else in the first there is; empty when there are none."""
        return self.words.get(self.language(wanted), "")


@dataclass(frozen=True)
class Named:
    """Something with an id and a name: a place, a group, an outcome, a team."""

    id: str
    name: Text


@dataclass(frozen=True)
class SourceNote:
    """Who published figures, and how they were made."""

    id: str
    organisation: str
    title: Text
    address: str | None
    published: str | None
    next_due: str | None
    universe: Text | None
    method: Text | None
    limits: Text | None
    licence: str | None
    interval: str


@dataclass(frozen=True)
class Earlier:
    """An earlier version of a figure: what was shown until the day on which it was corrected."""

    value: float | None
    until: str


@dataclass(frozen=True)
class Point:
    """One figure of a series, as it may be shown.

    Attributes:
        period: as people write it: `2014`, `2013-14`, `2010-2014`, `2023-08`.
        starts, ends: first and last day.
        position: the start as a number of years.
        value: None when unknown, marked by the publisher, or hidden for privacy.
        lower, upper: the likely range; None when unknown or when the published bounds are no interval.
        definition: grows at every break; figures of two definitions are never joined or compared.
        flags: `estimate`, `provisional`, `revised`, `break`, `suppressed at source`, `not available`,
            `not applicable`, `low reliability`, and `hidden for privacy` (by our own rule).
    """

    period: str
    starts: str
    ends: str
    position: float
    value: float | None
    lower: float | None
    upper: float | None
    definition: int
    flags: tuple[str, ...]
    source: str
    note: Text | None = None
    numerator: float | None = None
    denominator: float | None = None
    sample: bool = False
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True)
class TargetLine:
    """A target of a series and who set it."""

    value: float
    period: str
    position: float
    baseline_period: str
    set_by: Text
    reason: Text | None
    address: str | None
    sample: bool


@dataclass(frozen=True)
class BaselineLine:
    """The forecast that was frozen on a day, with its assumptions; `asked`: a team asked for it."""

    frozen_on: str
    forecast: Forecast
    assumptions: Text | None
    asked: bool
    sample: bool


@dataclass(frozen=True)
class SeriesDocument:
    """One place and one group of an indicator: its figures, oldest first, and what was judged of them."""

    place: str
    group: str
    points: tuple[Point, ...]
    judgement: Judgement
    target: TargetLine | None = None
    baseline: BaselineLine | None = None


@dataclass(frozen=True)
class Partner:
    """An organisation and what it commits to a strategy."""

    organisation: Text
    sector: str
    commitment: Text
    sample: bool


@dataclass(frozen=True)
class MeasureFigure:
    """One figure of a performance measure."""

    period: str
    value: float | None
    flags: tuple[str, ...]
    sample: bool


@dataclass(frozen=True)
class MeasureNote:
    """A performance measure: about the customers of a strategy, never about everyone in a place."""

    id: str
    title: Text
    quadrant: str
    unit: str
    decimals: int
    better: str
    definition: Text | None
    figures: tuple[MeasureFigure, ...]
    sample: bool


@dataclass(frozen=True)
class StrategyNote:
    """What a team does for an indicator; it contributes and is never called the cause."""

    id: str
    team: Named
    title: Text
    description: Text | None
    began: str
    position: float
    ended: str | None
    status: str
    cost: str | None
    partners: tuple[Partner, ...]
    measures: tuple[MeasureNote, ...]
    sample: bool


@dataclass(frozen=True)
class StoryNote:
    """The newest story behind the baseline."""

    written_on: str
    author: Text
    story: Text
    unknowns: Text | None
    sample: bool


@dataclass(frozen=True)
class IndicatorHead:
    """What a card and a page both need to know of an indicator."""

    id: str
    outcome: Named
    title: Text
    tier: str
    lay_definition: Text
    unit: str
    decimals: int
    better: str
    period_type: str
    closed_on: str | None
    closed_because: Text | None
    successor: Named | None
    sample: bool


@dataclass(frozen=True)
class PlaceName(Named):
    """A place that has figures of the indicator."""

    kind: str


@dataclass(frozen=True)
class GroupName(Named):
    """A group that has figures of the indicator."""

    dimension: str


@dataclass(frozen=True)
class IndicatorDocument:
    """Everything the page of one indicator shows; `place` and `group` are the ones shown first."""

    head: IndicatorHead
    technical_definition: Text
    place: str
    group: str
    places: tuple[PlaceName, ...]
    groups: tuple[GroupName, ...]
    series: tuple[SeriesDocument, ...]
    strategies: tuple[StrategyNote, ...]
    story: StoryNote | None
    sources: tuple[SourceNote, ...]

    def find(self, *, place: str, group: str) -> SeriesDocument | None:
        """Return the series of a place and a group; None when there is none."""
        return next((one for one in self.series if (one.place, one.group) == (place, group)), None)


@dataclass(frozen=True)
class Card:
    """An indicator on a card: its first series; None when no figure is public."""

    head: IndicatorHead
    place: Text
    group: Text
    series: SeriesDocument | None


@dataclass(frozen=True)
class DataNeedNote:
    """A figure we still need, and who holds it."""

    title: Text
    why: Text | None
    owner: Text | None
    status: str
    sample: bool


@dataclass(frozen=True)
class OutcomeHead:
    """An outcome in a list; not adopted means shown as a sample until a council adopts it."""

    id: str
    title: Text
    short_title: Text
    description: Text | None
    population: Text | None
    adopted: bool
    sample: bool


@dataclass(frozen=True)
class OutcomeDocument:
    """Everything the page of one outcome shows, indicators in their order, headlines first."""

    head: OutcomeHead
    teams: tuple[Named, ...]
    cards: tuple[Card, ...]
    strategies: tuple[StrategyNote, ...]
    needs: tuple[DataNeedNote, ...]


@dataclass(frozen=True)
class OutcomeCard:
    """An outcome on the first page, with its headline indicators."""

    head: OutcomeHead
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class SeatNote:
    """A seat at the council's table; who holds it is not public here."""

    title: Text
    sector: str
    selecting_body: Text | None
    vacant: bool


@dataclass(frozen=True)
class TeamNote:
    """A team, its charge and its seats."""

    id: str
    name: Text
    kind: str
    charge: Text | None
    outcomes: tuple[Named, ...]
    seats: tuple[SeatNote, ...]
    sample: bool


@dataclass(frozen=True)
class CollaborativeNote:
    """Who the collaborative is; stands at the head of every page."""

    id: str
    name: Text
    vision: Text
    area: Text | None
    about: Text | None
    languages: tuple[str, ...]
    time_zone: str
    website: str | None
    contact: str | None
    sample: bool


@dataclass(frozen=True)
class SiteDocument:
    """What every page of a release needs, and all of the first page."""

    collaborative: CollaborativeNote
    outcomes: tuple[OutcomeCard, ...]


@dataclass(frozen=True)
class AboutDocument:
    """How the collaborative works: teams, partners, and every source in use."""

    teams: tuple[TeamNote, ...]
    organisations: tuple[Named, ...]
    sources: tuple[SourceNote, ...]


@dataclass(frozen=True)
class Issue:
    """Which release a page was read from: its number (1, 2, 3 ...) and its day in local time."""

    number: int
    published_on: str
    withdrawals: int = 0


@dataclass(frozen=True)
class Released:
    """A release as an outlet reads it."""

    issue: Issue
    site: SiteDocument
    earlier: tuple[Issue, ...] = field(default=())
