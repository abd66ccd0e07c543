"""The size and the manners of the code: CONTRIBUTING.md has the rules in words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("indicators", "layouts", "loaders")
OTHERS = ("tests", "benchmarks")

PRODUCT = sorted([*ROOT.glob("*.py"), *(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))])
EVERYTHING = sorted([*PRODUCT, *(path for folder in OTHERS for path in (ROOT / folder).rglob("*.py"))])

LONGEST_FUNCTION, USUAL_FUNCTION, MEDIAN_FUNCTION = 40, 25, 8
LONGEST_MODULE = 300
DEEPEST = 2
NAMELESS = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
LATER = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore)")
SILENCED_WITH_REASON = re.compile(
    r"#\s*noqa: [A-Z]+[0-9]+(?:, ?[A-Z]+[0-9]+)* - \S|#\s*type: ignore\[[a-z, -]+\]\s+# \S"
)

Function = ast.FunctionDef | ast.AsyncFunctionDef
BLOCKS = (ast.For, ast.AsyncFor, ast.While, ast.If, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)


def name(path: Path) -> str:
    """The path as a reader of the project writes it."""
    return path.relative_to(ROOT).as_posix()


def is_migration(path: Path) -> bool:
    """Whether a file is a record of a schema change, written once and as long as the change."""
    return "migrations/versions/" in path.as_posix()


def functions(path: Path) -> Iterator[Function]:
    """Yield every function of a file, nested ones too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    """The lines from `def` to the end, less the docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is None:
        return lines
    return lines - ((first.end_lineno or first.lineno) - first.lineno + 1)


def depth(node: ast.AST) -> int:
    """How many blocks lie in one another; an `elif` is no deeper than its `if`."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function | ast.ClassDef | ast.Lambda):
            continue
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and child in node.orelse
        deepest = max(deepest, depth(child) + (isinstance(child, BLOCKS) and not is_elif))
    return deepest


def broad_handlers(path: Path) -> list[int]:
    """The lines of a file that catch everything."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    handlers = [node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)]
    return [handler.lineno for handler in handlers if _catches_everything(handler.type)]


def _catches_everything(caught: ast.expr | None) -> bool:
    """Whether a handler's type is absent, Exception or BaseException, alone or among others."""
    if isinstance(caught, ast.Tuple):
        return any(map(_catches_everything, caught.elts))
    return caught is None or (isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"})


@pytest.mark.parametrize("path", [path for path in EVERYTHING if not is_migration(path)], ids=name)
def test_no_function_is_longer_than_a_screen(path: Path) -> None:
    long = {function.name: length(function) for function in functions(path) if length(function) > LONGEST_FUNCTION}
    assert long == {}


def test_functions_are_short_as_a_rule() -> None:
    lengths = [length(function) for path in PRODUCT if not is_migration(path) for function in functions(path)]
    assert median(lengths) <= MEDIAN_FUNCTION
    assert quantiles(lengths, n=10)[-1] <= USUAL_FUNCTION


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_nothing_is_nested_deeply(path: Path) -> None:
    assert {function.name: depth(function) for function in functions(path) if depth(function) > DEEPEST} == {}


@pytest.mark.parametrize("path", [path for path in EVERYTHING if not is_migration(path)], ids=name)
def test_a_module_is_one_noun(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_a_module_is_named_for_what_it_holds(path: Path) -> None:
    assert NAMELESS.isdisjoint({path.stem, *path.relative_to(ROOT).parts})


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_nothing_is_left_for_later_in_a_comment(path: Path) -> None:
    assert LATER.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_a_silenced_check_names_its_code_and_its_reason(path: Path) -> None:
    silenced = [line for line in path.read_text(encoding="utf-8").splitlines() if SILENCED.search(line)]
    assert [line for line in silenced if not SILENCED_WITH_REASON.search(line)] == []


@pytest.mark.parametrize("path", PRODUCT, ids=name)
def test_no_handler_catches_everything(path: Path) -> None:
    assert broad_handlers(path) == []


def test_no_folder_of_tests_shadows_a_room() -> None:
    shadows = [ROOT / "tests" / room / "__init__.py" for room in ROOMS]
    assert [path for path in shadows if path.exists()] == []
