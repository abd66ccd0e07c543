"""Astray: a title that names no indicator above figures that are taken as one by the name of the file or the sheet."""

import re
from dataclasses import dataclass

from loaders.problems import Fault
from loaders.publishers.around import Around, Said
from loaders.publishers.naming import says_once
from loaders.publishers.roles import Reading
from loaders.publishers.saying import NOT_ABOUT, NUMBER, PERCENT, RATE, SCALE, YEARS, is_title, without
from loaders.tables.spelling import fold

# Words of which no subject is made, whichever of them stand together.
BARE = re.compile(
    r"\b(?:table|figure|exhibit|tabla|cuadro|tab|sheet|hoja|page|página|part) ?[\d.]*\w?\b|\b(?:data|datos|export|"
    r"results?|resultados|final|draft|summary|download|query|report|annual|total|all|everyone|todos|values?|valor|"
    r"count(?:y|ies)|states?|cit(?:y|ies)|districts?|places?|condados?|estados?|ciudad(?:es)?|lugar(?:es)?|years?|"
    r"años?|school|fiscal|quarters?|months?|dollars|dólares|people|personas|children|students|and|the|for|of|in|de|"
    r"en|y|by|por|thousand|percentages?|figures|indicators?|indicador(?:es)?|wide|long|raw|new|old|copy|lookup|main)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]{3,}")
MOST_LETTERS = 80


@dataclass(frozen=True)
class Astray:
    """Asks the words around one table whether they name another subject than its figures'."""

    around: Around

    def fault(self, reading: Reading, indicator: str) -> Fault | None:
        """Return what the words around a table name instead of an indicator; None where one of them names it.

        Neither is anything said where a template, a column or --indicator says what the figures are.
        """
        indicators = self.around.indicators
        answered = reading.rule.indicator is not None or indicators.answer is not None
        if answered or not says_once(self.around.texts.edition.naming, self.around.texts):
            return None
        (identity, *own), texts = self.around.own(indicator), self.around.texts
        said = [one for one in self.around.said if is_title(one.text)]
        if any(fold(one.text) == fold(identity) or without(one.text, own) != one.text for one in said):
            return None
        other = next((one for one in said if self._subject(one)), None)
        places = (("file", texts.file), ("sheet", texts.table.name))
        named = next((where for where, text in places if indicators.names.indicators.get(fold(text))), "")
        if other is None or not named:
            return None
        return Fault(
            f"{Said(other.where, other.text[:MOST_LETTERS])}, which is what no indicator is called, above figures "
            f"that were taken as {indicator}, by the name of the {named}",
            "a title that names the indicator",
            "Check that both are the same; if they are, add the title to the indicator's Aliases.",
        )

    def _subject(self, said: Said) -> bool:
        """Say whether a text has words of a subject, beside units, years, places and groups."""
        left = NOT_ABOUT.sub(" ", said.text)
        for pattern in (PERCENT, NUMBER, RATE, SCALE, YEARS, BARE):
            left = pattern.sub(" ", left)
        return bool(WORD.search(self.around.people.unknown(left)))
