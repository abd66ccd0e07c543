"""The letter that asks who signed up whether they want the newsletter, and sending it (SMTP)."""

import re
import smtplib
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import localtime, make_msgid
from urllib.parse import parse_qs, unquote, urlsplit

from indicators.voices.addresses import ADDRESS, ToAsk
from layouts.public.edition import Edition
from layouts.public.roots import Roots

PATIENCE = 20
"""Seconds that a mail server may take to answer."""


class Letters:
    """Sends letters, one after the other, while the reader has the page already.

    That the answer does not wait also keeps its time from telling whether a letter was sent.
    """

    def __init__(self, smtp: str, public: str, hosts: frozenset[str]) -> None:
        """Keep where letters are sent from: the mail server, where the site is, and the host names that are served."""
        self._smtp, self._public, self._roots = smtp, urlsplit(public), Roots(public, hosts)
        self._posting = ThreadPoolExecutor(max_workers=1, thread_name_prefix="letters")

    def ask(self, to: ToAsk, edition: Edition, host: str, *, failed: Callable[[], None]) -> None:
        """Ask an address, in the language of an edition, to confirm; `failed` is called where that cannot be sent."""
        written = letter(to, edition, root=self.root(host), sender=self._sender(edition))
        self._posting.submit(self._send, written, failed)

    def root(self, host: str) -> str:
        """Return where links in letters lead: a name that is served, and never what a request merely claims."""
        return self._roots.of(f"{self._public.scheme}://{host}")

    def close(self) -> None:
        """Wait for the letters that are on their way."""
        self._posting.shutdown(wait=True)

    def _sender(self, edition: Edition) -> str:
        given = parse_qs(urlsplit(self._smtp).query).get("from", [""])[0]
        mailbox = given or edition.released.site.collaborative.contact or ""
        return mailbox if ADDRESS.fullmatch(mailbox) else f"no-reply@{self._public.hostname}"

    def _send(self, written: EmailMessage, failed: Callable[[], None]) -> None:
        try:
            self._post(written)
        except (OSError, smtplib.SMTPException):
            failed()

    def _post(self, written: EmailMessage) -> None:
        server = urlsplit(self._smtp)
        kind = smtplib.SMTP_SSL if server.scheme == "smtps" else smtplib.SMTP
        with kind(server.hostname or "", server.port or 0, timeout=PATIENCE) as post:
            post.ehlo()
            if server.scheme == "smtp" and post.has_extn("starttls"):
                post.starttls(context=ssl.create_default_context())
            if server.username:
                post.login(unquote(server.username), unquote(server.password or ""))
            post.send_message(written)


def letter(to: ToAsk, edition: Edition, *, root: str, sender: str) -> EmailMessage:
    """Return the letter that asks an address to confirm; no line of it can become a head of its own."""
    words, there = edition.words, edition.addresses.today()
    name = _line(edition.reader.read(edition.released.site.collaborative.name).text)
    told = EmailMessage()
    told["From"] = Address(display_name=name, addr_spec=sender)
    told["To"] = Address(addr_spec=to.address)
    told["Subject"] = words.say("Do you want the newsletter of %(collaborative)s?", collaborative=name)
    told["Date"], told["Message-ID"] = localtime(), make_msgid(domain=sender.partition("@")[2])
    told["Auto-Submitted"], told["Content-Language"] = "auto-generated", words.language
    for head, value in sign_off_heads(root + there.sign_off(to.off)).items():
        told[head] = value
    yes, erase = words.say("Yes, I want it:"), words.say("Erase it now:")
    paragraphs = (
        words.say("Somebody, we hope you, asked for the newsletter of %(collaborative)s.", collaborative=name),
        f"{yes}\n{root}{there.confirm(to.confirm)}",
        words.say("If it was not you, do nothing: you get no other letter, and we erase the address after 30 days."),
        f"{erase}\n{root}{there.sign_off(to.off)}",
    )
    told.set_content("\n\n".join(paragraphs) + "\n")
    return told


def sign_off_heads(address: str) -> dict[str, str]:
    """Return the heads by which a mail program signs its reader off with one click (RFC 8058)."""
    return {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _line(text: str) -> str:
    """Return a text as one line without control signs."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text).split())
