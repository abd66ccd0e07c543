"""Counted: what stored figures hold fast of their indicator and of their source.

The unit and the period type of an indicator say how its figures are read. Another one would make stored figures say
what nobody published, and an export of them could not be loaded. Small figures are stored because their source agreed.
"""

from collections.abc import Iterator, Mapping

from loaders.problems import Fault
from loaders.workbook.known import SUBJECTS, Known

FAST = {"unit": "in", "period_type": "by"}
MEND = "Counted otherwise it is another one: give that an id of its own, or undo the loads of its figures first."
EMPTIED = Fault(
    "an empty cell, but small figures are stored that were taken because of the agreement",
    "the agreement, for as long as they are stored",
    "Write it in again, or undo the loads of those figures first.",
)


def changes(known: Known, noun: str, key: str, fields: Mapping[str, object]) -> Iterator[tuple[str, Fault]]:
    """Yield each field of an indicator's, a measure's or a source's row that stored figures contradict, and why."""
    if noun == "source" and key in known.framework.held.get(noun, ()) and not fields.get("agreement", "left out"):
        yield "agreement", EMPTIED
    before = (known.framework.indicators if noun == "indicator" else known.framework.measures).get(key)
    if noun not in SUBJECTS or before is None or key not in known.framework.held.get(noun, ()):
        return
    for field, word in FAST.items():
        stands = getattr(before, field)
        wanted = fields.get(field)
        if wanted and wanted != stands:
            yield field, Fault(f"“{wanted}”, but figures of “{key}” are stored {word} {stands}", str(stands), MEND)
