"""Dating: of which period each row of a table is, as it is written there."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.numbers.values import Cells, objects
from loaders.publishers.names import mapped, period_text
from loaders.publishers.roles import Reading
from loaders.tables.spelling import without_marks
from loaders.tables.texts import Texts
from loaders.templates.shapes import Edition, Period


@dataclass(frozen=True)
class Dating:
    """Asks one table for the periods of its figures."""

    texts: Texts
    edition: Edition

    def periods(self, reading: Reading) -> tuple[Cells, Cells]:
        """Return each row's period as it is written, and the footnote marks beside it or the header, by lines."""
        rule, rows = self._rule(reading), len(self.texts.table.body)
        fixed, stands = reading.named("period") or rule.fixed, self._stands(rule)
        if fixed is None and not stands:
            fixed = self.once(reading) or ""
        written = self._of_rows(stands) if fixed is None else objects([fixed] * rows)
        known = self.edition.footnotes
        marks = mapped(written, lambda text: "\n".join((*reading.marks, *without_marks(text, known)[1])))
        return mapped(written, lambda text: period_text(rule, without_marks(text, known)[0])), marks

    def once(self, reading: Reading) -> str | None:
        """Return what the table says once of its period; None where a column, a header or the recipe says it."""
        rule = self._rule(reading)
        if reading.named("period") or rule.fixed is not None or self._stands(rule):
            return None
        return self.texts.said(rule)

    def _rule(self, reading: Reading) -> Period:
        return reading.rule.period or self.edition.period

    def _stands(self, rule: Period) -> list[str | None]:
        return [name for name in (rule.column, *rule.columns) if self.texts.table.position(name) is not None]

    def _of_rows(self, headers: Sequence[str | None]) -> Cells:
        joined = self.texts.column(headers[0])
        for header in headers[1:]:
            joined = joined + " " + self.texts.column(header)
        return mapped(joined, str.strip) if len(headers) > 1 else joined
