"""A publication that stops names what tells the figure that is not safe, and the way out that fits."""

from indicators.release.told_by import Followed, Teller
from layouts.language.stopped import stopped

BOYS, GIRLS, ALL = (("graduates", "town", group, "2014") for group in ("boys", "girls", "all"))
CELLS = ((*BOYS, "narrowed"),)


def test_what_is_new_is_named_with_its_load_and_can_be_taken_back() -> None:
    tellers = (Teller(ALL, None, now=True, load=5), Teller(GIRLS, 3, now=True, load=2))
    said = stopped(CELLS, [Followed(BOYS, 4, True, tellers)], draft=None)
    assert (
        "graduates, town, boys, 2014 (new, load 4) follows from graduates, town, all, 2014 (new, load 5); "
        "graduates, town, girls, 2014 (release 3 showed it, load 2). "
    ) in said
    assert "“undo 5” or “undo 4” takes back" in said
    assert "--unguard" not in said
    assert "audit --changes" not in said


def test_a_figure_of_another_rule_is_named_with_its_source() -> None:
    told = [Followed(BOYS, 1, False, (Teller(ALL, None, now=True, load=1, source="state"),))]
    said = stopped(CELLS, told, draft=None)
    assert "graduates, town, all, 2014 (shown as published, load 1, under the rule of state)" in said
    assert "What stands under another rule (state) is not hidden to protect these" in said


def test_what_earlier_releases_tell_is_left_to_a_decision_on_record() -> None:
    told = [Followed(BOYS, 1, False, (Teller(ALL, 1, now=False, load=1), Teller(GIRLS, 2, now=True, load=2)))]
    said = stopped(((*BOYS, "told by what was shown already"),), told, draft=7)
    assert "graduates, town, all, 2014 (release 1 showed it, corrected since, load 1)" in said
    assert "“withdraw” neither" in said
    assert "--unguard" in said
    assert said.endswith("It is kept as draft 7.")
    assert "undo" not in said
