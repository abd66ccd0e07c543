"""One sentence for each kind of judgement, in both languages; the figures are worked by hand."""

from dataclasses import replace

import pytest

from indicators.analysis.codes import BaselineStatus, Direction, Grade, TargetStatus
from indicators.analysis.judgement import BaselineMark, Change, TargetMark, Trend
from layouts.language.amounts import Unit
from layouts.language.marks import trend_mark
from layouts.language.subject import Subject
from layouts.language.verdict import verdict
from tests.layouts import made
from tests.layouts.language.spoken import POOLED, SAID, SCHOOL, YEARS, sentence, subject


@pytest.mark.parametrize(
    ("direction", "english", "spanish"),
    [
        (Direction.BETTER, "Getting better since 2014", "Mejora desde 2014"),
        (Direction.WORSE, "Getting worse since 2014", "Empeora desde 2014"),
        (Direction.UP, "Rising since 2014", "Sube desde 2014"),
        (Direction.DOWN, "Falling since 2014", "Baja desde 2014"),
    ],
)
def test_a_clear_trend_says_which_way_and_since_when(direction: Direction, english: str, spanish: str) -> None:
    trend = Trend(Grade.CLEAR, direction, 10, first=2014.0, last=2023.0)
    assert sentence(trend, subject(YEARS)) == english + "; the latest figure, 89% (2023), is about 2 years old."
    said = sentence(trend, subject(YEARS, language="es"))
    assert said == f"{spanish}; la cifra más reciente, 89% (2023), tiene unos 2 años."


@pytest.mark.parametrize("direction", [one for one in Direction if one is not Direction.NONE])
def test_a_leaning_trend_always_tells_of_chance(direction: Direction) -> None:
    trend = Trend(Grade.LEANING, direction, 6, first=2018.0, last=2023.0)
    said = sentence(trend, subject(YEARS))
    assert said.startswith("Leaning ")
    assert "from 2018 to 2023, though chance alone shows this about one time in four" in said


def test_a_change_between_two_periods_is_never_called_improving() -> None:
    trend = Trend(Grade.CHANGED, Direction.BETTER, 10, first=2014.0, last=2023.0)
    said = sentence(trend, subject(YEARS))
    assert said.startswith("Changed: higher in 2023 than in 2014; ")
    assert "better" not in said
    assert "improv" not in said


@pytest.mark.parametrize(
    ("trend", "about", "english"),
    [
        (
            Trend(Grade.TOO_CLOSE, Direction.NONE, 10, first=2014.0, last=2023.0),
            subject(YEARS),
            "We can't tell: the ups and downs from 2014 to 2023 are too close to call; ",
        ),
        (
            Trend(Grade.TOO_FEW, Direction.NONE, 1, first=2023.0, last=2023.0),
            subject(YEARS[-1:]),
            "We can't tell yet: there is only one figure; ",
        ),
        (
            Trend(Grade.TOO_FEW, Direction.NONE, 3, first=2021.0, last=2023.0),
            subject(YEARS[-3:]),
            "We can't tell yet: 3 figures are too few to compare; ",
        ),
        (
            Trend(Grade.TOO_FEW, Direction.NONE, 1, first=2018.0, last=2018.0),
            subject(POOLED, "pooled years"),
            "We can't tell yet: the figures share years, so no two of them can be compared; ",
        ),
        (
            Trend(Grade.SERIES_CHANGED, Direction.NONE, 2, first=2020.0, last=2021.0),
            subject(SCHOOL, "school year"),
            "We can't tell: it is counted differently from 2020–21 on, and the older figures can't be compared; "
            "the latest figure, 70% (2021–22), ",
        ),
        (
            Trend(Grade.GROUPS_TOO_SMALL, Direction.NONE, 0),
            subject(YEARS),
            "We can't tell: so few people were counted or asked that chance moves the figures; ",
        ),
    ],
)
def test_we_cannot_tell_is_an_answer_with_its_reason(trend: Trend, about: Subject, english: str) -> None:
    assert sentence(trend, about).startswith(english)


def test_figures_that_are_marked_as_weak_are_no_small_group() -> None:
    weak = [made.point(str(year), 50.0, flags=("low reliability",)) for year in (2014, 2015)]
    trend = Trend(Grade.GROUPS_TOO_SMALL, Direction.NONE, 0)
    mostly, hardly = subject((*weak, made.point("2016", 51.0))), subject((weak[0], *YEARS))
    assert sentence(trend, mostly).startswith("We can't tell: their publisher or a team has marked most ")
    assert sentence(trend, hardly).startswith("We can't tell: so few people were counted or asked ")
    assert trend_mark(trend, mostly).reason == "Its publisher or a team has marked too many of its figures as weak."


def test_homelessness_fell_and_has_risen_since() -> None:
    about = subject(made.homeless_points(), unit=Unit("people", 0))
    said = verdict(made.judged(made.turned(), about.points), about)
    assert said.sentence == (
        "Got better from 2009 to 2016, but has got worse again since; "
        "the latest figure, 677 people (2018; up 102 people from 2017), is about 2 years old, and one newer one "
        "is not shown (fewer than 11 people)."
    )
    assert said.turn == "It fell from 1,216 people (2011) to 530 people (2016) and has risen by 147 people since."


def test_a_weak_figure_that_is_newer_than_the_tested_ones_is_not_told_as_risen_since() -> None:
    weak = made.point("2021", 400.0, flags=("low reliability",))
    about = subject((*made.homeless_points(), weak), unit=Unit("people", 0))
    said = verdict(made.judged(made.turned(), about.points), about)
    assert said.turn is None
    assert said.sentence.startswith(
        "Got better from 2009 to 2016, but had got worse again by 2018; the latest figure, 400"
    )
    spanish = replace(about, words=SAID["es"])
    said = verdict(made.judged(made.turned(), about.points), spanish)
    assert said.turn is None
    assert said.sentence.startswith("Mejoró de 2009 a 2016, pero para 2018 había vuelto a empeorar; la cifra más")


def test_a_difference_is_that_of_the_figures_as_they_are_shown() -> None:
    points = (made.point("2020", 38000.0), made.point("2021", 36689.4), made.point("2022", 36906.6))
    about = subject(points, unit=Unit("dollars", 0))
    turn = Trend(
        Grade.TOO_FEW,
        Direction.NONE,
        3,
        first=2020.0,
        last=2022.0,
        change_since_best=Change(2020.0, 38000.0, -1093.4, Direction.WORSE),
        change_since_worst=Change(2021.0, 36689.4, 217.2, Direction.BETTER),
    )
    # 36,907 - 36,689 = 218, though 36,906.6 - 36,689.4 is 217.2.
    said = verdict(made.judged(turn, points), about).turn
    assert said == "It fell from $38,000 (2020) to $36,689 (2021) and has risen by $218 since."
    spanish = verdict(made.judged(turn, points), replace(about, words=SAID["es"])).turn
    assert spanish == "Bajó de $38,000 (2020) a $36,689 (2021) y desde entonces ha subido $218."


def test_what_stops_a_comparison_is_what_is_said() -> None:
    few = Trend(Grade.TOO_FEW, Direction.NONE, 1, first=2018.0, last=2018.0)
    weak = tuple(replace(one, flags=("low reliability",)) for one in POOLED[:3])
    apart = (replace(POOLED[0], flags=("low reliability",)), made.point("2019-2023", 50.0, "pooled years"))
    far = (*apart, made.point("2024-2028", 50.0, "pooled years"))
    for language, mostly, share, only in (
        (
            "en",
            "We can't tell: their publisher or a team has marked most of these figures as weak, so they are "
            "not compared; ",
            "We can't tell yet: the figures share years, so no two of them can be compared; ",
            "We can't tell yet: only 2 of the figures can be compared; ",
        ),
        (
            "es",
            "No se puede saber: quien las publica o un equipo marcó como débiles la mayoría de estas cifras y "
            "por eso no se comparan; ",
            "Todavía no se puede saber: las cifras comparten años y no hay dos que se puedan comparar; ",
            "Todavía no se puede saber: solo 2 de las cifras se pueden comparar; ",
        ),
    ):
        assert sentence(few, subject((*weak, *POOLED[3:]), "pooled years", language)).startswith(mostly)
        assert sentence(few, subject(POOLED, "pooled years", language)).startswith(share)
        assert sentence(replace(few, n=2), subject(far, "pooled years", language)).startswith(only)
    assert (
        trend_mark(few, subject((*weak, *POOLED[3:]))).reason
        == "Its publisher or a team has marked too many of its figures as weak."
    )
    assert trend_mark(few, subject(POOLED)).reason == "Its figures share years, so few of them can be compared."
    assert trend_mark(replace(few, n=2), subject(far)).reason == "Too few figures to tell a direction from chance."


def test_a_curve_that_never_turned_back_has_no_second_sentence() -> None:
    about = subject(YEARS)
    straight = Trend(
        Grade.CLEAR,
        Direction.BETTER,
        10,
        first=2014.0,
        last=2023.0,
        change_since_worst=Change(2014.0, 80.0, 9.0, Direction.BETTER),
    )
    assert verdict(made.judged(straight, about.points), about).turn is None


def test_one_figure_within_the_scatter_of_a_trend_is_no_second_sentence() -> None:
    about = subject(YEARS)
    fell = Trend(
        Grade.CLEAR,
        Direction.WORSE,
        10,
        first=2014.0,
        last=2023.0,
        latest_change=Change(2022.0, 88.0, 1.0, Direction.BETTER),
        change_since_best=Change(2015.0, 95.0, -6.0, Direction.WORSE),
        change_since_worst=Change(2022.0, 88.0, 1.0, Direction.BETTER),
    )
    assert verdict(made.judged(fell, about.points), about).turn is None
    two = replace(fell, latest_change=Change(2022.0, 88.5, 0.5, Direction.BETTER))
    two = replace(two, change_since_worst=Change(2021.0, 88.0, 1.0, Direction.BETTER))
    assert verdict(made.judged(two, about.points), about).turn is not None
    assert verdict(made.judged(replace(fell, turned_since=2022.0), about.points), about).turn is not None


@pytest.mark.parametrize(
    ("trend", "english"),
    [
        (Trend(Grade.CLEAR, Direction.BETTER, 10), "This series ended in 2013; until then it was getting better; "),
        (Trend(Grade.LEANING, Direction.WORSE, 10), "This series ended in 2013; until then it was getting worse; "),
        (Trend(Grade.TOO_CLOSE, Direction.NONE, 10), "This series ended in 2013 and showed no clear direction; "),
    ],
)
def test_an_ended_series_says_so_first(trend: Trend, english: str) -> None:
    assert sentence(trend, subject(YEARS, closed_on="2013-10-01")).startswith(english)


def test_without_a_figure_the_reason_is_told() -> None:
    trend = Trend(Grade.TOO_FEW, Direction.NONE, 0)
    hidden = subject(made.hidden().points)
    assert sentence(trend, hidden) == (
        "We can't tell: the figures are not shown (2018, the newest: hidden to protect another group)."
    )
    spanish = subject(made.hidden().points, language="es")
    assert sentence(trend, spanish) == (
        "No se puede decir: las cifras no se muestran (2018, la más reciente: para proteger a otro grupo)."
    )
    unknown = subject((made.point("2017", None, flags=("not available",)),))
    assert sentence(trend, unknown) == "We can't tell: no figure is known yet."


GOOD_TARGET, BAD_TARGET = TargetMark(TargetStatus.IMPROVING), TargetMark(TargetStatus.WORSE)
GOOD_LINE, BAD_LINE = BaselineMark(BaselineStatus.CURVE_TURNED), BaselineMark(BaselineStatus.WORSE)
BETTER = Trend(Grade.CLEAR, Direction.BETTER, 10, first=2014.0, last=2023.0)
WORSE = Trend(Grade.CLEAR, Direction.WORSE, 10, first=2014.0, last=2023.0)
FELL = Trend(Grade.CHANGED, Direction.WORSE, 10, first=2014.0, last=2023.0)
LEANING = Trend(Grade.LEANING, Direction.BETTER, 10, first=2014.0, last=2023.0, turned_since=2022.0)
TURNED = Trend(Grade.CLEAR, Direction.BETTER, 10, first=2014.0, last=2023.0, turned_since=2022.0)
CLOSE = Trend(Grade.TOO_CLOSE, Direction.NONE, 10, first=2014.0, last=2023.0)


@pytest.mark.parametrize(
    ("trend", "target", "line", "ending"),
    [
        (BETTER, GOOD_TARGET, GOOD_LINE, "is about 2 years old."),
        (BETTER, made.UNTESTED, made.UNDRAWN, "is about 2 years old."),
        (BETTER, BAD_TARGET, GOOD_LINE, "2 years old, and yet it is moving away from its target."),
        (BETTER, GOOD_TARGET, BAD_LINE, "2 years old, and yet it is doing worse than where we were headed."),
        (
            BETTER,
            BAD_TARGET,
            BAD_LINE,
            "and yet it is moving away from its target and it is doing worse than where we were headed.",
        ),
        (WORSE, made.UNTESTED, GOOD_LINE, "and yet it is doing better than where we were headed."),
        (WORSE, TargetMark(TargetStatus.MET), made.UNDRAWN, "and yet the target is met."),
        (
            CLOSE,
            GOOD_TARGET,
            BAD_LINE,
            "and yet it is moving toward its target while it is doing worse than where we were headed.",
        ),
        # What two periods running have shown is said even where the years alone cannot tell.
        (CLOSE, GOOD_TARGET, GOOD_LINE, "2 years old, and yet it is doing better than where we were headed."),
        (CLOSE, GOOD_TARGET, BaselineMark(BaselineStatus.BETTER_SO_FAR), "is about 2 years old."),
        # Where both say the same nothing is set against it.
        (FELL, made.UNTESTED, BAD_LINE, "2 years old, and it is doing worse than where we were headed."),
        (FELL, made.UNTESTED, GOOD_LINE, "2 years old, and yet it is doing better than where we were headed."),
        (LEANING, made.UNTESTED, BAD_LINE, "2 years old, and yet it is doing worse than where we were headed."),
        (TURNED, made.UNTESTED, BAD_LINE, "2 years old, and it is doing worse than where we were headed."),
    ],
)
def test_the_sentence_says_how_the_marks_disagree(
    trend: Trend, target: TargetMark, line: BaselineMark, ending: str
) -> None:
    assert sentence(trend, subject(YEARS), target=target, baseline=line).endswith(ending)


def test_a_target_missed_on_its_date_is_said_beside_a_trend_that_gets_better() -> None:
    missed = TargetMark(TargetStatus.IMPROVING, date_passed=True, missed=True)
    later = replace(missed, reached_later=2023.0, value_later=89.0)
    assert sentence(BETTER, subject(YEARS), target=missed).endswith(", and yet the target was missed on its date.")
    said = sentence(BETTER, subject(YEARS, language="es"), target=missed)
    assert said.endswith(", y sin embargo la meta no se alcanzó en su fecha.")
    assert sentence(BETTER, subject(YEARS), target=later).endswith("is about 2 years old.")
