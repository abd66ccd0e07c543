"""The style of a chart that stands alone: the rules of `assets/charts.css` with their light colours put in."""

import functools
import re
from pathlib import Path

from layouts.charts.drawing.elements import element

SHEET = Path(__file__).resolve().parents[3] / "assets" / "charts.css"
FACE = ".cc-chart { font-family: 'Source Sans 3', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif; } "
# What concerns the page around a chart stands after this mark.
END = "/* The page around a chart */"


@functools.cache
def standalone_style() -> str:
    """Return a style element that needs nothing from a page; readers of SVG files know no custom properties."""
    rules = SHEET.read_text(encoding="utf-8").split(END)[0]
    rules = re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL)
    rules = re.sub(r"var\(--[a-z-]+, ([^()]+)\)", r"\1", rules)
    return element("style", FACE + " ".join(rules.split()))
