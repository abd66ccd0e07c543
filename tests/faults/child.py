"""The real command line in a process of its own, which can die at a chosen moment or wait for a sign to begin.

    python -m tests.faults.child MOMENT COMMAND…

MOMENT counts every statement, commit and rollback that reaches the database; the process kills itself (SIGKILL, as
`kill -9`) just before the one of that number. 0 lets it live; it then says how many there were on standard error's
last line. It says “ready” on standard output, and begins when it reads a line.
"""

import os
import signal
import sys

from sqlalchemy import Engine, event

from app import main


class Moments:
    """Counts what reaches the database, and dies at the moment that was chosen."""

    def __init__(self, deadly: int) -> None:
        self.deadly = deadly
        self.count = 0

    def __call__(self, *_said: object) -> None:
        """Count one."""
        self.count += 1
        if self.count == self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)


def run(moment: int, arguments: list[str]) -> None:
    """Run one command."""
    moments = Moments(moment)
    for name in ("before_cursor_execute", "commit", "rollback"):
        event.listen(Engine, name, moments)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    try:
        main(arguments)
    finally:
        sys.stderr.write(f"\n{moments.count}\n")


if __name__ == "__main__":
    run(int(sys.argv[1]), sys.argv[2:])
