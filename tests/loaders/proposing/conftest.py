"""What the tests of proposals share: a proposal from rows, and a framework whose places have kinds."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from indicators.reading import Framework, KnownGroup, KnownIndicator, KnownPlace
from loaders.opening import open_file
from loaders.proposing import Proposal, propose

Rows = Sequence[Sequence[object]]
INDICATORS = {
    "poverty": ("percent", "Poverty"),
    "unemployment": ("percent", "Unemployment rate"),
    "violent-crime": ("people", "Violent crime"),
}
PLACES = {
    "california": ("California", "state", ("CA",)),
    "los-angeles-county": ("Los Angeles County", "county", ("Los Angeles",)),
    "orange-county": ("Orange County", "county", ("Orange",)),
    "pasadena": ("Pasadena", "city", ()),
    "pasadena-unified": ("Pasadena Unified", "school district", ()),
}


@pytest.fixture(scope="session")
def known() -> Framework:
    """A framework of a few indicators, places of four kinds and groups."""
    return Framework(
        languages=("en",),
        indicators={one: KnownIndicator(one, unit, "year", title=name) for one, (unit, name) in INDICATORS.items()},
        places={one: KnownPlace(one, name, None, aliases, kind=kind) for one, (name, kind, aliases) in PLACES.items()},
        groups={name: KnownGroup(name, name, "any", ()) for name in ("all", "black", "hispanic")},
        ids={"source": frozenset({"survey"})},
    )


@pytest.fixture
def proposal_of(write_workbook: Callable[[Mapping[str, Rows], str], Path], known: Framework) -> Callable[..., Proposal]:
    """Propose how some rows could be read."""

    def propose_rows(*rows: Sequence[object], sheet: str = "Data", name: str = "a.xlsx") -> Proposal:
        found = propose(open_file(write_workbook({sheet: rows}, name)), known)
        assert found is not None
        return found

    return propose_rows


@pytest.fixture
def edition_of(proposal_of: Callable[..., Proposal]) -> Callable[..., dict[str, Any]]:
    """Return the first edition of what is proposed for some rows."""

    def edition(*rows: Sequence[object], **named: str) -> dict[str, Any]:
        first: dict[str, Any] = proposal_of(*rows, **named).recipe["editions"][0]
        return first

    return edition
