"""Asking: questions that only a reader can answer; what would be asked about many columns is asked once."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from loaders.proposing.columns import listed

MOST_NAMED = 20


@dataclass(frozen=True)
class Question:
    """A question about one column, and how it is put about several.

    Attributes:
        about: the column, as a person would call it.
        one: the question about it alone; many: the same about several, `{}` standing for their names.
    """

    about: str
    one: str
    many: str


def asked_once(asked: Sequence[tuple[Hashable, Question]]) -> tuple[dict[Hashable, list[str]], list[str]]:
    """Return what is asked where, and what is asked once about several; each question comes with where it belongs."""
    alike: dict[str, list[tuple[Hashable, Question]]] = defaultdict(list)
    for where, question in asked:
        alike[question.many].append((where, question))
    alone: dict[Hashable, list[str]] = defaultdict(list)
    together = []
    for many, same in alike.items():
        if len(same) == 1:
            where, question = same[0]
            alone[where].append(question.one)
        else:
            names = dict.fromkeys(question.about for _, question in same)
            together.append(many.replace("{}", listed(names, most=MOST_NAMED)))
    return alone, together
