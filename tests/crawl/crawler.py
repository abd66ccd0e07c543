"""Reads every address of a site that its own pages lead to: links, sources, forms with all of their choices."""

import csv
import json
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from io import StringIO
from itertools import combinations, product
from math import prod
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit

from tests.crawl.unpacked import unpacked

ADDRESSES = {"href", "src", "action", "data-address", "poster", "srcset", "content"}
STYLED = re.compile(r"url\([\"']?([^\"')]+)[\"']?\)")
PARTS = re.compile(r'(?s)<script type="text/html"[^>]*>(.*?)</script>')
LISTED = re.compile(r"<loc>https?://[^/<]+([^<]*)</loc>")
MOST, MOST_WAYS = 2_000, 12
MOST_VIEWS = 8
"""How many views of one path are followed, those that are reached first: years, places and likely ranges multiply."""


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
        """The head and the body as one text, packed files unpacked, PDF and pictures as far as they speak."""
        head = "\n".join(f"{name}: {value}" for name, value in self.headers.items())
        kind = self.headers.get("Content-Type", "")
        return "\n\n".join([head, *(_text(part, kind) for kind, part in unpacked(self.body, kind))])


def _text(body: bytes, kind: str) -> str:
    """Return a text; that of a table also cell by cell, since a number after a comma may look like a part of one."""
    text = body.decode("utf-8", errors="surrogateescape").encode("utf-8", "replace").decode()
    if not kind.startswith("text/csv") and not kind.endswith(".csv"):
        return text
    return "\n".join([text, *(cell for row in csv.reader(StringIO(text, newline="")) for cell in row)])


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
            for chosen in _filled_in(list(fields.values())):
                self.found.append(f"{action}?{urlencode(dict(zip(fields, chosen, strict=True)))}")
            self._form = None


def _filled_in(fields: list[list[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the ways to fill in a form: all of them, or in a long one every choice of two fields beside the first."""
    if prod(map(len, fields)) <= MOST_WAYS:
        yield from product(*fields)
        return
    for one, other in combinations(range(len(fields)), 2):
        free = {one, other}
        yield from product(*(own if at in free else own[:1] for at, own in enumerate(fields)))


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
    waiting = deque((one, steps) for one in dict.fromkeys(seeds))
    seen, views = {one for one, _ in waiting}, Counter[str]()
    answers: list[Answer] = []
    while waiting:
        address, left = waiting.popleft()
        if len(seen) > MOST:
            raise RuntimeError(f"more than {MOST} addresses, the last one {address}")
        got = ask("GET", address, {})
        answers += [got, ask("HEAD", address, {})]
        if got.headers.get("ETag"):
            answers.append(ask("GET", address, {"If-None-Match": got.headers["ETag"]}))
        for one in _further(got) if left else ():
            path = one.partition("?")[0]
            if one not in seen and views[path] < MOST_VIEWS:
                views[path] += 1
                seen.add(one)
                waiting.append((one, left - 1))
    return answers


def _texts(told: object) -> Iterator[str]:
    """Yield every text in some JSON: an address may stand under any name."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list):
        for one in told.values() if isinstance(told, dict) else told:
            yield from _texts(one)


def _further(answer: Answer) -> Iterator[str]:
    """Yield the addresses of the same site that an answer leads to, without what stands after the `#`."""
    found = [answer.headers["Location"]] if "Location" in answer.headers else []
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith(("text/html", "text/css")):
        found += addresses(answer.body.decode())
    elif kind.startswith("application/json"):
        found += [one for one in _texts(json.loads(answer.body or b"null")) if one.startswith("/")]
    elif kind.startswith("application/xml"):
        found += map(unescape, LISTED.findall(answer.body.decode()))
    for one in found:
        there = urlsplit(urldefrag(urljoin(f"http://site{answer.address}", one)).url)
        if there.netloc == "site" and there.scheme == "http":
            yield there.path + (f"?{there.query}" if there.query else "")
