"""The sample's database, made by the commands once for each day it is made on, and copied for whoever asks again."""

from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner
from sqlalchemy import make_url

from app import SAMPLE, main
from indicators.store.database import Database

WORKPLAN = SAMPLE / "workplan.xlsx"


def load_sample(url: str, *, today: str | None = None) -> None:
    """Put the sample's work plan into a new file of SQLite, as `load` leaves it.

    `today`: the day that the command takes for today; None is the clock's.
    """
    _copy(url, _made(today, "load", str(WORKPLAN)))


def publish_sample(url: str, *, today: str | None = None) -> None:
    """Put the whole sample into a new file of SQLite, published, as `demo` leaves it."""
    _copy(url, _made(today, "demo"))


def _copy(url: str, made: bytes) -> None:
    path = Path(make_url(url).database or "")
    assert not path.exists()
    path.write_bytes(made)


@cache
def _made(today: str | None, *words: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.db"
        environment = {"DATABASE_URL": f"sqlite:///{path}", "COMMONCURVE_TODAY": today}
        done = CliRunner().invoke(main, list(words), env=environment)
        assert done.exit_code == 0, done.output
        with closing(Database(f"sqlite:///{path}")) as database:
            database.tidy()
        return path.read_bytes()
