"""A release is attacked before it is published: what it shows, and every release before it."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from indicators import judging
from indicators.reading import Reading, Record
from indicators.release import NotProved
from indicators.release.documents import Hidden
from indicators.release.publishing import Published, publish
from indicators.release.reading import Releases
from indicators.store import tables as t
from indicators.store.database import Database
from indicators.store.writes.landing import land
from tests.indicators.conftest import FRAME, later, moment, reading

HOST = "valley.example"
RULE = Record("disclosure_rule", "small-counts", {"name": "Small counts", "rule": "small counts", "minimum": 10})
OWN = Record(
    "source",
    "survey",
    {"organisation": "Us", "title": "Ours", "interval": "none", "disclosure_rule": "small-counts", "agreement": "MOU"},
)
AT = next(index for index, one in enumerate(FRAME) if one.noun == "source")
OURS = tuple(OWN if one.key == "survey" else one for one in FRAME)
BOYS = Record("group", "boys", {"name": "Boys", "dimension": "gender", "aliases": []})
RULED = (*OURS[:AT], RULE, *OURS[AT:], BOYS)
People = dict[tuple[str, str], tuple[int, int]]
FIRST: People = {("all", "2014"): (120, 400), ("girls", "2014"): (113, 200), ("boys", "2014"): (7, 200)}


def counted(people: People, records: tuple[Record, ...] = RULED) -> Reading:
    """A file that says of each group and year how many of how many there are."""
    made = reading(*((group, year, 100 * count / of) for (group, year), (count, of) in people.items()), records=records)
    counts, of = zip(*people.values(), strict=True)
    figures = made.figures.assign(numerator=[float(one) for one in counts], denominator=[float(one) for one in of])
    return replace(made, figures=figures)


def released(database: Database, people: People, day: str) -> Published:
    """Load figures and publish them on a day."""
    land(database, counted(people), actor="test", now=moment(day))
    return publish(database, actor="test", now=moment(day), today=dt.date.fromisoformat(day))


def shown(database: Database, number: int) -> dict[tuple[str, str], float | Hidden | None]:
    """What a release shows of each group and year: the number of people, or why not."""
    document = Releases({HOST: database}, clock=later).indicator(HOST, number, "reading")
    return {
        (series.group, point.period): point.why or point.numerator
        for series in document.series
        for point in series.points
    }


def test_beside_a_small_count_another_group_is_hidden_and_everyone_is_shown(database: Database) -> None:
    number = released(database, FIRST, "2024-02-01").release
    assert shown(database, number) == {
        ("all", "2014"): 120.0,
        ("girls", "2014"): Hidden("protects another", group=True),
        ("boys", "2014"): Hidden("small count", below=11),
    }


def test_every_attack_is_kept_and_what_did_not_change_is_not_attacked_again(database: Database) -> None:
    released(database, FIRST, "2024-02-01")
    released(database, {("all", "2015"): (130, 400)}, "2024-03-01")
    with database.reading() as session:
        kept = session.scalars(select(t.DisclosureProof).order_by(t.DisclosureProof.id)).all()
        told = [(one.release_id, one.holds, one.report["tables"], one.report["attacked"]) for one in kept]
    assert told == [(1, True, 1, 1), (2, True, 1, 0)]


def test_a_release_that_gives_a_hidden_count_away_is_not_published(database: Database) -> None:
    """Somebody has marked the girls as shown: with everyone, they tell that there are 7 boys."""
    land(database, counted(FIRST), actor="test", now=moment("2024-02-01"))
    rules = Releases({HOST: database}, clock=later)
    today = dt.date(2024, 2, 1)
    judging.analyse(database, today=today)
    with database.writing() as session:
        girls = select(t.Series.id).where(t.Series.group == "girls").scalar_subquery()
        session.execute(update(t.ScreenedFigure).where(t.ScreenedFigure.series_id == girls).values(reason=None))
    with pytest.raises(NotProved) as stopped:
        publish(database, actor="test", now=moment("2024-02-01"), today=today)
    assert stopped.value.cells == (("reading", "town", "boys", "2014", "narrowed"),)
    (told,) = stopped.value.told
    assert {(one.figure[2], one.release, one.load) for one in told.by} == {("all", None, 1), ("girls", None, 1)}
    assert (told.figure[2], told.new, told.load) == ("boys", True, 1)
    with pytest.raises(LookupError):
        rules.current(HOST)
    with database.reading() as session:
        (kept,) = session.scalars(select(t.DisclosureProof)).all()
    assert (kept.release_id, kept.holds) == (None, False)
    assert "7" not in str(kept.report["breaches"])


def test_what_an_earlier_release_hid_stays_hidden_when_a_figure_beside_it_is_revised(database: Database) -> None:
    """Without the first release, 40 boys could be shown in the second; with it, they would tell of the first 7."""
    first = released(database, FIRST, "2024-02-01")
    second = released(database, {("all", "2014"): (121, 400), ("girls", "2014"): (114, 200)}, "2024-03-01")
    assert shown(database, second.release)["boys", "2014"] == Hidden("small count", below=11)
    assert shown(database, second.release)["girls", "2014"] == Hidden("protects another", group=True)
    assert shown(database, first.release)["all", "2014"] == 120.0


def test_a_figure_that_a_release_has_shown_is_known_and_another_protects(database: Database) -> None:
    """The boys become few after girls and everyone were shown: the revised everyone is hidden, not the girls."""
    before: People = {("all", "2014"): (153, 400), ("girls", "2014"): (113, 200), ("boys", "2014"): (40, 200)}
    released(database, before, "2024-02-01")
    after = released(database, {("all", "2014"): (120, 400), ("boys", "2014"): (7, 200)}, "2024-03-01")
    assert shown(database, after.release) == {
        ("all", "2014"): Hidden("protects another", group=True),
        ("girls", "2014"): 113.0,
        ("boys", "2014"): Hidden("small count", below=11),
    }


def test_where_groups_begin_to_add_up_what_was_decided_before_is_decided_again(database: Database) -> None:
    """Boys were of a dimension of their own; as the other half of 120, they are told by 113 girls."""
    apart = replace(BOYS, fields={**BOYS.fields, "dimension": "boyhood"})
    before = tuple(apart if one is BOYS else one for one in RULED)
    land(database, counted(FIRST, before), actor="test", now=moment("2024-02-01"))
    judging.analyse(database, today=dt.date(2024, 2, 1))
    assert reasons(database) == {"all": None, "girls": None, "boys": "small count"}
    number = released(database, FIRST, "2024-03-01").release
    assert reasons(database) == {"all": None, "girls": "protects another", "boys": "small count"}
    assert shown(database, number)["all", "2014"] == 120.0


def reasons(database: Database) -> dict[str, str | None]:
    """What was decided of each group."""
    with database.reading() as session:
        asked = select(t.Series.group, t.ScreenedFigure.reason).join(
            t.Series, t.Series.id == t.ScreenedFigure.series_id
        )
        return {group: reason for group, reason in session.execute(asked)}


def test_numbers_are_rounded_where_a_rule_asks_for_that_and_judged_as_shown(database: Database) -> None:
    rule = replace(RULE, fields={**RULE.fields, "round_to": 5})
    records = tuple(rule if one is RULE else one for one in RULED)
    land(database, counted({("all", "2014"): (122, 401)}, records), actor="test", now=moment("2024-02-01"))
    number = publish(database, actor="test", now=moment("2024-02-01"), today=dt.date(2024, 2, 1)).release
    (series,) = Releases({HOST: database}).indicator(HOST, number, "reading").series
    assert [(one.value, one.numerator, one.denominator) for one in series.points] == [(30.0, 120.0, 400.0)]
    assert series.judgement.latest is not None and series.judgement.latest.value == 30.0  # 122 of 401 are 30.4 %


def test_what_is_too_few_to_be_reliable_is_hidden_where_a_rule_asks_for_that(database: Database) -> None:
    """12 of 28: not small by the rule, but of fewer than 30 people (NCHS, the first rule for proportions)."""
    rule = replace(RULE, fields={**RULE.fields, "reliable": True})
    records = tuple(rule if one is RULE else one for one in RULED)
    people: People = {("all", "2014"): (12, 28), ("all", "2015"): (52, 120)}
    land(database, counted(people, records), actor="test", now=moment("2024-02-01"))
    number = publish(database, actor="test", now=moment("2024-02-01"), today=dt.date(2024, 2, 1)).release
    assert shown(database, number) == {("all", "2014"): Hidden("unreliable"), ("all", "2015"): 52.0}


def test_a_line_goes_with_the_figures_that_it_was_drawn_through(database: Database) -> None:
    """Drawn while all was shown as published; then the source is put under a rule, and of 2018 only 7 are left over."""
    years = {
        ("all", str(year)): (count, 200)
        for year, count in zip(range(2014, 2019), (150, 160, 170, 180, 193), strict=True)
    }
    land(database, counted(years, FRAME), actor="test", now=moment("2019-02-01"))
    first = publish(database, actor="test", now=moment("2019-02-01"), today=dt.date(2019, 2, 1)).release
    (before,) = Releases({HOST: database}, clock=later).indicator(HOST, first, "reading").series
    assert before.baseline is not None and before.baseline.forecast.origin == 2018.0
    second = released(database, {("all", "2019"): (180, 200)}, "2020-02-01").release
    (after,) = Releases({HOST: database}, clock=later).indicator(HOST, second, "reading").series
    assert after.points[-2].why == Hidden("small rest", below=11)
    assert after.baseline is None or after.baseline.frozen_on == "2020-02-01"


def with_hidden_groups(database: Database, *more: Record, **counts: tuple[int, int]) -> int:
    """Publish 60 of 200 girls, and 53 of 180 boys and 7 of 20 others, who are hidden and told together.

    `more` are further groups, `counts` their people in 2014.
    """
    others = Record("group", "others", {"name": "Other groups", "dimension": "gender", "aliases": []})
    x = Record("group", "x", {"name": "X", "dimension": "gender", "aliases": []})
    rule = replace(RULE, fields={**RULE.fields, "pool_into": "others"})
    records = (*OURS[:AT], others, rule, *OURS[AT:], BOYS, x, *more)
    people: People = {("all", "2014"): (120, 400), ("girls", "2014"): (60, 200), ("boys", "2014"): (53, 180)}
    people |= {("x", "2014"): (7, 20), **{(group, "2014"): numbers for group, numbers in counts.items()}}
    land(database, counted(people, records), actor="test", now=moment("2024-02-01"))
    return publish(database, actor="test", now=moment("2024-02-01"), today=dt.date(2024, 2, 1)).release


def test_hidden_groups_are_told_together_where_a_rule_names_what_they_are_called(database: Database) -> None:
    """120 - 60 = 60 of 400 - 200 = 200: everyone but the girls. Of boys and the others only that is told."""
    number = with_hidden_groups(database)
    document = Releases({HOST: database}, clock=later).indicator(HOST, number, "reading")
    assert {key for key, one in shown(database, number).items() if isinstance(one, Hidden)} == {
        ("boys", "2014"),
        ("x", "2014"),
    }
    (told,) = document.remainders
    assert (told.value, told.position, [one.words["en"] for one in told.groups]) == (30.0, 2014.0, ["Boys", "X"])
    assert told.name.words["en"] == "Other groups"


def test_who_is_part_of_another_group_is_not_taken_off_twice(database: Database) -> None:
    """40 of the 60 girls are young: everyone but the girls are 60 of 200 all the same, 30 percent."""
    said = {"name": "Young girls", "dimension": "gender", "aliases": [], "part_of": ["girls"]}
    number = with_hidden_groups(database, Record("group", "young", dict(said)), young=(40, 130))
    (told,) = Releases({HOST: database}, clock=later).indicator(HOST, number, "reading").remainders
    assert (told.value, [one.words["en"] for one in told.groups]) == (30.0, ["Boys", "X"])
