"""What stands around every page: the collaborative's name, the ways to the other pages and languages, the notices."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from babel import Locale

from indicators.voices.comments import page_of
from layouts.language.amounts import day_text
from layouts.language.drafted import draft_line
from layouts.language.reader import Words
from layouts.public.edition import Edition
from layouts.public.preview import Preview


@dataclass(frozen=True)
class Switch:
    """A way to the same page in another language, named in that language."""

    language: str
    name: str
    address: str


@dataclass(frozen=True)
class Frame:
    """What stands around a page.

    Attributes:
        language: the language of the page's fixed words.
        updated: the day of the update that the page was read from.
        draft: what is said where words on the page are a machine draft; else empty.
        as_of: a sentence on the day, or the update, as of which the page is read; None for today. `today`: the same
            page as it stands now.
        search: where the form of the search asks, and `as_of_day` the day that it keeps, `2026-04-01`. `search_page`:
            where the search is, the day kept.
        ways: where the home page leads to each place and group; empty where it does not, as in the first releases.
        feed: where the updates are for feed readers, in this language.
        tell: the form to say something about this page.
        instead_of: the day of a newer update that was withdrawn, and `because` why; None where none was.
    """

    language: str
    title: str
    collaborative: Words
    home: str
    about: str
    record: str
    gaps: str
    disclosure: str
    partners: str
    sources: str
    updates: str
    workplan: str
    contact: str
    compare: str
    said: str
    tell: str
    newsletter: str
    switches: tuple[Switch, ...]
    updated: str
    number: int
    sample: bool
    draft: str
    as_of: str | None
    today: str
    instead_of: str | None = None
    because: Words | None = None
    preview: Preview | None = None
    search: str = ""
    search_page: str = ""
    ways: str = ""
    feed: str = ""
    as_of_day: str | None = None


def frame(
    page: object, edition: Edition, *, title: str, path: str, query: str, preview: Preview | None = None
) -> Frame:
    """Return the frame of a page at an address; `preview` is what its head says to those who lead to it."""
    site = edition.released.site
    collaborative = site.collaborative
    name, instead = edition.reader.read(collaborative.name), edition.released.issue.instead_of
    return Frame(
        language=edition.words.language,
        title=title if title == name.text else f"{title} · {name}",
        collaborative=name,
        home=edition.addresses.home(),
        about=edition.addresses.about(),
        record=edition.addresses.record(),
        gaps=edition.addresses.gaps(),
        disclosure=edition.addresses.disclosure(),
        partners=edition.addresses.partners(),
        sources=edition.addresses.sources(),
        updates=edition.addresses.updates(),
        workplan=edition.addresses.workplan(),
        contact=edition.addresses.contact(),
        compare=edition.addresses.compare(),
        said=edition.addresses.said(),
        tell=edition.addresses.tell(page_told(edition, path, query)),
        newsletter=edition.addresses.newsletter(),
        switches=switches(edition, path, query),
        updated=day_text(edition.released.issue.published_on, edition.words),
        number=edition.released.issue.number,
        sample=collaborative.sample,
        draft=draft_line(edition.words, page),
        as_of=_stood(edition) if edition.as_of else None,
        today=path,
        instead_of=day_text(instead.published_on, edition.words) if instead else None,
        because=edition.reader.read(instead.because) if instead else None,
        preview=preview,
        search=edition.addresses.today().search(),
        search_page=edition.addresses.search(),
        ways=f"{edition.addresses.home()}#by" if site.places or site.groups else "",
        feed=edition.addresses.feed(),
        as_of_day=edition.as_of,
    )


def _stood(edition: Edition) -> str:
    """Return the sentence that says as of when a page is read."""
    if edition.day:
        return edition.words.say("You read this page as it stood on %(day)s.", day=edition.as_told)
    return edition.words.say("You read this page as it stood with %(update)s.", update=edition.as_told)


def page_told(edition: Edition, path: str, query: str) -> str | None:
    """Return the page at an address as a comment names it: as in the first language, with its place and group."""
    bare = path.removeprefix(edition.addresses.prefix) or "/"
    view = urlencode([(name, value) for name, value in parse_qsl(query) if name in {"place", "group"}])
    return page_of(f"{bare}?{view}" if view else bare) or page_of(bare)


def switches(edition: Edition, path: str, query: str) -> tuple[Switch, ...]:
    """Return the ways to an address in every other language."""
    others = (one for one in edition.released.site.collaborative.languages if one != edition.language)
    return tuple(Switch(one, own_name(one), edition.addresses.here_in(one, path, query)) for one in others)


def own_name(language: str) -> str:
    """Return the name of a language in itself, with a capital letter: `Español`."""
    name = Locale.parse(language.replace("-", "_")).get_display_name() or language
    return name[:1].upper() + name[1:]
