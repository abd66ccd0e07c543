"""Records as JSON, and what that JSON looks like, both made of one declaration (`records`)."""

import datetime as dt
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

Say = Callable[[str], str]
PLAIN: dict[Any, dict[str, str]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date"},
}


def as_json(value: Any) -> Any:
    """Return a record, or what stands in one, as JSON has it: dates as texts, unknown as null."""
    if is_dataclass(value):
        return {one.name: as_json(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple | list):
        return [as_json(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def schemas_of(record: type, say: Say) -> dict[str, dict[str, Any]]:
    """Return the schema of a record, and those of the records that stand in it, by name."""
    kinds = get_type_hints(record, include_extras=True)
    found: dict[str, dict[str, Any]] = {}
    for one in inside(record):
        found |= schemas_of(one, say)
    properties = {name: _described(kind, say) for name, kind in kinds.items()}
    shape = {"type": "object", "required": list(properties), "properties": properties}
    return {**found, record.__name__: shape}


def reference(record: type) -> dict[str, str]:
    """Return where the schema of a record stands."""
    return {"$ref": f"#/components/schemas/{record.__name__}"}


def inside(record: type) -> list[type]:
    """Return the records that stand in a record."""
    kinds = get_type_hints(record).values()
    parts = (part for kind in kinds for part in (kind, *get_args(kind)))
    return [one for one in parts if isinstance(one, type) and is_dataclass(one)]


def _described(annotated: Any, say: Say) -> dict[str, Any]:
    kind, says = get_args(annotated)
    return {**_form(kind), "description": say(says)}


def _form(kind: Any) -> dict[str, Any]:
    """Return the schema of a kind; what may be unknown may be null."""
    parts = get_args(kind)
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _form(parts[0])}
    if NoneType in parts:
        return {"anyOf": [_form(parts[0]), {"type": "null"}]}
    return dict(PLAIN[kind]) if kind in PLAIN else reference(kind)
