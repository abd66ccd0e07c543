"""Trying: read a workbook in a process of its own, which may fail in every way there is."""

import subprocess
import sys
from pathlib import Path

from loaders.opening import limits
from loaders.opening.refusing import damaged, too_large

TRIAL = Path(__file__).with_name("trial.py")


def try_workbook(content: bytes) -> None:
    """Read a workbook in another process, to see that it can be read.

    Raises:
        Refused: it is damaged, or takes more memory or time than a workbook may.
    """
    seconds = limits.TRIAL_SECONDS + len(content) // limits.TRIED_A_SECOND
    options = map(str, (limits.TRIAL_MEMORY + 4 * len(content), seconds, limits.MOST_CELLS))
    command = [sys.executable, "-I", str(TRIAL), *options]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=2 * seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise too_large("a workbook that takes too long to read", "a workbook that is read within seconds") from error
    if done.returncode:
        raise _refused(done.returncode, done.stderr.decode("utf-8", "replace"))


def _refused(code: int, said: str) -> Exception:
    last = (said.strip().splitlines() or [""])[-1]
    height, _, width = last.partition(" ")
    if code == 1 and height.isdecimal() and width.isdecimal():
        found = f"a sheet of {int(height):,} rows and {int(width):,} columns"
        return too_large(found, f"at most {limits.MOST_CELLS:,} cells", "Save only the table that is needed.")
    if last.startswith("calamine: "):
        return damaged(last.removeprefix("calamine: ").rstrip("."))
    return damaged("reading it takes more memory or time than a workbook may, or cannot be done")
