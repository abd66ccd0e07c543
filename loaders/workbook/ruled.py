"""Ruled: what a row of Disclosure rules has to hold, and rules that follow each other."""

from collections.abc import Iterator, Mapping, Sequence

from indicators.reading import KnownRule
from loaders.problems import Fault

THRESHOLDS = {"minimum": "Minimum", "round_to": "Round to", "flag_below": "Flag below"}
UNDATED = Fault(
    "a rule that follows another, without a day",
    "the day from which on it holds",
    "Fill in Begins on, or empty Follows.",
)
ROUNDED = Fault(
    "a rule that names a group for hidden ones, and rounds",
    "one of both: what is told together could be taken off rounded numbers",
    "It was taken, and hidden groups are not told together; empty Round to or Pool into.",
)

COUNTING = frozenset({"small counts", "calhhs", "cal-pass"})
"""The rules of small counts: only these look at whether nobody is counted, or everybody."""
NO_ZEROS = Fault(
    "Zeros is no, in a rule that does not look at counts",
    "an empty cell, or a rule of counts: " + ", ".join(sorted(COUNTING)),
    "It was taken, and 0 of 50 is shown all the same; where that tells too much, write yes into Coded.",
)


def faults(fields: Mapping[str, object]) -> Iterator[tuple[str, Fault]]:
    """Yield each field of a rule that cannot hold, and why.

    Args:
        fields: the row as it will be stored; fields that nobody has said anything of may be left out.
    """
    for field, header in THRESHOLDS.items():
        number = fields.get(field)
        if isinstance(number, int) and number < 1:
            mend = f"Correct {header}; leave it empty for what the rule itself says."
            yield field, Fault(f"{header} of {number}", "a whole number, 1 or more", mend)
    if fields.get("follows") and not fields.get("begins_on"):
        yield "begins_on", UNDATED


def doubts(fields: Mapping[str, object]) -> Iterator[tuple[str, Fault]]:
    """Yield each field of a rule that says nothing beside another one, and why; `fields` are those of `faults`."""
    if fields.get("pool_into") and fields.get("round_to"):
        yield "pool_into", ROUNDED
    if fields.get("zeros") is False and fields.get("rule") not in COUNTING:
        yield "zeros", NO_ZEROS


def tangled(stored: Mapping[str, KnownRule], rows: Mapping[str, Mapping[str, object]]) -> dict[str, tuple[str, Fault]]:
    """Return the rules of a file that leave open which rule holds on a day: the field of each, and why.

    Args:
        stored: what is stored, by the id of the rule.
        rows: the fields of each rule of the file that can be stored; columns that it leaves out are as stored.
    """
    said = {key: {**vars(stored.get(key, KnownRule(key))), **row} for key, row in rows.items()}
    rules = {key: vars(one) for key, one in stored.items()} | said
    follows = {key: _text(one.get("follows")) for key, one in rules.items()}
    found = circles(follows)
    days = {key: one.get("begins_on") for key, one in rules.items() if key not in found and follows[key]}
    again = _beginning_together({key: (_onwards(follows, key)[-1], day) for key, day in days.items() if day})
    return {
        **{key: ("begins_on", _together(other)) for key, other in again.items() if key in rows},
        **{key: ("follows", circle(chain)) for key, chain in found.items() if key in rows},
    }


def _beginning_together(begun: Mapping[str, tuple[str, object]]) -> dict[str, str]:
    """Return the rules that begin on one day in the place of the same first rule, each with another of them.

    Args:
        begun: by the id of each rule that follows another, the first rule of all it follows, and its day.
    """
    together: dict[tuple[str, object], list[str]] = {}
    for key, when in begun.items():
        together.setdefault(when, []).append(key)
    several = [keys for keys in together.values() if len(keys) > 1]
    return {key: next(one for one in keys if one != key) for keys in several for key in keys}


def _together(other: str) -> Fault:
    """Return what is wrong with a rule that begins on the day of another."""
    return Fault(
        f"the day on which “{other}” begins, in the place of the same rule",
        "one rule in the place of another from each day on, or nobody could tell which of both holds",
        "Give it another day, or take it out.",
    )


def _text(written: object) -> str | None:
    return written if isinstance(written, str) and written else None


def circles(follows: Mapping[str, str | None]) -> dict[str, Sequence[str]]:
    """Return the rules that follow themselves, each with the circle from it to its last rule.

    Args:
        follows: by the id of each rule the one that it follows.
    """
    found = {key: _onwards(follows, key) for key in follows}
    return {key: chain for key, chain in found.items() if follows.get(chain[-1]) == key}


def circle(chain: Sequence[str]) -> Fault:
    """Return what is wrong with a rule that follows itself."""
    said = " follows ".join(f"“{one}”" for one in [*chain, chain[0]])
    return Fault(f"a circle: {said}", "rules of which one is the first", "Empty Follows in the row that came first.")


def _onwards(follows: Mapping[str, str | None], first: str) -> Sequence[str]:
    """Return a rule, the one that it follows and so on, each once."""
    chain = [first]
    while (after := follows.get(chain[-1])) is not None and after not in chain:
        chain.append(after)
    return chain
