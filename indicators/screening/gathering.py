"""Everything disclosure looks at of an indicator: each version that stands, or stood in a release, with its numbers."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.disclosure.adding import Figure, sums, sums_of, totals_unsaid
from indicators.disclosure.alike import alike
from indicators.disclosure.crossing import crossed
from indicators.disclosure.linked import linked
from indicators.disclosure.nested import nested
from indicators.disclosure.policy import Numbers, Policy, Reason, Verdict, verdict
from indicators.disclosure.score import may_show_small
from indicators.disclosure.tables import Sum
from indicators.disclosure.unsaid import unsaid as unsaid_in
from indicators.screening.following import counts_that_follow
from indicators.screening.keys import Key, key_of, text_of
from indicators.screening.linking import Concerned
from indicators.screening.policies import People, shown_of
from indicators.screening.reliable import is_reliable
from indicators.screening.ruled import Rules
from indicators.screening.structures import structures
from indicators.store import tables as t
from indicators.store.database import Session
from indicators.store.queries import figures
from indicators.store.queries import screened as queries
from indicators.store.queries.framework import records
from indicators.store.queries.screened import Version

SHARES = {"percent": 100.0, "per 1000": 1_000.0, "per 10000": 10_000.0, "per 100000": 100_000.0, "ratio": 1.0}
"""What a share is written as, by the unit: 62.5 percent is 0.625 times 100."""
COUNTED = "people"
SUPPRESSED = "suppressed at source"
"""The flag of a figure that its publisher does not show."""


@dataclass(frozen=True)
class Standing:
    """One version of a figure under disclosure.

    Attributes:
        now: it holds now; otherwise it stood in an earlier release only.
        rule: as `Rules.of` gives it; None: shown as its publisher shows it.
        verdict: what the rule says of it alone; None without a rule or a number.
        kept: what became of it before; None while nothing was decided.
        stood_in: the first release in which it stood; None until then.
        suppressed: its publisher does not show it.
    """

    key: Key
    series: t.Series
    source: str
    figure: Figure
    now: bool
    has_value: bool
    rule: tuple[str, Policy] | None
    verdict: Verdict | None
    kept: t.ScreenedFigure | None
    stood_in: int | None = None
    suppressed: bool = False

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
class Gathered:
    """Versions by the text of their key, and every sum among those that stood together.

    `unsaid`: totals that nobody says, and that sums are about.
    """

    standing: Mapping[str, Standing]
    sums: Sequence[Sum]
    unsaid: Mapping[str, Figure]

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
    series = _series(session, concerned)
    kept = {(row.series_id, row.period, row.content): row for row in queries.screened(session, series)}
    versions = queries.versions(session, series)
    standing: dict[str, Standing] = {}
    for row in versions:
        made = _standing(row, series[row.series_id], rules, kept, load=load)
        if made.now or text_of(made.key) not in standing:
            standing[text_of(made.key)] = made
    seen = queries.releases_seen(session)
    standing |= _shown_undecided(standing, versions, seen)
    standing |= _not_asked_for(standing, _people(session), rules)
    moments = [*seen, load]
    parts, added, unsaid = structures(session), list[Sum](), dict[str, Figure]()
    scales = {key: SHARES[one.unit] for key, one in rules.indicators.items() if one.unit in SHARES}
    standing |= counts_that_follow(standing, _together(versions, moments, standing), parts, scales)
    for together in _together(versions, moments, standing):
        own = [one for one in together if one.indicator in concerned.indicators]
        for each in parts:
            totals, others = totals_unsaid(own, each), unsaid_in(own, each)
            unsaid |= {one.key: one for one in [*totals, *(one.total for one in others)]}
            added += [*sums([*own, *totals], each), *(said for one in others for said in one.sums())]
            within = (*nested([one for one in own if one.count is not None], each), *crossed(own, each))
            added += [one for whole, inside in within for one in sums_of(whole, inside)]
        columns = alike(together, concerned.together)
        unsaid |= {one.total.key: one.total for one in columns}
        added += [*linked(together, concerned.together), *(said for one in columns for said in one.sums())]
    return Gathered(standing, list(dict.fromkeys(added)), unsaid)


def _series(session: Session, concerned: Concerned) -> dict[int, t.Series]:
    """Return by their numbers the series of the indicators, and others of the same places and groups."""
    numbers = figures.series(session, concerned.indicators | concerned.beside)
    spots = {(place, group) for indicator, place, group in numbers if indicator in concerned.indicators}
    return {
        number: t.Series(id=number, indicator=indicator, place=place, group=group)
        for (indicator, place, group), number in numbers.items()
        if indicator in concerned.indicators or (place, group) in spots
    }


def _shown_undecided(
    standing: Mapping[str, Standing], versions: Iterable[Version], seen: Mapping[int, int]
) -> dict[str, Standing]:
    """Return the figures that stood in a release before anything was decided of them; `seen`: releases by their loads.

    They were shown as published: under another source, or before their source had its rule.
    """
    found: dict[str, int] = {}
    for row in versions:
        key = text_of(key_of(row))
        if standing[key].kept is None and standing[key].rule is not None and standing[key].has_value:
            stood = (release for load, release in seen.items() if _stood(row, load))
            found[key] = min(filter(None, (found.get(key), next(stood, None))), default=0)
    return {key: replace(standing[key], stood_in=release) for key, release in found.items() if release}


def _not_asked_for(standing: Mapping[str, Standing], people: People, rules: Rules) -> dict[str, Standing]:
    """Return the figures under a rule that asks nothing of their table, since its publication score is low."""
    scored: dict[str, dict[str, Standing]] = defaultdict(dict)
    for key, one in standing.items():
        if one.rule and one.has_value and rules.scored(one.source, one.series.indicator):
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


def numbers_of(row: t.Observation | Version | t.MeasureObservation, unit: str) -> Numbers:
    """Return what stands behind a figure. A number of people that is no whole number is unknown, as after an estimate.

    A number of people of whom it is known how many they are of has a rest, as a share has. An average is about the
    people of its denominator; how they add up is what could tell it.
    """
    if unit == COUNTED:
        count, people = _whole(row.value), _whole(row.denominator)
        of = people if count is not None and people is not None and count <= people else None
        return Numbers(count, of, share=count is None or of is not None)
    if unit in SHARES:
        count, people = _whole(row.numerator), _whole(row.denominator)
        # More events than people, as births by women of an age: nobody is left over.
        events = count is not None and people is not None and count > people
        return Numbers(count, None, share=False) if events else Numbers(count, people, share=True)
    return Numbers(_whole(row.denominator), None, share=False)


def _whole(number: float | None) -> int | None:
    return int(number) if number is not None and number >= 0 and number == int(number) else None


def _standing(
    row: Version, series: t.Series, rules: Rules, kept: Mapping[Key, t.ScreenedFigure], *, load: int | None
) -> Standing:
    unit, rule = rules.indicators[series.indicator].unit, rules.of(row.source, series.indicator)
    key, behind, has_value = key_of(row), numbers_of(row, unit), row.value is not None
    rest = behind.people - behind.count if behind.people is not None and behind.count is not None else None
    # A share is known with both of its numbers or not at all.
    count = behind.count if has_value and (rest is not None or not behind.share) else None
    where = (series.indicator, series.place, series.group, row.starts_on, row.ends_on)
    return Standing(
        key,
        series,
        row.source,
        Figure(text_of(key), *where, count, rest if count is not None else None),
        now=_stood(row, load),
        has_value=has_value,
        rule=rule,
        verdict=_verdict(rule[1], row, behind, unit) if rule and has_value else None,
        kept=kept.get(key),
        suppressed=not has_value and SUPPRESSED in row.flags.split(";"),
    )


def _verdict(policy: Policy, row: Version, behind: Numbers, unit: str) -> Verdict:
    said = verdict(policy, behind)
    if said.reason is None and policy.reliable and not is_reliable(row, behind, unit):
        return replace(said, reason=Reason.UNRELIABLE)
    return said


def _together(
    versions: Iterable[Version], moments: Sequence[int | None], standing: Mapping[str, Standing]
) -> list[list[Figure]]:
    """Return the figures that stand together now, or stood in the same release."""
    rows = list(versions)
    snapshots = dict.fromkeys(frozenset(text_of(key_of(row)) for row in rows if _stood(row, load)) for load in moments)
    return [[standing[key].figure for key in sorted(together)] for together in snapshots]


def _stood(row: Version, load: int | None) -> bool:
    closed = row.closed_load_id
    if load is None:
        return closed is None
    return row.opened_load_id <= load and (closed is None or closed > load)
