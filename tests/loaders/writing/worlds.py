"""Whole databases for Hypothesis: every noun of the workbook with odd words, every sort of figure."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from indicators.periods import Period, parse
from indicators.reading import FIGURE_COLUMNS, MEASURE_COLUMNS, NoteWords, Reading, Record
from indicators.wording import tidy
from loaders.workbook.description import Column, SheetKind, Workbook

Draw = Callable[..., Any]
IDS = ["a", "a-1", "a1", "aa", "school", "schools", "los-angeles", "los-angeles-2", "0", "2014", "true", "1e5"]
ODD = [
    "=1+1", "=HYPERLINK(\"x\")", "+1 626", "-5", "@name", "'quoted", "'=1", "\"double\"", "a; b", "\"a; b\"", "\"",
    "#DIV/0!", "#N/A", "NA", "2014", "2014-03", "2013-14", "1/2/2014", "62%", "62.0", "TRUE", "false", "yes", "1e5",
    "007", "0.1", "€1,234", "_x0041_", "_x005F_", "_x000D_", "line\nbreak", "line\r\nbreak", "tab\there", " lead",
    "trail ", "\u00a0hard", "مرحبا", "\u202eevil", "😀👨‍👩‍👧", "e\u0301", "\u2028", "x\x00y", "x\x01y", "\x7f",
    "\ufffe", "<b>&amp;</b>", "a,b\tc|d", "nan", "None", "null", "Example", "(continued)", "\\n", "{{x}}", "ñ" * 300,
]  # fmt: skip
LONG = ["word " * 7_000, "😀" * 17_000, "_x0041_" * 4_000, "é" * 32_767, "=" * 33_000]
FLAGS = ["estimate", "provisional", "revised", "break", "suppressed at source", "not available", "not applicable",
         "low reliability"]  # fmt: skip
PERIODS: dict[str, list[str]] = {
    "year": ["2013", "2014", "1899"],
    "school year": ["2013-14", "1999-2000", "2011-12"],
    "fiscal year": ["FY2014", "FY2015"],
    "quarter": ["2014-Q1", "2014 Q4"],
    "month": ["2014-03", "2014-12", "2011-12"],
    "day": ["2014-01-28", "1899-12-31", "2020-02-29"],
    "pooled years": ["2005-2009", "2010-2014"],
}
LANGUAGES = [[], ["en"], ["en", "es"], ["es", "en"], ["en", "es", "vi"], ["en", "zh-hant"]]
WHOLE = {"periods_ahead": (1, 60)} | dict.fromkeys(("votes_for", "votes_against", "votes_abstaining"), (0, 10_000))
WHOLE |= dict.fromkeys(("minimum", "round_to", "flag_below"), (1, 2**31 - 1)) | {"population": (0, 2**31 - 1)}
COVERED = {"covers_from": dt.date(1800, 1, 1), "covers_to": dt.date(2090, 12, 31)}
# Columns of words that the store keeps short.
SHORT = {("collaborative", "time_zone"), ("seat", "sector"), ("person", "language")}
LARGEST_INTEGER = 2**31 - 1

# Without these there is no figure.
SPINE = {
    "collaborative",
    "place",
    "group",
    "disclosure_rule",
    "source",
    "outcome",
    "indicator",
    "team",
    "strategy",
    "measure",
}
SPEAKING = [word for word in ODD if tidy(word)]

words = st.one_of(
    st.sampled_from(SPEAKING),
    st.sampled_from(SPEAKING),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(lambda text: tidy(text) != ""),
)
short = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20)
numbers = st.floats(allow_nan=False, allow_infinity=False)
NAN = float("nan")


@dataclass
class World:
    """What a drawn database holds so far."""

    draw: Draw
    described: Workbook
    languages: list[str]
    records: list[Record] = field(default_factory=list)
    long: bool = False
    sparse: bool = False
    old: bool = False

    def ids(self, noun: str) -> list[str]:
        return [one.key for one in self.records if one.noun == noun]

    def one(self, noun: str, key: object) -> Record:
        return next(one for one in self.records if (one.noun, one.key) == (noun, key))

    def period(self, kind: str) -> Period:
        """Return some period of a type."""
        return parse(self.draw(st.sampled_from(self.periods(kind))), kind)

    def periods(self, kind: str) -> list[str]:
        """Return periods of a type; those before 1900 only where every source says that it goes back so far."""
        return [one for one in PERIODS[kind] if self.old or one >= "19"]

    def text(self, noun: str, column: Column) -> str:
        if (noun, column.field) in SHORT:
            return str(self.draw(short))
        if self.long and self.draw(st.booleans()):
            return str(self.draw(st.sampled_from(LONG)))
        return str(self.draw(words))


@st.composite
def worlds(draw: Draw, described: Workbook, *, long: bool = False) -> Reading:
    """Return a reading that fills a database; `long` texts may be longer than a cell of a spreadsheet."""
    sparse = draw(st.integers(0, 7)) == 7
    old = draw(st.booleans())
    world = World(draw, described, draw(st.sampled_from(LANGUAGES)), long=long, sparse=sparse, old=old)
    for kind in described.by_reference():
        _fill(world, kind)
    figures, notes = _figures(world)
    measures = _measures(world)
    everything = tuple(world.records)
    return Reading("made.xlsx", "0" * 64, "made", ("Made",), everything, figures, measures, notes=tuple(notes))


def _fill(world: World, kind: SheetKind) -> None:
    if kind.noun == "collaborative" and not world.languages:
        return
    least = 1 if kind.noun in SPINE and not world.sparse else 0
    most = 1 if kind.noun == "collaborative" else 1 + least
    for key in world.draw(st.lists(st.sampled_from(IDS), unique=True, min_size=least, max_size=most)):
        fields = _fields(world, kind, key)
        if fields is not None:
            world.records.append(_record(world, kind, fields))


def _fields(world: World, kind: SheetKind, key: str) -> dict[str, Any] | None:
    """Return a row's fields; None where it needs something to refer to that there is not."""
    fields: dict[str, Any] = {}
    for column in kind.columns:
        value = key if column.type == "slug" and column.key else _value(world, kind, column, fields)
        if column.required and value in (None, []):
            return None
        fields[column.field] = value
    days = {one.fields["begins_on"] for one in world.records if one.noun == "disclosure_rule"}
    # Of two rules in one place that begin on one day, nobody could tell which holds.
    if kind.noun == "disclosure_rule" and fields["begins_on"] in {None, *days}:
        fields["follows"] = None
    if kind.noun == "source":
        # A text of signs alone names no agreement.
        fields["agreement"] = f"Memorandum {fields['agreement']}"
    return _drawn(world, fields) if kind.noun == "baseline" else fields


def _drawn(world: World, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the row of a forecast with values that go with its kind, frozen when its history could be known."""
    began = parse(fields["history_to"], _period_type(world, fields)).starts_on
    fields = {**fields, "frozen_on": max(fields["frozen_on"], began)}
    if fields["kind"] not in {"adopted", "scenario"}:
        return {**fields, "values": [], "lowest": [], "highest": []}
    triples = world.draw(st.lists(st.tuples(numbers, numbers, numbers).map(sorted), min_size=1, max_size=3))
    lowest, values, highest = ([one[at] for one in triples] for at in range(3))
    ends = (lowest, highest) if world.draw(st.booleans()) else ([], [])
    return {
        **fields,
        "name": fields["name"] or "What if",
        "periods_ahead": len(values),
        "values": values,
        "lowest": ends[0],
        "highest": ends[1],
    }


def _value(world: World, kind: SheetKind, column: Column, fields: dict[str, Any]) -> Any:
    if column.field in COVERED:
        return COVERED[column.field] if world.old or world.draw(st.booleans()) else None
    if column.field == "counted_people" and fields["unit"] == "number":
        return None
    if _may_be_empty(column) and world.draw(st.booleans()):
        return [] if column.type == "refs" else None
    if column.field == "languages":
        return world.languages
    if column.type in {"ref", "refs"}:
        return _reference(world, column)
    if column.type == "period":
        return world.period(_period_type(world, fields)).text
    if column.type == "choice":
        return world.draw(st.sampled_from(column.choices))
    entries = words.map(lambda text: " ".join(tidy(text).split())).filter(bool)
    plain: dict[str, st.SearchStrategy[Any]] = {
        "slug": st.sampled_from(IDS),
        "list": st.lists(st.sampled_from(column.choices) if column.choices else entries, max_size=3),
        "date": st.one_of(st.dates(dt.date(1880, 1, 1), dt.date(1900, 3, 2)), st.dates(dt.date(1990, 1, 1))),
        "number": numbers,
        "numbers": st.lists(numbers, max_size=3),
        "integer": st.integers(*WHOLE.get(column.field, (-LARGEST_INTEGER, LARGEST_INTEGER))),
        "yes/no": st.booleans(),
    }
    return world.draw(plain[column.type]) if column.type in plain else world.text(kind.noun, column)


def _may_be_empty(column: Column) -> bool:
    """Whether a cell may hold nothing. Without an agreement, small figures would be refused."""
    return not column.required and column.type not in {"list", "numbers"} and "agree" not in column.field


def _reference(world: World, column: Column) -> Any:
    ids = world.ids(str(column.refers))
    if column.type == "refs":
        return sorted(world.draw(st.lists(st.sampled_from(ids), unique=True, max_size=3))) if ids else []
    return world.draw(st.sampled_from(ids)) if ids else None


def _period_type(world: World, fields: dict[str, Any]) -> str:
    return str(world.one("indicator", fields["indicator"]).fields["period_type"])


def _record(world: World, kind: SheetKind, fields: dict[str, Any]) -> Record:
    """Return the record with its words; who checked them may be another for each field."""
    twins = {
        (column.field, language): world.text(kind.noun, column)
        for column in kind.columns
        if column.translated
        for language in world.languages[1:]
        if world.draw(st.booleans())
    }
    names = st.one_of(st.none(), st.sampled_from(["A. Reader", "Á. Lectora", "=1", "a; b"]))
    readers = {key: name for key in twins if (name := world.draw(names))}
    return Record(kind.noun, fields["id"], fields, twins, readers=readers)


def _figures(world: World) -> tuple[pd.DataFrame, list[NoteWords]]:
    rows, notes, seen = [], [], set()
    places, groups, sources = (world.ids(noun) for noun in ("place", "group", "source"))
    for indicator in world.ids("indicator"):
        about: dict[str, Any] = world.one("indicator", indicator).fields
        for _ in range(world.draw(st.integers(1, 4))):
            place, group, source = (world.draw(st.sampled_from(ids)) for ids in (places, groups, sources))
            when = world.period(about["period_type"])
            key = (indicator, place, group, when.text)
            if key not in seen:
                seen.add(key)
                rows.append(dict(zip(("indicator", "place", "group"), key, strict=False)) | _figure(world, about, when))
                rows[-1]["source"] = source
                notes += _notes(world, "/".join(key))
    return _frame(rows, FIGURE_COLUMNS), notes


def _measures(world: World) -> pd.DataFrame:
    rows = []
    sources = world.ids("source")
    for measure in world.ids("measure") if sources else ():
        about: dict[str, Any] = world.one("measure", measure).fields
        for written in world.draw(
            st.lists(st.sampled_from(world.periods(about["period_type"])), unique=True, min_size=1, max_size=2)
        ):
            figure = _figure(world, about, parse(written, about["period_type"]))
            rows.append(figure | {"measure": measure, "source": world.draw(st.sampled_from(sources))})
    return _frame(rows, MEASURE_COLUMNS)


def _figure(world: World, about: dict[str, Any], when: Any) -> dict[str, Any]:
    """Return a figure that can be: bounds around it, counts beside one that is not told, and a flag in its place."""
    draw = world.draw
    value = draw(st.one_of(st.just(NAN), VALUES.get(about["unit"], numbers)))
    # Why there is no number stands where there is none.
    said = FLAGS if value != value else FLAGS[:4] + FLAGS[7:]
    flags = draw(st.lists(st.sampled_from(said), unique=True, min_size=int(value != value), max_size=len(said)))
    figure: dict[str, Any] = dict.fromkeys(("value", "numerator", "denominator", "lower", "upper"), NAN)
    if value == value and draw(st.booleans()):
        figure |= {"lower": value, "upper": value}
    if value != value and draw(st.booleans()):
        below = draw(st.integers(1, 10**6))
        figure |= {"numerator": float(draw(st.integers(0, below))), "denominator": float(below)}
    note = draw(st.one_of(st.none(), words.map(tidy).filter(bool)))
    spans = {"period": when.text, "starts_on": when.starts_on, "ends_on": when.ends_on}
    return figure | spans | {
        "value": value, "flags": ";".join(sorted(flags)), "note": note, "sample": draw(st.booleans()),
        "sheet": 0, "row": 1, "column": 1,
    }  # fmt: skip


# Small shares are meant as such: half a percent is no half.
VALUES: dict[str, st.SearchStrategy[float]] = {
    "percent": st.one_of(st.floats(0, 1), st.floats(0, 100), st.sampled_from([0.0, 1.0, 0.5, 5e-324, 1e-7])),
    "people": st.one_of(st.integers(0, 10**9).map(float), st.just(1e22)),
    "per 1000": st.floats(0, 1000),
    "per 10000": st.floats(0, 10000),
    "per 100000": st.floats(0, 100000),
}


def _notes(world: World, record: str) -> list[NoteWords]:
    return [
        NoteWords("observation", record, language, world.draw(words.map(tidy).filter(bool)),
                  world.draw(st.one_of(st.none(), st.just("A. Reader"))))
        for language in world.languages[1:]
        if world.draw(st.booleans())
    ]  # fmt: skip


def _frame(rows: list[dict[str, Any]], names: tuple[str, ...]) -> pd.DataFrame:
    frame = pd.DataFrame([[row[name] for name in names] for row in rows], columns=list(names), dtype=object)
    kinds = {name: "float64" for name in ("value", "numerator", "denominator", "lower", "upper") if name in names}
    return frame.astype(kinds | {"sample": bool} | dict.fromkeys(("sheet", "row", "column"), "int64"))
