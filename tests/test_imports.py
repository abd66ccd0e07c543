"""The arrows of the house: loaders -> indicators <- layouts <- app, and one home for each third-party library."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
WIRING = (
    "app", "auditing", "commenting", "exporting", "gaps", "guarding", "inspecting", "loading", "mailing", "releasing",
    "settings", "translating", "undoing", "withdrawing",
)  # fmt: skip
ROOMS = (*WIRING, "indicators", "layouts", "loaders")
CODE = sorted(
    [*(ROOT / f"{one}.py" for one in WIRING), *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))]
)

# What a room may import, besides itself.
ARROWS = {
    "app": {*WIRING, "indicators", "layouts", "loaders"} - {"app"},
    "auditing": {"indicators", "layouts", "releasing", "settings"},
    "commenting": {"indicators", "layouts", "releasing", "settings", "withdrawing"},
    "exporting": {"indicators", "layouts", "loaders", "settings"},
    "gaps": {"exporting", "indicators", "layouts", "loaders", "settings"},
    "inspecting": {"indicators", "layouts", "loaders", "settings"},
    "guarding": {"indicators", "loaders", "settings"},
    "loading": {"guarding", "indicators", "layouts", "loaders", "settings"},
    "mailing": {"indicators", "layouts", "releasing", "settings", "withdrawing"},
    "undoing": {"indicators", "layouts", "loaders", "loading", "settings"},
    "releasing": {"indicators", "layouts", "settings"},
    "translating": {"indicators", "layouts", "loaders", "settings"},
    "withdrawing": {"indicators", "layouts", "releasing", "settings"},
    "settings": {"indicators", "layouts"},
    "indicators": set(),
    "layouts": {"indicators"},
    "loaders": {"indicators"},
}

# Inside the subject: arithmetic and disclosure know nothing of tables.
PURE = ("indicators/analysis/", "indicators/disclosure/")

# Where each library lives; a library that is not named here has no home yet, and gets one by a decision.
HOMES = {
    "alembic": ("indicators/store/",),
    "babel": ("layouts/",),
    "backports": ("layouts/public/",),
    "brotli": ("app.py", "layouts/"),
    "charset_normalizer": ("loaders/opening/",),
    "compression": ("layouts/public/",),
    "click": (
        "app.py",
        "auditing.py",
        "commenting.py",
        "exporting.py",
        "mailing.py",
        "releasing.py",
        "translating.py",
        "withdrawing.py",
    ),
    "dash": ("app.py", "layouts/"),
    "flask": ("app.py", "layouts/"),
    "flask_limiter": ("layouts/public/",),
    "granian": ("app.py",),
    "jinja2": ("layouts/",),
    "jsonschema": ("loaders/",),
    "markdown_it": ("layouts/public/",),
    "markupsafe": ("layouts/",),
    "numpy": ("indicators/", "loaders/"),
    "openpyxl": ("loaders/",),
    "pandas": ("indicators/analysis/", "indicators/reading.py", "indicators/store/", "loaders/"),
    "plotly": ("layouts/charts/",),
    "psycopg": ("indicators/store/",),
    "pydantic": ("app.py", "indicators/", "loaders/"),
    "python_calamine": ("loaders/",),
    "rapidfuzz": ("loaders/",),
    "rich": ("layouts/terminal.py",),
    "scipy": ("indicators/analysis/", "indicators/disclosure/"),
    "sqlalchemy": ("indicators/store/",),
    "sqlite3": ("indicators/store/",),
    "typst": ("layouts/documents/",),
    "werkzeug": ("app.py", "layouts/"),
    "xlrd": ("loaders/opening/",),
    "xlsxwriter": ("layouts/documents/",),
    "yaml": ("indicators/", "layouts/", "loaders/"),
}

# Serving a page must not pay for these: they take seconds to import.
HEAVY = {"openpyxl", "pandas", "python_calamine", "scipy", "typst", "xlrd", "xlsxwriter"}


def name(path: Path) -> str:
    """The path as a reader of the project writes it."""
    return path.relative_to(ROOT).as_posix()


def package(path: Path) -> list[str]:
    """The dotted names of the package that a file belongs to."""
    return list(path.relative_to(ROOT).parts[:-1])


def imported(tree: ast.AST, *, inside: list[str]) -> Iterator[str]:
    """Yield the full dotted name of everything that a tree imports, relative imports resolved."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = inside[: len(inside) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


@cache
def parsed(path: Path) -> ast.Module:
    """A file as Python reads it."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> set[str]:
    """Everything that a file imports, wherever in it."""
    return set(imported(parsed(path), inside=package(path)))


@cache
def imports_at_start(path: Path) -> set[str]:
    """What is imported as soon as the file is: not what a function or a type checker imports."""
    found = (node for node in parsed(path).body if isinstance(node, ast.Import | ast.ImportFrom))
    return {one for node in found for one in imported(node, inside=package(path))}


def top(module: str) -> str:
    """The first part of a dotted name."""
    return module.partition(".")[0]


def wrong_arrows(path: Path) -> list[str]:
    """What a file imports against the arrows of the house."""
    room = name(path).partition("/")[0].removesuffix(".py")
    allowed = ARROWS[room] | {room}
    forbidden = {*ROOMS, "benchmarks", "bootstrap", "tasks", "tests"} - allowed
    wrong = [module for module in imports(path) if top(module) in forbidden]
    if name(path).startswith(PURE):
        wrong += [module for module in imports(path) if module.startswith("indicators.store")]
    return sorted(wrong)


def homeless(path: Path) -> list[str]:
    """The third-party libraries that a file imports outside their home."""
    libraries = {top(module) for module in imports(path)} - set(ROOMS)
    foreign = {library for library in libraries if library not in sys.stdlib_module_names or library in HOMES}
    return sorted(library for library in foreign if not name(path).startswith(HOMES.get(library, ())))


@cache
def module_file(module: str) -> Path | None:
    """The file of one of our modules, or of the module that a name was imported from."""
    for dotted in (module, module.rpartition(".")[0]):
        place = ROOT.joinpath(*dotted.split("."))
        for candidate in (place.with_suffix(".py"), place / "__init__.py"):
            if dotted and candidate.exists():
                return candidate
    return None


def reached_at_start(first: Path) -> dict[str, str]:
    """Every library that importing a file brings in, with the file of ours that asks for it."""
    waiting, seen = [first], {first}
    libraries: dict[str, str] = {}
    while waiting:
        path = waiting.pop()
        for module in imports_at_start(path):
            libraries.setdefault(top(module), name(path))
            found = module_file(module) if top(module) in ROOMS else None
            if found and found not in seen:
                seen.add(found)
                waiting.append(found)
    return libraries


def test_imports_follow_the_arrows_of_the_house() -> None:
    assert {name(path): wrong for path in CODE if (wrong := wrong_arrows(path))} == {}


def test_a_library_is_imported_only_in_its_home() -> None:
    assert {name(path): wrong for path in CODE if (wrong := homeless(path))} == {}


def test_starting_the_web_process_imports_nothing_heavy() -> None:
    started = [path for path in CODE if name(path).startswith(("app.py", "layouts/"))]
    reached = {name(path): reached_at_start(path) for path in started}
    assert {
        (one, heavy, where) for one, by in reached.items() for heavy, where in by.items() if heavy in HEAVY
    } == set()
    assert "click" in reached["app.py"]


@pytest.mark.parametrize(
    ("code", "file", "expected"),
    [
        ("import layouts.charts", "indicators/made_up.py", ["layouts.charts"]),
        ("from loaders import cells", "layouts/made_up.py", ["loaders.cells"]),
        ("from ..store import engine", "indicators/analysis/made_up.py", ["indicators.store.engine"]),
        ("def later():\n    import app", "loaders/made_up.py", ["app"]),
        ("from indicators.store import engine", "loaders/made_up.py", []),
    ],
)
def test_a_wrong_arrow_is_seen(
    code: str, file: str, expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(code, encoding="utf-8")
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    assert wrong_arrows(path) == expected


def test_a_library_away_from_home_or_without_one_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "layouts" / "made_up.py"
    path.parent.mkdir()
    path.write_text("import json\nimport pandas as pd\nfrom statsmodels.tsa import api\nimport flask", encoding="utf-8")
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    assert homeless(path) == ["pandas", "statsmodels"]
