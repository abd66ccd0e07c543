"""The frame of a collaborative: outcomes, indicators, and what their figures are about."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from indicators.store.tables.base import Id, Sampled, Slug, Table, Words, reference


class Collaborative(Sampled, Table):
    """The collaborative whose database this is: one row.

    `principles` and `process` hold one of them a line. `spokesperson` is a role; `figures_contact` the address of one.
    `keep_contacts`: so many days after a comment is answered, how to reach who made it is erased.
    """

    __tablename__ = "collaboratives"

    id: Mapped[Id]
    name: Mapped[Words]
    vision: Mapped[Words]
    area: Mapped[str | None] = mapped_column(Text)
    about: Mapped[str | None] = mapped_column(Text)
    mission: Mapped[str | None] = mapped_column(Text)
    principles: Mapped[str | None] = mapped_column(Text)
    process: Mapped[str | None] = mapped_column(Text)
    success: Mapped[str | None] = mapped_column(Text)
    joining: Mapped[str | None] = mapped_column(Text)
    languages: Mapped[list[str]] = mapped_column(JSON)
    time_zone: Mapped[Words]
    website: Mapped[str | None] = mapped_column(Text)
    contact: Mapped[str | None] = mapped_column(Text)
    figures_contact: Mapped[str | None] = mapped_column(Text)
    spokesperson: Mapped[str | None] = mapped_column(Text)
    keep_contacts: Mapped[int | None]


class Place(Table):
    """Where a figure holds: a city, a county, a school district.

    `boundary`: its geometry as GeoJSON writes it, loaded apart from the workbook; None where nobody gave one.
    """

    __tablename__ = "places"

    id: Mapped[Id]
    name: Mapped[Words]
    kind: Mapped[Slug]
    part_of: Mapped[str | None] = reference("places")
    code: Mapped[str | None] = mapped_column(Text)
    aliases: Mapped[list[str]] = mapped_column(JSON)
    expected: Mapped[bool | None]
    population: Mapped[int | None]
    rank: Mapped[int | None]
    boundary: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class Group(Table):
    """About whom a figure is: everyone, or a population group."""

    __tablename__ = "population_groups"

    id: Mapped[Id]
    name: Mapped[Words]
    dimension: Mapped[Slug]
    aliases: Mapped[list[str]] = mapped_column(JSON)
    expected: Mapped[bool | None]
    unreported: Mapped[bool | None]
    rank: Mapped[int | None]


class GroupPart(Table):
    """Which groups a group is part of, as people say: girls who are Asian are part of the girls and of the Asian."""

    __tablename__ = "population_group_parts"

    group: Mapped[str] = mapped_column(String(80), ForeignKey("population_groups.id"), primary_key=True)
    whole: Mapped[str] = mapped_column(String(80), ForeignKey("population_groups.id"), primary_key=True, index=True)


class DisclosureRule(Table):
    """What a source's owner agreed to show: a preset, and what differs from it; see `disclosure.policy`.

    `follows`: the rule in whose place this one stands from `begins_on` on.
    """

    __tablename__ = "disclosure_rules"

    id: Mapped[Id]
    name: Mapped[Words]
    rule: Mapped[Slug]
    minimum: Mapped[int | None]
    zeros: Mapped[bool | None]
    coded: Mapped[bool | None]
    reliable: Mapped[bool | None]
    complementary: Mapped[bool | None]
    round_to: Mapped[int | None]
    flag_below: Mapped[int | None]
    pool_into: Mapped[str | None] = reference("population_groups")
    begins_on: Mapped[dt.date | None]
    follows: Mapped[str | None] = reference("disclosure_rules")
    authority: Mapped[str | None] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(Text)


class Source(Table):
    """Who published a figure, and how it was made."""

    __tablename__ = "sources"

    id: Mapped[Id]
    organisation: Mapped[Words]
    title: Mapped[Words]
    address: Mapped[str | None] = mapped_column(Text)
    published: Mapped[str | None] = mapped_column(Text)
    next_due: Mapped[dt.date | None]
    covers_from: Mapped[dt.date | None]
    covers_to: Mapped[dt.date | None]
    universe: Mapped[str | None] = mapped_column(Text)
    method: Mapped[str | None] = mapped_column(Text)
    limits: Mapped[str | None] = mapped_column(Text)
    licence: Mapped[str | None] = mapped_column(Text)
    interval: Mapped[Slug]
    disclosure_rule: Mapped[str] = reference("disclosure_rules")
    agreement: Mapped[str | None] = mapped_column(Text)
    agreed_on: Mapped[dt.date | None]
    may_see: Mapped[list[str]] = mapped_column(JSON, nullable=True)


class Outcome(Sampled, Table):
    """A condition of well-being for a whole population, in plain words."""

    __tablename__ = "outcomes"

    id: Mapped[Id]
    title: Mapped[Words]
    short_title: Mapped[Words]
    description: Mapped[str | None] = mapped_column(Text)
    population: Mapped[str | None] = mapped_column(Text)
    why: Mapped[str | None] = mapped_column(Text)
    experience: Mapped[str | None] = mapped_column(Text)
    what_works: Mapped[str | None] = mapped_column(Text)
    rank: Mapped[int | None]
    adopted: Mapped[bool | None]


class Indicator(Sampled, Table):
    """A measure of everyone in a place that helps quantify an outcome."""

    __tablename__ = "indicators"

    id: Mapped[Id]
    outcome: Mapped[str] = reference("outcomes")
    title: Mapped[Words]
    aliases: Mapped[list[str]] = mapped_column(JSON, nullable=True)
    tier: Mapped[Slug]
    lay_definition: Mapped[Words]
    technical_definition: Mapped[Words]
    unit: Mapped[Slug]
    counted_people: Mapped[str | None] = mapped_column(Text)
    decimals: Mapped[int]
    better: Mapped[Slug]
    period_type: Mapped[Slug]
    taken_in: Mapped[int | None]
    place: Mapped[str] = reference("places")
    group: Mapped[str] = reference("population_groups")
    source: Mapped[str] = reference("sources")
    disclosure_rule: Mapped[str | None] = reference("disclosure_rules")
    rank: Mapped[int | None]
    closed_on: Mapped[dt.date | None]
    closed_because: Mapped[str | None] = mapped_column(Text)
    successor: Mapped[str | None] = reference("indicators")
