"""What search engines and other sites learn of a page from its head: a sentence, a picture, the address that stays."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from layouts.charts.numbers import reader
from layouts.public.addresses import ANY_LANGUAGE
from layouts.public.edition import Edition
from layouts.public.page import Made
from layouts.public.view import DAY

LONGEST = 300
"""Letters of a description: what is longer is cut by whoever shows it, at any place."""


@dataclass(frozen=True)
class Preview:
    """What stands in the head of a page for those who lead to it.

    Attributes:
        title: the page's own, without the name of the site.
        description: one or two sentences.
        site: the name of the collaborative.
        address: where the page stays: without the day as of which it is read.
        image: the address of a picture, 1200 by 630; None without one, and `image_says` what it shows.
        twins: the same page in every language, this one and `x-default` among them, each with its whole address.
        about: what search engines for data read of it; None where the page is about no data.
        locale: the language as Open Graph writes it, `es_US`; `others` those of the same page in other languages.
    """

    title: str
    description: str
    site: str
    address: str
    image: str | None
    image_says: str
    locale: str
    others: tuple[str, ...]
    about: Mapping[str, object] | None
    twins: tuple[tuple[str, str], ...] = ()


def preview(made: Made, edition: Edition, *, root: str, path: str, query: str) -> Preview:
    """Return what the head of a page says of it.

    Args:
        made: the page; without a description of its own it has the vision of the collaborative.
        edition: the release and the language.
        root: where the site is: `https://example.org`.
        path: where the page is on it.
        query: what is asked of the page.
    """
    own = edition.released.site.collaborative
    return Preview(
        title=made.title,
        description=_cut(made.description or edition.reader.read(own.vision).text),
        site=edition.reader.read(own.name).text,
        address=root + path + (f"?{lasting}" if (lasting := _lasting(query)) else ""),
        image=root + made.image if made.image else None,
        image_says=made.description,
        locale=str(reader(edition.words.language)),
        others=tuple(str(reader(one)) for one in own.languages if one != edition.language),
        about=made.about,
        twins=_twins(edition, path, _lasting(query), root=root),
    )


def _lasting(query: str) -> str:
    kept = [(name, value) for name, value in parse_qsl(query) if name != DAY]
    return urlencode(kept)


def _twins(edition: Edition, path: str, query: str, *, root: str) -> tuple[tuple[str, str], ...]:
    """Return the address of a page in every language, and for those who read none of them; none of a single one."""
    every = edition.released.site.collaborative.languages
    there = [(one, root + edition.addresses.here_in(one, path, query)) for one in every]
    return (*there, (ANY_LANGUAGE, there[0][1])) if len(there) > 1 else ()


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:.") + "\u2026"
