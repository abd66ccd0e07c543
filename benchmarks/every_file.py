"""How long, and how much memory, reading each publisher's file takes: each in a process of its own.

    python -m benchmarks.every_file [SECONDS MEGABYTES]

Prints the slowest and the largest, and ends with 1 when a file takes more than 10 seconds or 500 MB.
"""

import os
import pickle
import sys
import tempfile
import time
from pathlib import Path

from tests.every_file import examine, files, sample_framework

SHOWN = 12


def measured(path: Path, known: Path) -> tuple[float, float, int]:
    """Return wall seconds, peak megabytes and exit status of reading one file in a new process."""
    start = time.perf_counter()
    child = os.posix_spawn(
        sys.executable, [sys.executable, "-m", "benchmarks.every_file", str(known), str(path)], os.environ
    )
    _, status, used = os.wait4(child, 0)
    return time.perf_counter() - start, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def main(seconds: float = 10, megabytes: float = 500) -> int:
    """Measure every file and print the worst; return how many went beyond a limit or broke."""
    with tempfile.TemporaryDirectory() as folder:
        known = Path(folder) / "known.pickle"
        known.write_bytes(pickle.dumps(sample_framework()))
        rows = [(*measured(path, known), path) for path in files()]
    beyond = [row for row in rows if row[0] > seconds or row[1] > megabytes or row[2]]
    print(f"{len(rows)} files; {len(beyond)} beyond {seconds:g} s or {megabytes:g} MB, or broken")
    for title, at in (("slowest", 0), ("largest", 1)):
        print(f"\n{title:<10}{'seconds':>9}{'MB':>7}{'exit':>6}")
        for row in sorted(rows, key=lambda row: row[at], reverse=True)[:SHOWN]:
            print(f"{'':<10}{row[0]:>9.2f}{row[1]:>7.0f}{row[2]:>6}  {row[3].parent.name}/{row[3].name}")
    return len(beyond)


def _child(known: str, path: str) -> None:
    examine(Path(path), pickle.loads(Path(known).read_bytes()))  # noqa: S301 - written by the process that asks


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1].endswith(".pickle"):
        _child(sys.argv[1], sys.argv[2])
    else:
        sys.exit(bool(main(*map(float, sys.argv[1:]))))
