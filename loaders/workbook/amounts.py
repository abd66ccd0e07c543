"""Amounts: an indicator in plain numbers counts nobody.

Rules of disclosure look at numbers of people, and what stands in plain numbers is none. People who are called a number
would pass every rule.
"""

from collections.abc import Iterator, Mapping

from loaders.problems import Fault

AMOUNT = "number"
EXPECTED = "nobody: a figure in number is an amount, and no rule of disclosure takes it for people"
MEND = "Write people into Unit if a figure counts them; otherwise empty Counted people."


def faults(fields: Mapping[str, object]) -> Iterator[tuple[str, Fault]]:
    """Yield what is wrong with an indicator in plain numbers that says whom its figures count.

    Args:
        fields: the row as it will be stored; fields that nobody has said anything of may be left out.
    """
    people = fields.get("counted_people")
    if people and fields.get("unit") == AMOUNT:
        yield "counted_people", Fault(f"“{people}”, counted in {AMOUNT}", EXPECTED, MEND)
