"""Lines of a text that are cut otherwise than the others are refused by name: none is lost, none taken for a note."""

from collections.abc import Callable
from pathlib import Path

import pytest

from indicators.reading import Framework, KnownGroup, KnownIndicator, KnownPlace, ProblemKind, Reading

Read = Callable[..., Reading]
OPEN_QUOTE = "a cell that holds whole lines of the file: “{}”"


@pytest.fixture
def known() -> Framework:
    places = {"linn": "Linn County", "lane": "Lane County", "oregon": "Oregon"}
    return Framework(
        ("en",),
        {"poverty": KnownIndicator("poverty", "percent", "year", "Poverty", source="survey")},
        {one: KnownPlace(one, name, None, (), "county") for one, name in places.items()},
        {"all": KnownGroup("all", "all", "any", ())},
        ids={"source": frozenset({"survey"})},
    )


@pytest.fixture
def figures(read: Read, known: Framework, tmp_path: Path) -> Callable[[str], tuple[list[tuple[str, float]], list[str]]]:
    """Write a text, read it, see that every cell is accounted for; return places with values, and the refusals."""

    def found(text: str) -> tuple[list[tuple[str, float]], list[str]]:
        path = tmp_path / "Poverty.csv"
        path.write_text(text, "utf-8", newline="")
        reading = read(path, known)
        assert reading.cells == len(reading.figures) + reading.rejected + reading.outside
        told = reading.figures[["place", "value"]].itertuples(index=False, name=None)
        refused = [one for one in reading.problems if one.kind is ProblemKind.REJECTED]
        assert reading.rejected == sum(one.cells for one in refused)
        return sorted((str(place), float(value)) for place, value in told), [
            f"{one.cell} {one.cells} {one.found}" for one in refused
        ]

    return found


Figures = Callable[[str], tuple[list[tuple[str, float]], list[str]]]
HEADER = "Place,Year,Value\n"
TWO = "Linn County,2013,13\nOregon,2013,14\n"


def line(sign: str, written: str, own: str = "commas") -> str:
    """What is said of a line with another sign."""
    return f"a line that is parted by {sign}, the others by {own}: “{written}”"


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (HEADER + TWO + "Lane County;2013;12\n", ["A4 1 " + line("semicolons", "Lane County;2013;12")]),
        (HEADER + "Lane County;2013;12\n" + TWO, ["A2 1 " + line("semicolons", "Lane County;2013;12")]),
        (HEADER + TWO + "Lane County|2013|<5\n", ["A4 1 " + line("bars", "Lane County|2013|<5")]),
        # A decimal comma parts the line once more.
        (HEADER + TWO + "Lane County;2013;12,5\n", ["A4 1 " + line("semicolons", "Lane County;2013;12,5")]),
        (
            HEADER + TWO + "Lane County\t2013\t12\nEugene\t2013\t12\n",
            ["A4 1 " + line("tabs", "Lane County 2013 12"), "A5 1 " + line("tabs", "Eugene 2013 12")],
        ),
        # Years as columns: each of the line's two figures is counted.
        (
            "Place,2013,2014\nLinn County,13,\nOregon,14,\nLane County;12;11\n",
            ["A4 2 " + line("semicolons", "Lane County;12;11")],
        ),
        (
            (HEADER + TWO).replace(",", ";") + "Lane County,2013,12\n",
            ["A4 1 " + line("commas", "Lane County,2013,12", "semicolons")],
        ),
    ],
)
def test_a_line_parted_by_another_sign_is_refused_and_counted(figures: Figures, text: str, refused: list[str]) -> None:
    told, said = figures(text)
    assert (told, said) == ([("linn", 13), ("oregon", 14)], refused)


def test_a_torn_line_between_records_hides_none_below_it(figures: Figures) -> None:
    told, said = figures(HEADER + "Linn County,2013,13\nLane County;2013;12\nOregon,2013,14\n")
    assert (told, len(said)) == ([("linn", 13), ("oregon", 14)], 1)


def test_many_torn_lines_are_said_together(figures: Figures) -> None:
    told, said = figures(HEADER + TWO * 40 + "Lane County;2013;12\n" * 30)
    assert (told, len(said)) == ([("linn", 13), ("oregon", 14)], 20)
    assert said[-1] == "A101:A111 11 " + line("semicolons", "Lane County;2013;12") + ", and 10 more such lines"


@pytest.mark.parametrize(
    "note",
    [
        "Note; see below; 2013",
        "Source: Census; 2013; 12",
        "Figures of 2013; revised; later",
        "* fewer than 5; not shown",
        '"Source: a survey, 2013, 12"',
        "Lane County; Linn County; Oregon",
    ],
)
def test_a_note_with_other_signs_stays_a_note(figures: Figures, note: str) -> None:
    assert figures(HEADER + TWO + note + "\n") == ([("linn", 13), ("oregon", 14)], [])


NOTED = "Place,Year,Value,Note\n"
LAST = "Oregon,2013,14,c\n"


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        # The row of the note, and the record within it.
        (
            'Lane County,2013,12,"a\nLinn County,2013,13,b"\n',
            ["D2 2 " + OPEN_QUOTE.format("a Linn County,2013,13,b")],
        ),
        (
            'Lane County,2013,12,"a\r\nLinn County,2013,13,b\r\nEugene,2013,15,d"\r\n',
            ["D2 3 " + OPEN_QUOTE.format("a Linn County,2013,13,b Eugene,2013,15,d")],
        ),
        # The quotation mark stands in the first cell of one line, and in the first of the next.
        (
            '"Lane County,2013,12,a\nLinn County",2013,13,b\n',
            ["A2 2 " + OPEN_QUOTE.format("Lane County,2013,12,a Linn County")],
        ),
    ],
)
def test_an_open_quotation_mark_swallows_no_record(figures: Figures, text: str, refused: list[str]) -> None:
    assert figures(NOTED + text + LAST) == ([("oregon", 14)], refused)


@pytest.mark.parametrize(
    "text",
    [
        'Lane County,2013,12,"revised\nin May, June, and July"\nLinn County,2013,13,\n',
        '"Lane\nCounty",2013,12,\nLinn County,2013,13,b\n',
        'Lane County,2013,12,"see 2013,\n2014, 2015, 2016"\nLinn County,2013,13,b\n',
    ],
)
def test_a_line_break_within_a_cell_is_no_open_quotation_mark(figures: Figures, text: str) -> None:
    assert figures(NOTED + text + LAST) == ([("lane", 12), ("linn", 13), ("oregon", 14)], [])
