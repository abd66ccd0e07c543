"""Inspecting: what tables a file holds, which recipe fits, and how each column would be read."""

from dataclasses import dataclass
from pathlib import Path

from indicators.reading import Framework


@dataclass(frozen=True)
class Inspection:
    """How a file would be read."""

    recipe: str | None
    reasons: tuple[str, ...]


def inspect(path: Path, framework: Framework, *, recipes: Path, workbook: Path) -> Inspection:
    """Say how a file would be read."""
    raise NotImplementedError
