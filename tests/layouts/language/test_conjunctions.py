"""Spanish conjunctions before words that sound like them."""

import pytest

from layouts.language.conjunctions import flowing
from layouts.language.phrases import read_phrases


@pytest.mark.parametrize(
    ("written", "flows"),
    [
        ("Asiáticos y Hispanos", "Asiáticos e Hispanos"),
        ("la meta y “Ingresos”", "la meta e “Ingresos”"),
        ("agua y hielo", "agua y hielo"),
        ("agua y iones", "agua y iones"),
        ("Blancos y Negros", "Blancos y Negros"),
        ("siete o ocho", "siete u ocho"),
        ("una o hora", "una u hora"),
        ("hay y han", "hay y han"),
    ],
)
def test_a_conjunction_takes_the_form_that_the_next_word_asks_for(written: str, flows: str) -> None:
    assert flowing(written, "es") == flows
    assert flowing(written, "en") == written


def test_a_filled_sentence_flows() -> None:
    said = read_phrases()["es"].say("%(one)s and %(other)s", one="va peor", other="iba mejor")
    assert said == "va peor e iba mejor"
