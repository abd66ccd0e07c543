"""What is being done: strategies, their partners, and measures of the programs in their four quadrants."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.periods import parse
from indicators.release.documents import MeasureFigure, MeasureNote, Partner, Point, StrategyNote
from layouts.charts import withheld
from layouts.charts.periods import month_text, period_text
from layouts.charts.sparkline import small_curve
from layouts.language.amounts import Unit, amount
from layouts.language.codes import COSTS, FLAGS, QUADRANTS, SECTORS, STATES, in_words
from layouts.language.reader import Words
from layouts.language.withheld import withheld_words
from layouts.public.edition import Edition, Link


@dataclass(frozen=True)
class PartnerView:
    """A partner and what it commits."""

    name: Words
    sector: str
    commitment: Words
    sample: bool


@dataclass(frozen=True)
class FigureView:
    """A figure of a measure with its period; where it is not `known`, why it is not there. `hidden`: by our rule."""

    period: str
    words: str
    known: bool
    hidden: bool = False


@dataclass(frozen=True)
class MeasureView:
    """A measure of a program and its figures, newest first; `curve` is a small SVG of them."""

    title: Words
    definition: Words | None
    figures: tuple[FigureView, ...]
    sample: bool
    curve: str = ""


@dataclass(frozen=True)
class Quadrant:
    """One of the four questions to a program, with its measures."""

    question: str
    measures: tuple[MeasureView, ...]


@dataclass(frozen=True)
class StrategyView:
    """A strategy; `key` is its number in the chart, `address` that of its page."""

    id: str
    key: str
    title: Words
    address: str
    team: Link
    description: Words | None
    when: str
    facts: tuple[str, ...]
    partners: tuple[PartnerView, ...]
    quadrants: tuple[Quadrant, ...]
    sample: bool


def strategy_views(strategies: Sequence[StrategyNote], edition: Edition) -> tuple[StrategyView, ...]:
    """Return strategies in the order in which they began, numbered as in the chart."""
    ordered = sorted(strategies, key=lambda one: (one.position, one.id))
    return tuple(strategy_view(one, edition, key=str(number)) for number, one in enumerate(ordered, start=1))


def strategy_view(strategy: StrategyNote, edition: Edition, *, key: str = "") -> StrategyView:
    """Return a strategy as its reader sees it."""
    read, words = edition.reader, edition.words
    facts = [in_words(strategy.status, STATES, words)]
    facts += [in_words(strategy.cost, COSTS, words)] if strategy.cost else []
    return StrategyView(
        id=strategy.id,
        key=key,
        title=read.read(strategy.title),
        address=edition.addresses.strategy(strategy.id),
        team=Link(read.read(strategy.team.name), edition.addresses.team(strategy.team.id)),
        description=read.maybe(strategy.description),
        when=when(strategy.began, strategy.ended, edition),
        facts=tuple(facts),
        partners=tuple(_partner(one, edition) for one in strategy.partners),
        quadrants=_quadrants(strategy.measures, edition),
        sample=strategy.sample,
    )


def when(began: str, ended: str | None, edition: Edition) -> str:
    """Return from when to when something goes on, in months: `since March 2012`."""
    first = month_text(began, edition.words.language)
    if ended is None:
        return edition.words.say("since %(began)s", began=first)
    return edition.words.say("%(began)s to %(ended)s", began=first, ended=month_text(ended, edition.words.language))


def _partner(partner: Partner, edition: Edition) -> PartnerView:
    read = edition.reader.read
    sector = in_words(partner.sector, SECTORS, edition.words)
    return PartnerView(read(partner.organisation), sector, read(partner.commitment), partner.sample)


def _quadrants(measures: Sequence[MeasureNote], edition: Edition) -> tuple[Quadrant, ...]:
    """Return the quadrants that hold a measure, in the order of the questions."""
    filled = [(code, [one for one in measures if one.quadrant == code]) for code in QUADRANTS]
    return tuple(
        Quadrant(in_words(code, QUADRANTS, edition.words), tuple(_measure(one, edition) for one in held))
        for code, held in filled
        if held
    )


def _measure(measure: MeasureNote, edition: Edition) -> MeasureView:
    unit = Unit(measure.unit, measure.decimals)
    language, kind = edition.words.language, measure.period_type
    figures = tuple(
        FigureView(
            period_text(one.period, kind, language),
            _figure(one, unit, edition),
            known=one.value is not None,
            hidden=one.why is not None,
        )
        for one in reversed(measure.figures)
    )
    read = edition.reader
    definition, curve = read.maybe(measure.definition), small_curve(_points(measure), kind)
    return MeasureView(read.read(measure.title), definition, figures, measure.sample, curve)


def _points(measure: MeasureNote) -> list[Point]:
    """Return the figures of a measure as those of a curve, which breaks where they begin to be counted otherwise."""
    made, definition = [], 0
    for one in measure.figures:
        definition += "break" in one.flags
        period = parse(one.period, measure.period_type)
        starts, ends = period.starts_on.isoformat(), period.ends_on.isoformat()
        made.append(Point(one.period, starts, ends, period.position, one.value, None, None, definition, one.flags, ""))
    return made


def _figure(figure: MeasureFigure, unit: Unit, edition: Edition) -> str:
    if figure.value is not None:
        return amount(figure.value, unit, edition.words)
    if figure.why is not None:
        said = withheld_words(edition.words)
        why = withheld.hidden_reason(figure.why, withheld.Counted(unit.name, None), said, edition.words.language)
        return f"{edition.words.say('Not shown')}: {why}"
    reasons = [in_words(flag, FLAGS, edition.words) for flag in figure.flags]
    return reasons[0] if reasons else edition.words.say("not known")
