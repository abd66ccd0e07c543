"""The record in words: what held, beside what chance alone would give."""

from indicators.analysis.codes import BaselineStatus, Grade
from indicators.release.documents import LineSums, MarkSums
from layouts.language.phrases import read_phrases
from layouts.language.record import lines_drawn, tallies


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
