"""What is committed: no registry's address, no path of one machine, no dead link between documents."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Written so that this file does not name them itself.
REGISTRIES = re.compile(r"p[y]pi\.org|p[y]thonhosted\.org|registry\.n[p]mjs|d[e]b\.debian\.org|--extra-index-[u]rl")
ONE_MACHINE = re.compile(r"(?<![\w.])/(?:w[o]rk|r[o]ot|h[o]me/\w+)/")
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")


def committed() -> list[Path]:
    """Every file that git keeps."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """A file's text; empty for a picture, a font or a workbook."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@pytest.mark.parametrize("pattern", [REGISTRIES, ONE_MACHINE], ids=["registry", "one machine's folder"])
def test_nothing_committed_names_a_registry_or_one_machine(pattern: re.Pattern[str]) -> None:
    assert {
        str(path.relative_to(ROOT)): found for path in committed() if (found := pattern.findall(text_of(path)))
    } == {}


def test_links_between_documents_lead_somewhere() -> None:
    documents = [path for path in committed() if path.suffix == ".md"]
    # What stands in code is no link: a pattern of an import template may look like one.
    links = [(path, target) for path in documents for target in LINK.findall(CODE.sub("", text_of(path)))]
    assert [f"{path.name}: {target}" for path, target in links if not (path.parent / target).exists()] == []


def test_no_database_is_committed() -> None:
    assert [path.name for path in committed() if path.suffix in {".db", ".sqlite", ".sqlite3"}] == []
