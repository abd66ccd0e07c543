"""Who works on the hand-made release, and how fresh its source is."""

from indicators.release import alliance as a
from indicators.release import documents as d
from tests.layouts import made
from tests.layouts.missing import gap
from tests.layouts.notes import NEED, SOURCE, STRATEGY, TEAM, both

HOMELESS = d.Named("homeless-count", made.HOMELESS_HEAD.title)
JOINING = both("Come to any meeting.", "Venga a cualquier reunión.")
ASKS = (
    a.AskNote("bus", "recommendation", both("A bus", "Un autobús"), None, "2026-05-01", "before the council", False),
    a.AskNote(
        "forms",
        "impediment",
        both("Two forms", "Dos permisos"),
        both("They contradict each other.", "Se contradicen."),
        "2026-04-02",
        "open",
        True,
    ),
)
LINE = a.StrategyLine("outreach", STRATEGY.title, "under way", "2012-03-01", None, sample=True)
PLEDGE = a.PledgeNote(
    d.Named("outreach", STRATEGY.title), both("Pays one worker.", "Paga a una persona."), "2012-03-01", None, True
)
CITY = a.OrganisationNote(
    "city",
    both("The city", "La ciudad"),
    "city",
    "https://www.example.org/city",
    True,
    (PLEDGE,),
    (d.Named(SOURCE.id, SOURCE.title),),
)
STATE = a.SourceState(
    SOURCE,
    2007,
    2018,
    (gap("late", facts={"latest": "2018", "expected": "2019", "reason": "calendar", "due": "2019-12-01"}),),
    (HOMELESS,),
)
DUE = (
    a.DueNote("needed", "2026-03-31", NEED.title, both("The library", "La biblioteca"), True, True),
    a.DueNote("edition", "2026-12-01", SOURCE.title, None, False, False),
)
DOCUMENTS: dict[tuple[type, str | None], object] = {
    (a.StrategyDocument, "outreach"): a.StrategyDocument(STRATEGY, (made.HOUSING,), (HOMELESS,)),
    (a.TeamDocument, TEAM.id): a.TeamDocument(made.HOUSING_TEAM, (LINE,), (NEED,), ASKS, JOINING),
    (a.PartnersDocument, None): a.PartnersDocument(
        (CITY,), (a.PublisherNote("A newspaper", (d.Named(SOURCE.id, SOURCE.title),)),)
    ),
    (a.SourcesDocument, None): a.SourcesDocument((STATE,)),
    (a.WorkplanDocument, None): a.WorkplanDocument(2026, (a.YearOfOutcome("housing", DUE),)),
}
