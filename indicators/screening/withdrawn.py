"""The versions of figures that are withdrawn: they are shown nowhere, and whoever saw them knows them."""

from collections.abc import Mapping

from indicators.screening.keys import Key, key_of
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import loads
from indicators.store.queries import screened as queries
from indicators.store.queries.releases import every_withdrawal
from indicators.store.queries.screened import Gone, Version

WITHDRAWN = "withdrawn"
"""The reason and the flag of such a figure."""


def withdrawn(session: Session) -> Mapping[Key, str]:
    """Return why each withdrawn version was withdrawn.

    A withdrawal takes every version of its figure that was loaded by then. The same numbers stay withdrawn whichever
    load brings them again; others are a new figure.
    """
    return {key_of(version): row.reason for row, version in _taken(session)}


def taken_back(session: Session) -> list[Gone]:
    """Return the withdrawn versions: hidden from every line that was ever drawn through them."""
    after = (loads.newest(session) or 0) + 1
    return [Gone(one.series_id, one.starts_on, one.ends_on, one.opened_load_id, after) for _, one in _taken(session)]


def _taken(session: Session) -> list[tuple[t.Withdrawal, Version]]:
    rows = every_withdrawal(session)
    versions = queries.versions(session, {row.series_id for row in rows})
    return [
        (row, version)
        for row in rows
        for version in versions
        if (version.series_id, version.period) == (row.series_id, row.period)
        and row.load_id is not None
        and version.opened_load_id <= row.load_id
    ]
