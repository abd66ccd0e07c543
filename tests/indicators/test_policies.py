"""The rule of a figure is its indicator's or its source's, as it stands on the day, with its own thresholds."""

import datetime as dt
from dataclasses import replace

import pytest

from indicators.disclosure.adding import Figure
from indicators.disclosure.policy import PRESETS, Policy
from indicators.disclosure.score import Shown
from indicators.reading import KnownIndicator, KnownRule, KnownSource
from indicators.screening.policies import People, applies, fingerprint, policy, policy_of, rule_of, shown_of
from indicators.store import tables as t

MAY, JUNE, JULY = (dt.date(2026, month, 1) for month in (5, 6, 7))
DAY = dt.timedelta(days=1)
SOURCES = {"survey": KnownSource("survey", disclosure_rule="county")}
READING = KnownIndicator("reading", "percent", "year")


def rules(*made: KnownRule) -> dict[str, KnownRule]:
    return {one.id: one for one in (KnownRule("county", "calhhs"), *made)}


def holds(known: dict[str, KnownRule], today: dt.date | None, indicator: KnownIndicator | None = READING) -> str | None:
    found = rule_of("survey", indicator, SOURCES, known, today=today)
    return None if found is None else found.id


def test_a_rule_of_the_indicator_comes_before_that_of_the_source() -> None:
    known = rules(KnownRule("school", "cde"))
    assert holds(known, MAY) == "county"
    assert holds(known, MAY, replace(READING, disclosure_rule="school")) == "school"
    assert policy_of("survey", replace(READING, disclosure_rule="school"), SOURCES, known, today=MAY) == PRESETS["cde"]


def test_a_performance_measure_has_its_sources_rule() -> None:
    for measure in (None, t.Measure(id="visits")):
        found = rule_of("survey", measure, SOURCES, rules(), today=MAY)
        assert found is not None and found.id == "county"


def test_the_records_of_the_store_say_the_same() -> None:
    sources = {"survey": t.Source(id="survey", disclosure_rule="county")}
    stored = {"county": t.DisclosureRule(id="county", rule="small counts", minimum=4, complementary=False)}
    said = policy_of("survey", t.Indicator(id="reading"), sources, stored, today=MAY)
    assert said == Policy(count=4, complementary=False)


def test_a_source_of_which_nobody_has_named_a_rule_has_none() -> None:
    assert rule_of("other", READING, {"other": KnownSource("other")}, {}, today=MAY) is None
    assert policy_of("other", READING, {"other": KnownSource("other")}, {}, today=MAY) is None


def test_a_rule_stands_in_place_of_another_from_its_day_on() -> None:
    known = rules(KnownRule("stricter", "calhhs", 20, begins_on=JUNE, follows="county"))
    assert [holds(known, day) for day in (JUNE - DAY, JUNE, JULY, None)] == ["county", *["stricter"] * 3]


def test_the_newest_rule_of_those_that_have_begun_holds() -> None:
    known = rules(
        KnownRule("june", "cde", begins_on=JUNE, follows="county"),
        KnownRule("july", "nces", begins_on=JULY, follows="june"),
        KnownRule("may", "cal-pass", begins_on=MAY, follows="county"),
    )
    days = [MAY - DAY, MAY, JUNE, JULY - DAY, JULY]
    assert [holds(known, day) for day in days] == ["county", "may", "june", "june", "july"]


def test_a_named_rule_that_has_not_begun_leaves_it_to_the_one_that_it_follows() -> None:
    known = rules(KnownRule("june", "cde", begins_on=JUNE, follows="county"), KnownRule("alone", "cde", begins_on=JUNE))
    named = replace(READING, disclosure_rule="june")
    assert [holds(known, day, named) for day in (JUNE - DAY, JUNE)] == ["county", "june"]
    # Without an earlier one it holds at once: nothing shows that figures are safe before it begins.
    assert holds(known, MAY, replace(READING, disclosure_rule="alone")) == "alone"


def test_rules_in_a_circle_end() -> None:
    known = {
        "county": KnownRule("county", "cde", begins_on=JULY, follows="other"),
        "other": KnownRule("other", "cde", begins_on=JUNE, follows="county"),
    }
    assert {holds(known, day) for day in (MAY, JUNE, JULY)} <= {"county", "other"}


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (KnownRule("r", "as published"), None),
        (KnownRule("r", "as published", 10, round_to=5), None),
        (KnownRule("r", "small denominators"), Policy(people=10)),
        (KnownRule("r", "small denominators", 5), Policy(people=5)),
        (KnownRule("r", "small counts", 5), Policy(count=5)),
        (KnownRule("r", "cde", 19), Policy(people=19, flag_below=30, unreported=True)),
        (KnownRule("r", "cde", flag_below=50), Policy(people=10, flag_below=50, unreported=True)),
        (KnownRule("r", "calhhs", zeros=False), Policy(count=10, zeros=False)),
        (KnownRule("r", "calhhs", zeros=True, complementary=False), Policy(count=10, complementary=False)),
        (KnownRule("r", "cal-pass", 4, round_to=5), Policy(count=4, round_to=5)),
        (KnownRule("r", "nces", 29), Policy(people=29, coded=True)),
        (KnownRule("r", "nces", coded=False, reliable=True), Policy(people=9, reliable=True)),
    ],
)
def test_the_columns_of_a_rule_stand_in_place_of_its_presets(rule: KnownRule, said: Policy | None) -> None:
    assert policy(rule) == said


def test_a_rule_that_nobody_knows_is_no_leave_to_show() -> None:
    with pytest.raises(KeyError):
        policy(KnownRule("r", "whatever"))


def test_a_rules_fingerprint_tells_its_thresholds_and_is_short() -> None:
    said = fingerprint("school", PRESETS["cde"])
    assert said == "school people=10 zeros complementary flag_below=30 unreported"
    assert fingerprint("school", replace(PRESETS["cde"], people=11)) != said
    assert fingerprint("school", replace(PRESETS["cde"], complementary=False)) != said
    largest = 2**31 - 1
    longest = Policy(largest, None, True, True, True, True, largest, largest, True)
    assert len(fingerprint("r" * 80, longest)) <= 200


def figure(place: str, group: str, count: int | None, rest: int | None = None, days: int = 365) -> Figure:
    first = dt.date(2014, 1, 1)
    return Figure(f"{place} {group}", "reading", place, group, first, first + dt.timedelta(days - 1), count, rest)


PEOPLE = People(
    {"all": "all", "girls": "gender", "boys": "gender", "asian": "race-ethnicity", "not-reported": "race-ethnicity"},
    {"not-reported"},
    {"town": 60_000, "village": 900, "nowhere": None},
)


def test_what_a_table_shows_is_its_smallest_numbers_and_its_groups() -> None:
    table = [
        figure("town", "all", 900, 90),
        figure("town", "girls", 400, 30),
        figure("town", "boys", 500, 60, 90),
        figure("town", "not-reported", 12),
    ]
    assert shown_of(table, PEOPLE) == Shown(12, {"gender": 2}, 90, 60_000)
    village = [*table, figure("village", "asian", 25, 3)]
    assert shown_of(village, PEOPLE) == Shown(3, {"gender": 2, "race-ethnicity": 1}, 90, 900)


def test_what_is_unknown_of_a_table_stays_unknown() -> None:
    assert shown_of([figure("town", "all", 900), figure("town", "girls", None)], PEOPLE).events is None
    for place in ("nowhere", "elsewhere"):
        assert shown_of([figure("town", "all", 900), figure(place, "all", 900)], PEOPLE).population is None


@pytest.mark.parametrize(("population", "hides"), [(50_001, False), (50_000, True)])
def test_the_rule_of_calhhs_holds_from_a_score_of_thirteen_on(population: int, hides: bool) -> None:
    shown = Shown(4, {"gender": 2}, 365, population)
    assert applies(KnownRule("r", "calhhs"), shown) is hides
    assert all(applies(KnownRule("r", rule), shown) for rule in PRESETS if rule != "calhhs")
