"""A number with its noun: one of a thing is told as one."""

import pytest

from indicators.counted import counted


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1216, "1,216 rows")], ids=str
)
def test_a_noun_follows_its_number(number: int, said: str) -> None:
    assert counted(number, "row") == said


def test_what_has_no_s_brings_its_plural() -> None:
    told = [counted(number, "series was judged", "series were judged") for number in (1, 2)]
    assert told == ["1 series was judged", "2 series were judged"]
