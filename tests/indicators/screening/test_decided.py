"""What was decided is decided again where other figures add up beside it, and nothing is taken back."""

import datetime as dt
from dataclasses import replace

import pytest

from indicators.disclosure.adding import Figure
from indicators.disclosure.policy import PRESETS, Numbers, verdict
from indicators.disclosure.tables import Part, Sum
from indicators.screening.choice import Worth, decide
from indicators.screening.gathering import Gathered, Standing
from indicators.store import tables as t

CALHHS = PRESETS["calhhs"]
WORTH = Worth({"all": "all"}, set(), set(), {"graduates": dt.date(2014, 12, 31)})
COUNTS = {"county": 90, "east": 84, "west": 6}
ADDED = [Sum(Part.COUNT, "county", ("east", "west"))]


def standing(place: str, **kept: object) -> Standing:
    """The people of a place who graduated, and what was decided of them."""
    number = list(COUNTS).index(place)
    key = (number, "2014", str(COUNTS[place]))
    row = {"reason": None, "vague": False, "policy": "rule", "hidden_load_id": None, **kept}
    return Standing(
        key,
        t.Series(id=number, indicator="graduates", place=place, group="all"),
        "ours",
        Figure(place, "graduates", place, "all", dt.date(2014, 1, 1), dt.date(2014, 12, 31), COUNTS[place], None),
        now=True,
        has_value=True,
        rule=("rule", CALHHS),
        verdict=verdict(CALHHS, Numbers(COUNTS[place], None, share=False)),
        kept=t.ScreenedFigure(**row) if kept else None,
    )


def hidden(*figures: Standing, sums: list[Sum]) -> tuple[set[str], dict[str, str | None]]:
    """The places whose figures are hidden; and the digests to keep."""
    rows = decide(Gathered({one.figure.key: one for one in figures}, sums, {}), WORTH, load=1)
    names = list(COUNTS)
    kept = {names[row["series_id"]]: row["sums"] for row in rows}
    return {names[row["series_id"]] for row in rows if row["reason"] is not None}, kept


def before(sums: list[Sum]) -> dict[str, str | None]:
    """The digests of what was decided of three places, of which two are shown."""
    return hidden(*(standing(place) for place in COUNTS), sums=sums)[1]


def test_a_place_that_lies_in_another_now_is_held_against_it() -> None:
    digests = before([])
    decided = [standing("county", sums=digests["county"]), standing("east", sums=digests["east"])]
    west = standing("west", sums=digests["west"], reason="small count")
    assert hidden(*decided, west, sums=[])[0] == {"west"}
    assert hidden(*decided, west, sums=ADDED)[0] == {"west", "east"}


def test_beside_the_same_sums_nothing_is_decided_again() -> None:
    """Somebody has marked the east as shown by hand: nobody asks again, and the attack will find it."""
    digests = before(ADDED)
    decided = [standing("county", sums=digests["county"]), standing("east", sums=digests["east"])]
    west = standing("west", sums=digests["west"], reason="small count")
    assert hidden(*decided, west, sums=ADDED)[0] == {"west"}


@pytest.mark.parametrize(
    ("known", "expected"), [(("east",), {"west", "county"}), (("county", "east"), {"west"}), ((), {"west", "east"})]
)
def test_what_was_shown_stays_known(known: tuple[str, ...], expected: set[str]) -> None:
    """Where both others were shown, nothing that is hidden now helps: the attack stops the release."""
    decided = [standing(place, sums="of old", shown_since_id=1 if place in known else None) for place in COUNTS]
    west = standing("west", sums="of old", reason="small count", hidden_since_id=1)
    assert hidden(*decided[:2], west, sums=ADDED)[0] == expected


def test_what_was_hidden_stays_hidden_when_the_sum_that_asked_for_it_is_gone() -> None:
    digests = before(ADDED)
    east = standing("east", sums=digests["east"], reason="protects another", hidden_since_id=1)
    west = standing("west", sums=digests["west"], reason="small count", hidden_since_id=1)
    assert hidden(standing("county", sums=digests["county"]), east, west, sums=[])[0] == {"east", "west"}


@pytest.mark.parametrize(("released", "expected"), [(None, {"small count", "whole table"}), (1, {"small count"})])
def test_a_mark_that_tells_too_much_becomes_vague_unless_a_release_has_told_it(
    released: int | None, expected: set[str]
) -> None:
    """3 and 4 of 7: were all three marked "fewer than 11", each of the two would be known to be fewer than 10."""
    small = []
    for place, count in {"county": 7, "east": 3, "west": 4}.items():
        one = standing(place, sums="of old", reason="small count", hidden_since_id=released)
        said = verdict(CALHHS, Numbers(count, None, share=False))
        small.append(replace(one, figure=replace(one.figure, count=count), verdict=said))
    rows = decide(Gathered({one.figure.key: one for one in small}, ADDED, {}), WORTH, load=1)
    assert {str(row["reason"]) for row in rows} == expected


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (0, [None, None, "small count"]),
        (1, [None, "protects another", "small count"]),
        (2, ["whole table", "whole table", "whole table"]),
    ],
)
def test_what_stopped_a_publication_is_chosen_again_and_where_that_does_not_help_all_is_hidden(
    times: int, expected: list[str | None]
) -> None:
    """It was decided, wrongly, to show 90 and 84 beside a hidden 6."""
    digests = before(ADDED)
    reasons = {"county": None, "east": None, "west": "small count"}
    wrong = [standing(place, reason=reason, sums=digests[place]) for place, reason in reasons.items()]
    gathered = Gathered({one.figure.key: one for one in wrong}, ADDED, {})
    rows = decide(gathered, WORTH, load=1, stopped={("graduates", "west", "all", "2014"): times})
    assert [row["reason"] for row in rows] == expected
