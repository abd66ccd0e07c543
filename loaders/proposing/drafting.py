"""Drafting: what is proposed for one found table."""

from collections.abc import Sequence

from loaders.proposing.block import Block
from loaders.proposing.columns import Column, columns_of
from loaders.proposing.dates import find_period
from loaders.proposing.doubts import again_in, open_questions
from loaders.proposing.draft import Draft, taken_by
from loaders.proposing.families import families_of
from loaders.proposing.figures import Figures, find_figures
from loaders.proposing.groups import find_group, known_groups
from loaders.proposing.kinds import Kind
from loaders.proposing.marks import find_marks
from loaders.proposing.measures import find_names, meant_by
from loaders.proposing.part import Part
from loaders.proposing.places import find_place, places_across
from loaders.proposing.rules import rules_of
from loaders.proposing.subject import Subject
from loaders.proposing.writing import period_in


def draft_of(block: Block, subject: Subject) -> Draft:
    """Return what is proposed for one table."""
    asked = places_across(columns_of(block), subject.framework)
    return _across(block, asked) if asked else _down(block, subject)


def _across(block: Block, asked: str) -> Draft:
    """Return the draft of a table with a column per place, which no recipe can read: nothing but what to do instead."""
    nowhere, nothing, marks = Part({"code": "unknown"}), Part({}), find_marks((), (), ())
    labels = [column for column in columns_of(block) if column.header and column.share(Kind.TEXT) > 0.5]
    draft = Draft([block], nowhere, nothing, nothing, None, labels, Figures(), [], marks, across=True)
    draft.questions, draft.read = [asked], [draft.uses]
    return draft


def _down(block: Block, subject: Subject) -> Draft:
    """Return what is proposed for a table with a row per place."""
    columns, framework = columns_of(block), subject.framework
    named = [column for column in columns if column.header]
    values = find_figures(named).values
    in_headers = sum(period_in(column.header) is not None for column in values)
    place = find_place(named, block, framework)
    rest = _without(named, place)
    period = find_period(rest, block, subject.file, in_headers=in_headers, some_without=in_headers < len(values))
    rest = _without(rest, period)
    naming = find_names(rest, subject.names)
    rest = [column for column in rest if column is not naming]
    again = again_in(block, taken_by(place, period, Part({}), naming))
    group = find_group(rest, known_groups(framework), needed=again > 0)
    figures = find_figures([column for column in columns if column.at not in taken_by(place, period, group, naming)])
    families = families_of(figures.values, known_groups(framework))
    rules = rules_of(families, figures, block, subject, naming)
    numbers = [*figures.values, *(column for role, column in figures.beside if role != "quality")]
    about = [column for column in columns if column.at in {*period.columns, *place.columns}]
    marks = find_marks(numbers, about, block.notes)
    meant = meant_by(naming, subject.names) if naming else {}
    draft = Draft([block], place, period, group, naming, figures.labels, figures, rules, marks, meant)
    draft.questions += open_questions(draft, families)
    draft.read = [draft.uses]
    return draft


def _without(columns: Sequence[Column], part: Part) -> list[Column]:
    return [column for column in columns if column.at not in part.columns]
