"""The one way in from the web: what people say is written down there, and nothing of it can be read back."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from indicators.release.errors import NoCollaborative
from indicators.store.database import Database
from indicators.store.hosts import of_host
from indicators.store.queries.voices import WEB
from indicators.voices import addresses
from indicators.voices.addresses import ToAsk
from indicators.voices.comments import Comment, write_down
from indicators.voices.tokens import Tokens


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True)
class Voices:
    """Writes down what people say to the collaboratives that are served here, one database for each host name."""

    databases: Mapping[str, Database]
    tokens: Tokens
    clock: Callable[[], dt.datetime] = field(default=_now)

    def receive(self, host: str, comment: Comment) -> None:
        """Write a comment down; raises NotTaken, Flooded, NoCollaborative."""
        with self._database(host).writing() as session:
            write_down(session, comment, way=WEB, now=self.clock())

    def sign_up(self, host: str, address: str, language: str, *, mails: bool) -> ToAsk | None:
        """Write an address down, and return whom to ask by mail; raises NoAddress, Flooded, NoCollaborative."""
        with self._database(host).writing() as session:
            return addresses.sign_up(session, address, language, self.tokens if mails else None, now=self.clock())

    def not_asked(self, host: str, number: int) -> None:
        """Write down that no letter could be sent to an address."""
        with self._database(host).writing() as session:
            addresses.not_asked(session, number)

    def confirm(self, host: str, token: str) -> bool:
        """Put the address on the list that a token is of; return whether there is one."""
        with self._database(host).writing() as session:
            return addresses.confirm(session, token, self.tokens, now=self.clock())

    def sign_off(self, host: str, token: str) -> None:
        """Take the address off the list that a token is of."""
        with self._database(host).writing() as session:
            addresses.sign_off(session, token, self.tokens)

    def _database(self, host: str) -> Database:
        found = of_host(self.databases, host)
        if found is None:
            raise NoCollaborative(host)
        return found
