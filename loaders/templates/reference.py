"""The recipe reference: a page of the manual, made from the recipes themselves."""

from collections.abc import Iterator, Sequence

from loaders.templates.recipes import Recipe
from loaders.templates.shapes import Edition, Period, Value

HEAD = """# Import templates

Made from `data/recipes/` by `make fix`; a test fails when this page is older than they are. How a template is written:
[loading.md](loading.md).
"""


def page(recipes: Sequence[Recipe]) -> str:
    """Return the page in Markdown."""
    return "\n".join([HEAD, *(line for recipe in recipes for line in _recipe(recipe))])


def _recipe(recipe: Recipe) -> Iterator[str]:
    yield f"## {recipe.id}\n"
    address = f", <{recipe.address}>" if recipe.address else ""
    yield f"{_ended(recipe.title)} {_ended(recipe.publisher + address)}\n"
    if recipe.about:
        yield f"{' '.join(recipe.about.split())}\n"
    terms = {"Who is counted": recipe.universe, "Terms": recipe.licence, "To be cited as": recipe.citation}
    yield from (f"{title}: {_ended(said)}\n" for title, said in terms.items() if said)
    for edition in recipe.complete:
        yield from _edition(edition)


def _edition(edition: Edition) -> Iterator[str]:
    headers = ", ".join(f"`{pattern}`" for pattern in edition.recognise.headers)
    yield f"**{edition.id}** {' '.join(edition.about.split())}".rstrip() + f" Known by {headers}."
    yield ""
    yield "| Where the header is | read as | from the source |"
    yield "| --- | --- | --- |"
    yield from (f"| {_where(value)} | {_what(value)} | {_source(value, edition)} |" for value in edition.values)
    marks = [f"`{mark}` {flag}" for mark, flag in edition.marks.items()]
    codes = [f"`{code}` {flag or 'no flag'}" for code, flag in edition.quality.items()]
    left_out = [f"{because} (`{' / '.join(rule.columns)}`)" for rule in edition.rows for because in [rule.because]]
    notes = {"Marks": marks, "Quality codes": codes, "Rows left out": left_out}
    yield ""
    yield from (f"{title}: {_ended('; '.join(said))}\n" for title, said in notes.items() if said)


def _where(value: Value) -> str:
    conditions = [f"{header} is {_code(pattern)}" for header, pattern in value.when.items()]
    return ", where ".join([_code(value.header), *conditions])


def _what(value: Value) -> str:
    if value.leave_out:
        return f"left out: {value.leave_out}"
    parts = [value.indicator or "the indicator that the file names", value.group, "groups" if value.groups else None]
    changes = [f", times {value.scale:g}" if value.scale != 1 else "", _when(value.period) if value.period else ""]
    return ", ".join(part for part in parts if part) + "".join(changes)


def _when(period: Period) -> str:
    if period.pooled:
        return f", the year being the last of {period.pooled}"
    return ", the year being that in which the school year began" if period.school_year else ""


def _source(value: Value, edition: Edition) -> str:
    return "" if value.leave_out else (value.source or edition.source or "")


def _ended(sentence: str) -> str:
    return " ".join(sentence.split()).rstrip(".") + "."


def _code(pattern: str) -> str:
    # A bar ends a cell of a Markdown table, even in code.
    return "`" + pattern.replace("|", "\\|") + "`"
