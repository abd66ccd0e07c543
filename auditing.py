"""The audit on the command line: who did what, and what is hidden, by which rule, and how well."""

import datetime as dt
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from indicators.counted import counted
from releasing import local_time, zone_of
from settings import PROBLEMS, Desk

if TYPE_CHECKING:
    from indicators.store.queries.changes import FieldChange
    from indicators.store.tables import AuditEntry, DisclosureProof

UNBOUNDED = float("inf")


@click.command()
@click.option("--disclosure", is_flag=True, help="Show what is hidden, by which rule, and every attack on record.")
@click.option("--bounds", is_flag=True, help="With --disclosure: also what an attacker can tell exactly. Takes long.")
@click.option(
    "--changes", is_flag=True, help="Show who changed which field: of rules, sources, agreements, and all else."
)
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.pass_obj
def audit(desk: Desk, disclosure: bool, bounds: bool, changes: bool, as_json: bool) -> None:
    """Show who did what, and check that nobody has changed the record: status 1 and the first bad entry if so.

    With --disclosure: what each rule hides, what that loses, and how far a hidden number can be narrowed at most. For
    staff; no number of a hidden figure is in it.

    With --changes: of every row of the framework that a load or an undo changed, each field before and after.
    """
    if bounds and not disclosure:
        raise click.UsageError("--bounds goes with --disclosure.")
    if changes and disclosure:
        raise click.UsageError("Ask for --changes or for --disclosure.")
    if changes:
        show_changes(desk, as_json=as_json)
    elif disclosure:
        show_disclosure(desk, bounds=bounds, as_json=as_json)
    else:
        sys.exit(show_chain(desk, as_json=as_json))


def show_chain(desk: Desk, *, as_json: bool) -> int:
    """Show who did what, oldest first, and return the exit status: that of problems where the chain is broken."""
    from indicators.store.queries.audit import entries, first_broken
    from layouts import terminal

    with desk.database() as database, database.reading() as session:
        chain = entries(session)
        broken = first_broken(chain)
        zone = zone_of(database)
        rows = [_entry(one) for one in chain]
        lines = [_entry_line(one, zone) for one in chain]
        whole = broken is None
        bad = None if broken is None else f"{broken.id} ({broken.action} {broken.subject})"
    if as_json:
        terminal.print_json(json.dumps({"whole": whole, "first_broken": bad, "entries": rows}, indent=1))
    else:
        terminal.show_table(lines)
    if bad is not None:
        terminal.say(f"The chain is broken at entry {bad}: it, or one before it, is not as it was written.")
        return PROBLEMS
    terminal.say(f"The chain is whole: {counted(len(rows), 'entry', 'entries')}.")
    return 0


def show_changes(desk: Desk, *, as_json: bool) -> None:
    """Show who changed which field of the framework, oldest first; no figure is in it."""
    from indicators.store.queries.changes import field_changes
    from layouts import terminal

    with desk.database() as database:
        zone = zone_of(database)
        with database.reading() as session:
            found = field_changes(session)
            rows = [_change(one, zone) for one in found]
    if as_json:
        terminal.print_json(json.dumps(rows, indent=1, ensure_ascii=False))
    else:
        terminal.show_table([_change_line(row) for row in rows])


def _change(one: "FieldChange", zone: ZoneInfo) -> dict[str, Any]:
    return {
        "at": local_time(one.load.stored_at, zone),
        "who": one.load.stored_by,
        "load": one.load.id,
        "file": one.load.file,
        "record": f"{one.noun.replace('_', ' ')} {one.record}",
        "field": one.field.replace("_", " "),
        "before": one.before,
        "after": one.after,
    }


def _change_line(row: dict[str, Any]) -> dict[str, Any]:
    """Return a change as a line of five columns: more leave no room for a word on a screen of 80 letters."""
    return {
        "load": f"{row['load']}: {row['file']}",
        "when, who": f"{row['at']} {row['who']}",
        "what": f"{row['record']}: {row['field']}",
        "before": _cell(row["before"]),
        "after": _cell(row["after"]),
    }


def _cell(value: object) -> str:
    """Return a value as a table holds it; what is unknown or empty is nothing, of a boundary its kind is enough."""
    if isinstance(value, dict):
        return str(value.get("type", ""))
    return "" if value in (None, []) else "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def show_disclosure(desk: Desk, *, bounds: bool, as_json: bool) -> None:
    """Show what is hidden by each rule, what that loses, what could be learned at most, and every attack on record."""
    from layouts import terminal

    report = _disclosure(desk, bounds=bounds)
    if as_json:
        terminal.print_json(json.dumps(report, indent=1))
        return
    if report["rules"]:
        terminal.show_table([_rule_line(one) for one in report["rules"]])
    terminal.say(_lost(report["lost"]))
    cells = [_cell_line(one, bounds=bounds) for one in report["cells"]]
    terminal.show_table(cells, nothing="No number has to be kept from being worked out.")
    zone = _zone_of(desk)
    proofs = [_proof_line(one, zone) for one in report["proofs"]]
    terminal.show_table(proofs, nothing="No attack is on record yet: each publication makes one.")


def _zone_of(desk: Desk) -> ZoneInfo:
    with desk.database() as database:
        return zone_of(database)


def _disclosure(desk: Desk, *, bounds: bool) -> dict[str, Any]:
    from indicators.release.proving import as_decided
    from indicators.screening import gather_ruled
    from indicators.screening.report import cell_bounds, lost, rule_sums
    from indicators.screening.ruled import Rules
    from indicators.screening.withdrawn import withdrawn
    from indicators.store.queries.screened import proofs

    with desk.database() as database:
        today = desk.today(database)
        with database.reading() as session:
            gathered = gather_ruled(session, Rules.read(session, today=today))
            gone = withdrawn(session)
            kept = [_proof(one) for one in proofs(session)]
    cells = cell_bounds(gathered, as_decided(gathered), exact=bounds)
    return {
        "rules": [asdict(one) for one in rule_sums(gathered, gone)],
        "lost": asdict(lost(gathered)),
        "cells": [_finite(asdict(one)) for one in cells],
        "proofs": kept,
    }


def _entry(one: "AuditEntry") -> dict[str, Any]:
    return {
        "entry": one.id,
        "at": one.at.isoformat(timespec="seconds"),
        "who": one.actor,
        "did": one.action,
        "what": one.subject,
        "details": one.details,
        "digest": one.digest,
    }


def _entry_line(one: "AuditEntry", zone: ZoneInfo) -> dict[str, Any]:
    at = local_time(one.at, zone)
    return {
        "entry": one.id,
        "at": at,
        "who": one.actor,
        "did": one.action,
        "what": one.subject + _public_from(one, zone) + _decided(one),
    }


def _public_from(one: "AuditEntry", zone: ZoneInfo) -> str:
    """Return from when the public sees what was published, where that was not at once."""
    said = one.details.get("public from")
    moment = dt.datetime.fromisoformat(said) if isinstance(said, str) else None
    return f"; public from {local_time(moment, zone)}" if moment is not None and moment > one.at else ""


def _decided(one: "AuditEntry") -> str:
    """Return the decision that an entry keeps, in words, and how many figures it is about; empty without one."""
    because, figures = one.details.get("because"), one.details.get("figures")
    if not because:
        return ""
    many = f"{counted(figures, 'figure')}, " if isinstance(figures, int) else ""
    return f"; {many}because: {because}"


def _proof(one: "DisclosureProof") -> dict[str, Any]:
    report = one.report
    return {
        "at": one.made_at.isoformat(timespec="seconds"),
        "release": one.release_id,
        "held": one.holds,
        "tables": report["tables"],
        "attacked": report["attacked"],
        "guarded": report["guards"],
        "breaches": report["breaches"],
    }


def _finite(cell: dict[str, Any]) -> dict[str, Any]:
    """Return a cell as JSON has it: what nothing bounds is null."""
    return {name: None if value == UNBOUNDED else value for name, value in cell.items()}


def _rule_line(rule: dict[str, Any]) -> dict[str, Any]:
    reasons = ", ".join(f"{reason} {count:,}" for reason, count in rule["reasons"].items())
    return {**rule, "reasons": reasons}


def _cell_line(cell: dict[str, Any], *, bounds: bool) -> dict[str, Any]:
    """Return a cell as a line: the span that stays possible, and what can be told where that was asked."""
    where = {name: cell[name] for name in ("indicator", "place", "group", "period", "quantity")}
    # A figure that was revised is guarded as it is and as a release knew it.
    where["period"] += "" if cell["now"] else ", as it was before"
    line = where | {"stays possible": _span(cell["low"], cell["high"])}
    told = "not asked: a large table" if cell["lowest"] is None else _span(cell["lowest"], cell["highest"])
    return line | {"can be told": told} if bounds else line


def _proof_line(proof: dict[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    at = local_time(dt.datetime.fromisoformat(proof["at"]), zone)
    return {**proof, "at": at, "held": "yes" if proof["held"] else "no", "breaches": len(proof["breaches"])}


def _span(low: float, high: float | None) -> str:
    return f"{low:g} or more" if high is None else f"{low:g} to {high:g}"


def _lost(sums: dict[str, Any]) -> str:
    if sums["figures_percent"] is None:
        return "No figure stands under a rule of its own: all are shown as their publishers show them."
    people = sums["people_percent"]
    told = "" if people is None else f", and of the people counted in them {people:.1f}%"
    unknown = sums["uncounted"]
    rest = f" How many people {counted(unknown, 'of them counts', 'of them count')} is not known." if unknown else ""
    return f"Hidden of the figures under a rule: {sums['figures']:,} ({sums['figures_percent']:.1f}%{told}).{rest}"
