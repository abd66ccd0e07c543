"""What a link in a letter carries, so that only who got the letter can use it."""

import hashlib
import hmac
import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass

CONFIRM, SIGN_OFF = "confirm", "off"
SHAPE = re.compile(r"([0-9]{1,18})-([A-Za-z0-9_-]{43})")


@dataclass(frozen=True)
class Tokens:
    """Makes and tells tokens (HMAC-SHA256); without a secret there are none, and none is right.

    A token names a row and no address. It is of one purpose, and of what the row says (`told`: address and moment):
    once the row is erased it is right no more, also where its number is given again.
    """

    secret: str | None

    def make(self, purpose: str, number: int, told: str) -> str:
        """Return the token of a row; raises ValueError without a secret."""
        if not self.secret:
            raise ValueError("tokens need a secret")
        sealed = hmac.new(self.secret.encode(), f"{purpose}\n{number}\n{told}".encode(), hashlib.sha256).digest()
        return f"{number}-{urlsafe_b64encode(sealed).decode().rstrip('=')}"

    def number(self, token: str) -> int | None:
        """Return the number of the row that a token names, right or not; None for what is no token."""
        shaped = SHAPE.fullmatch(token)
        return int(shaped[1]) if shaped and self.secret else None

    def is_right(self, token: str, purpose: str, number: int, told: str) -> bool:
        """Tell whether a token is that of a row for a purpose."""
        return bool(self.secret) and hmac.compare_digest(token, self.make(purpose, number, told))
