"""Voted: what a row of Data needs says of a vote has to be possible."""

from collections.abc import Iterator, Mapping

from loaders.problems import Fault

VOTES = {"votes_for": "Votes for", "votes_against": "Votes against", "votes_abstaining": "Votes abstaining"}


def faults(fields: Mapping[str, object]) -> Iterator[tuple[str, Fault]]:
    """Yield each number of votes that nobody can have counted.

    Args:
        fields: what was read of the row; fields of columns that the sheet leaves out are not there.
    """
    for field, header in VOTES.items():
        votes = fields.get(field)
        if isinstance(votes, int) and votes < 0:
            yield field, Fault(f"“{votes}”", "a number of votes, 0 or more", f"Correct {header}, or leave it empty.")
