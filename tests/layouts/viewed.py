"""How the places and groups of a release made by hand are doing."""

from indicators.release import documents as d
from indicators.release.covered import CoverageDocument, Covered, CoveredIndicator, CoveredOutcome
from indicators.release.searched import Found
from indicators.release.viewed import GROUP, PLACE, Larger, Unmeasured, ViewDocument, ViewedOutcome, record_of
from tests.layouts import made
from tests.layouts.notes import both

FOOTHILLS = d.PlaceName("foothills", both("The foothills", "Las laderas"), "community")
"""A place of which nothing is known."""
SITE_PLACES = (made.PASADENA, made.COUNTY, FOOTHILLS)
HOMELESS = d.Named("homeless-count", made.HOMELESS_HEAD.title)


AROUND = (
    Larger(d.Named("pasadena", made.PASADENA.name), 1, (("all", 1), ("hispanic", 1))),
    Larger(d.Named("county", made.COUNTY.name), 1, (("all", 1),)),
)
"""The places that hold the foothills."""


def outcome(
    *series: d.SeriesDocument, place: d.Text, group: d.Text = made.EVERYONE.name, nearby: d.Named | None = None
) -> ViewedOutcome:
    """The housing outcome with the homeless count there; without a series it is told as missing."""
    cards = tuple(d.Card(made.HOMELESS_HEAD, place, group, one) for one in series)
    return ViewedOutcome(made.OUTCOME_HEAD, cards, () if cards else (Unmeasured(HOMELESS, True, nearby),))


COVERAGE = CoverageDocument(
    SITE_PLACES,
    (made.HISPANIC,),
    (
        CoveredOutcome(
            made.HOUSING,
            (
                CoveredIndicator(
                    HOMELESS,
                    "year",
                    headline=True,
                    has_page=True,
                    places=(
                        Covered("pasadena", "all", 12, 1, "2007", "2018", others=1, late=True),
                        Covered("county", "all", 12, 0, "2007", "2018"),
                    ),
                    groups=(
                        Covered(
                            "pasadena",
                            "hispanic",
                            2,
                            1,
                            "2014",
                            "2018",
                            without=(("2016", "2017"),),
                            hidden_in=("2015",),
                        ),
                    ),
                ),
                CoveredIndicator(
                    d.Named("new-index", d.Text({"en": "The new index"})),
                    "year",
                    headline=True,
                    has_page=False,
                    places=(),
                    groups=(),
                ),
            ),
        ),
    ),
)
FOUND = (
    Found("outcome", "housing", made.OUTCOME_HEAD.title, d.Text({})),
    Found("indicator", "homeless-count", made.HOMELESS_HEAD.title, made.HOMELESS_HEAD.lay_definition),
    Found("indicator", "hidden-count", made.HIDDEN_HEAD.title, d.Text({})),
    Found("place", "pasadena", made.PASADENA.name, d.Text({})),
    Found("group", "hispanic", made.HISPANIC.name, d.Text({})),
)

VIEWS = {
    record_of(one.kind, one.name.id): one
    for one in (
        ViewDocument(
            PLACE,
            made.PASADENA,
            made.COUNTY,
            (outcome(made.homeless(), place=made.PASADENA.name),),
            (("homeless-count", "all"), ("homeless-count", "hispanic")),
        ),
        ViewDocument(
            PLACE, made.COUNTY, None, (outcome(made.county(), place=made.COUNTY.name),), (("homeless-count", "all"),)
        ),
        ViewDocument(
            PLACE, FOOTHILLS, made.COUNTY, (outcome(place=FOOTHILLS.name, nearby=made.PASADENA),), larger=AROUND
        ),
        ViewDocument(
            GROUP,
            made.HISPANIC,
            None,
            (outcome(made.hispanic(), place=made.PASADENA.name, group=made.HISPANIC.name),),
        ),
    )
}
