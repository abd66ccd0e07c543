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


def test_figures_stand_in_lines_by_their_series_and_the_first_ten_lines_are_told() -> None:
    cells = [("graduates", "town", f"g{group}", str(year), "narrowed") for group in range(12) for year in (2014, 2015)]
    lines = stopped(cells, [], draft=None).splitlines()
    assert lines[1] == "- graduates, town, g0, 2014, 2015 (narrowed)"
    assert lines[10:12] == ["- graduates, town, g9, 2014, 2015 (narrowed)", "- and 4 figures more"]
    assert lines[12].startswith("Publish again: ")


def test_what_was_never_published_is_not_said_to_have_been_shown() -> None:
    said = stopped(((*BOYS, "told by what was shown already"),), [], draft=None, first=True)
    assert "- graduates, town, boys, 2014 (would be told by this release)" in said
    assert "was shown already" not in said
    assert "nothing that was shown takes back" not in said


def test_a_draft_that_a_stricter_rule_has_overtaken_is_published_anew() -> None:
    cells = ((*BOYS, "hidden since"), (*GIRLS, "told by what was shown already"))
    *_, ways = stopped(cells, [], draft=7).splitlines()
    assert ways == (
        "Draft 7 shows figures that are hidden by now, under the rules of today. Publish without --release: that makes "
        "a new release under these rules. It is kept as draft 7."
    )
    assert "--unguard" not in ways
