"""Set up this checkout, then run it or test it: what `make` calls, and what works without make.

    python bootstrap.py run     a virtual environment, the locked packages, the sample, the site
    python bootstrap.py test    the same with the test packages and a browser, then every test

Only Python's own library is needed, and the words are those of Python 3.7, so that an old Python is told so in a
sentence. This part makes the environment `.venv` and hands over to `tasks.py`, which runs inside it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Note = Callable[[str], None]

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOG = VENV / "set-up.log"
STAMP = VENV / "set-up.json"
UNFINISHED = VENV / "set-up.unfinished"

RUN_LOCK, DEV_LOCK = "requirements.lock", "requirements-dev.lock"
OLDEST = (3, 11)
FOREIGN = {"VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV"}

# What pip prints when it fails, and the sentence that a reader can act on; the first that fits is said.
REASONS = (
    (r"No space left on device|Errno 28", "The disk is full: make room (about 1 GB) and run this again."),
    (
        r"name resolution|NewConnectionError|ConnectTimeout|ReadTimeout|timed out|unreachable|ProxyError|refused|"
        r"ConnectionResetError|RemoteDisconnected|getaddrinfo",
        "The packages could not be fetched because no package index answers: check the network and run this again.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "A fetched package is not the one that was locked (its hash differs): nothing was kept.",
    ),
    (
        r"Permission denied|Errno 13|Read-only file system",
        "Files in .venv may not be written: check who owns this folder.",
    ),
    (r"CERTIFICATE_VERIFY_FAILED", "The package index's certificate is not trusted here: ask who runs this network."),
    (
        r"No matching distribution",
        "A locked package does not exist for this system or this Python: try Python 3.11 to 3.13.",
    ),
)


class SetUpError(Exception):
    """What the reader can mend; ends the set-up with this one sentence."""


class Steps:
    """Numbered steps, each with its time, in plain lines: Rich is among what is being installed."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.number = 0

    @contextmanager
    def step(self, title: str) -> Iterator[Note]:
        """Announce a step and its end; gives a function that says how far it has come."""
        self.number += 1
        began = time.monotonic()
        say(f"[{self.number}/{self.total}] {title}")
        yield lambda text: say(f"      {text}, {time.monotonic() - began:.0f} s")
        say(f"      done in {time.monotonic() - began:.1f} s")


def say(text: str) -> None:
    """Write one line, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def environment() -> dict[str, str]:
    """Return the environment for what we start: no other virtual environment reaches into ours."""
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    path = f"{PYTHON.parent}{os.pathsep}{kept.get('PATH', os.defpath)}"
    return {**kept, "PATH": path, "PYTHONUNBUFFERED": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


def reason(output: str) -> str:
    """Return the one sentence for what a failed command printed."""
    for pattern, sentence in REASONS:
        if re.search(pattern, output):
            return sentence
    last = next((line.strip() for line in reversed(output.splitlines()) if line.strip()), "nothing")
    return f"The set-up stopped; the last thing said was: {last} (all of it is in {LOG})"


def logged(command: Sequence[str], *, note: Note) -> None:
    """Run a command of the set-up, its output in the log; each line is also handed to `note`.

    Raises:
        SetUpError: the command failed; says why.
    """
    output = []
    with LOG.open("a", encoding="utf-8") as log, started(command) as process:
        for line in process.stdout or ():
            log.write(line)
            output.append(line)
            note(line)
    if process.returncode:
        raise SetUpError(reason("".join(output)))


def started(command: Sequence[str]) -> subprocess.Popen[str]:
    """Start a command whose output, errors included, is read as text."""
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def digest(name: str) -> str:
    """Return the fingerprint of one of the checkout's files."""
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def recorded() -> dict[str, str]:
    """Return what the last finished set-up installed; empty when there was none."""
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp


def wanted(lock: str) -> dict[str, str]:
    """Return what a finished set-up with this lock records; the test packages include those of a run."""
    locks = [RUN_LOCK] if lock == RUN_LOCK else [RUN_LOCK, DEV_LOCK]
    return {"root": str(ROOT), **{name: digest(name) for name in [*locks, "pyproject.toml"]}}


def usable() -> bool:
    """Whether `.venv` was made here, completely, and its Python still starts and is new enough."""
    if UNFINISHED.exists() or not PYTHON.exists() or recorded().get("root", str(ROOT)) != str(ROOT):
        return False
    question = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    return subprocess.run([str(PYTHON), "-c", question], env=environment(), check=False).returncode == 0


def up_to_date(lock: str) -> bool:
    """Whether nothing is left to install for this lock."""
    return wanted(lock).items() <= recorded().items() and usable()


def make_environment(note: Note) -> None:
    """Make `.venv` anew; one that was left half-made is thrown away.

    Raises:
        SetUpError: this Python lacks its venv module, or the folder cannot be written.
    """
    if VENV.exists():
        note("the .venv found here is half-made, moved or too old: making it anew")
        shutil.rmtree(VENV)
    VENV.mkdir()
    UNFINISHED.touch()
    base = getattr(sys, "_base_executable", sys.executable)
    if subprocess.run([base, "-c", "import ensurepip, venv"], capture_output=True, check=False).returncode:
        raise SetUpError("This Python has no venv module: install it (Debian, Ubuntu: apt-get install python3-venv).")
    logged([base, "-m", "venv", str(VENV)], note=lambda line: None)
    UNFINISHED.unlink()


def install_packages(lock: str, *, note: Note) -> None:
    """Install what is locked, each package checked against its hash."""
    total = len(re.findall(r"^\S+==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
    seen = 0

    def follow(line: str) -> None:
        nonlocal seen
        if line.startswith(("Collecting", "Requirement already", "Ignoring")):
            seen += 1
            if seen % 10 == 0:
                note(f"{seen} of {total} fetched")
        elif line.startswith("Installing collected"):
            UNFINISHED.touch()  # from here on an interruption leaves half a package behind
            note("all fetched, unpacking")

    pip("--require-hashes", "--requirement", lock, note=follow)
    UNFINISHED.unlink(missing_ok=True)


def pip(*arguments: str, note: Note) -> None:
    """Run `pip install` in the environment."""
    logged([str(PYTHON), "-m", "pip", "install", "--progress-bar=off", "--retries=2", *arguments], note=note)


def set_up(lock: str) -> None:
    """Bring `.venv` to what the lock says, step by step, and record that it is done."""
    steps = Steps(2 if usable() else 3)
    if not usable():
        with steps.step("Make a virtual environment in .venv") as note:
            make_environment(note)
    with steps.step(f"Install the packages of {lock}") as note:
        install_packages(lock, note=note)
    with steps.step("Install Commoncurve itself, from this folder") as note:
        pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT), note=lambda line: None)
    STAMP.write_text(json.dumps({**recorded(), **wanted(lock)}, indent=2), encoding="utf-8")


def become(command: Sequence[str]) -> int:
    """Run a command in this process's place, so that an interruption has one receiver; return its exit status."""
    if os.name != "nt":
        os.chdir(ROOT)
        os.execve(command[0], list(command), environment())  # noqa: S606 - a list of our own, and no shell to get wrong
    return subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode


def main(arguments: Sequence[str]) -> int:
    """Set up for the task that is named first, then do it; return the exit status.

    Raises:
        SetUpError: the set-up cannot go on; nothing but its sentence need be shown.
    """
    if sys.version_info < OLDEST:
        raise SetUpError(f"Commoncurve needs Python 3.11 or newer, and this is {sys.version.split()[0]}.")
    lock = RUN_LOCK if arguments[:1] == ["run"] else DEV_LOCK
    if not up_to_date(lock):
        set_up(lock)
    return become([str(PYTHON), str(ROOT / "tasks.py"), *arguments])


def answer(arguments: Sequence[str]) -> int:
    """Return the exit status of `main`; a failure says its one sentence."""
    try:
        return main(arguments)
    except SetUpError as error:
        sys.stderr.write(f"{error}\n")
    except OSError as error:
        sys.stderr.write(f"{reason(str(error))}\n")
    except KeyboardInterrupt:
        sys.stderr.write("Stopped; the same command carries on from here.\n")
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(answer(sys.argv[1:] or ["run"]))
