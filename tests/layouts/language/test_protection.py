"""What a rule hides, in words."""

from dataclasses import replace

import pytest

from indicators.release.documents import EarlierNote, RuleNote
from layouts.language.protection import promise, rule_lines
from tests.layouts.language.spoken import SAID
from tests.layouts.protected import DISCLOSURE


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            (
                "Numbers of people are rounded to multiples of 5, and percentages to whole ones.",
                "Hidden groups are told together too, as one figure beside the others: of the newest period in which "
                "two or more are hidden and together large enough.",
            ),
        ),
        (
            "es",
            (
                "Los números de personas se redondean a múltiplos de 5, y los porcentajes a enteros.",
                "Los grupos ocultos se muestran además juntos, como una sola cifra junto a las otras: del período más "
                "reciente en que hay dos o más ocultos y juntos son bastante grandes.",
            ),
        ),
    ],
)
def test_a_rule_tells_that_it_rounds_and_tells_hidden_groups_together(language: str, lines: tuple[str, ...]) -> None:
    rule = replace(DISCLOSURE.rules[0], round_to=5, pools=True, flag_below=None)
    assert rule_lines(rule, SAID[language])[-2:] == lines


PEOPLE = replace(DISCLOSURE.rules[1], people=10, coded=False, complementary=True)
COUNTS = replace(DISCLOSURE.rules[0], coded=False)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (PEOPLE, "hidden for being about few people, a reader can learn at most that it is about 10 people or fewer."),
        (COUNTS, "hidden for being small, a reader can learn at most that it is somewhere from 1 to 10."),
        (replace(COUNTS, zeros=False), "a reader can learn at most that it is somewhere from 0 to 10."),
    ],
)
def test_what_can_be_learned_is_said_of_figures_that_are_hidden_for_being_small_alone(
    rule: RuleNote, said: str
) -> None:
    assert promise(rule, SAID["en"]).endswith(said)


@pytest.mark.parametrize(
    ("rule", "ends", "nobody"),
    [
        (PEOPLE, True, False),
        (replace(PEOPLE, coded=True), False, False),
        (COUNTS, False, True),
        (replace(COUNTS, zeros=False), False, False),
    ],
)
def test_a_rule_tells_that_it_shows_nobody_and_everybody(rule: RuleNote, ends: bool, nobody: bool) -> None:
    lines = rule_lines(rule, SAID["en"])
    assert (
        "Of more people than that, 0% and 100% are shown too, though they tell about every one of them." in lines
    ) is ends
    assert ("Where nobody is counted, or everybody is, that is shown." in lines) is nobody


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Some of the figures were hidden already when another rule was in use. For those, what that rule said"),
        ("es", "Algunas cifras ya estaban ocultas cuando se usaba otra regla. Para ellas vale lo que decía esa regla:"),
    ],
)
def test_what_holds_of_figures_hidden_under_an_earlier_rule_is_said_beside_what_the_rule_of_today_says(
    language: str, said: str
) -> None:
    before = EarlierNote(people=10, count=None, zeros=True, coded=False, complementary=True)
    whole = promise(replace(PEOPLE, people=50, earlier=(before,)), SAID[language])
    now, then = whole.split(said)
    assert "50" in now
    assert "10" in then and "50" not in then
