"""What a file does to figures that rules of disclosure guard, asked before it is stored."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from settings import Desk

if TYPE_CHECKING:
    from indicators.reading import Framework, Landed, Problem, Reading, Record
    from indicators.store.database import Database
    from loaders.checks.leaving import Where
    from loaders.checks.leftover import Beside


def still_needed(
    database: "Database", known: "Framework", records: Sequence["Record"], today: dt.date
) -> frozenset[str]:
    """Return the sources whose agreement the rows of a file take away, though small figures of them are stored."""
    from indicators.store.queries.agreements import figures_of
    from loaders.checks.agreeing import emptied, in_need
    from loaders.checks.guarding import Guards

    gone = emptied(known, records)
    if not gone:
        return gone
    with database.reading() as session:
        held = figures_of(session, gone)
    return in_need(held, Guards.of(known, records, today=today))


def jumps_of(desk: Desk, database: "Database", reading: "Reading", known: "Framework") -> tuple["Problem", ...]:
    """Return the warnings of figures that jump; no number is named of an indicator that hides or has withdrawn any."""
    from indicators.store.queries.jumps import fed_by, sudden
    from indicators.store.queries.releases import indicators_withdrawn
    from loaders.checks.guarding import Guards
    from loaders.checks.jumping import guarded, warnings_of

    with database.reading() as session:
        jumps = sudden(session, reading)
        if not jumps:
            return ()
        fed, withdrawn = fed_by(session, {jump.key[0] for jump in jumps}), indicators_withdrawn(session)
    guards = Guards.of(known, reading.records, today=desk.today(database))
    return warnings_of(reading, jumps, guarded(reading, fed, guards) | withdrawn)


def leftovers_of(desk: Desk, database: "Database", reading: "Reading", known: "Framework") -> tuple["Problem", ...]:
    """Return the warnings of small groups and places that nobody loads and that all the others tell."""
    from loaders.checks.guarding import Guards
    from loaders.checks.leftover import Leftovers, figures_of, warnings_of
    from loaders.workbook.known import Known

    framed, guards = Known(known), Guards.of(known, reading.records, today=desk.today(database))
    for record in reading.records:
        framed.accept(record)
    looked = Leftovers.of(framed, guards, reading)
    asked = looked.asked(reading)
    if not asked:
        return ()
    return warnings_of(reading, looked.found([*_stored(database, asked), *figures_of(reading, asked)]))


def _stored(database: "Database", indicators: Collection[str]) -> "Iterator[Beside]":
    """Yield the figures of some indicators as they are stored."""
    from indicators.store.queries.figures import series
    from indicators.store.queries.gaps import figures
    from loaders.checks.leftover import Beside

    unknown = float("nan")
    with database.reading() as session:
        named = {number: spot for spot, number in series(session, indicators).items()}
        for one in figures(session, named):
            told = (unknown if number is None else number for number in (one.value, one.numerator, one.denominator))
            yield Beside._make((*named[one.series_id], one.period, *told, one.source, None))


def leaving_of(database: "Database", known: "Framework", reading: "Reading", today: dt.date) -> "Counter[Where]":
    """Return how many guarded figures would leave their rule by a file, by the cell that does it."""
    from indicators.screening.guarded import guardable
    from indicators.store.queries.guarded import fed
    from loaders.checks.leaving import Moves

    found: Counter[Where] = Counter()
    with database.reading() as session:
        pairs = fed(session)
        every = Moves.of(known, reading, today=today)
        asked = [(moves, noun, subjects) for moves in every for noun, subjects in moves.concerned(pairs).items()]
        for moves, noun, subjects in asked:
            # What leaves today has left on every later day.
            found |= Counter(moves.leaving(noun, guardable(session, noun, subjects)))
    return found


def with_refused(landed: "Landed", reading: "Reading", leaving: "Counter[Where]") -> "Landed":
    """Return what a refused file would have done, its cells that take figures from their rule counted as rejected."""
    from loaders.checks.leaving import figure_cells

    own = min(len(figure_cells(reading) & leaving.keys()), landed.revised)
    return replace(landed, revised=landed.revised - own, rejected=landed.rejected + own)


def tells_leaving(database: "Database", known: "Framework", reading: "Reading", today: dt.date, decision: str) -> bool:
    """Tell whether a decision, which goes on record, holds a number of a figure that would leave its rule by a file."""
    from indicators.release.wording import Secrets
    from indicators.screening.guarded import guardable
    from indicators.store.queries.guarded import fed
    from loaders.checks.leaving import Moves

    with database.reading() as session:
        pairs = fed(session)
        fates = [
            fate
            for moves in Moves.of(known, reading, today=today)
            for noun, subjects in moves.concerned(pairs).items()
            for fate in moves.leavers(noun, guardable(session, noun, subjects))
        ]
    return Secrets.of([fate.one.figure for fate in fates]).are_told([decision])


def said_of(reading: "Reading", leaving: "Counter[Where]", decision: str | None, *, telling: bool) -> list["Problem"]:
    """Return what is said of the figures that leave their rule, or of a decision that none needed.

    `telling`: the decision holds a number of such a figure.
    """
    from loaders.checks.leaving import problems, tells, unneeded

    if telling:
        return [tells(reading.file)]
    if decision and not leaving:
        return [unneeded(reading.file)]
    return problems(reading.file, leaving, decided=decision is not None)
