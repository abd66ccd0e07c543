"""The script of a proposal: YAML that a person can read and correct, with what was seen beside each entry."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

Path = tuple[str | int, ...]
Remarks = Mapping[Path, Sequence[str]]
WIDTH = 120


def script(recipe: Mapping[str, Any], remarks: Remarks, *, schema: str, head: Sequence[str] = ()) -> str:
    """Return a recipe as YAML.

    Args:
        recipe: what it says.
        remarks: comments, by the path of the entry above which they stand.
        schema: where the schema lies, for the editor.
        head: comments below the editor's hint.
    """
    lines = [f"# yaml-language-server: $schema={schema}", *(f"# {_one_line(text)}" for text in head)]
    return "\n".join([*lines, *_mapping(recipe, remarks, (), "")]) + "\n"


def _mapping(part: Mapping[str, Any], remarks: Remarks, path: Path, indent: str) -> Iterator[str]:
    for key, value in part.items():
        inner = (*path, key)
        yield from _comments(remarks, inner, indent)
        name = _scalar(key)
        if _stands_in_a_line(value, remarks, inner, len(indent) + len(name)):
            yield f"{indent}{name}: {_flow(value)}"
        elif isinstance(value, Mapping):
            yield f"{indent}{name}:"
            yield from _mapping(value, remarks, inner, indent + "  ")
        else:
            yield f"{indent}{name}:"
            yield from _sequence(value, remarks, inner, indent + "  ")


def _sequence(part: Sequence[Any], remarks: Remarks, path: Path, indent: str) -> Iterator[str]:
    for number, value in enumerate(part):
        inner = (*path, number)
        yield from _comments(remarks, inner, indent)
        if not isinstance(value, Mapping) or _stands_in_a_line(value, remarks, inner, len(indent)):
            yield f"{indent}- {_flow(value)}"
            continue
        lines = list(_mapping(value, remarks, inner, indent + "  "))
        first = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
        yield from lines[:first]
        yield f"{indent}- {lines[first].lstrip()}"
        yield from lines[first + 1 :]


def _comments(remarks: Remarks, path: Path, indent: str) -> Iterator[str]:
    for text in remarks.get(path, ()):
        yield f"{indent}# {_one_line(text)}"


def _one_line(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _stands_in_a_line(value: Any, remarks: Remarks, path: Path, before: int) -> bool:
    """Say whether a value is short, has nothing beside its parts to say, and fits behind its key."""
    if any(other[: len(path)] == path and len(other) > len(path) for other in remarks):
        return False
    if not isinstance(value, Mapping | list | tuple):
        return True
    return before + len(_flow(value)) < WIDTH - 4


def _flow(value: Any) -> str:
    dumped = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10**6, sort_keys=False)
    return dumped.removesuffix("\n").removesuffix("\n...").strip()


def _scalar(key: Any) -> str:
    return _flow(key)
