"""A small collaborative in a database of each kind, workbooks for it, and real processes that load them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from indicators import judging
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.conftest import ROOT
from tests.indicators.conftest import FRAME, moment, reading
from tests.indicators.store.current import Rows, current
from tests.migrated import migrated

TODAY = "2024-06-01"
HEADERS = ("Indicator", "Place", "Group", "Period", "Value", "Source")


@dataclass(frozen=True)
class Desk:
    """A database with a framework and two figures, and the processes that work on it."""

    url: str
    database: Database
    folder: Path

    def workbook(self, name: str, **values: float) -> Path:
        """Write a workbook of yearly figures: y2015=54.5."""
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.title = "Observations"
        sheet.append(HEADERS)
        for year, value in values.items():
            sheet.append(("reading", "town", "all", year.removeprefix("y"), value, "survey"))
        book.save(path := self.folder / name)
        return path

    def start(self, *arguments: object, deadly: int = 0) -> "Running":
        """Start a command that waits for its sign."""
        command = [sys.executable, "-m", "tests.faults.child", str(deadly), *map(str, arguments)]
        environment = {**os.environ, "DATABASE_URL": self.url, "COMMONCURVE_TODAY": TODAY, "PYTHONWARNINGS": "default"}
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        return Running(process)

    def run(self, *arguments: object, deadly: int = 0) -> "Ended":
        """Run a command to its end."""
        return self.start(*arguments, deadly=deadly).go()

    def state(self) -> dict[str, Rows]:
        """Return everything that holds."""
        return current(self.database)


@dataclass(frozen=True)
class Ended:
    """How a process ended, what it said, and how many moments it had."""

    status: int
    said: str
    moments: int


@dataclass(frozen=True)
class Running:
    """A process that waits for its sign."""

    process: "subprocess.Popen[str]"

    def ready(self) -> "Running":
        """Wait until everything is imported."""
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n"
        return self

    def go(self) -> Ended:
        """Give the sign and wait for the end."""
        self.begin()
        return self.end()

    def begin(self) -> None:
        """Give the sign."""
        assert self.process.stdin is not None
        self.ready()
        self.process.stdin.write("go\n")
        self.process.stdin.flush()

    def end(self) -> Ended:
        """Wait for the end."""
        said, errors = self.process.communicate(timeout=120)
        last = errors.rstrip().rpartition("\n")[2]
        return Ended(self.process.returncode, said + errors, int(last) if last.isdigit() else 0)


@pytest.fixture
def desk(database_url: str, tmp_path: Path) -> Iterator[Desk]:
    """A database of each kind with one load, judged."""
    database = migrated(database_url)
    first = reading(("all", "2014", 52.0), ("all", "2015", 54.5), records=FRAME)
    land(database, first, actor="test", now=moment("2024-01-05"))
    judging.analyse(database, today=moment(TODAY).date())
    yield Desk(database_url, database, tmp_path)
    database.close()
