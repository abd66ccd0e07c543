"""Which table keeps which noun of the workbook, and which of its columns are kept beside it."""

from indicators.store import tables as t

TABLES: dict[str, type[t.Table]] = {
    "collaborative": t.Collaborative,
    "place": t.Place,
    "group": t.Group,
    "disclosure_rule": t.DisclosureRule,
    "source": t.Source,
    "outcome": t.Outcome,
    "indicator": t.Indicator,
    "target": t.Target,
    "baseline": t.Baseline,
    "team": t.Team,
    "organisation": t.Organisation,
    "person": t.Person,
    "seat": t.Seat,
    "strategy": t.Strategy,
    "measure": t.Measure,
    "commitment": t.Commitment,
    "story": t.Story,
    "rating": t.Rating,
    "data_need": t.DataNeed,
    "recommendation": t.Recommendation,
    "meeting": t.Meeting,
    "decision": t.Decision,
}

# A list of references is a table of pairs: (noun, field) -> the table, its own column, the other's column.
PAIRS: dict[tuple[str, str], tuple[type[t.Table], str, str]] = {
    ("group", "part_of"): (t.GroupPart, "group", "whole"),
    ("team", "outcomes"): (t.TeamOutcome, "team", "outcome"),
    ("strategy", "indicators"): (t.StrategyIndicator, "strategy", "indicator"),
}

# What a record keeps as a list in a column of its own.
LISTS = frozenset({"aliases", "languages", "values", "lowest", "highest", "may_see"})

# A reference to a record of the same noun is filled in once all of them are there.
WITHIN = {"place": "part_of", "disclosure_rule": "follows", "indicator": "successor"}
