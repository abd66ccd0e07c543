"""Saying: what the words of a title, a sheet's name or a header say of figures, in English and Spanish.

People, measures, scales and years are looked for; whatever else a text says means nothing here.
"""

import re
from collections.abc import Iterable

# What begins a line that describes the table and is no title of its figures.
NOTE = re.compile(
    r"\W*(?:(?:data )?sources?|fuentes?|notes?|notas?|citation|prepared by|contact|https?:|www\.|(?:last )?updated|"
    r"(?:last )?revised|actualizad[oa]|©|copyright|downloaded|descargad[oa]|accessed|methodology|metodolog[ií]a)\b",
    re.IGNORECASE,
)
LONGEST_TITLE = 200

# Women and men, whatever the framework calls them; the masculine plural of children means all of them in Spanish.
GENDERS = (
    re.compile(r"\b(?:girls?|wom[ae]n|females?|mujer(?:es)?|niñas?|femenino|chicas?)\b", re.IGNORECASE),
    re.compile(r"\b(?:boys?|m[ae]n|males?|hombres?|varon(?:es)?|varón|masculino)\b", re.IGNORECASE),
)
# What people are counted against, or told apart by, is not whom the figures are about.
NOT_ABOUT = re.compile(
    r"\b(?:per|por(?: cada)?)\s+(?:[\d.,]+|(?:hundred |ten )?thousand|(?:cien |diez )?mil)\b[^,;:()]*"
    r"|\b(?:by|por)\s+[^,;:()]*"
    r"|\b(?:including|includes|excluding|except|incluyendo|incluye|excepto)\b.*"
    r"|\b(\w+)\s+(?:and|or|&|y|o|/)\s+(?:un|non[- ]?)\1\b"
    r"|\bwith (?:and|or) without\b.*|\bcon (?:y|o) sin\b.*|\bwomen,? infants,? (?:and|&) children\b",
    re.IGNORECASE | re.DOTALL,
)

PERCENT = re.compile(r"(?<![\d])(?<!\d )(?:%|\b(?:percent(?:age)?s?|pct|porcentajes?|por ciento)\b)", re.IGNORECASE)
# A number or a rate is said where it stands alone, before or behind what is measured, or in brackets: “KIDS COUNT” and
# “Table number 3” are neither.
NUMBER = re.compile(
    r"^\W*(?:numbers?|counts?|#|números?|conteos?|cantidad)\W*$|^#(?!\s*\d)"
    r"|[,;:(\[–—|-]\s*(?:total |the )?(?:numbers?\b|counts?\b|números?\b|conteos?\b|cantidad\b|#)(?!\s*\d)"
    r"|^numbers?\b(?!\s*\d)|\b(?:numbers?|counts?|no\.|números?|conteos?|cantidad) (?:of|de)\b"
    r"|(?<!kids )(?<!time )(?<!the )\b(?:counts?|numbers?)\W*$",
    re.IGNORECASE,
)
RATE = re.compile(
    r"^\W*(?:rates?|tasas?)\W*$|[,;:(\[–—|-]\s*(?:the )?(?:rates?|tasas?)\b|^(?:rates?|tasas?) (?:of|per|de|por)\b"
    r"|\brates?\W*$",
    re.IGNORECASE,
)
PER = re.compile(
    r"\b(?:per|por(?: cada)?)\s+(1[\d.,]*\d|(?:hundred |ten )?thousand|(?:cien |diez )?mil|100k)\b", re.IGNORECASE
)
WORDED = {"thousand": "1000", "ten thousand": "10000", "hundred thousand": "100000", "mil": "1000"}
WORDED |= {"diez mil": "10000", "cien mil": "100000", "100k": "100000"}
SCALE = re.compile(
    r"\bin (?:hundreds|thousands|millions|billions|1[,.]?000s?)\b|\b(?:thousands|millions|billions)\b"
    r"|(?<!per )(?<!por )\b(?:thousand|million|billion) (?:dollars|people|persons|children|students|households)\b"
    r"|\$\s?1?[,.]?000['’]?s\b|\(\s*\$?\s?(?:1[,.])?['’]?0{3}['’]?s?\s*\)|\b1[,.]?000['’]?s\b|['’]000['’]?s?\b"
    r"|\ben (?:miles|millones|cientos)\b|\bmiles de\b|\bmillones\b",
    re.IGNORECASE,
)

FORECAST = re.compile(
    r"\b(?:projected|projections?|forecasts?|forecasted|proyectad[oa]s?|proyecci[oó]n(?:es)?|pron[oó]sticos?)\b",
    re.IGNORECASE,
)
# A year beside one of these is not that of the figures.
OTHER_YEAR = re.compile(
    r"\b(?:updated?|revised|releas\w+|publish\w+|publicad\w+|actualiza\w+|as of|al \d|accessed|retrieved|prepared|"
    r"dollars|dólares|vintage|edition|edición|since|desde|adopted|act|law|ley|census|censo|through|hasta)\b",
    re.IGNORECASE,
)
YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?[-–/]\s?((?:19|20)\d\d|\d\d)(?!\d))?(?!\d)")

# The words for a measure that agree with the unit of an indicator; a unit that is not here agrees with all.
AGREE = {
    "percent": {"percent", "rate", "per 100"},
    "people": {"number"},
    "per 1000": {"rate", "per 1000"},
    "per 10000": {"rate", "per 10000"},
    "per 100000": {"rate", "per 100000"},
    "dollars": {"number", "rate"},
    "ratio": {"rate", "percent"},
}


def is_title(text: str) -> bool:
    """Say whether a text says what figures are about; a source, a note and a paragraph do not."""
    return len(text) <= LONGEST_TITLE and not NOTE.match(text)


def measures_of(text: str) -> dict[str, str]:
    """Return how a text says that figures are measured, to the words: percent, number, rate, or per 100000.

    `rate` and `number` are not said where it is known per how many: “number of births per 1,000”.
    """
    per = {f"per {_plain(found[1])}": found[0] for found in PER.finditer(text)}
    if per:
        return per
    told = (("percent", PERCENT), ("number", NUMBER), ("rate", RATE))
    return {name: found[0] for name, pattern in told if (found := pattern.search(text))}


def _plain(number: str) -> str:
    folded = " ".join(number.casefold().split())
    return WORDED.get(folded, re.sub(r"[.,]", "", folded))


def years_of(text: str) -> frozenset[int]:
    """Return every year that a text names, those between two of them too; none where it says when it was written."""
    found: set[int] = set()
    for match in YEARS.finditer("" if OTHER_YEAR.search(text) else text):
        first = int(match[1])
        last = int(match[2]) if match[2] and len(match[2]) == 4 else first // 100 * 100 + int(match[2] or first % 100)
        found |= {first, *range(first, min(last, first + 99) + 1)}
    return frozenset(found)


def without(text: str, writings: Iterable[str]) -> str:
    """Return a text without some writings in it, whatever their case and the signs between their words."""
    worded = (re.findall(r"\w+", writing) for writing in writings)
    parts = [r"[\W_]+".join(map(re.escape, words)) for words in worded if words]
    if not parts:
        return text
    return re.sub(rf"(?<!\w)(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?!\w)", " … ", text, flags=re.I)
