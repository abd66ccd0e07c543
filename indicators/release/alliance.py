"""Who works on it and where figures come from, in a release: strategies, teams, partners, sources, the year's work."""

from dataclasses import dataclass

from indicators.release.documents import SourceNote, TeamNote
from indicators.release.missing import DataNeedNote, GapNote
from indicators.release.texts import Named, Text
from indicators.release.work import StrategyNote


@dataclass(frozen=True)
class StrategyDocument:
    """A strategy with the outcomes and the indicators that it means to help."""

    strategy: StrategyNote
    outcomes: tuple[Named, ...]
    indicators: tuple[Named, ...]


@dataclass(frozen=True)
class StrategyLine:
    """A strategy in a list; days are ISO texts."""

    id: str
    title: Text
    status: str
    began: str
    ended: str | None
    sample: bool


@dataclass(frozen=True)
class AskNote:
    """What a team asks of the council (`recommendation`), or what stands in its way (`impediment`)."""

    id: str
    kind: str
    title: Text
    text: Text | None
    raised_on: str
    status: str
    sample: bool


@dataclass(frozen=True)
class TeamDocument:
    """A team with its strategies, the figures that it looks after, what it asked for, and how to join it."""

    team: TeamNote
    strategies: tuple[StrategyLine, ...] = ()
    needs: tuple[DataNeedNote, ...] = ()
    asks: tuple[AskNote, ...] = ()
    joining: Text | None = None


@dataclass(frozen=True)
class PledgeNote:
    """What an organisation commits to a strategy, from day to day."""

    strategy: Named
    commitment: Text
    began: str | None
    ended: str | None
    sample: bool


@dataclass(frozen=True)
class OrganisationNote:
    """A partner: what it commits, and the sources that it publishes."""

    id: str
    name: Text
    sector: str
    address: str | None
    sample: bool
    pledges: tuple[PledgeNote, ...]
    sources: tuple[Named, ...]


@dataclass(frozen=True)
class PublisherNote:
    """Somebody whose published figures are used and who is no partner; `name` has no twin."""

    name: str
    sources: tuple[Named, ...]


@dataclass(frozen=True)
class PartnersDocument:
    """Every partner by its id, and every other publisher by its name."""

    organisations: tuple[OrganisationNote, ...]
    publishers: tuple[PublisherNote, ...]


@dataclass(frozen=True)
class SourceState:
    """A source, the years that its shown figures describe, and what is late of it.

    Attributes:
        first, last: years; None while no figure of it is shown.
        late: gaps of kind `late` whose newest figure came from it.
        indicators: those that it feeds.
    """

    source: SourceNote
    first: int | None
    last: int | None
    late: tuple[GapNote, ...]
    indicators: tuple[Named, ...]


@dataclass(frozen=True)
class SourcesDocument:
    """Every source in use: first what is late, then by the title of its publisher."""

    sources: tuple[SourceState, ...]


@dataclass(frozen=True)
class DueNote:
    """What is due: a figure that is `needed`, a `target`, or the `edition` of a source.

    `on`: an ISO date; of a target the last day of its period. `who`: who is to do it; None where nobody is named.
    """

    kind: str
    on: str
    what: Text
    who: Text | None
    overdue: bool
    sample: bool


@dataclass(frozen=True)
class YearOfOutcome:
    """What is due for an outcome, in the order of the days."""

    outcome: str
    due: tuple[DueNote, ...]


@dataclass(frozen=True)
class WorkplanDocument:
    """What is due in a year, outcome by outcome."""

    year: int
    outcomes: tuple[YearOfOutcome, ...]
