"""Agreed: what a row of Sources has to hold of the agreement that lets the collaborative keep small figures."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from loaders.problems import Fault

NO_AGREEMENT = frozenset({
    "acuerdo verbal", "agreement", "by phone", "de palabra", "false", "handshake", "missing", "n a", "nil",
    "no agreement", "no hay", "no tiene", "none", "none yet", "not applicable", "not available", "not known",
    "not needed", "not yet", "nothing", "null", "open", "oral", "oral agreement", "pending", "por confirmar", "ninguna",
    "ninguno", "sin acuerdo", "tba", "tbc", "tbd", "test", "to be agreed", "to be confirmed", "to be done", "to do",
    "todo", "true", "unknown", "verbal", "verbal agreement", "yes",
})  # fmt: skip
"""What people write into a cell that has to be filled and that they have nothing for, letters and digits alone.

Also that it was agreed by word of mouth: the law asks for a written agreement before records of students are handed on
(34 CFR 99.31(a)(6)(iii)(C)).
"""
TO_COME = re.compile(
    r"\b(?:verbally|orally|(?:verbal|oral) (?:agreement|approval|consent|ok|okay|yes)|by (?:tele)?phone"
    r"|to be (?:agreed|approved|confirmed|drafted|finalized|negotiated|signed|written)"
    r"|being (?:drafted|negotiated|signed)"
    r"|(?:not|never)(?: yet)? (?:agreed|signed)|unsigned|awaiting|pending (?:approval|signature)"
    r"|in (?:negotiation|preparation|progress)|under negotiation"
    r"|verbalmente|oralmente|(?:acuerdo|convenio) (?:oral|verbal)|de palabra|por tel[eé]fono"
    r"|por (?:acordar|confirmar|firmar)|(?:sin|no(?: se ha| est[aá])?) firma(?:r|do)|pendiente(?: de)? (?:la )?firma"
    r"|en (?:negociaci[oó]n|preparaci[oó]n|proceso|tr[aá]mite))\b"
)
"""Words in a text that say that nothing was written, or that it is still to come."""
SHORTEST = 3
"""So many letters at least, as in MOU."""
UNDATED = Fault(
    "an agreement without its day",
    "the day on which it was agreed",
    "Fill in Agreed on; without an agreement, empty Agreement.",
)


def faults(fields: Mapping[str, object]) -> Iterator[tuple[str, Fault]]:
    """Yield each field of a source's agreement that cannot hold, and why; `fields`: the row as it will be stored."""
    agreement = fields.get("agreement")
    if not isinstance(agreement, str) or not agreement.strip():
        return
    if _says_nothing(agreement):
        expected = "which agreement it is, with whom, of when; an empty cell where there is none"
        yield "agreement", Fault(f"“{agreement}”", expected, "Name the agreement, or empty the cell.")
    elif not fields.get("agreed_on"):
        yield "agreed_on", UNDATED


def too_soon(fields: Mapping[str, object], today: dt.date | None) -> Iterator[tuple[str, Fault]]:
    """Yield what is wrong with an agreement of a day that is still to come; `today`: None where nobody says it."""
    day = fields.get("agreed_on")
    if today is not None and isinstance(day, dt.date) and day > today:
        expected = "the day on which it was agreed: until then there is no agreement"
        yield "agreed_on", Fault(f"{day.isoformat()}, a day that is still to come", expected, "Correct Agreed on.")


def _says_nothing(written: str) -> bool:
    """Tell whether a text names no agreement: no words, or words for none, for a spoken one or one to come, for yes."""
    words = " ".join(re.findall(r"[^\W_]+", written.casefold()))
    if TO_COME.search(words) or words == "pendiente":
        return True
    return words in NO_AGREEMENT or sum(map(str.isalpha, words)) < SHORTEST
