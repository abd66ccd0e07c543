"""Everything disclosure looks at of an indicator: each version that stands, or stood in a release, with its numbers."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from indicators.disclosure.adding import Figure
from indicators.disclosure.policy import Policy, Reason, Verdict, verdict
from indicators.disclosure.remaining import Remainder
from indicators.disclosure.score import may_show_small
from indicators.disclosure.tables import Span, Sum
from indicators.screening.behind import SHARES, numbers_of
from indicators.screening.following import counts_that_follow
from indicators.screening.keys import Known, known_by, text_of
from indicators.screening.linking import Concerned
from indicators.screening.measures import CUSTOMERS, counted_as, is_about_people, series_of, with_strategies
from indicators.screening.policies import People, shown_of
from indicators.screening.relations import added_up
from indicators.screening.reliable import is_reliable
from indicators.screening.returning import Return, Run, Runs, state_of, stood
from indicators.screening.ruled import Rules
from indicators.screening.structures import structures
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import figures
from indicators.store.queries import screened as queries
from indicators.store.queries.figures import Replaced
from indicators.store.queries.framework import records
from indicators.store.queries.screened import MEASURE, Subject, Version
from indicators.store.tables.disclosure import Screened


@dataclass(frozen=True)
class Standing:
    """One version of a figure under disclosure.

    Attributes:
        now: it holds now; otherwise it stood in an earlier release only.
        rule: as `Rules.of` gives it; None: shown as its publisher shows it.
        verdict: what the rule says of it alone; None without a rule or a number.
        kept: what became of it before; None while nothing was decided.
        stood_in: the first release in which it stood; None until then.
        load: the first load that brought it as it stands.
        came_back: how it came back after another number in its place; None: it always stood.
    """

    key: Known
    series: t.Series
    source: str
    figure: Figure
    now: bool
    has_value: bool
    rule: tuple[str, Policy] | None
    verdict: Verdict | None
    kept: Screened | None
    stood_in: int | None = None
    load: int = 0
    came_back: Return | None = None

    @property
    def is_measured(self) -> bool:
        """Tell whether it is a figure of a performance measure."""
        return self.series.group == CUSTOMERS

    @property
    def is_known(self) -> bool:
        """Tell whether anyone can know it: a release showed it, or its publisher does."""
        return self.rule is None or self.shown_since is not None

    @property
    def shown_since(self) -> int | None:
        """Return the first release that showed it; None: none did.

        A figure that stood in a release before anything was decided of it was shown there as published.
        """
        return self.stood_in if self.kept is None else self.kept.shown_since_id


@dataclass(frozen=True)
class Left:
    """What is guarded of a remainder that nobody says, and one of the figures that it follows from, by its key."""

    guarded: tuple[Span, ...]
    of: str


@dataclass(frozen=True)
class Gathered:
    """Versions by the text of their key, and every sum among those that stood together.

    `unsaid`: totals that nobody says, and that sums are about; those `given` are known all the same. `found`: the
    sums that only the numbers show. `remainders`: what follows of days that no figure is of; `left`: the guarded ones.
    """

    standing: Mapping[str, Standing]
    sums: Sequence[Sum]
    unsaid: Mapping[str, Figure]
    found: Collection[Sum] = frozenset()
    given: Collection[str] = frozenset()
    remainders: Collection[Remainder] = ()
    left: Mapping[str, Left] = field(default_factory=dict)

    def of(self, key: str) -> Standing:
        """Return a figure by its key; of a guarded remainder one of the figures that it follows from."""
        return self.standing[self.left[key].of if key in self.left else key]

    def newest(self) -> dict[str, dt.date]:
        """Return by indicator when its newest period ends."""
        found: dict[str, dt.date] = {}
        for one in self.standing.values():
            found[one.figure.indicator] = max(one.figure.ends, found.get(one.figure.indicator, one.figure.ends))
        return found


def gather(session: Session, concerned: Concerned, rules: Rules, *, load: int | None = None) -> Gathered:
    """Return everything disclosure looks at of some indicators, and of others what stands beside their figures.

    `load`: as of which load they stand, None for now.
    """
    series = _series(session, concerned, rules)
    kept = queries.kept(session, series)
    versions = versions_of(session, series)
    standing: dict[str, Standing] = {}
    for row in versions:
        made = _standing(row, series[row.series_id], rules, kept, load=load)
        if made.now or text_of(made.key) not in standing:
            standing[text_of(made.key)] = made
    seen = queries.releases_seen(session)
    runs = Runs.of(versions, seen, load)
    standing |= _apart(standing, runs, seen, load)
    standing |= _shown_undecided(standing, versions, seen, runs)
    standing |= _not_asked_for(standing, _people(session), rules)
    moments = [*seen, load]
    parts = [with_strategies(one, rules.measures.values()) for one in structures(session)]
    scales = {key: SHARES[one.unit] for key, one in rules.indicators.items() if one.unit in SHARES}
    each = _each_moment(versions, moments, runs)
    standing |= counts_that_follow(standing, _figures(dict.fromkeys(each), standing), parts, scales)
    # What follows has its numbers now, and adds up with them.
    return Gathered(standing, *added_up(_figures(each, standing), concerned, parts))


def _series(session: Session, concerned: Concerned, rules: Rules) -> dict[Subject, t.Series]:
    """Return by their numbers the series of the indicators, and others of the same places and groups; and measures."""
    subjects = {one for one in concerned.indicators | concerned.beside if one.startswith(MEASURE)}
    measures: dict[Subject, t.Series] = {one: series_of(rules.measures[one.removeprefix(MEASURE)]) for one in subjects}
    numbers = figures.series(session, concerned.indicators | concerned.beside)
    spots = {(place, group) for indicator, place, group in numbers if indicator in concerned.indicators}
    return measures | {
        number: t.Series(id=number, indicator=indicator, place=place, group=group)
        for (indicator, place, group), number in numbers.items()
        if indicator in concerned.indicators or (place, group) in spots
    }


def versions_of(session: Session, subjects: Iterable[Subject]) -> list[Version[Subject]]:
    """Return every version of the figures of some series, by number, and of performance measures."""
    every = list(subjects)
    return [
        *queries.versions(session, [one for one in every if isinstance(one, int)]),
        *queries.measure_versions(session, [one.removeprefix(MEASURE) for one in every if isinstance(one, str)]),
    ]


def _apart(
    standing: Mapping[str, Standing], runs: Runs, seen: Mapping[int, int], now: int | None
) -> dict[str, Standing]:
    """Return the figures that came back, each time they stood as a figure of its own."""
    return {
        run.key: _in_run(standing[text_of(known)], run, seen, now) for known, own in runs.several.items() for run in own
    }


def _in_run(one: Standing, run: Run, seen: Mapping[int, int], now: int | None) -> Standing:
    """Return a figure as it stood in one run."""
    kept, last = state_of(one.kept, run), run.key == one.figure.key
    states = [*(one.kept.before or ()), {"reason": one.kept.reason}] if one.kept is not None else []
    came_back = Return(
        run.begins if run.came_back else None,
        seen.get(run.first) if run.first is not None and one.kept is None and one.rule is not None else None,
        hidden=last and run.came_back and any(state["reason"] is not None for state in states),
    )
    figure = replace(one.figure, key=run.key)
    return replace(one, figure=figure, now=one.now and now in run.at, kept=kept, came_back=came_back, load=run.begins)


def _shown_undecided(
    standing: Mapping[str, Standing], versions: Iterable[Version[Subject]], seen: Mapping[int, int], runs: Runs
) -> dict[str, Standing]:
    """Return the figures that stood in a release before anything was decided of them; `seen`: releases by their loads.

    They were shown as published: under another source, or before their source had its rule.
    """
    found: dict[str, int] = {}
    for row in versions:
        for key, load in _undecided(row, standing, seen, runs):
            found[key] = min(found.get(key, seen[load]), seen[load])
    return {key: replace(standing[key], stood_in=release) for key, release in found.items()}


def _undecided(
    row: Version[Subject], standing: Mapping[str, Standing], seen: Iterable[int], runs: Runs
) -> Iterator[tuple[str, int]]:
    """Yield the key of a version of which nothing was decided with each load of a release in which it stood."""
    known = known_by(row)
    for key, load in ((runs.key(known, load), load) for load in seen if stood(row, load)):
        if standing[key].kept is None and standing[key].rule is not None and standing[key].has_value:
            yield key, load


def _not_asked_for(standing: Mapping[str, Standing], people: People, rules: Rules) -> dict[str, Standing]:
    """Return the figures under a rule that asks nothing of their table, since its publication score is low."""
    scored: dict[str, dict[str, Standing]] = defaultdict(dict)
    for key, one in standing.items():
        if one.rule and one.has_value and not one.is_measured and rules.scored(one.source, one.series.indicator):
            scored[one.series.indicator][key] = one
    return {
        key: replace(one, verdict=Verdict(None))
        for own in scored.values()
        if may_show_small(shown_of([each.figure for each in own.values() if each.now], people))
        for key, one in own.items()
    }


def _people(session: Session) -> People:
    groups = records(session, t.Group)
    return People(
        dimensions={key: one.dimension for key, one in groups.items()},
        unreported={key for key, one in groups.items() if one.unreported},
        populations={key: one.population for key, one in records(session, t.Place).items()},
    )


def _standing(
    row: Version[Subject], series: t.Series, rules: Rules, kept: Mapping[Known, Screened], *, load: int | None
) -> Standing:
    measure = rules.measures.get(series.indicator.removeprefix(MEASURE)) if series.group == CUSTOMERS else None
    unit = counted_as(measure.unit, row.value) if measure else rules.indicators[series.indicator].unit
    rule = rules.of(row.source, None if measure else series.indicator)
    key, behind, has_value = known_by(row), numbers_of(row, unit), row.value is not None
    judged = has_value and (measure is None or is_about_people(behind))
    rest = behind.people - behind.count if behind.people is not None and behind.count is not None else None
    # A share is known with both of its numbers or not at all.
    count = behind.count if has_value and (rest is not None or not behind.share) else None
    where = (series.indicator, series.place, series.group, row.starts_on, row.ends_on)
    return Standing(
        key,
        series,
        row.source,
        Figure(text_of(key), *where, count, rest if count is not None else None),
        now=stood(row, load),
        has_value=has_value,
        rule=rule,
        verdict=alone(rule[1], row, unit) if rule and judged else None,
        kept=kept.get(key),
        load=row.opened_load_id,
    )


def alone(policy: Policy, row: Version[Subject] | Replaced, unit: str) -> Verdict:
    """Return what a rule says of a version of a figure alone, whatever stands beside it."""
    behind = numbers_of(row, unit)
    said = verdict(policy, behind)
    if said.reason is None and policy.reliable and not is_reliable(row, behind, unit):
        return replace(said, reason=Reason.UNRELIABLE)
    return said


def _each_moment(
    versions: Iterable[Version[Subject]], moments: Iterable[int | None], runs: Runs
) -> list[frozenset[str]]:
    """Return the keys of the figures that stood together in each release, and of those that do now."""
    rows = list(versions)
    return [frozenset(runs.key(known_by(row), load) for row in rows if stood(row, load)) for load in moments]


def _figures(moments: Iterable[frozenset[str]], standing: Mapping[str, Standing]) -> list[list[Figure]]:
    """Return the figures of each moment."""
    return [[standing[key].figure for key in sorted(together)] for together in moments]
