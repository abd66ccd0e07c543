"""The descriptor of a data package, `datapackage.json`: what is in it, column by column.

Source: Data Package 2.0, https://datapackage.org/standard/data-package/.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from indicators.release.documents import SourceNote
from layouts.documents import boundaries
from layouts.documents.columns import Column, columns_of
from layouts.documents.handout import Handout
from layouts.documents.tables import TABLES, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"
SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
# In a text file a list is a text; the kind `list` of the standard is too new for most readers.
KINDS = {"list": "string"}


def descriptor(files: Mapping[str, bytes], sources: Sequence[SourceNote], handout: Handout) -> dict[str, Any]:
    """Return the descriptor; `files` holds the text of each table, and of the map where there is one, by name."""
    own = handout.released.site.collaborative
    say = handout.words.say
    home = {"homepage": own.website} if web(own.website) else {}
    return {
        "$schema": PROFILE,
        "name": f"commoncurve-{own.id}",
        "title": say("%(collaborative)s: the figures", collaborative=handout.collaborative),
        "description": say("Update %(number)s of %(day)s.", number=handout.number, day=handout.day),
        "version": str(handout.number),
        "created": f"{handout.released_on.isoformat()}T00:00:00Z",
        **home,
        "contributors": [{"title": handout.collaborative, "roles": ["publisher"]}],
        "sources": [_source(one, handout) for one in sources],
        "resources": [
            *(_resource(one, files[f"{one.name}.csv"], handout) for one in TABLES),
            *([_map(files[boundaries.NAME], handout)] if boundaries.NAME in files else []),
        ],
    }


def _source(one: SourceNote, handout: Handout) -> dict[str, str]:
    named = {"title": f"{one.organisation}, {handout.read(one.title)}"}
    return {**named, "path": one.address} if one.address and web(one.address) else named


def _resource(table: Table, text: bytes, handout: Handout) -> dict[str, Any]:
    return {
        "$schema": RESOURCE,
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "description": handout.words.say(table.says),
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(text),
        "hash": f"sha256:{hashlib.sha256(text).hexdigest()}",
        "schema": _schema(table, handout),
    }


def _map(text: bytes, handout: Handout) -> dict[str, Any]:
    return {
        "$schema": RESOURCE,
        "name": "boundaries",
        "path": boundaries.NAME,
        "description": handout.words.say(boundaries.SAYS),
        "scheme": "file",
        "format": "geojson",
        "mediatype": boundaries.MEDIA,
        "encoding": "utf-8",
        "bytes": len(text),
        "hash": f"sha256:{hashlib.sha256(text).hexdigest()}",
    }


def _schema(table: Table, handout: Handout) -> dict[str, Any]:
    key = {"primaryKey": list(table.key)} if table.key else {}
    leads = [{"fields": [name], "reference": {"resource": to, "fields": ["id"]}} for name, to in table.leads.items()]
    return {
        "$schema": SCHEMA,
        "fields": [_field(one, handout) for one in columns_of(table.row)],
        "missingValues": [""],
        **key,
        **({"foreignKeys": leads} if leads else {}),
    }


def _field(column: Column, handout: Handout) -> dict[str, Any]:
    kind = KINDS.get(column.kind, column.kind)
    told = {"name": column.name, "type": kind, "description": handout.words.say(column.says)}
    # An empty list is an empty cell.
    return told if column.may_be_empty or column.kind == "list" else {**told, "constraints": {"required": True}}


def web(address: str | None) -> bool:
    """Tell whether an address is one of the web."""
    return bool(address and re.match(r"https?://[^\s]+$", address))
