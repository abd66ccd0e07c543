"""The pages on who works on it, where figures come from and what changed: their addresses, and how they are made."""

from indicators.release.alliance import PartnersDocument, WorkplanDocument
from layouts.public.before import sources_of, strategy_of, team_of
from layouts.public.compare_page import Choice, compare_page
from layouts.public.contact_page import contact_page
from layouts.public.helped import helped_views
from layouts.public.page import Made, Page, Reading
from layouts.public.partners_page import partners_page
from layouts.public.releases import indicators_of, outcomes_of
from layouts.public.sources_page import sources_page
from layouts.public.strategy_page import strategy_page
from layouts.public.team_page import team_page
from layouts.public.updates_page import updates_page
from layouts.public.view import DAY, PAGE, read_compared, read_page
from layouts.public.workplan_page import workplan_page


def _compare(reading: Reading) -> Made:
    wanted, edition = read_compared(reading.query), reading.edition
    documents = [reading.indicator(one) for one in wanted.indicators]
    every = (Choice(one.head.id, edition.reader.read(one.head.title)) for one in indicators_of(reading))
    return Made(compare_page(wanted, documents, every, edition), edition.words.say("Side by side"))


def _strategy(reading: Reading, name: str) -> Made:
    document = strategy_of(reading, name)
    page = strategy_page(document, reading.edition, helped_views(document.indicators, reading))
    told = page.strategy.description
    return Made(page, page.strategy.title.text, description=told.text if told else "")


def _team(reading: Reading, name: str) -> Made:
    page = team_page(team_of(reading, name), reading.edition)
    return Made(page, page.team.name.text, description=page.team.charge.text if page.team.charge else "")


def _partners(reading: Reading) -> Made:
    page = partners_page(reading.kept(PartnersDocument), reading.edition)
    return Made(page, reading.edition.words.say("Partners"))


def _sources(reading: Reading) -> Made:
    return Made(sources_page(sources_of(reading), reading.edition), reading.edition.words.say("Sources"))


def _updates(reading: Reading) -> Made:
    known = frozenset(one.head.id for one in indicators_of(reading))
    every = reading.releases.every(reading.host)
    page = updates_page(every, reading.edition, read_page(reading.query), known=known)
    return Made(page, reading.edition.words.say("Updates"))


def _workplan(reading: Reading) -> Made:
    page = workplan_page(reading.kept(WorkplanDocument), outcomes_of(reading), reading.edition)
    return Made(page, reading.edition.words.say("This year's work"))


def _contact(reading: Reading) -> Made:
    return Made(contact_page(reading.about(), reading.edition), reading.edition.words.say("Whom to ask"))


ALLIANCE = (
    Page("compare", "/compare", _compare, asks=("indicator", "place", "group", DAY), several=True),
    Page("strategy", "/strategies/<name>", _strategy),
    Page("team", "/teams/<name>", _team),
    Page("partners", "/partners", _partners),
    Page("sources", "/sources", _sources),
    Page("updates", "/updates", _updates, asks=(PAGE, DAY)),
    Page("workplan", "/workplan", _workplan),
    Page("contact", "/contact", _contact),
)
