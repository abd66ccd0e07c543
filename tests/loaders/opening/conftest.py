"""What the tests of opening share: a file that is written, and opened."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.opening import Sheet, open_file


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[[str, bytes], Sheet]:
    """Open the only sheet of a file that is written first."""

    def opened(name: str, content: bytes) -> Sheet:
        (tmp_path / name).write_bytes(content)
        (only,) = open_file(tmp_path / name).sheets
        return only

    return opened
