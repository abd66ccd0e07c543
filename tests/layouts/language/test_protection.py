"""What a rule hides, in words."""

from dataclasses import replace

import pytest

from layouts.language.protection import rule_lines
from tests.layouts.language.spoken import SAID
from tests.layouts.protected import DISCLOSURE


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            (
                "Numbers of people are rounded to multiples of 5.",
                "Groups that are too small to be shown alone are shown together, where that makes them large enough.",
            ),
        ),
        (
            "es",
            (
                "Los números de personas se redondean a múltiplos de 5.",
                "Los grupos demasiado pequeños para mostrarse solos se muestran juntos, cuando así son bastante "
                "grandes.",
            ),
        ),
    ],
)
def test_a_rule_tells_that_it_rounds_and_tells_hidden_groups_together(language: str, lines: tuple[str, ...]) -> None:
    rule = replace(DISCLOSURE.rules[0], round_to=5, pools=True, flag_below=None)
    assert rule_lines(rule, SAID[language])[-2:] == lines
