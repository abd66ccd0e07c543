"""What a figure may refer to: the framework as it is stored, and the rows of the same file that were accepted."""

from dataclasses import dataclass, field
from difflib import get_close_matches

from indicators.reading import Framework, KnownIndicator, Record
from loaders.problems import Fault, Foreign
from loaders.workbook import SheetKind

SUBJECTS = ("indicator", "measure")
# A figure about one of these that the framework does not hold is left out; a row of the framework is refused.
OUTSIDE = ("indicator", "place", "group")


@dataclass
class Known:
    """Every id that there is, by noun; grows while a file's framework is read.

    `refused` holds the ids whose row in this file was refused: what refers to them is refused too, even where the
    store has an earlier row, because nobody knows yet what the new one was to say.
    """

    framework: Framework
    accepted: dict[str, set[str]] = field(default_factory=dict)
    refused: dict[str, set[str]] = field(default_factory=dict)
    subjects: dict[str, dict[str, KnownIndicator]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with what is stored."""
        self.subjects = {"indicator": dict(self.framework.indicators), "measure": dict(self.framework.measures)}

    def stored(self, noun: str) -> set[str]:
        """Return the ids of a noun that are stored."""
        known = self.framework
        named = {
            "place": known.places.keys(),
            "group": known.groups.keys(),
            "indicator": known.indicators.keys(),
            "measure": known.measures.keys(),
        }
        return set(known.ids.get(noun, ())) | set(named.get(noun, ()))

    def ids(self, noun: str) -> set[str]:
        """Return the ids of a noun that may be referred to."""
        return (self.stored(noun) - self.refused.get(noun, set())) | self.accepted.get(noun, set())

    def accept(self, record: Record) -> None:
        """Take in a row of this file; what it leaves out stays as it is stored."""
        self.accepted.setdefault(record.noun, set()).add(record.key)
        if record.noun in SUBJECTS:
            known = self.subjects[record.noun]
            before = known.get(record.key)
            unit = record.fields.get("unit") or (before.unit if before else "")
            period_type = record.fields.get("period_type") or (before.period_type if before else "")
            known[record.key] = KnownIndicator(record.key, str(unit), str(period_type))

    def refuse(self, noun: str, key: str) -> None:
        """Remember that the row of this id was refused."""
        self.refused.setdefault(noun, set()).add(key)

    def fault(self, noun: str, key: str) -> Fault | None:
        """Return what is wrong with a reference; None when it holds."""
        if key in self.ids(noun):
            return None
        if key in self.refused.get(noun, ()):
            return Fault(
                f"“{key}”, whose own row was refused", f"a {_words(noun)} row without problems", "Mend that row first."
            )
        near = get_close_matches(key, sorted(self.ids(noun)), n=1)
        # What looks like a slip of the pen must be mended; what is plainly something else is left out and named.
        kind = Foreign if noun in OUTSIDE and not near else Fault
        meant = f"Did you mean “{near[0]}”? Otherwise add" if near else "Add"
        mend = f"{meant} it to the sheet of its kind, or correct it."
        return kind(f"“{key}”", f"an existing {_words(noun)} id", mend)


def subject_of(kind: SheetKind) -> str:
    """Return what the figures of a sheet are of: `indicator` or `measure`."""
    return next(noun for noun in SUBJECTS if noun in kind.fields)


def _words(noun: str) -> str:
    return noun.replace("_", " ")
