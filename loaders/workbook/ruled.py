"""Ruled: what a row of Disclosure rules has to hold, and rules that follow each other."""

from collections.abc import Iterator, Mapping, Sequence

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


def followed(fields: Mapping[str, object]) -> str | None:
    """Return the id of the rule that a row follows; None where it follows none."""
    found = fields.get("follows")
    return found if isinstance(found, str) else None


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
