"""Every page of the public site: its address, and how it is made of what was released."""

from collections.abc import Mapping

from indicators.release.documents import IndicatorDocument
from indicators.release.mapped import MapDocument
from layouts.documents.dataset import dataset
from layouts.documents.handout import Handout
from layouts.public.about_page import about_page
from layouts.public.alliance_pages import ALLIANCE
from layouts.public.disclosure_page import disclosure_page
from layouts.public.gaps_page import gaps_page
from layouts.public.home_page import home_page
from layouts.public.indicator_page import indicator_page, mapped
from layouts.public.map_view import map_views
from layouts.public.outcome_page import outcome_page
from layouts.public.page import Made, Page, Reading
from layouts.public.record_page import record_page
from layouts.public.search_page import QUERY, read_words, search_page
from layouts.public.view import DAY, GAPS, NAMES, read_view, read_wanted
from layouts.public.viewing import view_made
from layouts.public.voices_pages import VOICES


def _home(reading: Reading) -> Made:
    view = read_view(reading.query)
    if view.place or view.group:
        return view_made(reading, view)
    page = home_page(reading.edition, reading.kept(MapDocument))
    return Made(page, page.name.text)


def _outcome(reading: Reading, name: str) -> Made:
    page = outcome_page(reading.outcome(name), reading.edition)
    return Made(page, page.title.text, description=page.description.text if page.description else "")


def _indicator(reading: Reading, name: str) -> Made:
    document = reading.indicator(name)
    following = document.head.successor
    follows = following is not None and reading.has_indicator(following.id)
    view = read_view(reading.query)
    page = indicator_page(document, reading.edition, view, follows=follows, root=reading.root, past=reading.every())
    maps = map_views(document, reading.kept(MapDocument), reading.edition)
    page = mapped(page, maps, view.group or document.group)
    return Made(
        page,
        page.title.text,
        moves=page.drawn,
        description=page.shown.verdict.sentence if page.shown else page.definition.text,
        image=reading.edition.addresses.share(name, place=view.place, group=view.group, **view.asked),
        about=_dataset(document, reading),
    )


def _dataset(document: IndicatorDocument, reading: Reading) -> Mapping[str, object]:
    """Return what search engines for data read of an indicator."""
    edition, name = reading.edition, document.head.id
    page, figures = edition.addresses.indicator(name), edition.addresses.today().figures(name, "json")
    handout = Handout(edition.released, edition.language, edition.words)
    return dataset(document, handout, page=reading.root + page, figures=reading.root + figures.removesuffix(".json"))


def _about(reading: Reading) -> Made:
    return Made(about_page(reading.about(), reading.edition), reading.edition.words.say("How it works"))


def _gaps(reading: Reading) -> Made:
    page = gaps_page(reading.gaps(), reading.edition, read_wanted(reading.query), coverage=reading.coverage())
    return Made(page, reading.edition.words.say("What we do not know yet"))


def _disclosure(reading: Reading) -> Made:
    page = disclosure_page(reading.disclosure(), reading.edition)
    return Made(page, reading.edition.words.say("What we do not show, and why"))


def _record(reading: Reading) -> Made:
    page = record_page(reading.record(), reading.edition)
    return Made(page, reading.edition.words.say("What we said and what came"))


def _search(reading: Reading) -> Made:
    words = read_words(reading.query)
    found = reading.search(words) if words else ()
    meant = reading.meant(words) if words and not found else ()
    page = search_page(words, found, reading.edition, meant=meant)
    return Made(page, reading.edition.words.say("Search"))


PAGES = (
    Page("home", "/", _home, asks=NAMES),
    Page("outcome", "/outcomes/<name>", _outcome),
    Page("indicator", "/indicators/<name>", _indicator, asks=NAMES),
    Page("about", "/about", _about),
    Page("gaps", "/gaps", _gaps, asks=GAPS),
    Page("disclosure", "/disclosure", _disclosure),
    Page("record", "/record", _record),
    Page("search", "/search", _search, asks=(QUERY, DAY)),
    *ALLIANCE,
    *VOICES,
)
