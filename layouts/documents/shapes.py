"""The shapes of marks as drawings that stand alone; the templates of the pages draw the same."""

from layouts.charts.theme import LIGHT
from layouts.language.marks import Shape

FULL, RIM = 'fill="{colour}"', 'fill="none" stroke="{colour}" stroke-width="2.2" stroke-linejoin="round"'
DASHED = RIM + ' stroke-dasharray="3.4 2.6"'
SIGN = '<path d="{path}" fill="none" stroke="{ink}" stroke-width="2.3" stroke-linecap="round" stroke-linejoin="round"/>'
TICK, QUESTION = "M6.8 12.4l3.6 3.7 6.8-7.6", "M9 9.6c0-4 6-4 6-.3 0 2.3-3 2.4-3 4.7M12 17v.6"

# Outline, whether it is filled, the sign in it, the colour.
SHAPES = {
    Shape.BETTER: ('<circle cx="12" cy="12" r="10.5" {}/>', FULL, TICK, LIGHT.better),
    Shape.LEANING_BETTER: ('<circle cx="12" cy="12" r="9.5" {}/>', RIM, TICK, LIGHT.better),
    Shape.WORSE: ('<path d="M12 1.8L23 21.6H1z" {}/>', FULL, "M12 8.6v6.2M12 17.6v.6", LIGHT.worse),
    Shape.LEANING_WORSE: ('<path d="M12 3.4L21.4 20.4H2.6z" {}/>', RIM, "M12 9.4v5M12 17v.6", LIGHT.worse),
    Shape.CHANGED: (
        '<path d="M12 1.2L22.8 12 12 22.8 1.2 12z" {}/>',
        FULL,
        "M8 10.4h8M8 14h8M14.2 7.8l-4.4 8.6",
        LIGHT.accent,
    ),
    Shape.SAME: (
        '<rect x="2.5" y="2.5" width="19" height="19" rx="2" {}/>',
        RIM,
        "M7 9.6h10M7 14.4h10",
        LIGHT.neutral,
    ),
    Shape.UNKNOWN: ('<circle cx="12" cy="12" r="9.5" {}/>', DASHED, QUESTION, LIGHT.neutral),
    Shape.NONE: ('<circle cx="12" cy="12" r="9.5" {}/>', RIM, "M8 12h8", LIGHT.neutral),
}


def shape(name: Shape) -> str:
    """Return the shape of a mark as SVG, 24 units wide and high."""
    outline, looks, path, colour = SHAPES[name]
    ink = LIGHT.card if looks is FULL else colour
    drawn = outline.format(looks.format(colour=colour)) + SIGN.format(path=path, ink=ink)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">{drawn}</svg>'
