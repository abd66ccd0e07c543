"""From a page's value to its document: the templates lay out, and decide nothing."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from layouts.language.phrases import Phrases
from layouts.public.assets import Assets
from layouts.public.chart_locale import chart_locale
from layouts.public.frame import Frame
from layouts.public.island import Mount

TEMPLATES = Path(__file__).with_name("templates")
SPAN = re.compile(r"\b\d{4}–\d{2,4}\b")
"""A period as readers write it: `2014–15`, `2019–2023`."""


def make_templates(assets: Assets) -> Environment:
    """Return the templates; a name that a template misspells is an error, and every text is escaped."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    templates.globals["asset"] = assets.address
    templates.globals["style"] = assets.style()
    templates.globals["chart_locale"] = chart_locale
    templates.filters["in_script"] = in_script
    templates.filters["whole"] = whole
    return templates


@dataclass(frozen=True)
class Documents:
    """Renders pages in the words of a language."""

    templates: Environment

    def page(self, name: str, page: object, frame: Frame, words: Phrases, mount: Mount | None = None) -> str:
        """Return the document of a page; `mount` is where the island goes, on a page that has a chart."""
        template = self.templates.get_template(f"{name}.html")
        return template.render(page=page, frame=frame, words=words, say=words.say, plural=words.plural, mount=mount)

    def notice(self, heading: str, sentence: str, frame: Frame | None, words: Phrases) -> str:
        """Return the document that says why there is no page; `frame` is None when no collaborative is known."""
        template = self.templates.get_template("notice.html")
        return template.render(heading=heading, sentence=sentence, frame=frame, words=words, say=words.say, mount=None)


def in_script(value: object) -> str:
    """Return a value as JSON that may stand in a script element: nothing in it can end the element."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def whole(sentence: str) -> Markup:
    """Return a sentence, escaped, whose periods no end of a line parts: after its dash a browser would."""
    return Markup(SPAN.sub(r'<span class="unparted">\g<0></span>', str(escape(sentence))))  # noqa: S704 - it is escaped
