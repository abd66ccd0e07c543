"""The size and the manners of the code: CONTRIBUTING.md has the rules in words."""

import ast
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from statistics import median, quantiles

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


LASTING = [path for path in EVERYTHING if not is_migration(path)]


@cache
def text_of(path: Path) -> str:
    """What stands in a file."""
    return path.read_text(encoding="utf-8")


@cache
def parsed(path: Path) -> ast.Module:
    """A file as Python reads it."""
    return ast.parse(text_of(path))


@cache
def functions(path: Path) -> tuple[Function, ...]:
    """Every function of a file, nested ones too."""
    return tuple(node for node in ast.walk(parsed(path)) if isinstance(node, Function))


def wrong(found: Callable[[Path], object], paths: Iterable[Path]) -> dict[str, object]:
    """What is found that should not be, by file."""
    assert paths
    return {name(path): said for path in paths if (said := found(path))}


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
    handlers = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.ExceptHandler)]
    return [handler.lineno for handler in handlers if _catches_everything(handler.type)]


def _catches_everything(caught: ast.expr | None) -> bool:
    """Whether a handler's type is absent, Exception or BaseException, alone or among others."""
    if isinstance(caught, ast.Tuple):
        return any(map(_catches_everything, caught.elts))
    return caught is None or (isinstance(caught, ast.Name) and caught.id in {"Exception", "BaseException"})


def long_functions(path: Path) -> dict[str, int]:
    """The functions of a file that no screen shows, each with its lines."""
    return {one.name: length(one) for one in functions(path) if length(one) > LONGEST_FUNCTION}


def silenced(path: Path) -> list[str]:
    """The lines of a file that silence a check without its code and a reason."""
    found = [line for line in text_of(path).splitlines() if SILENCED.search(line)]
    return [line for line in found if not SILENCED_WITH_REASON.search(line)]


def test_no_function_is_longer_than_a_screen() -> None:
    assert wrong(long_functions, LASTING) == {}


def test_functions_are_short_as_a_rule() -> None:
    lengths = [length(function) for path in PRODUCT if not is_migration(path) for function in functions(path)]
    assert median(lengths) <= MEDIAN_FUNCTION
    assert quantiles(lengths, n=10)[-1] <= USUAL_FUNCTION


def test_nothing_is_nested_deeply() -> None:
    assert wrong(lambda path: {one.name: depth(one) for one in functions(path) if depth(one) > DEEPEST}, PRODUCT) == {}


def test_a_module_is_one_noun() -> None:
    assert [name(path) for path in LASTING if len(text_of(path).splitlines()) > LONGEST_MODULE] == []


def test_a_module_is_named_for_what_it_holds() -> None:
    assert wrong(lambda path: NAMELESS & {path.stem, *path.relative_to(ROOT).parts}, EVERYTHING) == {}


def test_nothing_is_left_for_later_in_a_comment() -> None:
    assert wrong(lambda path: LATER.findall(text_of(path)), EVERYTHING) == {}


def test_a_silenced_check_names_its_code_and_its_reason() -> None:
    assert wrong(silenced, EVERYTHING) == {}


def test_no_handler_catches_everything() -> None:
    assert wrong(broad_handlers, PRODUCT) == {}


def test_no_folder_of_tests_shadows_a_room() -> None:
    shadows = [ROOT / "tests" / room / "__init__.py" for room in ROOMS]
    assert [path for path in shadows if path.exists()] == []
