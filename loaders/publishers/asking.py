"""Asking: the one question that `--indicator` answers, of a file as a whole."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indicators.reading import Framework
from loaders.answers import Answers
from loaders.checks.suggesting import nearest
from loaders.opening import Opened
from loaders.problems import Fault, Findings, refusal
from loaders.publishers.names import Names, names_of, only
from loaders.publishers.naming import Indicators
from loaders.publishers.sorting import Sorting
from loaders.tables.spelling import fold
from loaders.templates.recognising import Fit

MOST_NAMED = 6
NOT_NEEDED = Fault(
    "--indicator was not needed: the framework knows what every figure measures, or a template says it",
    "an answer to a question that the file leaves open",
    "No figure was changed by it.",
)


def settled(
    answers: Answers, framework: Framework, fitting: Sequence[tuple[Opened, Fit]], findings: Findings
) -> Answers:
    """Return the answers with the indicator's id, where the whole file leaves one question that it can answer.

    Where it leaves several, nobody has said which one the answer is about: it is not used, and that is said.

    Raises:
        LoadError: the framework has no indicator of the id, title or alias that is given, or several.
    """
    if answers.indicator is None:
        return answers
    names = names_of(framework)
    identity = _meant(answers.indicator, names, findings.file)
    asked = sorted({one for opened, fit in fitting for one in _questions(opened, fit, Indicators(framework, names))})
    if len(asked) != 1:
        findings.warn("", "", _several(asked) if asked else NOT_NEEDED)
    return replace(answers, indicator=identity if len(asked) == 1 else None)


def _questions(opened: Opened, fit: Fit, indicators: Indicators) -> Iterator[str]:
    unheard = Findings(opened.name)
    if fit.edition:
        for table in fit.tables:
            yield from Sorting.of(table, fit, indicators, unheard, opened.path.stem).questions()


def _several(asked: Sequence[str]) -> Fault:
    more = f" and {len(asked) - MOST_NAMED} more" if len(asked) > MOST_NAMED else ""
    named = ", ".join(f"“{name}”" if name else "figures without a name" for name in asked[:MOST_NAMED]) + more
    return Fault(
        f"--indicator was not used: it could be about {named}",
        "one name that the framework does not know",
        "Write the names into the Aliases of their indicators, or load each table alone.",
    )


def _meant(indicator: str, names: Names, file: str) -> str:
    """Return the id of the indicator that an answer names."""
    found = only(names.indicators.get(fold(indicator), ()))
    if found is None:
        near = nearest(indicator, names.shown["indicator"])
        mend = f"Did you mean “{near}”? " if near else ""
        fault = Fault(f"no indicator “{indicator}”", "an indicator of the framework", f"{mend}Correct --indicator.")
        raise refusal(file, fault)
    return found
