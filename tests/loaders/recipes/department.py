"""What the tests of the state education department's templates share: a small framework, and tables with tabs."""

from pathlib import Path

from indicators.reading import Framework, KnownGroup, KnownIndicator, KnownPlace, Problem, ProblemKind, Reading

Rows = list[list[str]]
PERCENT = (
    "graduation",
    "dropout",
    "chronic-absenteeism",
    "suspension",
    "sat-1500",
    "sat-benchmark",
    "act-21-or-more",
    "free-meals",
    "reading",
    "mathematics",
)
COUNTS = ("enrolment", "a-g-completion", "ap-test-takers")
PLACES = {
    "california": ("06", ("00000000000000",), "state", None),
    "los-angeles-county": ("06037", ("19000000000000",), "county", "california"),
    "pasadena-unified": (
        "19648810000000",
        ("Pasadena Unified (Los Angeles)", "0629940"),
        "school district",
        "los-angeles-county",
    ),
}
GROUPS = {
    "all": "all",
    **dict.fromkeys(("black", "hispanic", "white", "asian", "american-indian", "two-or-more"), "race-ethnicity"),
    **dict.fromkeys(("female", "male"), "gender"),
    **dict.fromkeys(("english-learners", "students-with-disabilities", "socioeconomically-disadvantaged"), "school"),
}
SOURCES = (
    "cde-acgr",
    "cde-ag",
    "cde-sat",
    "cde-act",
    "cde-ap",
    "cde-frpm",
    "cde-current-expense",
    "cde-chronic-absenteeism",
    "cde-suspension",
    "cde-enrolment",
    "cde-sarc",
    "ed-data",
    "enrolment-2015-2019",
)


def framework(**schools: str) -> Framework:
    """Return a collaborative that knows the state, a county, a district and the schools named, id to code."""
    places = {name: KnownPlace(name, name, *about) for name, about in PLACES.items()}
    places |= {name: KnownPlace(name, name, code, (), "school", "pasadena-unified") for name, code in schools.items()}
    units = {**dict.fromkeys(PERCENT, "percent"), **dict.fromkeys(COUNTS, "people"), "spending-per-student": "dollars"}
    return Framework(
        languages=("en",),
        indicators={name: KnownIndicator(name, unit, "school year") for name, unit in units.items()},
        places=places,
        groups={name: KnownGroup(name, name, dimension, ()) for name, dimension in GROUPS.items()},
        ids={"source": frozenset(SOURCES)},
    )


def write_tabs(path: Path, rows: Rows) -> Path:
    """Write rows as the department does: tabs, the line ends of Windows, a byte order mark."""
    path.write_bytes("\r\n".join("\t".join(row) for row in rows).encode("utf-8-sig"))
    return path


def figures(reading: Reading) -> list[tuple[object, ...]]:
    """Return indicator, place, group, period, value and flags of each figure; an unknown value is None."""
    columns = reading.figures[["indicator", "place", "group", "period", "value", "flags"]]
    return [(*key, None if value != value else value, flags) for *key, value, flags in columns.itertuples(index=False)]


def counts(reading: Reading) -> list[tuple[float, float]]:
    """Return numerator and denominator of each figure."""
    return list(reading.figures[["numerator", "denominator"]].itertuples(index=False, name=None))


def problems(reading: Reading, kind: ProblemKind) -> list[Problem]:
    """Return the problems of a kind."""
    return [problem for problem in reading.problems if problem.kind is kind]


def reasons(reading: Reading) -> dict[str, int]:
    """Return why cells were left out, and how many."""
    left_out = problems(reading, ProblemKind.OUTSIDE)
    return {one.found.partition(", left out: ")[2] or one.expected: one.cells for one in left_out}
