"""A site with figures that nobody may see, of every kind there is: numbers that stand nowhere else by chance."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd

from indicators.periods import parse
from indicators.reading import MEASURE_COLUMNS, Reading, Record
from indicators.release.publishing import publish
from indicators.store.database import Database
from indicators.store.migrations import migrate
from indicators.store.writes.landing import land
from indicators.voices.comments import Comment
from indicators.voices.deciding import Staff
from indicators.voices.gate import Voices
from indicators.voices.tokens import Tokens
from tests.crawl.spellings import Secret
from tests.indicators.conftest import FRAME, figures, moment

FIRST_DAY = "2024-02-01"
UNREAD = ("Quarzuhr und Lampe", "zwergotter@example.org", "Obstkorbflechter", "nobody.reads@example.org")
"""What people said that nobody has read or that is not shown, how to reach them, who gets the newsletter."""
HEARD = "Our street is dark"
NOTE = "Counted by hand, 7723 papers"
Numbers = tuple[int, int]
Cell = tuple[str, str]
"""A group and a year."""

# What each figure counts, and of how many. Everyone is shown but where it says otherwise.
READING: Mapping[Cell, Numbers] = {
    ("boys", "2014"): (7, 8641),  # a small count
    ("girls", "2014"): (2311, 7919),  # protects it
    ("all", "2014"): (2318, 16560),
    ("boys", "2015"): (6133, 6137),  # all but 4
    ("girls", "2015"): (3119, 5309),  # protects it
    ("all", "2015"): (9252, 11446),
    # Together ten: "1 to 10" of both groups would tell of each, so no mark says more than that it is hidden.
    ("boys", "2016"): (5, 4327),
    ("girls", "2016"): (5, 4349),
    ("all", "2016"): (10, 8676),
    ("boys", "2017"): (3361, 6089),
    ("girls", "2017"): (3607, 6091),
    ("all", "2017"): (6968, 12180),
    ("all", "2012"): (4513, 7187),  # shown in the first release, and withdrawn
    ("all", "2013"): (5077, 9161),  # corrected before any release
}
# Their publisher shows no figure of these, and has left in what stands behind it.
LEFT_OUT: Mapping[Cell, Numbers] = {("boys", "2011"): (6271, 8623)}
CORRECTED: Mapping[Cell, Numbers] = {("all", "2013"): (5081, 9163)}
# Nobody loads these before the second release; it is about as small as the first.
LATER: Mapping[Cell, Numbers] = {
    ("boys", "2018"): (9, 6473),
    ("girls", "2018"): (2503, 6781),
    ("all", "2018"): (2512, 13254),
}
ATTENDANCE: Mapping[Cell, Numbers] = {("all", "2014"): (8297, 8311), ("all", "2015"): (6203, 8513)}
HELPED: Numbers = (8, 8219)
SHOWN = {("all", "2014"), ("all", "2015"), ("boys", "2017"), ("girls", "2017"), ("all", "2017"), ("all", "2018")}


def secrets() -> tuple[Secret, ...]:
    """Every number that nobody may find."""
    hidden = {cell: numbers for cell, numbers in {**READING, **LATER}.items() if cell not in SHOWN}
    named = [(f"reading of {group} in {year}", numbers) for (group, year), numbers in hidden.items()]
    named += [(f"left out of {group} in {year}", numbers) for (group, year), numbers in LEFT_OUT.items()]
    named += [("attendance in 2014", ATTENDANCE["all", "2014"]), ("those helped", HELPED)]
    return (*(Secret(name, _share(*numbers), numbers) for name, numbers in named), Secret("the note", None, (7723,)))


def control() -> Secret:
    """A figure that is shown: a search that does not find it would find nothing."""
    return Secret("everyone in 2017", _share(*READING["all", "2017"]), ())


def plant(database: Database, folder: Path) -> Path:
    """Load and publish all but the last figures; return a workbook of those, for whoever loads it by command."""
    migrate(database)
    land(database, _file(READING, note={("boys", "2014"): NOTE}), actor="test", now=moment("2024-01-10"))
    correction = replace(_file(CORRECTED), records=(), measures=_measures(()), sha256="1" * 64)
    land(database, correction, actor="test", now=moment("2024-01-20"))
    publish(database, actor="test", now=moment(FIRST_DAY), today=dt.date.fromisoformat(FIRST_DAY))
    _speak(database)
    return _workbook(folder / "later.xlsx")


def _speak(database: Database) -> None:
    """Say something that waits, something that is declined, and something that is shown; sign up for the newsletter."""
    voices = Voices({"*": database}, Tokens("planted"), clock=lambda: moment(FIRST_DAY))
    staff = Staff(database, "test", moment(FIRST_DAY), dt.date.fromisoformat(FIRST_DAY))
    unread, contact, declined, address = UNREAD
    voices.receive("*", Comment(unread, "de", "/indicators/reading", contact))
    staff.decline(staff.add(Comment(declined, contact=contact), way="phone"), because=declined)
    shown = staff.add(Comment(f"{HEARD}, {declined}", "en", "/indicators/reading", contact), way="paper")
    staff.show(shown, words=HEARD)
    voices.sign_up("*", address, "en", mails=False)


def _share(count: int, people: int) -> float:
    return round(100 * count / people, 6)


def _file(reading: Mapping[Cell, Numbers], note: Mapping[Cell, str] | None = None) -> Reading:
    read = _table(reading, "reading", "survey")
    read["note"] = pd.Series([(note or {}).get(cell) for cell in reading], dtype=object)
    without = _table(LEFT_OUT, "reading", "survey").assign(value=float("nan"), flags="suppressed at source")
    table = pd.concat([read, without, _table(ATTENDANCE, "attendance", "school")]) if note else read
    return Reading("file.csv", "0" * 64, "tidy", ("Sheet1",), tuple(_records()), table, _measures((HELPED,)))


def _table(numbers: Mapping[Cell, Numbers], indicator: str, source: str) -> pd.DataFrame:
    made = figures(*((group, year, _share(*behind)) for (group, year), behind in numbers.items()))
    counts, people = zip(*numbers.values(), strict=True)
    return made.assign(
        indicator=indicator,
        source=source,
        numerator=[float(one) for one in counts],
        denominator=[float(one) for one in people],
    )


def _measures(each: tuple[Numbers, ...]) -> pd.DataFrame:
    period = parse("2015", "year")
    rows = [
        ("helped", period.text, period.starts_on, period.ends_on, _share(*one), *map(float, one), "", "survey", False,
         None, 0, number, 5)
        for number, one in enumerate(each, start=2)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(MEASURE_COLUMNS))


def _records() -> Iterator[Record]:
    """Yield the framework: a source under small counts with an agreement, one under limits, a program's measure."""
    yield from (one for one in FRAME if one.noun not in {"source", "outcome", "indicator", "team"})
    yield Record("group", "boys", {"name": "Boys", "dimension": "gender", "aliases": []})
    yield Record("disclosure_rule", "small", {"name": "Small counts", "rule": "small counts", "minimum": 10})
    yield Record("disclosure_rule", "limits", {"name": "Limits", "rule": "nces", "minimum": None})
    yield _source("survey", "small")
    yield _source("school", "limits")
    yield from (one for one in FRAME if one.noun in {"outcome", "indicator", "team"})
    reading = next(one for one in FRAME if one.noun == "indicator")
    attendance = {**reading.fields, "title": "Being there", "source": "school", "rank": 2}
    yield Record("indicator", "attendance", attendance)
    hours = {"title": "Story hours", "team": "team-b", "began": dt.date(2015, 1, 1), "status": "under way"}
    yield Record("strategy", "hours", {**hours, "indicators": ["reading"]})
    helped = {"strategy": "hours", "title": "Read at home", "quadrant": "better off percent", "period_type": "year"}
    yield Record("measure", "helped", {**helped, "unit": "percent", "better": "higher", "decimals": 2})


def _source(name: str, rule: str) -> Record:
    told = {"organisation": "The agency", "title": name, "interval": "none", "disclosure_rule": rule}
    more = {"agreement": "Memorandum of 2023", "agreed_on": dt.date(2023, 5, 1), "may_see": ["coordinator"]}
    return Record("source", name, {**told, **more})


def _workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Observations"
    sheet.append(("Indicator", "Place", "Group", "Period", "Value", "Numerator", "Denominator", "Source"))
    for (group, year), numbers in LATER.items():
        sheet.append(("reading", "town", group, year, _share(*numbers), *numbers, "survey"))
    book.save(path)
    return path
