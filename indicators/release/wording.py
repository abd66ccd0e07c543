"""Whether words that are kept or shown hold a number that nobody may know: a reason, a comment, a decision."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from indicators.screening.keys import Key, key_of
from indicators.screening.measures import hidden_measures
from indicators.screening.ruled import Rules
from indicators.screening.withdrawn import withdrawn
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import figures
from indicators.store.queries.guarded import Fed
from indicators.store.queries.screened import Version, screened, versions

NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
THOUSANDS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
AT_SOURCE = "suppressed at source"


def tells(session: Session, texts: Sequence[str], *, indicator: str, figure: tuple[int, str]) -> bool:
    """Tell whether some words hold a number of a figure, or of a hidden one of its indicator.

    `texts` are the reason in every language; `figure` is the number of its series, and its period. Numbers are found
    however they are written in digits, rounded or not; a period that has figures is no number. Those written as words
    are not found.
    """
    own = versions(session, figures.series(session, {indicator}).values())
    hidden = {(one.series_id, one.period, one.content) for one in _hidden(session, own)}
    secret = {number for one in own if _is_secret(one, hidden, figure) for number in _numbers(one)}
    return Secrets(frozenset(secret), frozenset(one.period for one in own)).are_told(texts)


def tells_own(numbers: tuple[float | None, float | None, float | None], period: str, texts: Sequence[str]) -> bool:
    """Tell whether some words hold a number of their own figure: its value, those behind it, or those left over.

    Args:
        numbers: value, numerator and denominator; None where unknown.
        period: of the figure; it is no number.
        texts: the words in every language.
    """
    return Secrets(frozenset(_every(*numbers)), frozenset({period})).are_told(texts)


@dataclass(frozen=True)
class Secrets:
    """Numbers that nobody may know, and the periods that have figures, which are no numbers."""

    numbers: frozenset[float]
    periods: frozenset[str]

    @classmethod
    def read(cls, session: Session, *, today: dt.date) -> "Secrets":
        """Return those of every indicator and every program: what is hidden, withdrawn, or suppressed at source."""
        every = versions(session, figures.series(session).values())
        hidden = {(one.series_id, one.period, one.content) for one in _hidden(session, every)}
        hidden = {*hidden, *withdrawn(session)}
        secret = {number for one in every if _is_secret(one, hidden) for number in _numbers(one)}
        measured = figures.measure_observations(session)
        rows = {one.id: one for each in measured.values() for one in each}
        unseen = hidden_measures(session, measured, Rules.read(session, today=today))
        secret |= {number for one in unseen for number in _numbers(rows[one])}
        return cls(frozenset(secret), frozenset({one.period for one in every} | {one.period for one in rows.values()}))

    @classmethod
    def of(cls, fed: Collection[Fed]) -> "Secrets":
        """Return those of some figures."""
        return cls(frozenset(number for one in fed for number in _numbers(one)), frozenset(one.period for one in fed))

    def are_told(self, texts: Sequence[str]) -> bool:
        """Tell whether some words hold one of the numbers, rounded or not."""
        said = [_without_periods(text, self.periods) for text in texts]
        return any(abs(number - each) < unit for text in said for each, unit in _read(text) for number in self.numbers)


def _hidden(session: Session, own: Sequence[Version[int]]) -> Iterator[t.ScreenedFigure]:
    return (one for one in screened(session, {each.series_id for each in own}) if one.reason is not None)


def _is_secret(one: Version[int], hidden: Collection[Key], figure: tuple[int, str] | None = None) -> bool:
    return (one.series_id, one.period) == figure or key_of(one) in hidden or AT_SOURCE in one.flags


def _numbers(one: Version[int] | Fed | t.MeasureObservation) -> Iterator[float]:
    """Yield every number of a figure: those behind it, and how many are left over."""
    yield from _every(one.value, one.numerator, one.denominator)


def _every(value: float | None, numerator: float | None, denominator: float | None) -> Iterator[float]:
    yield from (each for each in (value, numerator, denominator) if each is not None)
    if numerator is not None and denominator is not None:
        yield denominator - numerator


def _without_periods(text: str, periods: Collection[str]) -> str:
    plain = text.replace("–", "-")
    for period in sorted(periods, key=len, reverse=True):
        plain = re.sub(rf"(?<![\d.,]){re.escape(period)}(?![\d]|[.,]\d)", " ", plain)
    return plain


def _read(text: str) -> Iterator[tuple[float, float]]:
    """Yield the numbers of a text as they can be read, each with the unit of its last digit: of `1,234` both."""
    for found in NUMERAL.findall(text):
        if THOUSANDS.fullmatch(found):
            yield float(re.sub("[.,]", "", found)), 1.0
        whole, sign, decimals = found.replace(",", ".").rpartition(".")
        yield float(f"{whole.replace('.', '')}{sign}{decimals}"), 10.0 ** -len(decimals) if sign else 1.0
