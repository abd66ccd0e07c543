"""What becomes of each figure: shown or hidden, and why; what was decided before stays so."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from indicators.disclosure.adding import EVERYONE, Figure
from indicators.disclosure.choosing import choose, everything
from indicators.disclosure.policy import Reason
from indicators.disclosure.tables import Cell, connected
from indicators.screening.gathering import Gathered, Standing
from indicators.store import tables as t

Spot = tuple[str, str, str, str]
"""Where a figure stands: indicator, place, group and period."""


@dataclass(frozen=True)
class Worth:
    """What is lost by hiding a figure: most with everyone, with groups that should be seen, and with recent periods.

    Attributes:
        dimensions: of every group, by its id.
        expected: the groups that every headline indicator should have.
        unreported: the groups of people of whom the dimension is not known.
        newest: by indicator, when its newest period ends.
    """

    dimensions: Mapping[str, str]
    expected: Collection[str]
    unreported: Collection[str]
    newest: Mapping[str, dt.date]

    def of(self, one: Standing) -> float:
        """Return the weight of a figure, above 0; among alike, larger numbers tell more."""
        figure = one.figure
        size = 1 + math.log2(1 + (figure.count or 0) + (figure.rest or 0)) / 8
        whole = 8 if self.dimensions[figure.group] == EVERYONE else 2 if figure.group in self.expected else 1
        years = (self.newest[figure.indicator] - figure.ends).days / 365.25
        return size * whole * (1 + 2 / (1 + years))


def decide(
    gathered: Gathered, worth: Worth, *, load: int, stopped: Mapping[Spot, int] | None = None
) -> list[dict[str, Any]]:
    """Return what becomes of every figure that holds now and is, or was, under a rule: rows of `screened_figures`.

    What was decided under a rule that holds again is as it was then. Tables in which every figure was decided before,
    under the rule as it is now and beside the same sums, are not solved again.

    Args:
        gathered: everything that disclosure looks at.
        worth: what hiding each figure loses.
        load: as of which what is hidden now is hidden.
        stopped: how often in a row each figure stopped a publication. Its table is chosen anew, with all that was
            published as known; where that did not help either, all of it is hidden that is not known.
    """
    standing = {key: _as_under(one) for key, one in gathered.standing.items()}
    first = _hidden_first(standing, worth)
    cells = {key: made for key, one in standing.items() if (made := _cell(one, worth, hidden=key in first)) is not None}
    cells |= {key: made for key, one in gathered.unsaid.items() if (made := _unsaid(one, gathered)) is not None}
    hidden, vague, decided_in = set(first), set[str](), dict[str, str]()
    for table in connected(cells, gathered.sums):
        own, digest = [standing[key] for key in table.cells if key in standing], table.digest()
        decided_in |= {one.figure.key: digest for one in own if not one.is_known}
        times = max(((stopped or {}).get(_spot(one), 0) for one in own), default=0)
        if not times and all(_is_decided(one) and _is_decided_in(one, digest) for one in own):
            hidden |= {one.figure.key for one in own if _was_hidden(one)}
        else:
            chosen = everything(table) if times > 1 else choose(table.cells, table.sums)
            hidden, vague = hidden | chosen.hidden, vague | chosen.vague
    return [
        _row(one, load=load if key in hidden else None, vague=key in vague) | {"sums": decided_in.get(key)}
        for key, one in standing.items()
        if one.now and one.has_value and (one.rule or one.kept)
    ]


def _spot(one: Standing) -> Spot:
    return one.series.indicator, one.series.place, one.series.group, one.key[1]


def changed(gathered: Gathered, rows: Iterable[Mapping[str, Any]]) -> set[str]:
    """Return the indicators of which figures become hidden, or are shown again, by what was decided."""
    before = {one.key: one for one in gathered.standing.values() if one.now}
    keyed = ((before[row["series_id"], row["period"], row["content"]], row["reason"]) for row in rows)
    return {one.series.indicator for one, reason in keyed if _was_hidden(one) != (reason is not None)}


def _as_under(one: Standing) -> Standing:
    """Return a figure with what was decided under the rule that holds now, where that is not what was decided last.

    One that a release has shown since is decided anew.
    """
    kept, policy = one.kept, _policy(one)
    then = (kept.earlier or {}).get(policy) if kept is not None and kept.policy != policy else None
    if kept is None or then is None or then["shown_since_id"] != kept.shown_since_id:
        return one
    again = t.ScreenedFigure(hidden_since_id=kept.hidden_since_id, policy=policy, earlier=kept.earlier, **then)
    return replace(one, kept=again)


def _policy(one: Standing) -> str:
    """Return the rule of a figure with its thresholds; empty where it is shown as published."""
    return one.rule[0] if one.rule else ""


def _hidden_first(standing: Mapping[str, Standing], worth: Worth) -> set[str]:
    """Return what is hidden whatever is chosen beside it: too small, hidden before, or told by what is too small."""
    found = {key for key, one in standing.items() if _is_small(one) or _stays_hidden(one)}
    return found | set(_unreported(standing, found, worth))


def _stays_hidden(one: Standing) -> bool:
    """Tell whether a figure was hidden before; one that comes back is, since its history may be told with it."""
    return (_is_decided(one) and _was_hidden(one)) or (
        one.rule is not None and one.came_back is not None and one.came_back.hidden
    )


def _is_small(one: Standing) -> bool:
    return one.verdict is not None and one.verdict.reason is not None


def _unreported(standing: Mapping[str, Standing], hidden: Collection[str], worth: Worth) -> Iterator[str]:
    """Yield the groups of people not reported of whom another group of the same dimension is hidden."""
    together: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, one in standing.items():
        figure = one.figure
        spot = (figure.indicator, figure.place, f"{figure.starts}/{figure.ends}", worth.dimensions[figure.group])
        together[spot].append(key)
    for keys in together.values():
        if any(key in hidden for key in keys):
            yield from (key for key in keys if _is_unreported(standing[key], worth))


def _is_unreported(one: Standing, worth: Worth) -> bool:
    return one.rule is not None and one.rule[1].unreported and one.figure.group in worth.unreported


def _cell(one: Standing, worth: Worth, *, hidden: bool) -> Cell | None:
    """Return a figure as it is chosen from; None where its numbers are unknown."""
    figure, said = one.figure, one.verdict
    if figure.count is None:
        return None
    guarded = said.guarded if said and one.rule and one.rule[1].complementary else ()
    told = () if said is None or (one.kept and one.kept.vague) else said.told
    return Cell(
        figure.key,
        figure.count,
        figure.rest,
        guarded,
        told,
        known=one.is_known,
        hidden=hidden,
        marked=one.kept is not None and one.kept.hidden_since_id is not None,
        weight=worth.of(one),
    )


def _unsaid(one: Figure, gathered: Gathered) -> Cell | None:
    """Return a number that nobody says as a cell."""
    if one.count is None:
        return None
    guarded = gathered.left[one.key].guarded if one.key in gathered.left else ()
    known = one.key in gathered.given
    return Cell(one.key, one.count, one.rest, guarded, hidden=not known, known=known)


def _is_decided(one: Standing) -> bool:
    """Tell whether nothing is left to decide: it was decided under the rule as it is now, or was never and is known.

    A figure that stands no more keeps what became of it. One without a value is hidden, whatever is decided.
    """
    if one.kept is None:
        return one.is_known or not one.has_value
    if one.verdict is not None and one.verdict.reason is Reason.WITHDRAWN and one.kept.reason is None:
        return False  # it was withdrawn since
    return not one.now or one.kept.policy == _policy(one)


def _is_decided_in(one: Standing, digest: str) -> bool:
    """Tell whether what becomes of a figure was decided beside the sums of a table, or is not decided by them."""
    decides = one.now and not one.is_known and one.kept is not None
    return not decides or (one.kept is not None and one.kept.sums == digest)


def _was_hidden(one: Standing) -> bool:
    return one.kept is not None and one.kept.reason is not None


def _row(one: Standing, *, load: int | None, vague: bool) -> dict[str, Any]:
    """Return what became of a figure; `load`: as of which it is hidden, None while it is shown."""
    reason = None if load is None else _reason(one, vague=vague)
    since = one.kept.hidden_load_id if one.kept and one.kept.reason and reason else load
    back = None if one.came_back is None else (one.came_back.load, one.came_back.shown_in)
    decided = {"reason": reason, "vague": reason is Reason.TABLE, "hidden_load_id": since, "policy": _policy(one)}
    since_then = {"shown_since_id": one.shown_since, "came_back": back}
    return dict(zip(("series_id", "period", "content"), one.key, strict=True)) | decided | since_then


def _reason(one: Standing, *, vague: bool) -> Reason:
    """Return why a figure is hidden. What a release has told of it stays told."""
    told = one.kept is not None and one.kept.hidden_since_id is not None
    if _is_decided(one) and one.kept is not None and one.kept.reason is not None and (told or not vague):
        return Reason(one.kept.reason)
    if vague:
        return Reason.TABLE
    return one.verdict.reason if one.verdict and one.verdict.reason else Reason.PROTECTS
