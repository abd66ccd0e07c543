"""Guarding: what the rules of disclosure say of figures, as the framework stands and as a file changes it."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from indicators.disclosure.policy import Policy
from indicators.reading import Framework, Record
from indicators.screening.policies import policy_of
from loaders.workbook.known import Known


@dataclass(frozen=True)
class Guards:
    """The framework before a file and with its rows; a rule of either counts."""

    framings: Collection[Known]
    today: dt.date

    @classmethod
    def of(cls, framework: Framework, records: Sequence[Record], *, today: dt.date) -> "Guards":
        """Return the guards of a file that was read against a framework."""
        before, after = Known(framework), Known(framework)
        for record in records:
            after.accept(record)
        return cls((before, after), today)

    def policies(self, source: str, indicator: str | None) -> list[Policy]:
        """Return what holds, or will hold, for figures of an indicator (None: of a measure) from a source.

        There is none where they are shown as published, or where nobody knows the source.
        """
        found = (
            policy_of(source, known.subjects["indicator"].get(indicator or ""), known.sources, known.rules,
                      today=self.today)
            for known in self.framings
            if source in known.sources
        )  # fmt: skip
        return [one for one in found if one is not None]
