"""Notes of figures that tell what a rule of disclosure rounds: they are not shown."""

from collections.abc import Iterator, Mapping

from indicators.release.wording import tells_own
from indicators.release.words import Glossary
from indicators.screening.ruled import Rules
from indicators.store import tables as t

Series = Mapping[str, list[t.Series]]
Observations = Mapping[int, list[t.Observation]]


def record_of(series: t.Series, period: str) -> str:
    """Return by what translations name a figure."""
    return f"{series.indicator}/{series.place}/{series.group}/{period}"


def untold(series: Series, observations: Observations, words: Glossary, rules: Rules) -> frozenset[int]:
    """Return the figures, by number, of which a note tells a number as it is, in any language, while their rule rounds.

    Args:
        series: by their indicators.
        observations: by the numbers of their series, with their numbers as they are.
        words: what the notes are in every language.
        rules: of disclosure.
    """
    return frozenset(row.id for one, row in _noted(series, observations) if _is_told(one, row, words, rules))


def _noted(series: Series, observations: Observations) -> Iterator[tuple[t.Series, t.Observation]]:
    every = (one for own in series.values() for one in own)
    return ((one, row) for one in every for row in observations.get(one.id, []) if row.note)


def _is_told(series: t.Series, row: t.Observation, words: Glossary, rules: Rules) -> bool:
    rule = rules.of(row.source, series.indicator)
    if rule is None or rule[1].round_to is None or row.note is None:
        return False
    said = words.text("observation", record_of(series, row.period), "note", row.note).words
    return tells_own((row.value, row.numerator, row.denominator), row.period, list(said.values()))
