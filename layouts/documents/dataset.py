"""An indicator as search engines for data read it: a `schema.org/Dataset`."""

from typing import Any

from indicators.release.documents import IndicatorDocument, SourceNote
from layouts.documents.descriptor import web
from layouts.documents.handout import Handout
from layouts.documents.readme import citation_of

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = ((".csv", "text/csv"), (".xlsx", WORKBOOK), (".json", "application/json"))


def dataset(document: IndicatorDocument, handout: Handout, *, page: str, figures: str) -> dict[str, Any]:
    """Return the description of an indicator's figures, for an element `<script type="application/ld+json">`.

    A browser does not run such an element, so the content security policy needs no hash for it; the text must be
    written so that nothing in it can end the element (`layouts.public.documents.in_script`).

    Args:
        document: the indicator.
        handout: the release, and the language of the words.
        page: the whole address of its page.
        figures: the whole address of its figures, without a suffix.

    Source: https://developers.google.com/search/docs/appearance/structured-data/dataset.
    """
    head, own = document.head, handout.released.site.collaborative
    home = {"url": own.website} if web(own.website) else {}
    times = {"temporalCoverage": covered} if (covered := _time(document)) else {}
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": page,
        "url": page,
        "name": handout.read(head.title),
        "description": f"{handout.read(head.lay_definition)} {handout.read(document.technical_definition)}",
        "inLanguage": handout.words.language,
        "isAccessibleForFree": True,
        "version": str(handout.number),
        "dateModified": handout.released_on.isoformat(),
        "creditText": citation_of(document, handout),
        "publisher": {"@type": "Organization", "name": handout.collaborative, **home},
        "spatialCoverage": [{"@type": "Place", "name": handout.read(one.name)} for one in document.places],
        **times,
        "variableMeasured": [{"@type": "PropertyValue", "name": handout.read(head.title), "unitText": head.unit}],
        "isBasedOn": [_source(one, handout) for one in document.sources],
        "distribution": [_download(figures + suffix, media) for suffix, media in FORMS],
        "keywords": [handout.read(head.outcome.name), *(handout.read(one.name) for one in document.groups)],
    }


def _time(document: IndicatorDocument) -> str | None:
    """Return from when to when there are figures, `2007-01-01/2018-12-31`; None without any."""
    known = [point for series in document.series for point in series.points if point.value is not None]
    return f"{min(one.starts for one in known)}/{max(one.ends for one in known)}" if known else None


def _source(one: SourceNote, handout: Handout) -> dict[str, Any]:
    title, licence = handout.read(one.title), handout.maybe(one.licence)
    return {
        "@type": "CreativeWork",
        "name": title,
        "publisher": {"@type": "Organization", "name": one.organisation},
        **({"url": one.address} if web(one.address) else {}),
        **({"license": licence} if licence else {}),
    }


def _download(address: str, media: str) -> dict[str, str]:
    return {"@type": "DataDownload", "encodingFormat": media, "contentUrl": address}
