import pandas as pd

from loaders.checks.repeats import find_repeats

NAN = float("nan")


def test_a_key_that_says_the_same_is_one_figure_and_a_key_that_does_not_is_none() -> None:
    keys = pd.DataFrame({"place": ["a", "a", "b", "b", "b", "c"], "year": ["1", "1", "1", "1", "1", "1"]})
    said = pd.DataFrame({"value": [5.0, 5.0, 6.0, 6.0, 7.0, 8.0]})
    repeats = find_repeats(keys, said)
    assert repeats.again.tolist() == [False, True, False, False, False, False]
    assert repeats.conflicting.tolist() == [False, False, True, True, True, False]
    assert [rows.tolist() for rows in repeats.conflicts()] == [[2, 3, 4]]


def test_the_noise_of_binary_fractions_is_no_difference_but_a_billionth_more_is() -> None:
    keys = pd.DataFrame({"key": ["a", "a", "b", "b"]})
    said = pd.DataFrame({"value": [0.4909110622607408, 0.49091106226074077, 1.0, 1.00000001]})
    assert find_repeats(keys, said).conflicting.tolist() == [False, False, True, True]


def test_unknown_equals_unknown_and_nothing_else() -> None:
    keys = pd.DataFrame({"key": ["a", "a", "b", "b"]})
    said = pd.DataFrame({"value": [NAN, NAN, NAN, 0.0]})
    repeats = find_repeats(keys, said)
    assert repeats.again.tolist() == [False, True, False, False]
    assert repeats.conflicting.tolist() == [False, False, True, True]


def test_a_flag_that_differs_is_a_difference() -> None:
    keys = pd.DataFrame({"key": ["a", "a"]})
    said = pd.DataFrame({"value": [1.0, 1.0], "flags": ["", "estimate"]})
    assert find_repeats(keys, said).conflicting.all()


def test_no_rows_hold_no_repeats() -> None:
    empty = pd.DataFrame({"key": []})
    assert list(find_repeats(empty, empty).conflicts()) == []
