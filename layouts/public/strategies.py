"""What is being done: strategies, their partners, and measures of the programs in their four quadrants."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.release.documents import MeasureFigure, MeasureNote, Partner, StrategyNote
from layouts.charts import withheld
from layouts.charts.periods import month_text, period_text
from layouts.language.amounts import Unit, amount
from layouts.language.codes import COSTS, FLAGS, QUADRANTS, SECTORS, STATES, in_words
from layouts.language.reader import Words
from layouts.language.withheld import withheld_words
from layouts.public.edition import Edition


@dataclass(frozen=True)
class PartnerView:
    """A partner and what it commits."""

    name: Words
    sector: str
    commitment: Words
    sample: bool


@dataclass(frozen=True)
class FigureView:
    """A figure of a measure with its period; where it is not `known`, why it is not there."""

    period: str
    words: str
    known: bool


@dataclass(frozen=True)
class MeasureView:
    """A measure of a program and its figures, newest first."""

    title: Words
    definition: Words | None
    figures: tuple[FigureView, ...]
    sample: bool


@dataclass(frozen=True)
class Quadrant:
    """One of the four questions to a program, with its measures."""

    question: str
    measures: tuple[MeasureView, ...]


@dataclass(frozen=True)
class StrategyView:
    """A strategy; `key` is its number in the chart."""

    id: str
    key: str
    title: Words
    team: Words
    description: Words | None
    when: str
    facts: tuple[str, ...]
    partners: tuple[PartnerView, ...]
    quadrants: tuple[Quadrant, ...]
    sample: bool


def strategy_views(strategies: Sequence[StrategyNote], edition: Edition) -> tuple[StrategyView, ...]:
    """Return strategies in the order in which they began, numbered as in the chart."""
    ordered = sorted(strategies, key=lambda one: (one.position, one.id))
    return tuple(_strategy(one, str(number), edition) for number, one in enumerate(ordered, start=1))


def _strategy(strategy: StrategyNote, key: str, edition: Edition) -> StrategyView:
    read, words = edition.reader, edition.words
    facts = [in_words(strategy.status, STATES, words)]
    facts += [in_words(strategy.cost, COSTS, words)] if strategy.cost else []
    return StrategyView(
        id=strategy.id,
        key=key,
        title=read.read(strategy.title),
        team=read.read(strategy.team.name),
        description=read.maybe(strategy.description),
        when=_when(strategy, edition),
        facts=tuple(facts),
        partners=tuple(_partner(one, edition) for one in strategy.partners),
        quadrants=_quadrants(strategy.measures, edition),
        sample=strategy.sample,
    )


def _when(strategy: StrategyNote, edition: Edition) -> str:
    began = month_text(strategy.began, edition.words.language)
    if strategy.ended is None:
        return edition.words.say("since %(began)s", began=began)
    ended = month_text(strategy.ended, edition.words.language)
    return edition.words.say("%(began)s to %(ended)s", began=began, ended=ended)


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
        FigureView(period_text(one.period, kind, language), _figure(one, unit, edition), one.value is not None)
        for one in reversed(measure.figures)
    )
    read = edition.reader
    return MeasureView(read.read(measure.title), read.maybe(measure.definition), figures, measure.sample)


def _figure(figure: MeasureFigure, unit: Unit, edition: Edition) -> str:
    if figure.value is not None:
        return amount(figure.value, unit, edition.words)
    if figure.why is not None:
        said = withheld_words(edition.words)
        why = withheld.hidden_reason(figure.why, withheld.Counted(unit.name, None), said, edition.words.language)
        return f"{edition.words.say('Not shown')}: {why}"
    reasons = [in_words(flag, FLAGS, edition.words) for flag in figure.flags]
    return reasons[0] if reasons else edition.words.say("not known")
