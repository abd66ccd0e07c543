"""A document that an earlier release wrote in another form is still read."""

import json
from typing import Any

from indicators.release.documents import LineSums, MarkSums
from indicators.release.forms import RECORD


def named(record: str) -> dict[str, Any]:
    """A record with its name, as JSON holds it."""
    return {"id": record, "name": {"words": {"en": record}, "drafts": []}}


ABOUT = {
    "indicator": named("reading"),
    "place": named("town"),
    "group": named("all"),
    "unit": "percent",
    "decimals": 1,
    "period_type": "year",
    "sample": False,
}
FIGURE = {"position": 2024.0, "value": 54.0, "expected": 53.0, "lower": 50.0, "upper": 56.0}
BEFORE = {
    "forecasts": [
        {
            "about": ABOUT,
            "own": False,
            "frozen_on": "2024-02-01",
            "periods": 5,
            "came": [
                {**FIGURE, "inside": True, "inside_outer": True},
                {**FIGURE, "position": 2025.0, "value": 58.0, "inside": False, "inside_outer": True},
            ],
        },
        {"about": ABOUT, "own": True, "frozen_on": "2024-02-01", "periods": 3, "came": []},
    ],
    "marks": [
        {
            "about": ABOUT,
            "kind": "clear",
            "direction": "better",
            "position": 2023.0,
            "given_on": "2024-02-01",
            "fate": fate,
        }
        for fate in ("held", "open")
    ],
}


def test_a_record_that_held_every_row_and_no_sums_is_read_with_the_sums_of_its_rows() -> None:
    read = RECORD.validate_json(json.dumps(BEFORE))
    assert read.ours == LineSums(given=1, inside=1, outside=1, inside_outer=2, not_yet_known=3)
    assert read.own == LineSums(given=1, not_yet_known=3)
    assert read.kinds == (MarkSums("clear", given=2, held=1, not_held=0, not_yet_known=1, untestable=0),)
    assert [one.figure.position for one in read.came] == [2025.0, 2024.0]
    assert [one.fate for one in read.marks] == ["held"]


def test_a_record_of_today_is_read_as_it_was_written() -> None:
    read = RECORD.validate_json(json.dumps(BEFORE))
    assert RECORD.validate_json(RECORD.dump_json(read)) == read
