"""Sorting: what is done with each cell of one table, on its way to be placed."""

from dataclasses import dataclass

from loaders.problems import Findings
from loaders.publishers.apart import alone
from loaders.publishers.leftovers import Leftovers
from loaders.publishers.naming import Indicators
from loaders.publishers.picking import Picking
from loaders.publishers.placing import Placing
from loaders.publishers.roles import roles_of
from loaders.tables.table import Table
from loaders.tables.texts import Texts
from loaders.templates.shapes import Edition


@dataclass(frozen=True)
class Sorting:
    """One table, and those who pick its cells and place them; `torn` cells were refused before."""

    picking: Picking
    placing: Placing
    leftovers: Leftovers
    torn: int

    @classmethod
    def of(cls, table: Table, edition: Edition, indicators: Indicators, findings: Findings, file: str) -> "Sorting":
        """Begin with the table that stands first; others beside and below it are refused (see `apart`)."""
        kept = alone(roles_of(table, edition), edition, indicators.names, findings)
        texts, leftovers = Texts(kept.roles.table, edition, file), Leftovers(table.name, indicators.names.shown)
        picking = Picking(texts, edition, kept.roles, leftovers, findings, refused=kept.ragged)
        placing = Placing(texts, edition, kept.roles, indicators, leftovers, findings)
        return cls(picking, placing, leftovers, kept.rejected)

    @property
    def rejected(self) -> int:
        """How many cells were refused so far."""
        return self.torn + self.picking.rejected + self.placing.rejected

    def questions(self) -> frozenset[str]:
        """Return what the figures are called that the framework does not know, and the names that may be two."""
        return frozenset[str]().union(*map(self.placing.question, self.picking.picks()))
