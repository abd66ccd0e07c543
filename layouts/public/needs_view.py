"""Figures that we still need: how they were rated and voted on, why there are none, who will gather them, by when."""

from dataclasses import dataclass

from indicators.release.documents import DataNeedNote, Votes
from layouts.language.amounts import day_text
from layouts.language.codes import LEVELS, STATES, in_words
from layouts.language.phrases import Phrases
from layouts.language.reader import Words
from layouts.public.edition import Edition


@dataclass(frozen=True)
class NeedView:
    """A figure we still need; `overdue`: its day has passed and it has not come. `came`: the day on which it did.

    `against`: most voted against it, so that what is told against it are their reasons.
    """

    title: Words
    why: Words | None
    why_not_yet: Words | None
    owner: Words | None
    gatherer: Words | None
    next_step: Words | None
    due: str | None
    overdue: bool
    came: str | None
    state: str
    ratings: tuple[str, ...]
    votes: str | None
    dissent: Words | None
    against: bool
    dropped: bool
    sample: bool


def need_view(need: DataNeedNote, edition: Edition) -> NeedView:
    """Return an entry of the agenda as its reader sees it."""
    read, words = edition.reader, edition.words
    return NeedView(
        title=read.read(need.title),
        why=read.maybe(need.why),
        why_not_yet=None if need.came else read.maybe(need.why_not_yet),
        owner=read.maybe(need.owner),
        gatherer=read.maybe(need.gatherer),
        next_step=None if need.came else read.maybe(need.next_step),
        due=day_text(need.due, words) if need.due else None,
        overdue=need.overdue,
        came=day_text(need.came, words) if need.came else None,
        state=in_words(need.status, STATES, words),
        ratings=_ratings(need, words),
        votes=_votes(need.votes, words) if need.votes else None,
        dissent=read.maybe(need.dissent),
        against=need.votes is not None and (need.votes.against or 0) > (need.votes.favour or 0),
        dropped=need.status == "dropped",
        sample=need.sample,
    )


def _ratings(need: DataNeedNote, words: Phrases) -> tuple[str, ...]:
    """Return the ratings that were given, each with what was rated."""
    asked = (
        (words.say("people understand it"), need.communication),
        (words.say("it stands for what we want"), need.proxy),
        (words.say("there are good figures"), need.data),
    )
    return tuple(f"{question}: {in_words(level, LEVELS, words)}" for question, level in asked if level)


def _votes(votes: Votes, words: Phrases) -> str:
    """Return how many were for it, against it, and held back; what nobody counted is left out."""
    counted = (
        (votes.favour, words.say("for it: %(number)s", number=votes.favour)),
        (votes.against, words.say("against it: %(number)s", number=votes.against)),
        (votes.abstaining, words.say("held back: %(number)s", number=votes.abstaining)),
    )
    return ", ".join(said for number, said in counted if number is not None)
