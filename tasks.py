"""The tasks of a checkout that is set up: run, test, soak, check, fix, lock. `bootstrap.py` sets up and calls this.

Each is what `make` offers under the same name. Words after the task go to the tool behind it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence

from rich.console import Console

from bootstrap import PYTHON, ROOT, become, environment

STORED = (0, 3)  # 3: stored, except the cells that were rejected
TYPES = ("mypy",)
LINT = (("ruff", "format", "--check", "."), ("ruff", "check", "."))
CHECKS = (*LINT, TYPES)
COMPILE = ("uv", "pip", "compile", "pyproject.toml", "--quiet", "--generate-hashes", "--no-emit-index-url")
EVERYWHERE = ("--universal", "--python-version", "3.11", "--fork-strategy", "fewest")

# On two processors or more; neighbours stay together, for what they share, until one side has no more to do.
SIDE_BY_SIDE = ("-n", str(max(2, min(4, os.cpu_count() or 2))), "--dist", "worksteal")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_BROWSER = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
NO_BROWSER = (
    "There is no Chromium here, and neither the system's package manager nor Playwright could install one: "
    "install it, or name one in the environment as CHROMIUM=/path/to/chromium."
)


def run(arguments: Sequence[str]) -> int:
    """Load the sample into an empty database, then serve the site until it is stopped."""
    loaded = tool("commoncurve", "demo")
    return become([program("commoncurve"), "serve", *arguments]) if loaded in STORED else loaded


def test(arguments: Sequence[str]) -> int:
    """Check format and lint, then types beside every test but the long ones, or those that are named; all clean."""
    named = os.environ.get("CHROMIUM")
    browser = find_browser() or (None if named else install_browser())
    if browser is None:
        sys.stderr.write(f"CHROMIUM names {named}, which does not start.\n" if named else f"{NO_BROWSER}\n")
        return 1
    os.environ["CHROMIUM"] = browser
    linted = max([tool(*command) for command in LINT])
    # The types take a minute of one processor: they are checked meanwhile, and said when the tests have had their say.
    with subprocess.Popen(
        [program(TYPES[0])], cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as types:
        tested = tool("pytest", *(arguments or SIDE_BY_SIDE))
        said = types.communicate()[0]
    sys.stdout.write(f"{TYPES[0]}\n{said}")
    checked = linted or types.returncode
    if checked and not tested:
        sys.stderr.write("Every test passed, but format, lint or types are not clean: see above.\n")
    return tested or checked


def soak(arguments: Sequence[str]) -> int:
    """Run every test, those that take minutes too, and count which lines and branches they ran."""
    return tool("pytest", "-m", "", "--cov", *SIDE_BY_SIDE, *arguments)


def check(arguments: Sequence[str]) -> int:
    """Check format, lint and types; every tool has its say before the answer."""
    return max([tool(*command, *arguments) for command in CHECKS])


def fix(arguments: Sequence[str]) -> int:
    """Mend what lint can mend by itself, format, and write the generated pages of the manual again."""
    mended = tool("ruff", "check", "--fix", ".", *arguments)
    return tool("ruff", "format", ".") or tool("python", "-m", "tests.manual") or mended


def lock(arguments: Sequence[str]) -> int:
    """Lock the dependencies anew, with hashes and without any registry's address."""
    os.environ["UV_CUSTOM_COMPILE_COMMAND"] = "make lock"
    locked = tool(*COMPILE, *EVERYWHERE, *arguments, "-o", "requirements.lock")
    extra = ("--group", "dev", "-c", "requirements.lock")
    return locked or tool(*COMPILE, *EVERYWHERE, *extra, *arguments, "-o", "requirements-dev.lock")


def program(name: str) -> str:
    """Return the path of one of the environment's programs."""
    return str(PYTHON.with_name(f"{name}{PYTHON.suffix}"))


def tool(name: str, *arguments: str) -> int:
    """Say which of the environment's programs runs, run it to its own end, and return its exit status."""
    Console(highlight=False).print(f"[bold]{name}[/] {' '.join(arguments)}", soft_wrap=True)
    with subprocess.Popen([program(name), *arguments], cwd=ROOT, env=environment()) as process:
        return ended(process)


def ended(process: subprocess.Popen[bytes]) -> int:
    """Wait for a program; one that was interrupted gets the time to stop what it started."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def find_browser() -> str | None:
    """Return a Chromium that starts: the one that CHROMIUM names, the system's, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    places = [named] if named else [*map(shutil.which, BROWSERS), MAC_BROWSER, playwrights_browser()]
    return next((place for place in places if place and succeeds([place, "--version"])), None)


def install_browser() -> str | None:
    """Install Chromium in the first way that works, and return it; None when none does."""
    for title, commands in ways_to_a_browser():
        with Console().status(f"Installing Chromium with {title}"):
            # An update that fails in part may still let the installation succeed: the browser itself is the answer.
            list(map(succeeds, commands))
            browser = find_browser()
        Console().print(f"Chromium with {title}: {browser or 'no'}", soft_wrap=True)
        if browser:
            return browser
    return None


def ways_to_a_browser() -> Iterable[tuple[str, list[list[str]]]]:
    """Yield the ways to install Chromium here, the system's package manager first where it may be used."""
    prefix = as_root()
    if shutil.which("apt-get") and prefix is not None:
        yield "apt-get", [[*prefix, "apt-get", "update"], [*prefix, "apt-get", "install", "--yes", "chromium"]]
    yield "Playwright", [[program("playwright"), "install", "chromium"]]


def as_root() -> list[str] | None:
    """Return what to put before a command that only root may run; None where that would ask for a password."""
    if os.name == "nt":
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and succeeds(["sudo", "-n", "true"]) else None


def playwrights_browser() -> str:
    """Return where `playwright install chromium` puts its Chromium, there or not."""
    question = (
        "from playwright.sync_api import sync_playwright as p; s = p().start(); print(s.chromium.executable_path)"
    )
    asked = subprocess.run([PYTHON, "-c", question], env=environment(), capture_output=True, text=True, check=False)
    return asked.stdout.strip()


def succeeds(command: Sequence[str]) -> bool:
    """Whether a command can be started and ends well; what it prints is dropped."""
    quiet = {**environment(), "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, env=quiet, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


TASKS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "soak": soak,
    "check": check,
    "fix": fix,
    "lock": lock,
}


def main(arguments: Sequence[str]) -> int:
    """Do the task that is named first; return its exit status, 2 for a task that does not exist."""
    name, *rest = arguments
    if name not in TASKS:
        sys.stderr.write(f"There is no task {name!r}; there are {', '.join(TASKS)}.\n")
        return 2
    return TASKS[name](rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
