"""Parts of pages: what a card says of a measure, and what is said of figures that are needed."""

from dataclasses import replace

import pytest

from indicators.analysis.codes import Grade
from indicators.release import documents as d
from layouts.language.phrases import read_phrases
from layouts.language.standing import PAST
from layouts.public.assets import read_assets
from layouts.public.cards import card_view
from layouts.public.documents import make_templates, whole
from layouts.public.edition import Edition
from layouts.public.needs_view import need_view
from tests.layouts import made
from tests.layouts.notes import NEED


def test_an_indicator_without_a_page_is_named_and_leads_nowhere() -> None:
    with_none = replace(made.card("hidden-count"), series=None)
    edition = Edition(d.Released(d.Issue(1, "2026-01-01"), made.SITE), "en", read_phrases()["en"])
    assert card_view(with_none, edition).title.address is None
    assert card_view(made.card("hidden-count"), edition).title.address == "/indicators/hidden-count"


def test_cards_of_one_age_are_one_as_old_as_the_other_whatever_they_say() -> None:
    edition = Edition(d.Released(d.Issue(1, "2026-01-01"), made.SITE), "en", read_phrases()["en"])
    card = made.card("homeless-count")
    assert card.series is not None
    for grade in (Grade.CLEAR, Grade.TOO_CLOSE, Grade.SERIES_CHANGED):
        for years in (2.9, 3.4):
            trend = replace(card.series.judgement.trend, grade=grade)
            judged = replace(card.series.judgement, trend=trend, age_years=years)
            aged = card_view(replace(card, series=replace(card.series, judgement=judged)), edition)
            assert (aged.state == PAST) is ("too old" in aged.verdict) is (years > 3), aged.verdict


@pytest.mark.parametrize(
    ("language", "told"), [("en", "The figures have come in"), ("es", "Las cifras ya llegaron")], ids=["en", "es"]
)
def test_figures_that_have_come_are_not_called_missing(language: str, told: str) -> None:
    templates = make_templates(read_assets())
    came = replace(NEED, came="2026-04-20", overdue=False)
    view = need_view(came, Edition(d.Released(d.Issue(1, "2026-05-01"), made.SITE), language, read_phrases()[language]))
    assert (view.why_not_yet, view.next_step, view.overdue) == (None, None, False)
    facts = templates.from_string("{% import 'needs.html' as needs %}{{ needs.facts(view, say) }}")
    page = facts.render(view=view, say=read_phrases()[language].say)
    assert told in page
    assert str(view.came) in page
    assert view.state not in page


@pytest.mark.parametrize(("votes", "heading"), [((0, 6), "Why most were against it"), ((9, 2), "Who saw it otherwise")])
def test_what_most_said_against_a_need_is_not_told_as_of_a_few(votes: tuple[int, int], heading: str) -> None:
    need = replace(NEED, votes=d.Votes(*votes, 0), dissent=d.Text({"en": "Lists count places."}))
    view = need_view(need, Edition(d.Released(d.Issue(1, "2026-01-01"), made.SITE), "en", read_phrases()["en"]))
    templates = make_templates(read_assets())
    facts = templates.from_string("{% import 'needs.html' as needs %}{{ needs.facts(view, say) }}")
    told = facts.render(view=view, say=read_phrases()["en"].say)
    assert f"<dt>{heading}</dt>" in told


def test_no_end_of_a_line_parts_the_years_of_a_period() -> None:
    assert whole("A <b> of 2014–15; 5–7, 2019–2023.") == (
        'A &lt;b&gt; of <span class="unparted">2014–15</span>; 5–7, <span class="unparted">2019–2023</span>.'
    )
