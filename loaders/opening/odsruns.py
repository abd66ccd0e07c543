"""Runs of ODS: the pieces of a cell's text that a document's styles raise or strike out.

Source: OpenDocument 1.3 part 3, 6.1.7 (text:span), 20.384 (style:text-position), 20.368 (text-line-through-style).
"""

from dataclasses import dataclass, field

from loaders.opening import limits
from loaders.opening.runs import Run, joined, said

STYLE, PROPERTIES, SPAN = "style:style", "style:text-properties", "text:span"
THROUGH = ("style:text-line-through-style", "style:text-line-through-type")
# What stands for letters within a text: a further paragraph or line, and spaces, of which one says as much as many.
WRITTEN = {"text:p": "\n", "text:line-break": "\n", "text:s": " ", "text:tab": " "}


@dataclass
class Settings:
    """How a document sets its texts, and how it sets that of the cell which is being read.

    Attributes:
        raised, struck: the names of the styles that do so, each with the family that it is of.
        open: the styles of the spans that are not closed yet; runs: the pieces of the text so far.
    """

    raised: set[tuple[str, str]] = field(default_factory=set)
    struck: set[tuple[str, str]] = field(default_factory=set)
    open: list[tuple[str, str]] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    style: tuple[str, str] = ("", "")

    @property
    def needed(self) -> bool:
        """Whether some style of the document raises or strikes out."""
        return bool(self.raised or self.struck)

    def learn(self, name: str, attributes: dict[str, str]) -> None:
        """Take an element outside the tables: perhaps a style."""
        if name == STYLE:
            self.style = attributes.get("style:family", ""), attributes.get("style:name", "")
        elif name == PROPERTIES:
            if _is_raised(attributes.get("style:text-position", "")):
                self.raised.add(self.style)
            if any(attributes.get(one, "none") != "none" for one in THROUGH):
                self.struck.add(self.style)

    def begin(self) -> None:
        """Begin with a cell."""
        self.open.clear()
        self.runs.clear()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element within a cell."""
        if name == SPAN:
            self.open.append(("text", attributes.get("text:style-name", "")))
        elif self.runs or name != "text:p":
            self.take(WRITTEN.get(name, ""))

    def end(self, name: str) -> None:
        """Take the end of an element within a cell."""
        if name == SPAN and self.open:
            self.open.pop()

    def take(self, text: str) -> None:
        """Take a piece of the text; no cell has more of them than letters."""
        if text and self.needed and len(self.runs) < limits.LONGEST_CELL:
            raised, struck = (not one.isdisjoint(self.open) for one in (self.raised, self.struck))
            self.runs.append(Run(text, raised, struck))

    def said(self, style: str, text: str) -> str | None:
        """Return what a cell of that style and text says; None where nothing in it is raised or struck out."""
        return said([Run(text, struck=True)] if ("table-cell", style) in self.struck else joined(self.runs))


def _is_raised(position: str) -> bool:
    """Say whether a position, `super 58%` or `33% 58%`, is above the line."""
    above = position.split(" ")[0]
    return above == "super" or (above.endswith("%") and above[:-1].isdecimal() and int(above[:-1]) > 0)
