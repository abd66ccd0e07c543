"""The documents of a release: everything that an outlet may show, and nothing else.

A hidden figure is absent here: no outlet can show what it never gets. The parts that documents are made of stand in
`series`, `texts` and `work`.
"""

from dataclasses import dataclass, field

from indicators.release.changed import Changes, IndicatorChange, MarkChange
from indicators.release.charter import CharterNote
from indicators.release.held import CameRecord, LineSums, MarkRecord, MarkSums, RecordDocument, RecordSubject
from indicators.release.missing import ClosedGap, DataNeedNote, GapNote, GapsDocument, Votes
from indicators.release.protection import AgreementNote, DisclosureDocument, EarlierNote, HiddenSum, RuleNote
from indicators.release.series import (
    BaselineLine,
    Earlier,
    Hidden,
    Point,
    Remainder,
    ScenarioLine,
    SeriesDocument,
    SourceNote,
    TargetLine,
)
from indicators.release.texts import Named, Text
from indicators.release.wished import Wish
from indicators.release.work import MeasureFigure, MeasureNote, Partner, StoryNote, StrategyNote

__all__ = [
    "AboutDocument",
    "AgreementNote",
    "BaselineLine",
    "CameRecord",
    "Card",
    "Changes",
    "CharterNote",
    "ClosedGap",
    "CollaborativeNote",
    "DataNeedNote",
    "DisclosureDocument",
    "Earlier",
    "EarlierNote",
    "GapNote",
    "GapsDocument",
    "GroupName",
    "Hidden",
    "HiddenSum",
    "IndicatorChange",
    "IndicatorDocument",
    "IndicatorHead",
    "Instead",
    "Issue",
    "LineSums",
    "MarkChange",
    "MarkRecord",
    "MarkSums",
    "MeasureFigure",
    "MeasureNote",
    "Named",
    "OutcomeCard",
    "OutcomeDocument",
    "OutcomeHead",
    "Partner",
    "PastRelease",
    "PlaceName",
    "Point",
    "RecordDocument",
    "RecordSubject",
    "Released",
    "Remainder",
    "RuleNote",
    "ScenarioLine",
    "SeatNote",
    "SeriesDocument",
    "SiteDocument",
    "SourceNote",
    "StoryNote",
    "StrategyNote",
    "TargetLine",
    "TeamNote",
    "Text",
    "Votes",
]


@dataclass(frozen=True)
class IndicatorHead:
    """What a card and a page both need to know of an indicator; `counted_people`: who they are that a figure counts."""

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
    counted_people: Text | None = None


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
    remainders: tuple[Remainder, ...] = ()

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
    wish: Wish = field(default_factory=Wish)


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
    """What every page of a release needs, and all of the first page; the places and groups that it leads to."""

    collaborative: CollaborativeNote
    outcomes: tuple[OutcomeCard, ...]
    places: tuple[PlaceName, ...] = ()
    groups: tuple[GroupName, ...] = ()


@dataclass(frozen=True)
class AboutDocument:
    """How the collaborative works: teams, partners, every source in use, and what it says of itself."""

    teams: tuple[TeamNote, ...]
    organisations: tuple[Named, ...]
    sources: tuple[SourceNote, ...]
    charter: CharterNote = field(default_factory=CharterNote)


@dataclass(frozen=True)
class Instead:
    """A release that was shown and then withdrawn, so that the one before it holds again; its day, and why."""

    number: int
    published_on: str
    because: Text


@dataclass(frozen=True)
class Issue:
    """Which release a page was read from: its number (1, 2, 3 ...) and its day in local time.

    `withdrawals` counts everything that was withdrawn so far: a page may change with it. `instead_of`: the release
    that would hold, had it not been withdrawn.
    """

    number: int
    published_on: str
    withdrawals: int = 0
    instead_of: Instead | None = None


@dataclass(frozen=True)
class PastRelease:
    """A release that is or was public: its number, its day, and what changed in it since the one before.

    `withdrawn_on`: the day on which it was taken back, and `because` why; of such a one no change is told.
    `published_at`, `withdrawn_at`: the same to the second, in UTC (`2026-06-01T17:05:00Z`); empty where only the day is
    known.
    """

    number: int
    published_on: str
    changes: Changes
    withdrawn_on: str | None = None
    because: Text | None = None
    published_at: str = ""
    withdrawn_at: str = ""


@dataclass(frozen=True)
class Released:
    """A release as an outlet reads it, with what changed in it since the one before."""

    issue: Issue
    site: SiteDocument
    changes: Changes = field(default_factory=Changes)
