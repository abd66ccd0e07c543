"""Written: the texts that a header or a sheet says, asked whether any of them is the one that a recipe names.

Hundreds of recipes ask for a thousand headers, and a table may have ten thousand: each text is folded once, and what
a recipe writes without any sign of a pattern is looked up.
"""

import re
from collections.abc import Iterable
from functools import cached_property

from loaders.tables.spelling import compiled, fold

PATTERN = re.compile(r"[\\.^$*+?{}\[\]|()]")


class Written:
    """Different texts; empty ones are none."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = frozenset(texts) - {""}
        self._answers: dict[str, bool] = {}

    def says(self, wanted: str) -> bool:
        """Say whether any text is what a recipe's words ask for, as `spelling.header_match` matches them."""
        if wanted not in self._answers:
            self._answers[wanted] = fold(wanted) in self._folded or self._matches(wanted)
        return self._answers[wanted]

    def _matches(self, wanted: str) -> bool:
        if not PATTERN.search(wanted):
            return False
        return any(map(compiled(wanted).fullmatch, self._spaced))

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(map(fold, self.texts))

    @cached_property
    def _spaced(self) -> frozenset[str]:
        """The texts, and those with underscores also with spaces instead."""
        return self.texts | {text.replace("_", " ") for text in self.texts if "_" in text}
