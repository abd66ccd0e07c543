"""Lacking: what the nearest import templates miss in a file that none fits, in words."""

import re
from collections.abc import Sequence

from loaders.opening import Opened
from loaders.templates.recipes import Recipe
from loaders.templates.unrecognised import nearest

# The innermost brackets of a pattern, and whether what they hold may be left out.
GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?([^()]*)\)(\?)?")


def lacking(opened: Opened, recipes: Sequence[Recipe]) -> list[str]:
    """Return what the nearest editions miss in the file, the nearest first."""
    return [
        f"{name} lacks {', '.join(map(_in_words, absent))}"
        if absent
        else f"{name} has its headers here, but not in one row"
        for name, absent, _ in nearest(opened, recipes)
    ]


def _in_words(pattern: str) -> str:
    """Return a pattern of headers as a person reads it: its first alternative, without what may be left out."""
    shown, before = pattern, ""
    while shown != before:
        before = shown
        shown = GROUP.sub(lambda match: "" if match[2] else match[1].split("|")[0], shown)
    plain = re.sub(r"\\([.()])|\w\?|\[(\w)[^\]]*\]", r"\1\2", shown.split("|")[0])
    return f"a column such as “{plain}”" if plain != pattern else pattern
