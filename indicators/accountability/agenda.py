"""The data development agenda: from a gap to an entry that people complete, rate and vote on."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from indicators.reading import Record

LONGEST_ID = 80
DIGEST = 8


@dataclass(frozen=True)
class Said:
    """What an entry says in one language: what is needed, what could be seen with it, why there is none yet."""

    title: str
    why: str
    why_not_yet: str


def gap_keys(named: str | None) -> tuple[str, ...]:
    """Return the keys of the gaps that an entry of the agenda would close: one, or several with semicolons between."""
    return tuple(key for one in (named or "").split(";") if (key := one.strip()))


def data_need(key: str, *, outcome: str, indicator: str | None, said: Mapping[str, Said], language: str) -> Record:
    """Return the entry of the agenda that would close a gap, ready to be completed.

    `outcome` and `indicator` are ids, `key` is the gap's; `said` is by language, and `language`, the collaborative's
    own, is among them. The entry has an id made from the key, the same each time; it is open, without ratings, votes,
    owner or due day.
    """
    own = said[language]
    fields: dict[str, object] = {
        "id": need_id(key),
        "outcome": outcome,
        "indicator": indicator,
        "title": own.title,
        "why": own.why,
        "why_not_yet": own.why_not_yet,
        "status": "open",
        "gap": key,
    }
    further = {other: words for other, words in said.items() if other != language}
    twins = {(name, other): getattr(words, name) for other, words in further.items() for name in vars(words)}
    return Record("data_need", need_id(key), fields, words=twins)


def need_id(key: str) -> str:
    """Return the id of the entry for a gap: `late/graduation/district/all` -> `late-graduation-district-all`."""
    slug = key.lower().replace("/", "-")
    if len(slug) <= LONGEST_ID:
        return slug
    digest = hashlib.sha256(key.encode()).hexdigest()[:DIGEST]
    return f"{slug[: LONGEST_ID - DIGEST - 1].rstrip('-')}-{digest}"
