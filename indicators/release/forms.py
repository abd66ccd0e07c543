"""How each document is written as JSON and read back."""

from typing import Any

from pydantic import TypeAdapter

from indicators.release import documents as d

INDICATOR = TypeAdapter(d.IndicatorDocument)
OUTCOME = TypeAdapter(d.OutcomeDocument)
RECORD = TypeAdapter(d.RecordDocument)
SITE = TypeAdapter(d.SiteDocument)
ABOUT = TypeAdapter(d.AboutDocument)
GAPS = TypeAdapter(d.GapsDocument)
FORMS: dict[str, TypeAdapter[Any]] = {
    "indicator": INDICATOR,
    "outcome": OUTCOME,
    "record": RECORD,
    "site": SITE,
    "about": ABOUT,
    "gaps": GAPS,
}
"""By the noun of a document."""
