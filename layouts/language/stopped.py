"""Why a publication stopped, for staff, in the language of the commands: what tells which figure, and the ways out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from indicators.counted import counted

if TYPE_CHECKING:
    from indicators.release.told_by import Followed, Teller

BEYOND, HIDDEN_SINCE = "told by what was shown already", "hidden since"
BY_ITSELF = "would be told by this release"
MOST = 10
"""So many lines of figures are told, and how many more there are."""


def stopped(
    cells: Sequence[tuple[str, ...]], told: Sequence["Followed"], *, draft: int | None, first: bool = False
) -> str:
    """Return why nothing was published: the figures that are not safe, what tells them, and what can be done.

    `first`: no release was published before, so that nothing was shown.
    """
    beyond = any(cell[-1].startswith(BEYOND) for cell in cells)
    overtaken = any(cell[-1] == HIDDEN_SINCE for cell in cells)
    saved = draft is None and not all(cell[-1].startswith(BEYOND) for cell in cells)
    again = ["Publish again: what is hidden beside them is chosen anew."] if saved else []
    ways = [_overtaken(draft)] if overtaken else _ways_out(told, beyond=beyond, first=first)
    kept = [] if draft is None else [f"It is kept as draft {draft}."]
    return (
        "Nothing was published: from this release and the earlier ones, hidden figures could be worked out, or "
        f"nobody can prove that they could not:\n{_listed(cells, first=first)}\n"
        + " ".join((*again, *map(_follows, told), *ways, *kept))
    )


def _listed(cells: Sequence[tuple[str, ...]], *, first: bool) -> str:
    """Return the figures, a line for each series and finding with its periods: the first ones, and how many more."""
    periods: dict[tuple[str, ...], list[str]] = {}
    for *series, period, finding in cells:
        said = finding.replace(BEYOND, BY_ITSELF) if first else finding
        periods.setdefault((*series, said), []).append(period)
    lines = [f"- {', '.join([*series, *own])} ({finding})" for (*series, finding), own in periods.items()]
    more = len(cells) - sum(len(own) for own in list(periods.values())[:MOST])
    return "\n".join([*lines[:MOST], *([f"- and {counted(more, 'figure')} more"] if more else [])])


def _overtaken(draft: int | None) -> str:
    which = "The draft" if draft is None else f"Draft {draft}"
    return (
        f"{which} shows figures that are hidden by now, under the rules of today. Publish without --release: that "
        "makes a new release under these rules."
    )


def _follows(one: "Followed") -> str:
    tellers = "; ".join(f"{', '.join(each.figure)} ({_known(each)})" for each in one.by)
    return f"{', '.join(one.figure)} ({'new, ' if one.new else ''}load {one.load}) follows from {tellers}."


def _known(one: "Teller") -> str:
    """Return since when readers know a figure, which load brought it, and of which source it is if that matters."""
    since = f"release {one.release} showed it" if one.release is not None else "shown as published"
    known = since if one.release is not None or one.source is not None else "new"
    of = "" if one.source is None else f", under the rule of {one.source}"
    return f"{known}{'' if one.now else ', corrected since'}, load {one.load}{of}"


def _ways_out(told: Sequence["Followed"], *, beyond: bool, first: bool) -> Iterator[str]:
    loads = sorted(set(_new(told)), reverse=True)
    if loads:
        which = " or ".join(f"“undo {load}”" for load in loads)
        yield (
            "The way out is what is new among these: correct it where it is wrong, or load the total or a part beside "
            f"it that is new as “not available”; {which} takes back all that the load brought."
        )
    sources = sorted({each.source for one in told for each in one.by if each.source is not None})
    if sources:
        yield (
            f"What stands under another rule ({', '.join(sources)}) is not hidden to protect these: put both under one "
            "rule, or take back the load that put them beside each other (a source, a rule, a successor)."
        )
    if not told:
        yield (
            "Was a rule, or who stands under it, changed since the last release? “audit --changes” shows who changed "
            "what; “undo” takes it back. Otherwise hide more beside them, by a rule that hides more."
        )
    if first and beyond:
        yield (
            "Nothing was shown so far: figures that nothing guards would tell these. Put them under a rule that hides "
            "them, leave them out (load them as “not available”), or decide that what they tell is known, and load "
            "(--unguard keeps the decision on record) a rule under which these figures are not guarded."
        )
    elif beyond or not told:
        yield (
            "What is told by what was shown already, nothing that was shown takes back, “withdraw” neither: decide "
            "that it is known, and load (--unguard keeps the decision on record) a rule that begins on a day and "
            "follows the one in force, under which these figures are not guarded."
        )


def _new(told: Iterable["Followed"]) -> Iterator[int]:
    """Yield the loads that brought what no release has shown or hidden."""
    for one in told:
        yield from [one.load] if one.new else []
        yield from (each.load for each in one.by if each.now and each.release is None)
