"""How high the frame of an indicator has to be, so that nothing of it is cut or scrolls in another's page.

A frame does not know its content without script. What stands in it is known here, so its height is reckoned: one for
narrow columns, where the narrow chart and many short lines stand, and one for the others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from layouts.charts.drawing.elements import wrap

TURN = 600
"""The width of a column, in pixels, from which the wide chart stands in it for sure: 34rem and the page's edges."""
NARROW_COLUMNS = (290, 320, 360, 420, 488, TURN)
WIDE_COLUMNS = (TURN, 720, 864)
AIR = 12
WAYS = 2
"""Lines that the ways out of a narrow frame take at most: to the page, and to each further language."""


@dataclass(frozen=True)
class Lettering:
    """A kind of text in the frame: its letters and lines, and the room before it, in pixels (`embed.css`)."""

    letters: float
    line: float
    before: float = 0.0

    def height(self, words: str, room: float) -> float:
        """Return how high words stand in lines that fit the room."""
        return self.before + self.line * len(wrap(words, room, self.letters))


TITLE, ABOUT = Lettering(22, 26.4), Lettering(14, 21)
VERDICT, SMALL = Lettering(17, 23.8, 20), Lettering(14, 21, 8)
WAY = Lettering(14, 31, 12)


@dataclass(frozen=True)
class Content:
    """What stands in a frame: its words, and the drawing in its two sizes, one after the other."""

    title: str
    about: str
    verdict: str
    drawing: str
    small_print: Sequence[str]

    def height(self, column: float, *, wide: bool) -> int:
        """Return the height in a column of some width, in pixels."""
        edge = min(max(12.0, column * 0.03), 20.0)
        room = column - 2 * edge
        said = TITLE.height(self.title, room) + ABOUT.height(self.about, room) + VERDICT.height(self.verdict, room)
        small = sum(SMALL.height(line, room) for line in self.small_print)
        ways = WAY.before + WAY.line * (1 if wide else WAYS)
        return round(AIR + said + self._drawn(room, wide=wide) + small + ways + 2 * edge)

    def _drawn(self, room: float, *, wide: bool) -> float:
        """Return the height of the drawing; `charts.css` has how wide each of the two gets at most."""
        boxes = re.findall(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"', self.drawing)
        if not boxes:
            return 0.0
        across, high = map(float, boxes[0] if wide else boxes[-1])
        return min(room, 800.0 if wide else 448.0) * high / across


def heights(content: Content) -> tuple[int, int]:
    """Return the height of the frame in a narrow column, and in one of `TURN` pixels or more."""
    narrow = max(content.height(column, wide=False) for column in NARROW_COLUMNS)
    return narrow, max(content.height(column, wide=True) for column in WIDE_COLUMNS)
