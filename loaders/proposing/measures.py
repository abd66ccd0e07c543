"""What an unknown table measures: an indicator of the framework only where nothing differs but spelling."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from indicators.reading import Framework, KnownIndicator
from loaders.proposing.columns import Column, listed
from loaders.proposing.kinds import Kind
from loaders.proposing.writing import without_period

# A name of this likeness is worth being asked about (0 to 100); only one that is the same is taken.
NEAR = 70
LONGEST_SLUG = 48
WHICH = "Which indicator of yours is this? The name here is made from the file and is none of yours."
SAYS_NOTHING = re.compile(
    r"(?:value|values|data|figure|figures|rate|percent|percentage|pct|number|count|total|estimate|amount|n|%|#|no"
    r"|sheet ?\d*|table ?\d*|tabelle ?\d*|measure|result|obs value|dataformat)\.?",
    re.IGNORECASE,
)
WORDS = re.compile(r".*(?:indicator|measure|metric|variable|series|statistic|outcome|topic|question).*", re.IGNORECASE)


@dataclass(frozen=True)
class Measured:
    """The indicator of some figures: its id, the evidence, and the question where it is not certain.

    `text` is what names it and `where` says where that stands; `near` are indicators that are called alike.
    """

    indicator: str
    evidence: str
    question: str | None = None
    known: KnownIndicator | None = None
    text: str = ""
    where: str = ""
    near: tuple[str, ...] = ()

    @property
    def hint(self) -> str:
        """What may be meant, in brackets; "" where nothing is near."""
        return f" (perhaps {listed(self.near)})" if self.near else ""

    def says(self, title: str) -> bool:
        """Say whether a title is the text that names it."""
        return without_period(title) == self.text


def slug(text: str) -> str:
    """Return a text as an id of small letters, digits and hyphens, cut between two words."""
    words = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
    cut = words if len(words) <= LONGEST_SLUG else words[:LONGEST_SLUG].rpartition("-")[0] or words[:LONGEST_SLUG]
    return cut.strip("-") or "unnamed"


class IndicatorNames:
    """Everything that the framework's indicators are called, made comparable once for all the columns of a file."""

    def __init__(self, framework: Framework) -> None:
        self.indicators = framework.indicators
        self._ids: dict[str, str] = {}
        for known in framework.indicators.values():
            for written in filter(None, (known.id, known.id.replace("-", " "), known.title, *known.aliases)):
                self._ids.setdefault(written, known.id)
        self._folded = {written: utils.default_process(written) for written in self._ids}
        self._same = {folded: self._ids[written] for written, folded in reversed(self._folded.items()) if folded}

    def same(self, text: str) -> str | None:
        """Return the indicator that a text names, when nothing differs but case, spaces and signs."""
        return self._same.get(utils.default_process(text))

    def near(self, text: str) -> tuple[str, ...]:
        """Return the indicators that are called nearly so, the nearest first."""
        folded = utils.default_process(text)
        near = process.extract(folded, self._folded, scorer=fuzz.WRatio, score_cutoff=NEAR, limit=3)
        return tuple(dict.fromkeys(self._ids[written] for _, _, written in near))


def measured(texts: Sequence[tuple[str, str]], names: IndicatorNames) -> Measured:
    """Return what figures measure.

    Args:
        texts: what names them and where that stands, the nearest first: ("Graduates, 2014", "the header").
        names: of the indicators that may be meant.
    """
    said = [(without_period(text), where) for text, where in texts]
    telling = [(text, where) for text, where in said if text and not SAYS_NOTHING.fullmatch(text)]
    for text, where in telling:
        if found := names.same(text):
            known = names.indicators[found]
            return Measured(found, f"{where} says “{text}”, which is your {found}", None, known, text, where)
    text, where = telling[0] if telling else (said[0] if said else ("", "nothing"))
    near = names.near(text)
    hint = f" Perhaps {listed(near)}." if near else ""
    return Measured(slug(text), f"{where} says “{text}”", f"{WHICH}{hint}", None, text, where, near)


def find_names(columns: Sequence[Column], names: IndicatorNames) -> Column | None:
    """Return the column that names the indicator of each row; None where no column does."""
    for column in columns:
        if column.share(Kind.TEXT) > 0.5 and WORDS.fullmatch(column.header) and len(column.texts) < column.filled:
            return column
    few = [column for column in columns if column.share(Kind.TEXT) > 0.5 and len(column.texts) <= 100]
    return next((column for column in few if any(names.same(text) for text in column.texts)), None)


def meant_by(column: Column, names: IndicatorNames) -> dict[str, str]:
    """Return what a column of names says, to the indicator that is called the same."""
    found = {text: names.same(text) for text in list(column.texts)[:500]}
    return {text: indicator for text, indicator in found.items() if indicator}
