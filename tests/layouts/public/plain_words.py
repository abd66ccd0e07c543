"""The words of the trade that the public never reads (DOMAIN.md section 8), and what a page says aloud."""

import re
from html import unescape

TRADE = {
    "en": (
        r"releases?\b",
        r"vintages?\b",
        r"revisions?\b",
        r"recipes?\b",
        r"suppress",
        r"baselines?\b",
        r"forecasts?\b",
        r"turn\w* the curve",
        r"disaggregat",
        r"subgroups?\b",
        r"indicators?\b",
        r"performance measures?\b",
        r"confidence interval",
        r"data development",
        r"prox(?:y|ies)\b",
        r"communication power",
    ),
    "es": (
        r"líneas? (?:de )?base\b",
        r"pronósticos?\b",
        r"desagrega",
        r"subgrupos?\b",
        r"suprimid",
        r"indicador(?:es)?\b",
        r"medidas? de desempeño",
        r"intervalos? de confianza",
        r"desarrollo de datos",
        r"recetas?\b",
    ),
}


def aloud(page: str) -> str:
    """Everything that a page says: its text, titles, labels and alternatives; not its addresses, nor its scripts."""
    page = re.sub(r"(?s)<script.*?</script>|<style.*?</style>", " ", page)
    named = re.findall(r'(?:aria-label|alt|title|data-label|data-missing)="([^"]*)"', page)
    text = re.sub(r'(?s)<a class="address".*?</a>|<textarea[^>]* class="code".*?</textarea>', " ", page)
    return unescape(" ".join([re.sub(r"<[^>]+>", " ", text), *named]))


def words_of_the_trade(page: str, language: str) -> list[str]:
    """The words of the trade that a page says, each with what stands around it."""
    said = aloud(page)
    found = (re.finditer(rf".{{0,40}}\b{word}.{{0,20}}", said, re.IGNORECASE) for word in TRADE[language])
    return [match[0] for matches in found for match in matches]
