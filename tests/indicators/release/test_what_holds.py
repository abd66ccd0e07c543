"""The release that holds is asked for once, until somebody stores something or an embargo ends."""

import datetime as dt
from contextlib import closing

from sqlalchemy import event

from indicators.release.reading import Releases
from indicators.release.taking_back import Because, withdraw_release
from indicators.store.database import Database
from tests.indicators.conftest import moment
from tests.indicators.release.test_states import HOST, made


class Questions:
    """How often a database is asked."""

    def __init__(self, database: Database) -> None:
        self.count = 0
        event.listen(database.engine, "before_cursor_execute", self._one_more)

    def _one_more(self, *_told: object) -> None:
        self.count += 1


def test_nobody_is_asked_again_while_nothing_is_stored(database: Database) -> None:
    made(database, 40.0, "2024-01-05")
    releases = Releases({HOST: database}, clock=lambda: moment("2024-02-01"))
    first = releases.current(HOST)
    questions = Questions(database)
    assert releases.current(HOST) == first
    assert (questions.count == 0) == (database.mark() is not None)


def test_what_another_process_stores_or_withdraws_is_seen_at_once(database: Database, database_url: str) -> None:
    made(database, 40.0, "2024-01-05")
    with closing(Database(database_url)) as read:
        releases = Releases({HOST: read}, clock=lambda: moment("2024-03-01"))
        assert releases.current(HOST).issue.number == 1
        made(database, 41.0, "2024-02-05")
        assert releases.current(HOST).issue.number == 2
        withdraw_release(database, 2, because=Because("Wrong"), actor="test", now=moment("2024-02-20"))
        assert releases.current(HOST).issue.number == 1


def test_an_embargo_ends_though_nothing_is_stored(database: Database) -> None:
    now = [moment("2024-02-10")]
    made(database, 40.0, "2024-01-05")
    made(database, 41.0, "2024-02-05", until=moment("2024-02-20"))
    releases = Releases({HOST: database}, clock=lambda: now[0])
    assert [releases.current(HOST).issue.number for _ in range(2)] == [1, 1]
    now[0] = moment("2024-02-20") + dt.timedelta(seconds=1)
    assert releases.current(HOST).issue.number == 2
    now[0] = moment("2024-02-11")  # a clock that was put back
    assert releases.current(HOST).issue.number == 1
