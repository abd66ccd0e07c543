"""The sample and the yardsticks, served on this machine for as long as something is measured."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.request import urlopen

from benchmarks.yardsticks import PORTS

ROOT = Path(__file__).resolve().parent.parent
READY_SECONDS = 120
END_SECONDS = 10


@contextmanager
def served(*, workers: int = 1) -> Iterator[None]:
    """Serve the sample and the yardsticks, each by so many processes; all of them end with the block, come what may.

    Raises:
        SystemExit: a port is taken, by a run of before perhaps, or a server ended or does not answer.
    """
    _free()
    signal.signal(signal.SIGTERM, _stop)
    with tempfile.TemporaryDirectory() as folder:
        address = {"DATABASE_URL": f"sqlite:///{folder}/sample.db", "PATH": str(Path(sys.executable).parent)}
        own = [sys.executable, "app.py"]
        subprocess.run([*own, "demo"], cwd=ROOT, env=address, check=True, capture_output=True)
        serve = [*own, "serve", "--port", str(PORTS["commoncurve"]), "--workers", str(workers)]
        beside = [one for one in PORTS if one != "commoncurve"]
        commands = [serve, *([sys.executable, "-m", "benchmarks.yardsticks", one, str(workers)] for one in beside)]
        with _running(commands, address) as started:
            for port in PORTS.values():
                _wait(port, started)
            yield


def _stop(_signal: int, _frame: FrameType | None) -> None:
    # Told to end from outside, Python would leave the servers behind, and the next run would measure those.
    raise SystemExit("Told to end.")


def _free() -> None:
    for name, port in PORTS.items():
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as error:
                raise SystemExit(
                    f"Port {port} of {name!r} is taken ({error.strerror}): end what listens there."
                ) from error


@contextmanager
def _running(commands: Sequence[list[str]], address: dict[str, str]) -> Iterator[list[subprocess.Popen[bytes]]]:
    # A session of its own each: a server that does not end is ended together with its workers.
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "start_new_session": True}
    started = [subprocess.Popen(one, cwd=ROOT, env=address, **quiet) for one in commands]
    try:
        yield started
    finally:
        for one in started:
            one.terminate()
        for one in started:
            _end(one)


def _end(server: subprocess.Popen[bytes]) -> None:
    """Wait for a server; one that waits for its own workers for ever is ended hard."""
    try:
        server.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _wait(port: int, started: Sequence[subprocess.Popen[bytes]]) -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        gone = [one.args for one in started if one.poll() is not None]
        if gone:
            raise SystemExit(f"A server ended at once: {gone}")
        try:
            urlopen(f"http://127.0.0.1:{port}/", timeout=READY_SECONDS).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"Nothing answers on port {port}.")
