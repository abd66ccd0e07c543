"""Inhabited: what a row of Places says of its people has to be possible."""

from collections.abc import Iterator, Mapping

from loaders.problems import Fault


def faults(fields: Mapping[str, object]) -> Iterator[tuple[str, Fault]]:
    """Yield what is wrong with a population that nobody can have counted.

    Args:
        fields: what was read of the row; fields of columns that the sheet leaves out are not there.
    """
    people = fields.get("population")
    if isinstance(people, int) and people < 0:
        mend = "Correct Population, or leave it empty: that is unknown."
        yield "population", Fault(f"“{people}”", "a number of people, 0 or more", mend)
