"""The generated pages of the manual say what the program does today."""

from pathlib import Path

import pytest

from tests.manual import pages


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_a_generated_page_is_not_stale(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == pages()[path], "the manual is stale: `make fix` writes it again"
