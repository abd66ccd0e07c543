"""The versions of figures that are withdrawn: they are shown nowhere, and whoever saw them knows them."""

from collections.abc import Mapping

from indicators.screening.keys import Key, key_of
from indicators.store.database import Session
from indicators.store.queries import screened as queries
from indicators.store.queries.releases import every_withdrawal

WITHDRAWN = "withdrawn"
"""The reason and the flag of such a figure."""


def withdrawn(session: Session) -> Mapping[Key, str]:
    """Return why each withdrawn version was withdrawn.

    A withdrawal takes every version of its figure that was loaded by then. The same numbers stay withdrawn whichever
    load brings them again; others are a new figure.
    """
    rows = every_withdrawal(session)
    versions = queries.versions(session, {row.series_id for row in rows})
    return {
        key_of(version): row.reason
        for row in rows
        for version in versions
        if (version.series_id, version.period) == (row.series_id, row.period)
        and row.load_id is not None
        and version.opened_load_id <= row.load_id
    }
