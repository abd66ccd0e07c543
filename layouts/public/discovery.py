"""How the site is found and followed: what search engines may read, a map for them, and a feed of the updates."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from flask import Flask, Response, request

from indicators.release.documents import PastRelease
from indicators.release.said import NewsletterDocument
from layouts.language.changes import change_lines, change_sums
from layouts.language.drafted import drafted_texts
from layouts.public.addresses import ANY_LANGUAGE, Addresses
from layouts.public.edition import Edition
from layouts.public.outlet import Outlet
from layouts.public.page import Reading
from layouts.public.pages import PAGES
from layouts.public.query import asked
from layouts.public.releases import indicators_of, outcomes_of
from layouts.public.site import Site

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
MOST_ENTRIES = 50


@dataclass(frozen=True)
class Discovery:
    """Answers the addresses of the map, of the feed, and of what search engines may read."""

    site: Site

    def robots(self) -> Response:
        """Return what search engines may read, everything that is public, and where the map of it is."""
        response = Response(f"User-agent: *\nDisallow: /workspace\n\nSitemap: {self.site.root}/sitemap.xml\n")
        response.mimetype = "text/plain"
        response.cache_control.no_cache = True
        return response

    def sitemap(self) -> Response:
        """Return every page in every language."""
        return self._answer(None, "application/xml", lambda reading: sitemap(reading, self.site.root))

    def feed(self, language: str | None = None) -> Response:
        """Return the updates, newest first, in the language of the address."""
        answer = self._answer(language, "application/atom+xml", lambda reading: feed(reading, self.site.root))
        answer.headers["Access-Control-Allow-Origin"] = "*"
        return answer

    def _answer(self, language: str | None, media: str, make: Callable[[Reading], bytes]) -> Response:
        query = asked()
        edition = self.site.edition(language)
        reading = Reading(edition, self.site.releases, request.host, query)
        return Outlet(self.site, self.site.kept).answer(edition, media, lambda: make(reading), {})


def sitemap(reading: Reading, base: str) -> bytes:
    """Return the map of the site at `base`: each page in each language, with its twins in the others.

    Every page is made of the release, so that it changed with it.
    """
    released = reading.edition.released
    own, changed = released.site.collaborative, released.issue.published_on
    urls = Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for path in _paths(reading):
        twins = {one: base + Addresses(one, own.languages[0]).prefix + path for one in own.languages}
        any_language = {ANY_LANGUAGE: twins[own.languages[0]]}
        for address in twins.values():
            _page(SubElement(urls, "url"), address, changed, {**twins, **any_language})
    return _written(urls)


def _page(url: Element, address: str, changed: str, twins: Mapping[str, str]) -> None:
    SubElement(url, "loc").text = address
    SubElement(url, "lastmod").text = changed
    for language, twin in twins.items():
        SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": language, "href": twin})


def _paths(reading: Reading) -> Iterator[str]:
    yield from (page.rule for page in PAGES if "<" not in page.rule)
    yield from (f"/outcomes/{one.head.id}" for one in reading.edition.released.site.outcomes)
    yield from (f"/indicators/{one.head.id}" for one in indicators_of(reading))
    yield from dict.fromkeys(f"/strategies/{one.id}" for each in outcomes_of(reading) for one in each.strategies)
    yield from (f"/teams/{one.id}" for one in reading.about().teams)
    past = reading.kept(NewsletterDocument)
    yield from (f"/newsletter/{one.id}" for one in (past.issues if past else ()))


def feed(reading: Reading, base: str) -> bytes:
    """Return the feed (Atom) of the site at `base`: what changed in each update, and what was taken back."""
    edition = reading.edition
    words, name = edition.words, edition.reader.read(edition.released.site.collaborative.name)
    every = reading.releases.every(reading.host)[:MOST_ENTRIES]
    top = Element("feed", {"xmlns": ATOM, "xml:lang": words.language})
    SubElement(top, "title").text = words.say("%(collaborative)s: updates", collaborative=name)
    if drafted := _drafted(every, edition):
        SubElement(top, "subtitle").text = drafted
    own = base + edition.addresses.feed()
    SubElement(top, "id").text = own
    SubElement(top, "link", {"rel": "self", "href": own, "hreflang": edition.language})
    SubElement(top, "link", {"href": base + edition.addresses.home(), "hreflang": edition.language})
    SubElement(SubElement(top, "author"), "name").text = name.text
    SubElement(top, "updated").text = max(map(_updated, every))
    for one in every:
        _entry(top, one, edition, base)
    return _written(top)


def _entry(top: Element, one: PastRelease, edition: Edition, base: str) -> None:
    words, entry = edition.words, SubElement(top, "entry")
    SubElement(entry, "title").text = words.say("Update %(number)s", number=one.number)
    SubElement(entry, "id").text = f"{base}{edition.addresses.prefix}/api/v1/releases#{one.number}"
    SubElement(entry, "link", {"href": f"{base}{edition.addresses.updates()}#{one.number}"})
    SubElement(entry, "published").text = one.published_at or _moment(one.published_on)
    SubElement(entry, "updated").text = _updated(one)
    told = "\n".join(_lines(one, edition)) or words.say("The first update.")
    SubElement(entry, "content", {"type": "text"}).text = told


def _drafted(every: Sequence[PastRelease], edition: Edition) -> str:
    """Return the notice where the words of the feed are a machine draft; else nothing."""
    titles = (change.title for one in every for change in one.changes.indicators)
    return drafted_texts(edition.reader, edition.words, *titles, *(one.because for one in every))


def _lines(one: PastRelease, edition: Edition) -> Iterator[str]:
    words, read = edition.words, edition.reader.read
    if one.because is not None:
        yield words.say("Taken back: %(reason)s", reason=read(one.because))
    yield from change_sums(one.changes, words)
    for change in one.changes.indicators:
        yield f"{read(change.title)}: {' '.join(change_lines(change, words))}"


def _updated(one: PastRelease) -> str:
    """Return when a release was taken back, else when it was published."""
    if one.withdrawn_on:
        return one.withdrawn_at or _moment(one.withdrawn_on)
    return one.published_at or _moment(one.published_on)


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _written(top: Element) -> bytes:
    told: bytes = tostring(top, encoding="utf-8", xml_declaration=True)
    return told


def register_discovery(server: Flask, site: Site) -> None:
    """Give the server the map and what search engines may read, and the feed in each language."""
    discovery = Discovery(site)
    server.add_url_rule("/robots.txt", "robots", discovery.robots)
    server.add_url_rule("/sitemap.xml", "sitemap", discovery.sitemap)
    server.add_url_rule("/feed.xml", "feed", discovery.feed)
    server.add_url_rule("/<language:language>/feed.xml", "feed-in", discovery.feed)
