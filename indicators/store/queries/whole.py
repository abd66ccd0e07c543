"""The whole of a collaborative as it is now: what an export writes, in the workbook's own fields."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from indicators.reading import FIGURE_COLUMNS, MEASURE_COLUMNS, NoteWords, Record
from indicators.store import tables as t
from indicators.store.nouns import PAIRS, TABLES
from indicators.store.queries.figures import held_at
from indicators.store.queries.framework import Words, pairs, translations

NUMBERS = ("value", "numerator", "denominator", "lower", "upper")
WHERE_FROM = {"sheet", "row", "column"}
FIGURE_NOUNS = ("observation", "measure_observation")


@dataclass(frozen=True)
class Whole:
    """Everything current of one collaborative.

    Attributes:
        languages: the collaborative's, its own first; () where it has no row yet.
        records: noun to its records, in the order of their ranks and ids; every noun of the framework is there.
        figures, measures: every figure that holds, with FIGURE_COLUMNS and MEASURE_COLUMNS less the cell that each
            came from; unknown is NaN, no note is None; by series, oldest first.
        notes: the translated footnotes of those figures.
    """

    languages: tuple[str, ...]
    records: Mapping[str, tuple[Record, ...]]
    figures: pd.DataFrame
    measures: pd.DataFrame
    notes: tuple[NoteWords, ...]


def whole(session: Session) -> Whole:
    """Return everything current of the collaborative; without any of it, empty tables of the same shape."""
    words = translations(session)
    records = {noun: tuple(_records(session, noun, words)) for noun in TABLES}
    own = records["collaborative"]
    languages = own[0].fields["languages"] if own else ()
    return Whole(
        languages=tuple(languages) if isinstance(languages, list) else (),
        records=records,
        figures=_figures(session),
        measures=_measures(session),
        notes=tuple(_notes(words)),
    )


def places(session: Session) -> tuple[Record, ...]:
    """Return every place as it is now, boundaries among its fields."""
    return tuple(_records(session, "place", {}))


def _records(session: Session, noun: str, words: Mapping[tuple[str, str, str], Words]) -> Iterator[Record]:
    lists = {field: pairs(session, noun, field) for owner, field in PAIRS if owner == noun}
    spoken: dict[str, dict[tuple[str, str], tuple[str, str | None]]] = defaultdict(dict)
    for (owner, key, field), wordings in words.items():
        if owner == noun:
            spoken[key] |= {(field, language): wording for language, wording in wordings.items()}
    found = [dict(row._mapping) for row in session.execute(select(*TABLES[noun].__table__.columns))]
    for row in sorted(found, key=_rank):
        row |= {field: listed.get(row["id"], []) for field, listed in lists.items()}
        yield _record(noun, row, spoken[row["id"]])


def _rank(row: Mapping[str, Any]) -> tuple[bool, int, str]:
    rank = row.get("rank")
    return rank is None, rank or 0, row["id"]


def _record(noun: str, fields: dict[str, Any], spoken: Mapping[tuple[str, str], tuple[str, str | None]]) -> Record:
    """Return a record with its words; who checked them is said of the row, or of each field where they differ."""
    checkers: dict[str, dict[str, str | None]] = defaultdict(dict)
    for (field, language), (_, name) in spoken.items():
        checkers[language][field] = name
    same = {language: set(named.values()) for language, named in checkers.items()}
    return Record(
        noun,
        fields["id"],
        fields,
        words={key: text for key, (text, _) in spoken.items()},
        checked={language: name for language, names in same.items() if len(names) == 1 for name in names if name},
        readers={
            (field, language): name
            for (field, language), (_, name) in spoken.items()
            if name and len(same[language]) > 1
        },
    )


def _figures(session: Session) -> pd.DataFrame:
    names = [name for name in FIGURE_COLUMNS if name not in WHERE_FROM]
    keys = {"indicator": t.Series.indicator, "place": t.Series.place, "group": t.Series.group}
    table = t.Observation
    asked = (
        select(*(keys[name] if name in keys else getattr(table, name) for name in names))
        .join(t.Series, t.Series.id == table.series_id)
        .where(held_at(table, None))
        .order_by(t.Series.indicator, t.Series.place, t.Series.group, table.starts_on, table.period)
    )
    return _frame(session, asked, names)


def _measures(session: Session) -> pd.DataFrame:
    names = [name for name in MEASURE_COLUMNS if name not in WHERE_FROM]
    table = t.MeasureObservation
    columns = (getattr(table, name) for name in names)
    asked = select(*columns).where(held_at(table, None)).order_by(table.measure, table.starts_on, table.period)
    return _frame(session, asked, names)


def _frame(session: Session, asked: Select[*tuple[Any, ...]], names: Sequence[str]) -> pd.DataFrame:
    rows = [tuple(row) for row in session.execute(asked)]
    frame = pd.DataFrame(rows, columns=list(names), dtype=object)
    return frame.astype({name: "float64" for name in NUMBERS if name in names})


def _notes(words: Mapping[tuple[str, str, str], Words]) -> Iterator[NoteWords]:
    for (noun, record, field), wordings in words.items():
        if noun in FIGURE_NOUNS and field == "note":
            yield from (NoteWords(noun, record, language, *wording) for language, wording in wordings.items())
