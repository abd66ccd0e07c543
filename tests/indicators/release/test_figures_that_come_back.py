"""A figure that returns to a number it had before is a new one: what a reader knows now is not what held then."""

import random
from collections.abc import Mapping

import pytest

from indicators.disclosure.attacker import Attack, Guard, Quantity, Sight, Sum, Told
from indicators.reading import Record
from indicators.release import NotProved
from indicators.release.documents import Hidden
from indicators.release.publishing import publish
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import moment
from tests.indicators.release.test_proving import RULED, counted, shown

COLOURS, GENDERS = ("red", "green", "blue"), ("girls", "boys")
NAMED = (*(Record("group", one, {"name": one.title(), "dimension": "colour", "aliases": []}) for one in COLOURS),)
PEOPLE = {"all": 600, "girls": 300, "boys": 300, "red": 200, "green": 200, "blue": 200}
SUMS = (COLOURS, GENDERS)
Counts = dict[str, int]
Marks = Mapping[str, float | Hidden | None]


def loaded(database: Database, counts: Counts, day: str) -> None:
    people = {(group, "2014"): (count, PEOPLE[group]) for group, count in counts.items()}
    land(database, counted(people, (*RULED, *NAMED)), actor="test", now=moment(day))


def released(database: Database, counts: Counts, day: str) -> Marks:
    """What the release shows that follows on a load."""
    loaded(database, counts, day)
    number = publish(database, actor="test", now=moment(day), today=moment(day).date()).release
    return {group: mark for (group, _), mark in shown(database, number).items() if group in counts}


def colours(red: int, green: int, blue: int) -> Counts:
    return {"all": red + green + blue, "red": red, "green": green, "blue": blue}


def test_a_number_that_everyone_had_before_is_hidden_where_it_tells_of_a_small_group(database: Database) -> None:
    """Of 26, 12 and 14 leave no blue ones. They become 4: all are 30 again, and were so when others were 12 and 18."""
    assert released(database, colours(12, 18, 0), "2024-01-05")["all"] == 30
    assert released(database, colours(12, 14, 0), "2024-02-05")["all"] == 26
    third = released(database, colours(12, 14, 4), "2024-03-05")
    assert third == {
        "all": Hidden("protects another", group=True),
        "red": 12.0,
        "green": 14.0,
        "blue": Hidden("small count", below=11),
    }
    girls = released(database, {**colours(12, 14, 4), "girls": 17, "boys": 13}, "2024-04-05")
    assert {one: girls[one] for one in third} == third
    assert not {17.0, 13.0} <= set(girls.values())  # girls and boys would tell of everyone


@pytest.mark.parametrize("seed", [1, 2])
def test_what_stops_a_publication_is_what_hiding_everything_new_does_not_save(database: Database, seed: int) -> None:
    """An attacker who reads the releases one by one finds nothing in any, and finds it anyway where one is stopped."""
    chance, reader = random.Random(seed), Reader()
    groups = {one: chance.choice((0, 4, 7, 14, 22)) for one in COLOURS}
    corrected, by = "red", 0
    for month in range(1, 7):
        day, counts = f"2024-{month:02}-05", _added(chance, groups)
        try:
            reader.reads(counts, released(database, counts, day))
        except NotProved:
            assert not reader.would_be_safe(counts)
            return
        assert reader.is_safe()
        # Every other correction takes the one before off another group: everyone is as many as before.
        another = chance.choice([one for one in COLOURS if one != corrected])
        by = -by if month % 2 == 0 else chance.choice((-4, -2, 2, 4, 6))
        corrected, groups = another, {**groups, another: max(0, groups[another] + by)}


def _added(chance: random.Random, groups: Counts) -> Counts:
    everyone = sum(groups.values())
    girls = chance.choice((everyone // 2 + 2, max(everyone - 5, 0)))
    return {"all": everyone, **groups, "girls": girls, "boys": everyone - girls}


class Reader:
    """Whoever reads every release: a number that changes is a new unknown, whatever it was before."""

    def __init__(self) -> None:
        self.sights: dict[str, Sight] = {}
        self.sums: list[Sum] = []
        self.small: set[str] = set()
        self._now: dict[str, tuple[str, int]] = {}
        self._times = 0

    def reads(self, counts: Counts, marks: Marks) -> None:
        """Take in what a release shows, and what its marks tell."""
        names = self._named(counts)
        for group, name in names.items():
            mark = marks[group]
            if isinstance(mark, Hidden):
                self.sights.setdefault(name, Sight(people=None, told=_told(mark)))
            else:
                self.sights[name] = Sight(mark, PEOPLE[group])
        self._adds_up(names, counts)
        self._now = {group: (name, counts[group]) for group, name in names.items()}

    def is_safe(self) -> bool:
        return not Attack(self.sights, self.sums).breaches(self._guards())

    def would_be_safe(self, counts: Counts) -> bool:
        """Tell whether nothing would be told by a release that hides every number that is new, without a word."""
        names = self._named(counts)
        self.sights |= {name: Sight() for name in names.values() if name not in self.sights}
        self._adds_up(names, counts)
        return self.is_safe()

    def _named(self, counts: Counts) -> dict[str, str]:
        self._times += 1
        fresh = {group: f"{group} {self._times}" for group in counts}
        before = {group: name for group, (name, count) in self._now.items() if count == counts[group]}
        return fresh | before

    def _adds_up(self, names: Mapping[str, str], counts: Counts) -> None:
        self.small |= {names[group] for group, count in counts.items() if 1 <= count <= 10}
        for parts in SUMS:
            own = tuple(names[one] for one in parts)
            self.sums += [Sum(quantity, names["all"], own) for quantity in Quantity]

    def _guards(self) -> list[Guard]:
        hidden = [name for name in sorted(self.small) if self.sights[name].count is None]
        return [Guard(name, Quantity.COUNT, 1, 10) for name in hidden]


def _told(mark: Hidden) -> tuple[Told, ...]:
    if mark.reason == "small count":
        return (Told(Quantity.COUNT, 1, 10), Told(Quantity.REST, 11))
    if mark.reason == "protects another":
        return (Told(Quantity.COUNT, 11, or_zero=True), Told(Quantity.REST, 11, or_zero=True))
    return ()
