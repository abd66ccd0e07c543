"""An indicator in a page of somebody else: whole without script, in a frame of its own, with the way back."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask, Response, request
from jinja2 import Environment
from markupsafe import Markup, escape

from indicators.release import NotReleased
from layouts.language.amounts import day_text
from layouts.language.drafted import draft_line
from layouts.public.assets import Assets
from layouts.public.edition import Edition
from layouts.public.embed_size import TURN
from layouts.public.frame import Switch, switches
from layouts.public.headers import hash_of
from layouts.public.outlet import Outlet
from layouts.public.query import asked, query_text
from layouts.public.shelf import Shelf
from layouts.public.shown import Shown, shown
from layouts.public.site import Site
from layouts.public.view import NAMES, read_view

SHEETS = ("tokens.css", "embed.css", "charts.css")
PAGE = "text/html"
KEPT_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True)
class EmbedPage:
    """What stands in the frame; `told` is None where nothing public has the address."""

    language: str
    direction: str
    title: str
    told: Shown | None = None
    drawing: str = ""
    sample: bool = False
    small_print: tuple[str, ...] = ()
    switches: tuple[Switch, ...] = ()


@dataclass(frozen=True)
class Embeds:
    """Answers the addresses of what stands in frames; `style` is the one style sheet, which stands in the document."""

    outlet: Outlet
    templates: Environment
    style: str

    def answer(self, name: str, language: str | None = None) -> Response:
        """Return an indicator for a frame; where there is none, it says so in the frame too."""
        view, site = read_view(asked(*NAMES)), self.outlet.site
        edition = site.edition(language, view.as_of)
        try:
            document = site.releases.indicator(request.host, edition.released.issue.number, name)
            told = shown(document, edition, view, host=site.name)
        except NotReleased:
            gone = EmbedPage(edition.words.language, edition.words.direction, edition.words.say("No such page"))
            return Response(self.render(gone, edition), status=404, mimetype=PAGE, headers=self.headers)
        page = embed_page(told, edition, path=request.path, query=query_text())
        return self.outlet.answer(edition, PAGE, lambda: self.render(page, edition), self.headers)

    def render(self, page: EmbedPage, edition: Edition) -> bytes:
        """Return the document."""
        template = self.templates.get_template("embed.html")
        return template.render(page=page, say=edition.words.say, embed_style=self.style).strip().encode()

    @property
    def headers(self) -> Mapping[str, str]:
        """Return what lets anybody frame it, and keeps everything else out: no script, nothing from elsewhere."""
        rules = (
            "default-src 'none'",
            f"style-src {hash_of(self.style)}",
            "font-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors *",
        )
        return {"Content-Security-Policy": "; ".join(rules)}


def embed_page(told: Shown, edition: Edition, *, path: str, query: str) -> EmbedPage:
    """Return what stands in the frame of a view."""
    view, caption = told.view, told.caption
    return EmbedPage(
        language=edition.words.language,
        direction=edition.words.direction,
        title=f"{told.title} ({caption.about})",
        told=told,
        drawing=view.drawing if view else "",
        sample=view.sample if view else False,
        small_print=(*caption.footnotes, *small_print(caption.source, caption.licence, edition, told)),
        switches=switches(edition, path, query),
    )


def small_print(source: str, licence: str, edition: Edition, *told: object) -> tuple[str, ...]:
    """Return the lines below the chart: whose figures, what they allow, which update, and that words are a draft."""
    issue = edition.released.issue
    day = day_text(issue.published_on, edition.words)
    update = edition.words.say("Update %(number)s, published on %(day)s.", number=issue.number, day=day)
    return tuple(line for line in (source, licence, update, draft_line(edition.words, *told)) if line)


def embed_code(address: str, *, title: str, root: str, size: tuple[int, int]) -> str:
    """Return what others put into their page: a frame whose height follows its width, without script.

    The height turns at one width of the column around it; a browser that does not know `cqw` keeps the larger one.

    Args:
        address: from `Addresses.embed`.
        title: what the frame is called.
        root: where the site is, `https://example.org`.
        size: from `embed_size.heights`.
    """
    narrow, wide = max(size), size[1]
    code = Markup(
        '<div style="container-type:inline-size"><iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" '
        'style="border:0;height:clamp({}px,({}px - 100cqw)*9999,{}px)"></iframe></div>'
    )
    return str(code.format(escape(root + address), title, narrow, wide, TURN, narrow))


def register_embed(server: Flask, site: Site, assets: Assets) -> None:
    """Give the server the addresses of what stands in frames, and the same under each further language."""
    embeds = Embeds(Outlet(site, Shelf(KEPT_BYTES)), site.documents.templates, assets.style(SHEETS))
    rule = "/embed/indicators/<name>"
    server.add_url_rule(rule, "embed", embeds.answer)
    server.add_url_rule(f"/<language:language>{rule}", "embed-in", embeds.answer)
