"""What the tests of single import templates share: frameworks of a few lines, and files as publishers write them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from indicators.reading import Framework, KnownGroup, KnownIndicator, KnownPlace

GROUPS = {
    "all": ("Everyone",),
    "black": ("Black", "African American"),
    "hispanic": ("Hispanic", "Latino"),
    "white": ("White",),
    "asian": ("Asian",),
    "female": ("Female",),
    "male": ("Male",),
    "english-learners": ("English learners",),
    "students-with-disabilities": (),
    "economically-disadvantaged": (),
    "black-non-hispanic": (),
    "white-non-hispanic": (),
    "other-races": (),
    "unsheltered": (),
    "veterans": (),
}
Indicators = Mapping[str, tuple[str, str] | tuple[str, str, str]]
Places = Mapping[str, tuple[str, str] | tuple[str, str, str]]
Community = Callable[[Indicators, Places], Framework]


@pytest.fixture(scope="session")
def community() -> Community:
    """Make a framework: id to unit, period type and perhaps a title; id to name or code, kind, perhaps wider place."""

    def make(indicators: Indicators, places: Places) -> Framework:
        known = {
            one: KnownIndicator(one, unit, kind, title[0] if title else "", source="publisher")
            for one, (unit, kind, *title) in indicators.items()
        }
        spots = {
            one: KnownPlace(one, name, name, (), kind, wider[0] if wider else None)
            for one, (name, kind, *wider) in places.items()
        }
        groups = {one: KnownGroup(one, one, "any", aliases) for one, aliases in GROUPS.items()}
        sources = frozenset(
            {"publisher", "census-acs", "census-acs-5yr", "hud-pit", "usda-unemployment", "nchs-teen-births"}
        )
        return Framework(("en",), known, spots, groups, ids={"source": sources})

    return make


@pytest.fixture
def write_file(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a text file under a name, line for line as it stands."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip("\n"), "utf-8")
        return path

    return write
