"""What the environment says, read once; and the desk of a command: settings, and which collaborative is meant."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from indicators.store.database import Database

ROOT = Path(__file__).resolve().parent
WORKBOOK = ROOT / "data" / "workbook.yaml"
RECIPES = ROOT / "data" / "recipes"
ANY_HOST = "*"
ACTOR = "command line"
SHORTEST_SECRET = 16
MOST_PROXIES = 9
DONE, PROBLEMS, USAGE, STORED_WITH_PROBLEMS = 0, 1, 2, 3


class SettingsError(Exception):
    """A setting cannot be used; the message names its key, its value and what was expected."""


@dataclass(frozen=True)
class Settings:
    """What the environment says, read once.

    Attributes:
        databases: host name to database address; `*` is every other host.
        today: the day that "late" and "due" are measured against; None is the day itself.
        secret: what links in letters are sealed with; None makes no such links.
        smtp: the address of the mail server, `smtp://user:password@host:587`; None sends no letters.
        public: where the site is for its readers, `https://example.org`; what leads to it from elsewhere leads there.
        proxies: how many proxies stand before the site, one behind the other; their headers are believed.
    """

    databases: Mapping[str, str]
    today: dt.date | None = None
    secret: str | None = field(default=None, repr=False)
    smtp: str | None = field(default=None, repr=False)
    public: str | None = None
    proxies: int = 0

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Settings":
        """Read what is set.

        DATABASE_URL is one address, or `host=address` pairs parted by spaces. COMMONCURVE_TODAY is a day. Letters need
        SMTP_URL, PUBLIC_URL and SECRET_KEY. TRUSTED_PROXIES is how many of them stand one behind the other.
        """
        default = f"sqlite:///{ROOT / 'data' / 'commoncurve.db'}"
        databases = _databases(environment.get("DATABASE_URL") or default)
        secret, public = environment.get("SECRET_KEY") or None, _public(environment)
        return cls(
            databases, _day(environment), secret, _mail_server(environment, public), public, _proxies(environment)
        )


def _databases(written: str) -> dict[str, str]:
    if "=" not in written.partition("://")[0]:
        return {ANY_HOST: written}
    pairs = [part.partition("=") for part in written.split()]
    if not all(host and "://" in address for host, _, address in pairs):
        raise SettingsError(
            f"DATABASE_URL is “{written}”; it must be one address, or host=address pairs with spaces between"
        )
    return {host.lower(): address for host, _, address in pairs}


def _public(environment: Mapping[str, str]) -> str | None:
    written = environment.get("PUBLIC_URL") or ""
    if written and not re.fullmatch(r"https?://[^/?#@\s]+/?", written):
        raise SettingsError(
            f"PUBLIC_URL is “{written}”; it must be like https://example.org, with nothing behind the name"
        )
    return written.rstrip("/") or None


def _proxies(environment: Mapping[str, str]) -> int:
    written = environment.get("TRUSTED_PROXIES") or "0"
    if not (re.fullmatch(r"[0-9]{1,2}", written) and int(written) <= MOST_PROXIES):
        raise SettingsError(
            f"TRUSTED_PROXIES is “{written}”; it must be how many proxies stand before the site, one behind the other: "
            f"a number from 0 to {MOST_PROXIES}, not their addresses"
        )
    return int(written)


def _mail_server(environment: Mapping[str, str], public: str | None) -> str | None:
    """Return SMTP_URL; it comes with where letters lead to and what links in them are sealed with."""
    smtp = environment.get("SMTP_URL") or None
    if smtp and not re.fullmatch(r"smtps?://(?:[^@/\s]*@)?[^@/:\s]+(?::\d+)?/?(?:\?from=[^\s&]+)?", smtp):
        raise SettingsError("SMTP_URL must be like smtp://user:password@mail.example.org:587, or smtps://…")
    if smtp and not (public and len(environment.get("SECRET_KEY") or "") >= SHORTEST_SECRET):
        raise SettingsError(
            f"With SMTP_URL, letters need PUBLIC_URL to lead to, and a SECRET_KEY of {SHORTEST_SECRET} letters or more"
        )
    return smtp


def _day(environment: Mapping[str, str]) -> dt.date | None:
    written = environment.get("COMMONCURVE_TODAY")
    try:
        return dt.date.fromisoformat(written) if written else None
    except ValueError:
        raise SettingsError(f"COMMONCURVE_TODAY is “{written}”; it must be a day like 2026-01-31") from None


@dataclass(frozen=True)
class Desk:
    """What every command works with: the settings, and which collaborative is meant."""

    settings: Settings
    site: str

    @contextmanager
    def database(self) -> Iterator["Database"]:
        """Give the collaborative's database, brought up to date; what cannot be used ends with one sentence."""
        from indicators.store.database import Database, DatabaseError
        from indicators.store.migrations import migrate
        from layouts import terminal

        address = self.settings.databases.get(self.site)
        if address is None:
            named = ", ".join(sorted(self.settings.databases))
            terminal.stop(
                f"DATABASE_URL names several collaboratives: choose with --site, one of {named}.", status=USAGE
            )
        try:
            with closing(Database(address)) as database:
                migrate(database)
                yield database
        except DatabaseError as error:
            terminal.stop(str(error), status=PROBLEMS)

    def prepare(self) -> None:
        """Bring the database of every collaborative up to date."""
        for site in self.settings.databases:
            with replace(self, site=site).database():
                pass

    def today(self, database: "Database") -> dt.date:
        """Return the day, as the setting says or as it is where the collaborative is."""
        from indicators.store.queries.framework import collaborative

        if self.settings.today:
            return self.settings.today
        with database.reading() as session:
            own = collaborative(session)
            return now().astimezone(ZoneInfo(own.time_zone) if own else dt.UTC).date()


def now() -> dt.datetime:
    """Return this moment."""
    return dt.datetime.now(dt.UTC)
