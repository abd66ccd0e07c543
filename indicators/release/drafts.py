"""Publishing a release that was made before: it is attacked again, as it was made and as the public will see it."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.analysis.record import Given, given_marks
from indicators.release.documents import GapsDocument, IndicatorDocument
from indicators.release.errors import NotProved, NotReady
from indicators.release.following import everything_followed
from indicators.release.forms import CHANGES, FORMS, GAPS, INDICATOR
from indicators.release.news import Key, news
from indicators.release.pointed import points_of
from indicators.release.proving import Proof, named, prove
from indicators.release.publishing import Published, refuse_early
from indicators.release.record import a_year
from indicators.release.telling import refuse_telling
from indicators.release.withdrawing import Withdrawn
from indicators.screening import gather_ruled
from indicators.screening.gathering import Gathered
from indicators.screening.ruled import Rules
from indicators.screening.withdrawn import withdrawn
from indicators.store import tables as t
from indicators.store.database import Database, Session
from indicators.store.queries import figures
from indicators.store.queries import releases as queries
from indicators.store.queries.framework import records
from indicators.store.queries.screened import digests_that_held
from indicators.store.writes.record import store_given
from indicators.store.writes.releases import Making, show
from indicators.store.writes.screened import stamp, store_proof

DECIDED_SINCE = "hidden since"
"""What is said of a figure that a draft shows and that was hidden later, to protect another."""


@dataclass(frozen=True)
class Draft:
    """A release as it was made, attacked as it stands today.

    `cells`: those that are not safe, as `NotProved` names them. `given`: the marks that it gives, by series.
    """

    documents: Mapping[Key, object]
    gathered: Gathered
    proof: Proof
    cells: tuple[tuple[str, ...], ...]
    given: Mapping[int, Sequence[Given]]
    withdrawals: int


def publish_draft(
    database: Database, number: int, *, actor: str, now: dt.datetime, today: dt.date, until: dt.datetime | None = None
) -> Published:
    """Publish a checked draft as it was made; the arguments are those of `publish`.

    Raises:
        NotReady: there is no such draft, it is not checked, another release is under embargo for longer,
            something was withdrawn meanwhile, or what was withdrawn before anybody saw it would be told.
        NotProved: with what was published since, hidden figures could be worked out; it stays a draft.
    """
    with database.reading() as session:
        refuse_early(session, until, now)
        checked = _checked(session, number)
        draft = _attack(session, checked, today=today)
        followed = everything_followed(session, Rules.read(session, today=today), load=checked.load_id)
    refuse_telling(followed)
    holds, report = not draft.cells, draft.proof.report(draft.gathered)
    with database.writing() as session:
        release = _checked(session, number)
        refuse_early(session, until, now)
        if queries.count_withdrawn(session) != draft.withdrawals:
            raise NotReady("Something was withdrawn while the draft was attacked: publish it again.")
        store_proof(session, report, release=number, holds=holds, actor=actor, now=now)
        if holds:
            making = Making(queries.PUBLISHED, release.load_id, actor, now, until or now, {})
            _show(session, release, draft, making, day=until.date() if until else today)
        else:
            release.state = queries.DRAFT
    if not holds:
        raise NotProved(draft.cells, draft=number, told=draft.proof.told)
    shown = sum(noun == "indicator" for noun, _ in draft.documents)
    return Published(number, True, shown, queries.PUBLISHED, until or now, followed)


def _checked(session: Session, number: int) -> t.Release:
    release = queries.by_number(session, number)
    if release is None:
        raise NotReady(f"There is no release {number}.")
    if release.state != queries.CHECKED:
        said = {
            queries.DRAFT: "the attack on it found hidden figures: make another draft",
            queries.PUBLISHED: "it is published already",
            queries.WITHDRAWN: "it was withdrawn",
        }
        raise NotReady(f"Release {number} cannot be published: {said[release.state]}.")
    return release


def _attack(session: Session, release: t.Release, *, today: dt.date) -> Draft:
    gone = Withdrawn(queries.withdrawn_from(session, release.id), "")
    texts = queries.texts(session, release.id, "indicator")
    indicators = {key: gone.out_of(INDICATOR.validate_json(text)) for key, text in texts.items()}
    gaps: dict[str, GapsDocument] = {
        key: GAPS.validate_json(text) for key, text in queries.texts(session, release.id, "gaps").items()
    }
    strategies = [
        FORMS["strategy"].validate_json(one) for one in queries.texts(session, release.id, "strategy").values()
    ]
    gathered = gather_ruled(session, Rules.read(session, today=today), load=release.load_id)
    proof = prove(gathered, [*indicators.values(), *strategies], digests_that_held(session))
    return Draft(
        documents={("indicator", key): one for key, one in indicators.items()}
        | {("gaps", key): one for key, one in gaps.items()},
        gathered=gathered,
        proof=proof,
        cells=(*named(proof, gathered), *_decided_since(gathered, [*indicators.values(), *strategies])),
        given=_given(session, indicators.values()),
        withdrawals=queries.count_withdrawn(session),
    )


def _decided_since(gathered: Gathered, documents: Collection[object]) -> Iterator[tuple[str, ...]]:
    """Yield the figures that a draft shows and that are hidden by now."""
    shown = {
        spot
        for spot, (point, _) in points_of(documents).items()
        if (point.value, point.numerator, point.denominator) != (None, None, None)
    }
    for one in gathered.standing.values():
        spot = (one.series.indicator, one.series.place, one.series.group, one.key[1])
        may_be_seen = one.rule is None or (one.kept is not None and one.kept.reason is None)
        if one.now and one.has_value and spot in shown and not may_be_seen:
            yield (*spot, DECIDED_SINCE)


def _given(session: Session, documents: Collection[IndicatorDocument]) -> dict[int, tuple[Given, ...]]:
    numbers, indicators = figures.series(session), records(session, t.Indicator)
    found = {
        numbers[one.head.id, series.place, series.group]: given_marks(
            series.judgement, a_year=a_year(indicators[one.head.id])
        )
        for one in documents
        for series in one.series
    }
    return {number: marks for number, marks in found.items() if marks}


def _show(session: Session, release: t.Release, draft: Draft, making: Making, *, day: dt.date) -> None:
    changes = CHANGES.dump_python(news(session, draft.documents, queries.pages(session, release.id)), mode="json")
    show(session, release, replace(making, changes=changes))
    seen = {one.key for one in draft.gathered.standing.values() if one.now}
    stamp(session, seen - withdrawn(session).keys(), release.id)
    store_given(session, draft.given, release=release.id, day=day)
