"""What the command line shows: words that follow their numbers."""

import pytest

from layouts import terminal


def test_one_of_each_that_was_undone_is_told_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.show_undone(
        {
            "undoes": 1,
            "file": "a.xlsx",
            "load": 2,
            "figures": 1,
            "brought_back": 0,
            "records": {"taken_away": 1},
            "wordings": 1,
            "forecasts": 0,
            "repeating": {},
        }
    )
    told = " ".join(capsys.readouterr().out.split())
    assert "1 figure taken away, 0 earlier ones brought back, 1 row of the framework taken away" in told
    assert "1 translation changed." in told
