"""Metadata: how a recipe says where they lie beside a table, and which of their keys say what."""

from pydantic import Field

from loaders.templates.part import Part, Rewrite


class Metadata(Part):
    """What the publisher says of a table in a file beside it, in YAML or between two lines of --- at its beginning.

    The texts directly under a key are read. They count where the table itself says nothing.
    """

    files: tuple[Rewrite, ...] = Field(
        default=(),
        description="From the folder and name of the table's file (data/rates.csv) to where its metadata lie, seen "
        "from the folder above (meta/rates.yml), on disk or in the same archive; of several, the first that is there.",
    )
    names: tuple[str, ...] = Field(
        default=(),
        description="Keys of what the indicator is called: each counts like what the sheet, the cells above the header "
        "or the file say of it in `naming`.",
    )
    places: tuple[str, ...] = Field(
        default=(), description="Keys of the place of rows that name none, where the framework knows it."
    )
    units: tuple[str, ...] = Field(
        default=(),
        description="Keys of the unit, where no column of the table says one: a single one, that `naming.units` knows.",
    )
    notes: tuple[str, ...] = Field(
        default=(), description="Keys of the note on every figure that has none of its own; tags are taken out."
    )
    translated: str | None = Field(
        default=None, description="Pattern; such a text is the key of a translation elsewhere, and says nothing."
    )
