"""The record in words: what held, beside what chance alone would give."""

from dataclasses import replace

from indicators.analysis.codes import BaselineStatus, Grade
from indicators.release.documents import LineSums, MarkSums
from layouts.language.phrases import read_phrases
from layouts.language.record import drawn_on, lines_drawn, tallies
from tests.layouts import made


def test_the_share_of_marks_that_held_stands_beside_what_chance_alone_would_give() -> None:
    given = (MarkSums(Grade.CLEAR, 3, 2, 1, 0, 0), MarkSums(BaselineStatus.WORSE_SO_FAR, 4, 0, 2, 2, 0))
    told = tallies(given, read_phrases()["en"])
    assert [(one.held, one.tested, one.chance) for one in told] == [
        (2, 3, "chance alone: about 50 of 100"),
        (0, 2, "chance alone: at most 10 of 100"),
    ]


def test_where_no_line_was_drawn_it_says_so() -> None:
    said = lines_drawn(LineSums(), LineSums(), read_phrases()["en"])
    assert said == ("We have not drawn any line of where we are headed yet.",)


def test_a_line_that_looks_back_is_told_as_one() -> None:
    """The mark of the measure rests on figures that the line did not foretell: the record says so, and is at one."""
    english, spanish = read_phrases()["en"], read_phrases()["es"]
    said = " ".join(lines_drawn(LineSums(), LineSums(given=1, looking_back=3, not_yet_known=1), english))
    assert "3 figures were known already when their lines were entered: those lines look back." in said
    assert "No figure has come in since" in said
    row = made.RECORD.came[0]
    assert drawn_on(row, english) == "January 15, 2023"
    back = replace(row, entered_on="2026-11-22")
    assert drawn_on(back, english) == "looking back, entered on November 22, 2026"
    assert drawn_on(back, spanish) == "mirando atrás, anotada el 22 de noviembre de 2026"
