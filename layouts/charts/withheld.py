"""Why a period shows no figure: who hid it, and what its mark may say."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.release.documents import Hidden, Point, Text
from layouts.charts.numbers import figure_text

OURS, PUBLISHERS, WITHDRAWN = "hidden for privacy", "suppressed at source", "withdrawn"
ABOUT_THE_COUNTED = "small count"
PROTECTS, PROTECTS_A_GROUP = "protects another", "protects a group"
ELSEWHERE = "withdrawn because, elsewhere"
"""The reason was given, but not in the reader's language."""


@dataclass(frozen=True)
class Counted:
    """Whom the figures of an indicator count: in which unit, and by which name; None where nobody named them."""

    unit: str
    people: Text | None

    def name(self, why: Hidden, said: Mapping[str, str], language: str) -> str:
        """Return who it is that there are few of: those whom a figure counts, where its mark is about them.

        A share of too few people is about all of them, with and without what is counted.
        """
        about = why.reason == ABOUT_THE_COUNTED or self.unit == "people"
        named = about and self.people is not None and language in self.people.words
        return self.people.read(language) if named and self.people else said["people"]


def is_withheld(point: Point) -> bool:
    """Tell whether somebody knows the figure of a point and does not show it: its publisher, or we."""
    return point.value is None and (point.why is not None or bool({OURS, PUBLISHERS, WITHDRAWN} & set(point.flags)))


def reason(point: Point, counted: Counted, said: Mapping[str, str], language: str) -> str | None:
    """Return why a figure is withheld, in lower case and without an end; None where it is not, or no figure is there.

    Args:
        point: a period of a series.
        counted: whom the figures of the indicator count.
        said: templates by reason, and by `people` who are counted where nothing else names them; see
            `layouts.language.withheld`.
        language: a language code.
    """
    if not is_withheld(point):
        return None
    if point.why is None:
        return said[next(flag for flag in (WITHDRAWN, PUBLISHERS, OURS) if flag in point.flags)]
    if point.why.reason == WITHDRAWN and point.note is not None:
        own = point.note.language(language) == language
        return said["withdrawn because" if own else ELSEWHERE].format(reason=point.note.read(language))
    return hidden_reason(point.why, counted, said, language)


@dataclass(frozen=True)
class Foreign:
    """Words in another language than the reader's, as they stand among words in that."""

    language: str
    words: str


def foreign(point: Point, language: str) -> Foreign | None:
    """Return the reason of a withdrawal that was not given in the reader's language; None where none is told."""
    if point.why is None or point.why.reason != WITHDRAWN or point.note is None:
        return None
    own = point.note.language(language)
    words = point.note.read(language).rstrip(".")
    return Foreign(own, words) if own != language and words else None


def foreign_text(text: Text | None, language: str) -> Foreign | None:
    """Return a text that is not given in the reader's language, without its end; None where it is, or there is none."""
    if text is None or text.language(language) == language:
        return None
    words = text.read(language).rstrip(".")
    return Foreign(text.language(language), words) if words else None


def hidden_reason(why: Hidden, counted: Counted, said: Mapping[str, str], language: str) -> str:
    """Return why a rule of ours hides a figure; arguments as of `reason`."""
    told = limit(why, said, language)
    if told is not None:
        return said["exact"].format(limit=told)
    named = PROTECTS_A_GROUP if why.reason == PROTECTS and why.group else why.reason
    template = said.get(named, said[OURS])
    if "{below}" in template and why.below is None:
        return said[OURS]
    return template.format(below=why.below, people=counted.name(why, said, language))


def limit(why: Hidden | None, said: Mapping[str, str], language: str) -> str | None:
    """Return the limit that is told instead of a share: `95% or more`; None where none is."""
    if why is None or why.limit is None:
        return None
    share = figure_text(why.limit, "percent", 0, language)
    return said["top" if why.top else "bottom"].format(share=share)
