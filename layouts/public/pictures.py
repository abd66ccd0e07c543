"""Charts as pictures, at addresses that stay: what anybody takes away, and what other sites show beside a link."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Flask, Response, request

from layouts.documents.picture import Picture, picture, styles
from layouts.documents.share_image import share_image
from layouts.documents.typesetting import png
from layouts.public.headers import hash_of
from layouts.public.outlet import Outlet
from layouts.public.query import asked
from layouts.public.shelf import Shelf
from layouts.public.shown import Shown, shown
from layouts.public.site import Site
from layouts.public.view import NAMES, read_view

DRAWING, PIXELS = "image/svg+xml", "image/png"
SHARP = 2.0
"""Pixels for each unit of a drawing: sharp on a good screen and on paper."""
KEPT_BYTES = 32 * 1024 * 1024
Make = Callable[[Shown], bytes]


@dataclass(frozen=True)
class Pictures:
    """Answers the addresses of pictures."""

    outlet: Outlet

    def drawing(self, name: str, language: str | None = None) -> Response:
        """Return the chart as an SVG that stands alone."""
        headers = {"Content-Security-Policy": drawing_policy(), **_named(name, "svg")}
        return self._answer(name, language, DRAWING, drawing_of, headers)

    def pixels(self, name: str, language: str | None = None) -> Response:
        """Return the same as PNG."""
        return self._answer(name, language, PIXELS, pixels_of, _named(name, "png"))

    def share(self, name: str, language: str | None = None) -> Response:
        """Return the picture for a link to an indicator."""
        return self._answer(name, language, PIXELS, share_of, _named(name, "png"))

    def _answer(self, name: str, language: str | None, media: str, make: Make, headers: Mapping[str, str]) -> Response:
        view = read_view(asked(*NAMES))
        site = self.outlet.site
        edition = site.edition(language, view.as_of)
        document = site.releases.indicator(request.host, edition.released.issue.number, name)
        told = shown(document, edition, view, host=site.name)
        return self.outlet.answer(edition, media, lambda: make(told), {"Access-Control-Allow-Origin": "*", **headers})


def drawing_of(told: Shown) -> bytes:
    """Return a view as SVG; the type is in it."""
    return picture(told.caption, told.chart, embed=True).drawing.encode()


def pixels_of(told: Shown) -> bytes:
    """Return a view as PNG."""
    return _pixels(picture(told.caption, told.chart, embed=False), told, SHARP)


def share_of(told: Shown) -> bytes:
    """Return the picture for a link as PNG."""
    return _pixels(share_image(told.caption, told.chart), told, 1.0)


def drawing_policy() -> str:
    """Return the content security policy of a drawing that is opened by itself: its own style, its own type."""
    return f"default-src 'none'; style-src {' '.join(map(hash_of, styles()))}; font-src data:; frame-ancestors 'none'"


def register_pictures(server: Flask, site: Site) -> None:
    """Give the server the addresses of pictures, and the same under each further language."""
    pictures = Pictures(Outlet(site, Shelf(KEPT_BYTES)))
    for rule, name, answer in (
        ("/indicators/<name>/chart.svg", "drawing", pictures.drawing),
        ("/indicators/<name>/chart.png", "pixels", pictures.pixels),
        ("/share/indicators/<name>.png", "share", pictures.share),
    ):
        server.add_url_rule(rule, name, answer)
        server.add_url_rule(f"/<language:language>{rule}", f"{name}-in", answer)


def _pixels(drawn: Picture, told: Shown, scale: float) -> bytes:
    return png(drawn.drawing, width=drawn.width, height=drawn.height, scale=scale, notes=told.caption.notes)


def _named(name: str, suffix: str) -> dict[str, str]:
    return {"Content-Disposition": f'inline; filename="{name}.{suffix}"'}
