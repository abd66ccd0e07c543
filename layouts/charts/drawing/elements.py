"""SVG as text: elements with escaped attributes and contents, never a style attribute."""

import math
from html import escape

# Shares of the letter height, on the wide side of the usual sans serif faces: a label rather stays away than is cut.
LETTER = 0.58
WIDER = {**dict.fromkeys("%mwMW@", 0.93), **dict.fromkeys("0123456789$–", 0.64)}
ELLIPSIS = "\u2026"


def element(name: str, *content: str, **attributes: str | float | None) -> str:
    """Return an element; `class_` is written `class`, `stroke_width` is `stroke-width`, None is left out.

    The content is markup already: texts go through `text` or `escaped`.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(content)}</{name}>" if content else f"<{name}{written}/>"


def text(words: str, x: float, y: float, *, class_: str, anchor: str | None = None, size: float | None = None) -> str:
    """Return a line of text at its base line; nothing without words. `anchor` is middle or end; start is left out."""
    return words and element("text", escaped(words), class_=class_, x=x, y=y, text_anchor=anchor, font_size=size)


def escaped(words: str) -> str:
    """Return words as markup."""
    return escape(words, quote=False)


def points(pairs: list[tuple[float, float]]) -> str:
    """Return coordinates as a path joins them: `M1 2L3 4`."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in pairs)


def number(value: float) -> str:
    """Return a coordinate with one decimal at most."""
    return f"{round(value, 1) + 0.0:g}" if math.isfinite(value) else "0"


def width(words: str, size: float) -> float:
    """Return about how wide words are in letters of a size."""
    return size * sum(WIDER.get(letter, LETTER) for letter in words)


def fit(words: str, room: float, size: float) -> str:
    """Return words cut to the room with an ellipsis, at a word's end if one is near; nothing when hardly any fit."""
    if width(words, size) <= room:
        return words
    most = int(room / (size * LETTER)) - 1
    if most < 5:
        return ""
    cut = words[:most]
    space = cut.rfind(" ")
    return (cut[:space] if space > most * 0.6 else cut).rstrip(" ,;:") + ELLIPSIS


def wrap(words: str, room: float, size: float) -> tuple[str, ...]:
    """Return words in lines that fit the room; one that is too long by itself stays whole."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)


def _value(value: str | float | None) -> str:
    return escape(value) if isinstance(value, str) else number(float(value or 0))
