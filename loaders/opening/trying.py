"""Trying: read a workbook in a process of its own, which may fail in every way there is."""

import subprocess
import sys
from pathlib import Path

from loaders.opening import limits
from loaders.opening.refusing import Refused, damaged, most_cells, too_large, too_many_cells

TRIAL = Path(__file__).with_name("trial.py")


def try_workbook(content: bytes, size: int) -> None:
    """Read a workbook of `size` bytes, unpacked, in another process, to see that it can be read.

    Raises:
        Refused: it is damaged, or takes more memory or time than a workbook may.
    """
    seconds = limits.TRIAL_SECONDS + len(content) // limits.TRIED_A_SECOND
    options = map(str, (limits.TRIAL_MEMORY + 4 * len(content), seconds, most_cells(size)))
    command = [sys.executable, "-I", str(TRIAL), *options]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=2 * seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise too_large("a workbook that takes too long to read", "a workbook that is read within seconds") from error
    if done.returncode:
        raise _refused(done.returncode, done.stderr.decode("utf-8", "replace"))


def _refused(code: int, said: str) -> Refused:
    last = (said.strip().splitlines() or [""])[-1]
    rows, _, columns = last.partition(" ")
    if rows.isdecimal() and columns.isdecimal():
        return too_many_cells(int(rows), int(columns))
    if last.startswith("calamine: "):
        return damaged(last.removeprefix("calamine: ").rstrip("."))
    if code < 0:
        # Ended by the system: it asked for more memory or time than it was given.
        return too_large("a workbook that takes too much memory or time to read", "one that is read within seconds")
    return damaged("it cannot be read")
