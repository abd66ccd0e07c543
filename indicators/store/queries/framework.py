"""Questions about the frame: which records there are, and their words in every language."""

from collections import defaultdict
from dataclasses import fields, replace
from typing import Any, TypeVar

from sqlalchemy import or_, select, tuple_
from sqlalchemy.orm import Session

from indicators.reading import Framework, KnownGroup, KnownIndicator, KnownPlace, KnownRule, KnownSource
from indicators.store import tables as t
from indicators.store.nouns import PAIRS, TABLES

Record = TypeVar("Record", bound=t.Table)
Known = TypeVar("Known", KnownIndicator, KnownPlace, KnownGroup, KnownSource, KnownRule)
Named = TypeVar("Named", KnownIndicator, KnownPlace, KnownGroup)
AS_PUBLISHED = "as published"
"""What a rule of disclosure that hides nothing is called."""
NAMED = (("indicator", "title"), ("place", "name"), ("group", "name"))
Words = dict[str, tuple[str, str | None]]  # language -> words, and who checked them


def records(session: Session, table: type[Record]) -> dict[str, Record]:
    """Return every record of a noun by its id, in the order of their ids."""
    key = table.__mapper__.columns["id"]
    return {identity: row for row, identity in session.execute(select(table, key).order_by(key))}


def collaborative(session: Session) -> t.Collaborative | None:
    """Return the collaborative whose database this is; None before its workbook is loaded."""
    return session.scalars(select(t.Collaborative).limit(1)).first()


def pairs(session: Session, noun: str, field: str) -> dict[str, list[str]]:
    """Return which records each record of `noun` refers to: `pairs(session, "team", "outcomes")`."""
    table, own, other = PAIRS[noun, field]
    columns = table.__mapper__.columns
    found: dict[str, list[str]] = defaultdict(list)
    for one, another in session.execute(select(columns[own], columns[other]).order_by(columns[own], columns[other])):
        found[one].append(another)
    return dict(found)


def translations(session: Session, nouns: set[str] | None = None) -> dict[tuple[str, str, str], Words]:
    """Return the words that hold now: (noun, record, field) -> language -> words and who checked them."""
    asked = select(t.Translation).where(t.Translation.closed_load_id.is_(None))
    if nouns is not None:
        asked = asked.where(t.Translation.noun.in_(nouns))
    found: dict[tuple[str, str, str], Words] = defaultdict(dict)
    for row in session.scalars(asked):
        found[row.noun, row.record, row.field][row.language] = (row.words, row.checked_by)
    return dict(found)


def framework(session: Session) -> Framework:
    """Return what a file is read against."""
    own = collaborative(session)
    ids = {noun: frozenset(session.scalars(select(table.__mapper__.columns["id"]))) for noun, table in TABLES.items()}
    called = _called(session)
    return Framework(
        languages=tuple(own.languages) if own else (),
        indicators=_translated(_known(session, t.Indicator, KnownIndicator), called["indicator"]),
        places=_translated(_known(session, t.Place, KnownPlace), called["place"]),
        groups=_translated(_groups(session), called["group"]),
        measures=_known(session, t.Measure, KnownIndicator),
        sources=_known(session, t.Source, KnownSource),
        rules=_known(session, t.DisclosureRule, KnownRule),
        ids=ids,
        held=_held(session),
    )


def hides_something(session: Session) -> bool:
    """Tell whether a source or an indicator is under a rule of disclosure that hides figures, or may be one day."""
    rule = t.DisclosureRule
    named = or_(rule.id.in_(select(t.Source.disclosure_rule)), rule.id.in_(select(t.Indicator.disclosure_rule)))
    strict = select(rule.id).where(rule.rule != AS_PUBLISHED, or_(named, rule.follows.is_not(None)))
    return session.scalar(strict.limit(1)) is not None


def _called(session: Session) -> dict[str, dict[str, list[str]]]:
    """Return what indicators, places and groups are called in the other languages: noun -> id -> names."""
    word, found = t.Translation, defaultdict[str, dict[str, list[str]]](lambda: defaultdict(list))
    asked = select(word.noun, word.record, word.words).where(word.closed_load_id.is_(None))
    for noun, record, words in session.execute(asked.where(tuple_(word.noun, word.field).in_(NAMED))):
        found[noun][record].append(words)
    return found


def _groups(session: Session) -> dict[str, KnownGroup]:
    within, known = pairs(session, "group", "part_of"), _known(session, t.Group, KnownGroup)
    return {key: replace(one, part_of=tuple(within.get(key, ()))) for key, one in known.items()}


def _translated(known: dict[str, Named], called: dict[str, list[str]]) -> dict[str, Named]:
    named = {one: replace(known[one], translated=tuple(sorted(names))) for one, names in called.items() if one in known}
    return known | named


def _held(session: Session) -> dict[str, frozenset[str]]:
    """Return the indicators and the measures that have figures now, by noun."""
    series, figure, measured = t.Series, t.Observation, t.MeasureObservation
    of_indicator = select(series.id).join(figure, figure.series_id == series.id)
    of_indicator = of_indicator.where(series.indicator == t.Indicator.id, figure.closed_load_id.is_(None))
    of_measure = select(measured.id).where(measured.measure == t.Measure.id, measured.closed_load_id.is_(None))
    asked = {"indicator": (t.Indicator.id, of_indicator), "measure": (t.Measure.id, of_measure)}
    return {noun: frozenset(session.scalars(select(key).where(found.exists()))) for noun, (key, found) in asked.items()}


def _known(session: Session, table: type[t.Table], known: type[Known]) -> dict[str, Known]:
    """Return what is known of every record, by its id; columns of the same names, not whole records, are read."""
    columns = table.__mapper__.columns
    names = [one.name for one in fields(known) if one.name in columns]
    found = {}
    for row in session.execute(select(*(columns[name] for name in names)).order_by(columns["id"])):
        said: dict[str, Any] = dict(zip(names, row, strict=True))
        lists = {name: tuple(one) for name, one in said.items() if isinstance(one, list)}
        found[said["id"]] = known(**{**said, **lists})
    return found
