"""Reads every address of a site that its own pages lead to: links, sources, forms with all of their choices."""

import csv
import json
import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from io import StringIO
from itertools import product
from urllib.parse import parse_qs, urldefrag, urlencode, urljoin, urlsplit

from tests.crawl.unpacked import unpacked

ADDRESSES = {"href", "src", "action", "data-address", "poster", "srcset", "content"}
STYLED = re.compile(r"url\([\"']?([^\"')]+)[\"']?\)")
PARTS = re.compile(r'(?s)<script type="text/html"[^>]*>(.*?)</script>')
IDS = re.compile(r"""<[^>]*\sid=["']?([^"'\s>]+)""")
LISTED = re.compile(r"<loc>https?://[^/<]+([^<]*)</loc>")
MOST = 4_000
LOOKS = {"from", "to", "ranges", "compare"}
"""Ways to look at the same figures: they multiply with each other, with every place and with every file of a view."""
MOST_LOOKS = 8
"""How many addresses of one path that hold such a look are followed, those that are reached first; others all are."""


@dataclass(frozen=True)
class Answer:
    """What a server answered: everything that a reader, or a reader's program, can see of it."""

    method: str
    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @cached_property
    def text(self) -> str:
        """The head and the body as one text, packed files unpacked, PDF and pictures as far as they speak."""
        # How long the body is may be any number: what it says is read itself.
        head = "\n".join(f"{name}: {value}" for name, value in self.headers.items() if name.lower() != "content-length")
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
        self.asked: list[str] = []
        self.linked: list[str] = []
        self._form: tuple[str, dict[str, list[str]]] | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.found += [value for name, value in named.items() if name in ADDRESSES and value and name != "content"]
        self.linked += [named["href"]] if tag == "a" and "href" in named else []
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
            self.asked += [f"{action}?{urlencode(chosen)}" for chosen in _filled_in(fields)]
            self._form = None


def _filled_in(fields: Mapping[str, list[str]]) -> Iterator[dict[str, str]]:
    """Yield the ways to fill in a form: each of every field with each of every other, and of looks one at a time."""
    firm = {name: own if name not in LOOKS else own[:1] for name, own in fields.items()}
    for chosen in product(*firm.values()):
        yield dict(zip(fields, chosen, strict=True))
    first = {name: own[0] for name, own in fields.items()}
    yield from (first | {name: one} for name, own in fields.items() if name in LOOKS for one in own[1:])


def addresses(page: str, *, forms: bool = True) -> Iterator[str]:
    """Yield every address in a page: in its tags, its styles, and in the parts that a script puts in later.

    `forms`: also those that its forms ask for.
    """
    for text in (page, *PARTS.findall(page)):
        parser = _Page()
        parser.feed(text)
        yield from parser.found
        yield from parser.asked if forms else ()
        yield from map(unescape, STYLED.findall(text))


def crawl(ask: Ask, seeds: Iterable[str], *, steps: int = MOST, forms: bool = True) -> list[Answer]:
    """Return the answers at every address that is reached from some; of the first view of a path all kinds of answer.

    `steps`: how many links are followed one after the other; `forms`: whether forms are filled in.

    Raises:
        RuntimeError: there are so many addresses that the site seems to lead on for ever.
    """
    waiting = deque((one, steps) for one in dict.fromkeys(seeds))
    seen, looks, paths = {one for one, _ in waiting}, Counter[str](), set[str]()
    answers: list[Answer] = []
    while waiting:
        address, left = waiting.popleft()
        path = urlsplit(address).path
        got, *others = _asked_for(ask, address, again=path not in paths)
        answers += [got, *others]
        paths.add(path)
        for one in _further(got, forms=forms) if left else ():
            if one in seen or (is_look(one) and looks[urlsplit(one).path] == MOST_LOOKS):
                continue
            looks[urlsplit(one).path] += is_look(one)
            seen.add(one)
            waiting.append((one, left - 1))
        if len(seen) > MOST:
            raise RuntimeError(f"more than {MOST} addresses, the last one {address}")
    return answers


def is_look(address: str) -> bool:
    """Tell whether an address shows figures that stand at another address in another way."""
    return not LOOKS.isdisjoint(parse_qs(urlsplit(address).query))


def _asked_for(ask: Ask, address: str, *, again: bool) -> Iterator[Answer]:
    """Yield what is answered at an address: whole, and if wanted the head alone, and whether it has changed."""
    got = ask("GET", address, {})
    yield got
    if again:
        yield ask("HEAD", address, {})
    if again and got.headers.get("ETag"):
        yield ask("GET", address, {"If-None-Match": got.headers["ETag"]})


def _texts(told: object) -> Iterator[str]:
    """Yield every text in some JSON: an address may stand under any name."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list):
        for one in told.values() if isinstance(told, dict) else told:
            yield from _texts(one)


def _further(answer: Answer, *, forms: bool) -> Iterator[str]:
    """Yield the addresses of the same site that an answer leads to, without what stands after the `#`."""
    found = [answer.headers["Location"]] if "Location" in answer.headers else []
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith(("text/html", "text/css")):
        found += addresses(answer.body.decode(), forms=forms)
    elif kind.startswith("application/json"):
        found += [one for one in _texts(json.loads(answer.body or b"null")) if one.startswith("/")]
    elif kind.startswith("application/xml"):
        found += map(unescape, LISTED.findall(answer.body.decode()))
    yield from (one for one, _ in _own(answer.address, found))


def _own(page: str, found: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the addresses of the same site as a page, each with what stands after the `#`."""
    for one in found:
        whole, spot = urldefrag(urljoin(f"http://site{page}", one))
        there = urlsplit(whole)
        if there.netloc == "site" and there.scheme == "http":
            yield there.path + (f"?{there.query}" if there.query else ""), spot


def links(answer: Answer) -> Iterator[tuple[str, str]]:
    """Yield where the links of a page lead on the same site: the address, and the place in it or nothing."""
    text = answer.body.decode()
    for one in (text, *PARTS.findall(text)):
        parser = _Page()
        parser.feed(one)
        yield from _own(answer.address, parser.linked)


def places(answer: Answer) -> frozenset[str]:
    """Return the places in a page that an address can name."""
    return frozenset(map(unescape, IDS.findall(PARTS.sub("", answer.body.decode()))))
