"""Sorting: what is done with each cell of one table, on its way to be placed."""

from dataclasses import dataclass

from loaders.checks.counting import candidate_cells
from loaders.problems import Findings
from loaders.publishers.apart import alone
from loaders.publishers.leftovers import Leftovers
from loaders.publishers.naming import Indicators
from loaders.publishers.picking import Picking
from loaders.publishers.placing import Placing
from loaders.publishers.restarts import Rows
from loaders.publishers.roles import roles_of
from loaders.tables.table import Table
from loaders.tables.texts import Texts
from loaders.templates.recognising import Fit
from loaders.templates.shapes import Edition


@dataclass(frozen=True)
class Sorting:
    """One table, and those who pick its cells and place them.

    Attributes:
        cells: how many cells may be figures; torn: how many of them were refused before.
    """

    picking: Picking
    placing: Placing
    leftovers: Leftovers
    cells: int
    torn: int

    @classmethod
    def of(cls, table: Table, fit: Fit, indicators: Indicators, findings: Findings, file: str) -> "Sorting":
        """Begin with the table that stands first; others beside and below it are refused (see `apart`)."""
        edition = fit.edition or Edition(id="")
        # Where a template says where its table is published, somebody knows it.
        common, asked = fit.recipe.generic, fit.recipe.generic or not fit.recipe.address
        rows = Rows(roles_of(table, edition), edition, indicators.names, common, asked)
        kept = alone(rows, findings)
        texts, leftovers = Texts(kept.roles.table, edition, file), Leftovers(table.name, indicators.names.shown)
        picking = Picking(texts, edition, kept.roles, leftovers, findings, refused=kept.ragged)
        placing = Placing(texts, edition, kept.roles, indicators, leftovers, findings, asked)
        return cls(picking, placing, leftovers, candidate_cells(rows.roles) + kept.lost, kept.rejected)

    @property
    def rejected(self) -> int:
        """How many cells were refused so far."""
        return self.torn + self.picking.rejected + self.placing.rejected

    def questions(self) -> frozenset[str]:
        """Return what the figures are called that the framework does not know, and the names that may be two."""
        return frozenset[str]().union(*map(self.placing.question, self.picking.picks()))
