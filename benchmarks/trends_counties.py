"""Real series of counties, judged with and without the memory that the counties of one state have in common.

Nobody knows which of them have a trend: this describes, and proves nothing.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from indicators.analysis.judge import Case, judge
from indicators.analysis.judgement import Better, Grade, History, Rhythm
from indicators.analysis.memory import pooled_memory

UNEMPLOYMENT = "usda_unemployment_by_county_2007_2018_wide.csv"
BIRTHS = "NCHS_-_Teen_Birth_Rates_for_Age_Group_15-19_in_the_United_States_by_County.csv"
EACH = 40
"""Counties of each state."""
SPANS = ((0, 7), (3, 10), (0, 10))
GRADES = (Grade.CLEAR, Grade.LEANING, Grade.CHANGED, Grade.TOO_CLOSE)

States = dict[str, list[dict[int, float]]]


def counties(folder: Path) -> Iterator[str]:
    """Yield how the grades of real counties change when the memory of those of one state is known."""
    yield "Counties (%): clear / leaning / changed / too close, alone and with the pooled memory of their state"
    if not (folder / UNEMPLOYMENT).exists():
        yield "not measured: the collections of series are not here"
        return
    for name, states in (("unemployment", unemployment(folder)), ("teen births", births(folder))):
        for first, last in SPANS:
            yield _compared(name, list(states.values()), first, last)


def unemployment(folder: Path) -> States:
    """Return the yearly unemployment rates 2007-2018 of the counties of each state (USDA)."""
    states: States = defaultdict(list)
    with (folder / UNEMPLOYMENT).open(encoding="utf-8-sig") as rows:
        for row in csv.DictReader(rows):
            if int(row["FIPS"]) % 1000:
                rates = {year: row[f"Unemployment_rate_{year}"] for year in range(2007, 2019)}
                states[row["State"]].append({year: float(rate) for year, rate in rates.items() if rate.strip()})
    return states


def births(folder: Path) -> States:
    """Return the teen birth rates 2003-2015 of the counties of each state (NCHS; smoothed by its model)."""
    found: dict[str, dict[str, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    with (folder / BIRTHS).open(encoding="utf-8-sig") as rows:
        for row in csv.DictReader(rows):
            if row["Birth Rate"]:
                found[row["State"]][row["Combined FIPS Code"]][int(row["Year"])] = float(row["Birth Rate"])
    return {state: list(known.values()) for state, known in found.items()}


def _compared(name: str, states: Sequence[Sequence[dict[int, float]]], first: int, last: int) -> str:
    alone: Counter[Grade] = Counter()
    together: Counter[Grade] = Counter()
    memories = []
    for state in states:
        histories = [_history(figures, first, last) for figures in state[:EACH]]
        memory = pooled_memory(histories, rhythm=Rhythm.ANNUAL)
        memories += [] if memory is None else [memory]
        alone.update(_grade(history, None) for history in histories)
        together.update(_grade(history, memory) for history in histories)
    middle = float(np.median(memories))
    return f"{name:12} years {first:2} to {last:2}: {_shares(alone)} | {_shares(together)} | memory {middle:.2f}"


def _history(figures: dict[int, float], first: int, last: int) -> History:
    years = sorted(figures)[first:last]
    return History.of(np.array(years, np.float64), [figures[year] for year in years])


def _grade(history: History, memory: float | None) -> Grade:
    said = judge(
        Case(
            history,
            target=None,
            frozen=None,
            better=Better.LOWER,
            rhythm=Rhythm.ANNUAL,
            today_position=2026.0,
            memory=memory,
        )
    )
    return said.trend.grade


def _shares(counted: Counter[Grade]) -> str:
    return " /".join(f"{100 * counted[grade] / max(1, counted.total()):5.1f}" for grade in GRADES)
