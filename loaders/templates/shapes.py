"""Shapes: the parts of a recipe, which say how one edition of a publisher's table is laid out.

These classes are the published schema too: `data/recipes/schema.json` is made from them, so that an editor says what
is allowed where. A *pattern* is a regular expression that must match a whole header, sheet name or cell, whatever its
case; where a description says *searched*, a part of the text is enough, and the first bracket is what counts (or,
without a bracket, all that was found). A *header* names a column: as it is written, whatever its case, spaces,
underscores and line breaks; where no column is called so, it is taken as a pattern. A column without a header is
called by its letters: `column A`.
"""

from typing import Literal, get_args

from pydantic import Field

from loaders.templates.metadata import Metadata
from loaders.templates.part import Part, Rewrite

Flag = Literal[
    "estimate",
    "provisional",
    "revised",
    "break",
    "suppressed at source",
    "not available",
    "not applicable",
    "low reliability",
]
FLAGS: tuple[str, ...] = get_args(Flag)


# Headers that name a wider place, and of which kind, the widest first.
WIDER = {
    r"country|nation|pa[ií]s|(?:country|nation|pa[ií]s) ?name": "nation",
    r"(?:u\.?s\.? )?(?:states?|estado|st)(?: ?(?:name|code|abbr\w*|fips\w*|or territory))?": "state",
    r"(?:county|condado|parish)(?: ?name)?": "county",
    r"(?:city|town|municipality|ciudad|municipio)(?: ?name)?": "city",
}


class Recognise(Part):
    """By what a file is known."""

    above: tuple[str, ...] = Field(
        default=(), description="Patterns, searched in the cells above the header; each must be found."
    )

    headers: tuple[str, ...] = Field(default=(), description="Patterns; each must match a header of the table.")
    absent: tuple[str, ...] = Field(default=(), description="Patterns; none may match a header.")
    files: tuple[str, ...] = Field(
        default=(),
        description="Patterns searched in folder/name and in the name of the table's sheet (in an archive: of its "
        "member); one must be found. Only where headers cannot tell.",
    )
    titled: bool = Field(default=False, description="Whether `files` are searched in the cells above the header too.")
    cells: dict[str, str] = Field(
        default={}, description="Header to pattern: every filled cell of that column must match."
    )


class Named(Part):
    """Where a table says something once, for all of its figures; the first that is found counts."""

    sheet: str | None = Field(default=None, description="Pattern, searched in the name of the sheet.")
    above: str | None = Field(default=None, description="Pattern, searched in each cell above the header, first found.")
    file: str | None = Field(default=None, description="Pattern, searched in the name of the file without its suffix.")


class Place(Named):
    """Where a row holds: columns joined to a code, or one code for the whole table."""

    columns: tuple[str, ...] = Field(default=(), description="Headers whose cells, one after the other, are the code.")
    widths: tuple[int, ...] = Field(default=(), description="Digits of each part; lost leading zeros are restored.")
    code: str | None = Field(default=None, description="The place of the whole table: a code, name or alias.")
    rewrite: tuple[Rewrite, ...] = Field(default=(), description="Applied to the joined code.")
    names: dict[str, str] = Field(
        default={}, description="What is written, to the id, code or name of the place: aliases of this publisher."
    )
    kind: str | None = Field(
        default=None,
        description="Only places of this kind are meant, such as county: so names that repeat are told apart.",
    )
    kind_column: str | None = Field(default=None, description="Header of the column that says the kind of each row.")
    kinds: dict[str, str] = Field(default={}, description="What `kind_column` holds, to the kind of the framework.")
    within: dict[str, str] = Field(
        default=WIDER,
        description="Pattern of a header to the kind of the wider places that it names, the widest first. A row's "
        "place must lie in each of them; one that lies elsewhere is left out. A place that is named by its code is not "
        "asked. A single column of places with such a header holds places of that kind.",
    )


class Period(Named):
    """When a figure holds: a column, or a named bracket `period` of the value's header, or one for the table."""

    column: str | None = None
    columns: tuple[str, ...] = Field(default=(), description="Headers joined by a space: Year and Quarter -> 2014 Q3.")
    fixed: str | None = None
    rewrite: tuple[Rewrite, ...] = ()
    pooled: int | None = Field(default=None, description="The year written is the last of so many: 2014 -> 2010-2014.")
    school_year: bool = Field(
        default=False, description="The year written is that in which a school year began: 2014 -> 2014-15."
    )


class Group(Part):
    """About whom a row is: columns joined by " / ", looked up in `groups`, then among the framework's own names."""

    columns: tuple[str, ...] = ()
    groups: dict[str, str] = Field(default={}, description="What is written, to the id of the group.")
    breakdowns: tuple[str, ...] = Field(
        default=(),
        description="Patterns of headers, each a breakdown of which an empty cell means everyone. One filled cell of a "
        "row is its group; a row with several filled is about a part of a group, and left out unless `groups` knows "
        "them joined by ' / '.",
    )


class Naming(Named):
    """Which indicator a figure is of, where the file says it by name and not by the header of a column.

    What is written is looked up in `indicators`, then among the ids, titles and aliases of the framework's indicators;
    of several parts, joined by " / ".
    """

    columns: tuple[str, ...] = Field(
        default=(), description="Headers whose cells, joined by ' / ', name the indicator."
    )
    joined: tuple[str, ...] = Field(
        default=(),
        description="Headers whose cells follow what the sheet, the cells above or the file say, with ' / ' between: "
        "one file of several indicators.",
    )
    indicators: dict[str, str] = Field(default={}, description="What is written, to the id of the indicator.")
    unit_column: str | None = Field(
        default=None,
        description="Header of the column that says what a figure is measured in; a figure in another unit than its "
        "indicator's is left out.",
    )
    units: dict[str, str] = Field(default={}, description="What `unit_column` holds, to the unit of the framework.")


class Layout(Part):
    """Where on a sheet the table stands, and which of its rows are no records."""

    header_rows: int = Field(
        default=1,
        ge=1,
        le=6,
        description="How many rows make the header, the last of them the one that `recognise.headers` looks at or any "
        "above it. A column's header is their texts joined by a space; a merged cell counts for every column that it "
        "covers. `recognise.headers` matches joined headers.",
    )
    skip: tuple[str, ...] = Field(
        default=(), description="Patterns; a row whose first filled cell matches one holds no figures (units, numbers)."
    )
    until: tuple[str, ...] = Field(
        default=(), description="Patterns; the table ends before the first row whose first filled cell matches one."
    )
    fill_down: tuple[str, ...] = Field(
        default=(), description="Headers of labels of which an empty cell means the same as above."
    )
    several: bool = Field(
        default=False, description="Whether a sheet holds the table more than once, side by side or below."
    )


class Range(Part):
    """From when to when a source has figures, as years; a figure outside is rejected."""

    first: int | None = None
    last: int | None = None


class Footnote(Part):
    """What a mark beside a number means: words that are kept as the figure's note, or a flag, or both."""

    note: str | None = None
    flag: Flag | None = None


class Filter(Part):
    """Rows that are left out, and why; it is said with every load."""

    columns: tuple[str, ...] = Field(description="Headers, their cells joined by ' / '.")
    keep: str | None = Field(default=None, description="Pattern; other rows are left out.")
    leave_out: str | None = Field(default=None, description="Pattern; these rows are left out.")
    because: str


class Value(Part):
    """Which cells are figures of which indicator. The first entry that fits a cell counts."""

    header: str = Field(description="Pattern of the value's header; may have brackets named `group` and `period`.")
    when: dict[str, str] = Field(default={}, description="Header to pattern: only rows whose cells match.")
    needs: tuple[str, ...] = Field(default=(), description="Headers without which the entry does not count.")
    indicator: str | None = Field(
        default=None, description="Its id; \\1 is the first bracket of the header. Without one, `naming` says it."
    )
    leave_out: str | None = Field(default=None, description="Instead of an indicator: why these cells are left out.")
    measured_in: str | None = Field(
        default=None, description="The unit of such figures; where their indicator has another one, they are left out."
    )
    group: str | None = Field(default=None, description="The group of every such figure.")
    groups: dict[str, str] = Field(default={}, description="What the bracket `group` holds, to the id of the group.")
    scale: float = Field(
        default=1.0,
        description="100 where shares are written as fractions; 1 says that they are written in percent. Said nowhere, "
        "figures in percent most of which lie between 0 and 1 are asked about, not taken. A cell that is "
        "shown as a percentage is never scaled.",
    )
    margin: str | None = Field(
        default=None, description="Header of the margin of error: bounds are the value less and plus it."
    )
    lower: str | None = Field(default=None, description="Header of the lower bound; \\g<0> is the value's own header.")
    upper: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    quality: str | None = Field(
        default=None,
        description="Header of the publisher's quality code. An empty cell whose code says that its figure is "
        "suppressed, not available or not applicable is kept with that flag.",
    )
    size: str | None = Field(default=None, description="Header of how many people the figure rests on.")
    note: str | None = Field(default=None, description="Header of the publisher's own note on the figure.")
    few: int = Field(default=0, description="A figure that rests on fewer people is of low reliability.")
    period: Period | None = Field(default=None, description="Instead of the table's.")
    source: str | None = Field(default=None, description="Instead of the table's.")


class Shape(Part):
    """How one edition of a table is laid out."""

    recognise: Recognise = Recognise()
    source: str | None = Field(default=None, description="Id of the source in the framework.")
    sheets: str = Field(default=".*", description="Pattern of the names of the sheets that hold the table.")
    layout: Layout = Layout()
    other_sheets: dict[str, str] = Field(default={}, description="Sheet to what it holds; left out and said.")
    labels: tuple[str, ...] = Field(default=(), description="Patterns of headers whose columns hold no figures.")
    place: Place = Place()
    period: Period = Period()
    group: Group = Group()
    naming: Naming = Naming()
    metadata: Metadata = Metadata()
    periods: Range = Range()
    rows: tuple[Filter, ...] = ()
    spellings: dict[str, dict[str, str]] = Field(
        default={}, description="Header to the publisher's slips and what was meant."
    )
    key: tuple[str, ...] = Field(
        default=(),
        description="Headers that make a row unique. Rows that repeat it with different figures are all rejected.",
    )
    first_of: dict[str, str] = Field(
        default={}, description="A header that stands twice, of which the first counts, to the reason."
    )
    values: tuple[Value, ...] = ()
    marks: dict[str, Flag] = Field(default={}, description="What stands in a value's cell instead of a number.")
    footnotes: dict[str, Footnote | str] = Field(
        default={},
        description="A mark that may stand beside a number or a period (81.6*, 2015 *), to what it means; a text alone "
        "is the note. A mark that is not named here is a problem.",
    )
    quality: dict[str, Flag | None] = Field(default={}, description="Each quality code to its flag, or null.")
    thousands: bool = Field(default=False, description="Whether numbers have thousands separators: 1,216.")
    decimal_comma: bool = Field(default=False, description="Whether numbers are written 1.216,5 instead of 1,216.5.")


class Edition(Shape):
    """One edition: what differs from the recipe's `common` part."""

    id: str
    about: str = ""
    words: dict[str, str] = Field(default={}, description="{name} in `common` becomes this in the edition.")
