"""Everything of a release in one zip: a Frictionless data package with a readme and the licenses of the sources."""

import io
import json
from collections.abc import Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from indicators.release.documents import IndicatorDocument, OutcomeDocument, SourceNote
from indicators.release.mapped import MapDocument
from layouts.documents.boundaries import NAME, SAYS, boundaries
from layouts.documents.descriptor import descriptor
from layouts.documents.handout import Handout
from layouts.documents.nouns import every_source
from layouts.documents.readme import (
    LICENCES,
    SAMPLE,
    Section,
    column_lines,
    markdown,
    marks_section,
    sources_lines,
    texts_of,
)
from layouts.documents.separated import separated
from layouts.documents.tables import TABLES, Whole
from layouts.language.drafted import drafted_texts

READ_BY_ALL = 0o644 << 16
UNIX = 3


def package(
    outcomes: Sequence[OutcomeDocument],
    documents: Sequence[IndicatorDocument],
    handout: Handout,
    *,
    places: MapDocument | None = None,
) -> bytes:
    """Return the data package (.zip) of a release; the same bytes for the same documents, whenever it is made.

    `places`: where they are; None where the release does not tell, and then no file does.
    """
    whole, sources = Whole(outcomes, documents, handout), every_source(documents)
    files = {f"{one.name}.csv": separated(one.row, one.rows(whole)).encode() for one in TABLES}
    if places is not None:
        files[NAME] = boundaries(places, handout)
    told = json.dumps(descriptor(files, sources, handout), ensure_ascii=False, indent=2) + "\n"
    texts = {
        "datapackage.json": told.encode(),
        "README.md": readme(sources, handout, mapped=places is not None).encode(),
        "LICENSES.md": licences(sources, handout).encode(),
    }
    return _zip({**texts, **files}, handout)


def readme(sources: Sequence[SourceNote], handout: Handout, *, mapped: bool = False) -> str:
    """Return what the package says of itself; `mapped`: the places' boundaries are in it."""
    say, own = handout.words.say, handout.released.site.collaborative
    cite = say(
        "%(collaborative)s. Update %(number)s of %(day)s.",
        collaborative=handout.collaborative,
        number=handout.number,
        day=handout.day,
    )
    sample = say(SAMPLE) if own.sample else ""
    drafted = drafted_texts(handout.reader, handout.words, own.name, *texts_of(sources))
    about = [("", line) for line in (cite, own.website, sample, drafted) if line]
    sections = (
        Section(say("How to cite"), tuple(about)),
        Section(
            say("What is in it"),
            (*((f"{one.name}.csv", say(one.says)) for one in TABLES), *([(NAME, say(SAYS))] if mapped else [])),
        ),
        *(Section(f"{one.name}.csv", column_lines(one.row, handout)) for one in TABLES),
        marks_section(handout),
        Section(say("Where the figures come from"), sources_lines(sources, handout)),
    )
    return markdown(say("%(collaborative)s: the figures", collaborative=handout.collaborative), sections)


def licences(sources: Sequence[SourceNote], handout: Handout) -> str:
    """Return the license of every source."""
    say, unknown = handout.words.say, handout.words.say("not known")
    lines = tuple(
        (f"{one.organisation}, {handout.read(one.title)}", handout.maybe(one.licence) or unknown) for one in sources
    )
    return markdown(say("Licenses"), (Section(say("Where the figures come from"), (("", say(LICENCES)), *lines)),))


def _zip(files: Mapping[str, bytes], handout: Handout) -> bytes:
    written = io.BytesIO()
    day = handout.released_on
    with ZipFile(written, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in files.items():
            entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            # As if it were made on one system: the bytes are not to tell on which.
            entry.create_system, entry.external_attr, entry.compress_type = UNIX, READ_BY_ALL, ZIP_DEFLATED
            archive.writestr(entry, text)
    return written.getvalue()
