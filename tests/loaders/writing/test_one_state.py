"""An export shows one state of the database, whatever is stored while it is asked for."""

from indicators.store.queries.whole import whole
from indicators.store.writes.landing import land
from settings import now
from tests.indicators.conftest import FRAME, reading
from tests.migrated import opened


def test_what_is_stored_meanwhile_is_not_in_it(database_url: str) -> None:
    with opened(database_url) as database:
        land(database, reading(("all", "2013", 50.0), records=FRAME), actor="test", now=now())
        with database.reading() as session:
            before = len(whole(session).figures)
            land(database, reading(("all", "2014", 51.0)), actor="test", now=now())
            assert len(whole(session).figures) == before == 1
        with database.reading() as session:
            assert len(whole(session).figures) == 2
