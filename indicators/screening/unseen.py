"""Withdrawn figures that no release has shown: nobody knows them yet, so nothing that is shown later may tell them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from indicators.disclosure.policy import Policy, Reason, Verdict
from indicators.disclosure.tables import Part, Span
from indicators.screening.gathering import Gathered, Standing, versions_of
from indicators.screening.keys import Key, Known, key_of, known_by
from indicators.screening.returning import stood
from indicators.screening.telling import known_from, told_by
from indicators.screening.withdrawn import every_taken, withdrawn
from indicators.store.database import Session
from indicators.store.queries import releases
from indicators.store.queries import screened as queries
from indicators.store.queries.screened import Subject


def first_shown(session: Session, subjects: Iterable[Subject]) -> dict[Known, int]:
    """Return the first release that showed each version of the figures of some series or measures; of others nothing.

    One of which nothing was ever decided was shown, as its publisher shows it, wherever it stood.
    """
    every = set(subjects)
    decided, seen, found = queries.kept(session, every), queries.releases_seen(session), dict[Known, int]()
    for row in versions_of(session, every):
        key = known_by(row)
        if key in decided:
            first = decided[key].shown_since_id
        else:
            first = next((release for load, release in seen.items() if stood(row, load)), None)
        if first is not None and row.value is not None:
            found[key] = min(first, found.get(key, first))
    return found


def never_shown(session: Session) -> frozenset[Key]:
    """Return the withdrawn versions that no release had shown when they were withdrawn.

    A release under embargo had shown nothing by then. Another version that says the same has told as much.
    """
    taken = list(every_taken(session))
    if not taken:
        return frozenset()
    shown = first_shown(session, {row.series_id for row, _ in taken})
    public = {one.id: one.published_at for one in releases.every(session)}
    told: dict[Key, bool] = {}
    for row, same in taken:
        keys = {key_of(one) for one in same}
        known = any(key in shown and public[shown[key]] <= row.withdrawn_at for key in keys)
        told |= {key: told.get(key, known) for key in keys}
    return frozenset(key for key, known in told.items() if not known)


def guarded_withdrawn(session: Session) -> frozenset[Key]:
    """Return the withdrawn versions that nobody knows and that may not follow from others."""
    unseen = never_shown(session)
    if not unseen:
        return unseen
    return unseen - {key for key, row in withdrawn(session).items() if row.may_follow}


def guarding_unseen(gathered: Gathered, unseen: Collection[Key]) -> Mapping[str, Standing]:
    """Return the figures with what is guarded of withdrawn ones that nobody knows: as of one that is too small.

    Only under a rule that hides others beside a hidden one. One that follows exactly from what releases have shown is
    known, whatever is hidden now; one that a release has hidden to protect another stays hidden, with what is hidden
    beside it.
    """
    asked = {key: one for key, one in gathered.standing.items() if one.key in unseen and _may_be_guarded(one)}
    if not asked:
        return gathered.standing
    shown = [key for key, one in gathered.standing.items() if one.rule is None or one.shown_since is not None]
    known = known_from(shown, gathered.sums, asked.keys())
    secret = {key: one for key, one in asked.items() if not told_by(key, gathered.sums, known)}
    return {**gathered.standing, **{key: replace(one, verdict=_verdict(one)) for key, one in secret.items()}}


def _may_be_guarded(one: Standing) -> bool:
    if one.rule is None or one.is_known or one.verdict is None or one.figure.count is None:
        return False
    was_hidden = one.kept is not None and one.kept.hidden_since_id is not None
    return one.verdict.reason is None and one.rule[1].complementary and not was_hidden


def _verdict(one: Standing) -> Verdict | None:
    """Return the verdict: as wide a span stays possible around each number as the rule keeps of a small one."""
    most = _most(one.rule[1]) if one.rule else None
    return one.verdict if most is None else Verdict(Reason.WITHDRAWN, guarded=tuple(_spans(one, most)))


def _most(policy: Policy) -> int | None:
    return policy.people if policy.people is not None else policy.count


def _spans(one: Standing, most: int) -> Iterator[Span]:
    for part, number in ((Part.COUNT, one.figure.count), (Part.REST, one.figure.rest)):
        if number is not None:
            low = max(0, number - most // 2)
            yield Span(part, low, low + most)
