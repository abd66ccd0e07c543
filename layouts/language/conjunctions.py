"""Words whose form follows the sound of the next one: Spanish `y` and `o` before words that begin alike."""

import re
from collections.abc import Mapping

OPENED = "[“\"«'(]*"
FORMS: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "es": (
        (re.compile(rf"\by (?i:(?={OPENED}(?:[ií]|h[ií](?![aeo]))(?!on)))"), "e "),
        (re.compile(rf"\bo (?i:(?={OPENED}h?[oó]))"), "u "),
    )
}
"""`e Hispanos`, `e iba`, but `y hielo`; `u once`. Source: Real Academia Española, Diccionario panhispánico de dudas."""


def flowing(text: str, language: str) -> str:
    """Return a text with each conjunction in the form that the word behind it asks for."""
    for pattern, form in FORMS.get(language, ()):
        text = pattern.sub(form, text)
    return text
