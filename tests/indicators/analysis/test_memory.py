"""How much comparable series remember, what bounds follow, and what that costs and brings."""

from itertools import pairwise

import numpy as np
import pytest

from indicators.analysis.history import Floats
from indicators.analysis.judge import Case, judge
from indicators.analysis.judgement import Better, Grade, History, Rhythm
from indicators.analysis.mann_kendall import GENERAL, is_clear
from indicators.analysis.memory import LEVELS, bounds_for, pooled_memory


def remembering(shape: tuple[int, ...], memory: float, *, shared: float = 0.0, seed: int = 7) -> Floats:
    """AR(1) series of variance one along the last axis; those of one world share some of their shocks."""
    generator = np.random.default_rng(seed)
    series: Floats = np.sqrt(1 - shared) * generator.standard_normal(shape)
    series += np.sqrt(shared) * generator.standard_normal((*shape[:-2], 1, shape[-1]))
    for at in range(1, shape[-1]):
        series[..., at] = memory * series[..., at - 1] + np.sqrt(1 - memory**2) * series[..., at]
    return series


def pooled(world: Floats, rhythm: Rhythm = Rhythm.ANNUAL) -> float | None:
    starts = 2010.0 + np.arange(world.shape[-1]) * (rhythm.step or 1.0)
    histories = [History.of(starts, values, ends=starts + (rhythm.step or 1.0)) for values in world]
    return pooled_memory(histories, rhythm=rhythm)


@pytest.mark.parametrize("n", [7, 8, 10])
@pytest.mark.parametrize("memory", [0.15, 0.3, 0.6])
def test_many_series_tell_their_memory_however_short_they_are(memory: float, n: int) -> None:
    assert pooled(remembering((200, n), memory)) == pytest.approx(memory, abs=0.15)


def test_holes_and_a_bend_are_not_taken_for_memory() -> None:
    series = remembering((200, 10), 0.0) + 0.3 * (np.arange(10) - 6) ** 2
    series[:, 4] = np.nan

    assert pooled(series) == pytest.approx(0.0, abs=0.08)


def test_series_that_share_their_shocks_count_for_few() -> None:
    apart, together = remembering((40, 10), 0.0), np.tile(remembering((1, 10), 0.0), (40, 1))
    # Forty copies are one series, which tells little against what is usual.
    one = pooled(together + 1e-6 * apart)
    few = pooled(apart)

    assert few is not None and few < 0.15
    assert one is not None and one > 0.2


def test_years_before_several_years_taken_together_tell_no_memory() -> None:
    starts = 2010.0 + np.arange(7)
    ends = [*starts[:-1] + 1, starts[-1] + 3]
    mixed = [History.of(starts, values, ends=ends) for values in remembering((40, 7), 0.0)]

    assert pooled_memory(mixed, rhythm=Rhythm.ANNUAL) is None


@pytest.mark.parametrize(
    ("count", "n", "rhythm"),
    [(2, 10, Rhythm.ANNUAL), (40, 5, Rhythm.ANNUAL), (40, 24, Rhythm.MONTHLY), (40, 10, Rhythm.IRREGULAR)],
)
def test_of_few_or_short_series_months_and_irregular_ones_nothing_is_known(count: int, n: int, rhythm: Rhythm) -> None:
    assert pooled(remembering((count, n), 0.0), rhythm) is None


def test_figures_that_never_vary_do_not_count() -> None:
    assert pooled(np.full((40, 10), 5.0)) is None


def test_a_series_alone_keeps_the_bounds_of_the_rules() -> None:
    assert bounds_for(None) is GENERAL
    assert bounds_for(0.3) is GENERAL
    assert GENERAL.reached == {5: 10, 6: 13, 7: 17, 8: 20, 9: 24, 10: 27}


def test_without_memory_the_exact_bounds_hold_and_with_much_of_it_stricter_ones() -> None:
    assert bounds_for(0.0).reached == {5: 10, 6: 13, 7: 15, 8: 18, 9: 20, 10: 23}
    assert 5 not in bounds_for(0.6).reached
    for (_, loose), (_, strict) in pairwise(LEVELS):
        assert all(strict.reached.get(n, 99) >= loose.reached.get(n, 99) for n in range(5, 11))


def test_taking_a_season_off_asks_for_the_next_bounds() -> None:
    assert bounds_for(None, seasonal=True) is bounds_for(0.45)


@pytest.mark.parametrize(("memory", "place"), [(0.0, 0), (0.15, 1), (0.3, 2), (0.45, 3), (0.6, 4), (0.8, 5)])
@pytest.mark.parametrize("n", [5, 7, 10])
def test_each_bound_keeps_false_alarms_to_one_in_twenty(memory: float, place: int, n: int) -> None:
    said = [is_clear(values, LEVELS[place][1]) for values in remembering((3000, n), memory)]

    assert np.mean(said) <= 0.05 + 2.5 * (0.05 * 0.95 / 3000) ** 0.5


def false_alarms(memory: float, *, shared: float) -> float:
    """The share of clear trends among 100 indicators of ten series of ten figures in which nothing goes on."""
    worlds = remembering((100, 10, 10), memory, shared=shared, seed=20140128)
    return float(np.mean([[is_clear(values, bounds_for(pooled(world))) for values in world] for world in worlds]))


@pytest.mark.parametrize("shared", [0.0, 0.5])
def test_with_memory_estimated_clear_is_a_false_alarm_at_most_one_time_in_twenty(shared: float) -> None:
    allowance = 0.02  # 1,000 series, of which those of an indicator go together
    assert all(false_alarms(memory, shared=shared) <= 0.05 + allowance for memory in (0.0, 0.3))
    assert false_alarms(0.6, shared=shared) <= 0.10  # 13 % with the bounds of a series alone


def test_without_memory_more_of_the_real_slopes_are_found() -> None:
    worlds = remembering((30, 30, 7), 0.0) + 0.5 * np.arange(7)
    alone = np.mean([is_clear(values) for world in worlds for values in world])
    together = np.mean([is_clear(values, bounds_for(pooled(world))) for world in worlds for values in world])

    # 21 % and 39 % where the memory is known to be nothing: benchmarks/trends.py.
    assert together > alone + 0.1


def test_the_judgement_says_on_what_memory_its_bound_rests() -> None:
    # S = 15 of seven: beyond the exact bound, below that of a series alone.
    history = History.of(np.arange(2010.0, 2017), [1, 2, 3, 4, 7, 6, 5])
    for memory, grade, bound in ((None, Grade.LEANING, 17), (0.0, Grade.CLEAR, 15), (0.6, Grade.LEANING, 19)):
        said = judge(
            Case(
                history,
                target=None,
                frozen=None,
                better=Better.HIGHER,
                rhythm=Rhythm.ANNUAL,
                today_position=2017.0,
                memory=memory,
            )
        ).trend
        assert (said.s, said.grade, said.bound, said.memory) == (15, grade, bound, memory)
