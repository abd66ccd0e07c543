"""Withdrawing what was published: a figure in every release, or a whole release."""

import datetime as dt
from dataclasses import dataclass, replace

from indicators.release.errors import NotReady
from indicators.release.forms import CHANGES
from indicators.release.news import news_again
from indicators.release.wording import tells
from indicators.screening.keys import key_of
from indicators.screening.unseen import never_shown
from indicators.screening.withdrawn import withdrawn
from indicators.store import tables as t
from indicators.store.database import Database, Session
from indicators.store.queries import figures
from indicators.store.queries import releases as queries
from indicators.store.queries.screened import versions
from indicators.store.writes import releases as writes
from indicators.store.writes.releases import Because

__all__ = ["Because", "FigureName", "withdraw_figure", "withdraw_release"]


@dataclass(frozen=True)
class FigureName:
    """Which figure is meant: ids, and a period as it is written."""

    indicator: str
    place: str
    group: str
    period: str

    def __str__(self) -> str:
        return "/".join((self.indicator, self.place, self.group, self.period))


def withdraw_figure(database: Database, name: FigureName, *, because: Because, actor: str, now: dt.datetime) -> bool:
    """Take a figure back: no release shows it from this moment on, and the next one is judged without it.

    Every version that was loaded by now is withdrawn, also where other loads bring the same numbers again. Other
    numbers that come later are a new figure. One that is withdrawn already gets a new reason: the public reads the
    newest, in every release; staff find the earlier ones in the audit log. What was decided once, that it may follow
    from others, holds.

    Returns:
        Whether it was not withdrawn yet.

    Raises:
        NotReady: there is no such figure; it is withdrawn for the same reason already; or the reason holds a number
            of it, or of a hidden figure of its indicator.
    """
    with database.writing() as session:
        series = _series(session, name)
        known = {key_of(one) for one in versions(session, {series.id}) if one.period == name.period}
        if not known:
            raise NotReady(f"There is no figure {name}.")
        gone = withdrawn(session)
        earlier = max((gone[key] for key in known), key=lambda row: row.id) if known <= gone.keys() else None
        if earlier is not None and earlier.may_follow:
            because = replace(because, may_follow=True)
        if earlier is not None and _as_told(earlier) == replace(because, others=dict(because.others)):
            raise NotReady(f"{name} is withdrawn already, for the same reason.")
        _check_words(session, series, name, because)
        if earlier is None:
            writes.withdraw_figure(session, series, name.period, because=because, actor=actor, now=now)
        else:
            writes.give_new_reason(session, series, earlier, because=because, actor=actor, now=now)
    return earlier is None


def was_shown(session: Session, name: FigureName) -> bool:
    """Tell whether a release had shown a withdrawn figure, in any version."""
    number, unseen = _series(session, name).id, never_shown(session)
    own = [key for key in withdrawn(session) if key[:2] == (number, name.period)]
    return any(key not in unseen for key in own)


def _as_told(row: t.Withdrawal) -> Because:
    return Because(row.reason, dict(row.reasons), row.may_follow)


def _check_words(session: Session, series: t.Series, name: FigureName, because: Because) -> None:
    said = [because.reason, *because.others.values()]
    if tells(session, said, indicator=name.indicator, figure=(series.id, name.period)):
        raise NotReady(
            f"The public reads the reason, and it holds a number of {name} or of a hidden figure of {name.indicator}: "
            "say it without numbers."
        )


def withdraw_release(database: Database, number: int, *, because: Because, actor: str, now: dt.datetime) -> None:
    """Take a whole release back: the one before holds again, on the days of this one too.

    What changed in a later one, that was compared with it, is told anew against what is left.

    Raises:
        NotReady: there is no such release, it is withdrawn already, or it is a draft, which nobody sees.
    """
    with database.writing() as session:
        release = queries.by_number(session, number)
        if release is None:
            raise NotReady(f"There is no release {number}.")
        if release.state == queries.WITHDRAWN:
            raise NotReady(f"Release {number} is withdrawn already.")
        if release.state != queries.PUBLISHED:
            raise NotReady(f"Release {number} is a draft, which nobody sees: there is nothing to take back.")
        writes.withdraw_release(session, release, because=because, actor=actor, now=now)
        beside = [one for one in queries.every(session) if one.changes.get("since") == number]
        for one in (each for each in beside if each.state == queries.PUBLISHED):
            one.changes = CHANGES.dump_python(news_again(session, one), mode="json")


def _series(session: Session, name: FigureName) -> t.Series:
    numbers = figures.series(session, {name.indicator})
    number = numbers.get((name.indicator, name.place, name.group))
    found = session.get(t.Series, number) if number is not None else None
    if found is None:
        raise NotReady(f"There is no figure {name}.")
    return found
