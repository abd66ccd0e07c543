"""Reads every address of a site that its own pages lead to: links, sources, forms with all of their choices."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from itertools import product
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit

ADDRESSES = {"href", "src", "action", "data-address", "poster", "srcset", "content"}
STYLED = re.compile(r"url\([\"']?([^\"')]+)[\"']?\)")
PARTS = re.compile(r'(?s)<script type="text/html"[^>]*>(.*?)</script>')
MOST = 2_000


@dataclass(frozen=True)
class Answer:
    """What a server answered: everything that a reader, or a reader's program, can see of it."""

    method: str
    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The head and the body as one text; bytes that are no text stay visible as Latin letters."""
        head = "\n".join(f"{name}: {value}" for name, value in self.headers.items())
        return f"{head}\n\n{self.body.decode('utf-8', errors='surrogateescape').encode('utf-8', 'replace').decode()}"


Ask = Callable[[str, str, Mapping[str, str]], Answer]
"""Asks a server: method, address (a path with its query), headers."""


class _Page(HTMLParser):
    """Collects the addresses of a page, and its forms with every choice that they offer."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._form: tuple[str, dict[str, list[str]]] | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.found += [value for name, value in named.items() if name in ADDRESSES and value and name != "content"]
        if tag == "form":
            self._form = named.get("action", ""), {}
        elif tag == "select":
            self._select = named.get("name", "")
        elif tag == "input" and self._form and named.get("name"):
            self._form[1].setdefault(named["name"], []).append(named.get("value", ""))
        elif tag == "option" and self._form and self._select:
            self._form[1].setdefault(self._select, []).append(named.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._form:
            action, fields = self._form
            for chosen in product(*fields.values()):
                self.found.append(f"{action}?{urlencode(dict(zip(fields, chosen, strict=True)))}")
            self._form = None


def addresses(page: str) -> Iterator[str]:
    """Yield every address in a page: in its tags, its styles, and in the parts that a script puts in later."""
    for text in (page, *PARTS.findall(page)):
        parser = _Page()
        parser.feed(text)
        yield from parser.found
        yield from map(unescape, STYLED.findall(text))


def crawl(ask: Ask, seeds: Iterable[str], *, steps: int = MOST) -> list[Answer]:
    """Return the answers at every address that is reached from some: whole, head only, and asked for again.

    `steps`: how many links are followed one after the other.

    Raises:
        RuntimeError: there are so many addresses that the site seems to lead on for ever.
    """
    waiting, seen = deque((one, steps) for one in seeds), set[str]()
    answers: list[Answer] = []
    while waiting:
        address, left = waiting.popleft()
        if address in seen:
            continue
        seen.add(address)
        if len(seen) > MOST:
            raise RuntimeError(f"more than {MOST} addresses, the last one {address}")
        got = ask("GET", address, {})
        answers += [got, ask("HEAD", address, {})]
        if got.headers.get("ETag"):
            answers.append(ask("GET", address, {"If-None-Match": got.headers["ETag"]}))
        if left:
            waiting.extend((one, left - 1) for one in _further(got))
    return answers


def _further(answer: Answer) -> Iterator[str]:
    """Yield the addresses of the same site that an answer leads to, without what stands after the `#`."""
    found = [answer.headers["Location"]] if "Location" in answer.headers else []
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith(("text/html", "text/css")):
        found += addresses(answer.body.decode())
    for one in found:
        there = urlsplit(urldefrag(urljoin(f"http://site{answer.address}", one)).url)
        if there.netloc == "site" and there.scheme == "http":
            yield there.path + (f"?{there.query}" if there.query else "")
