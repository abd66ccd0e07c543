"""The set-up: it recovers, it lets nothing foreign in, and it fails with one sentence."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap
import tasks


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a space in its path, its lock files, and no environment yet."""
    root = tmp_path / "a checkout"
    root.mkdir()
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (root / name).write_text(f"made for this test: {name}", encoding="utf-8")
    venv = root / ".venv"
    places = {
        "ROOT": root,
        "VENV": venv,
        "PYTHON": venv / bootstrap.PYTHON.relative_to(bootstrap.VENV),
        "LOG": venv / bootstrap.LOG.name,
        "STAMP": venv / bootstrap.STAMP.name,
        "UNFINISHED": venv / bootstrap.UNFINISHED.name,
    }
    for name, place in places.items():
        monkeypatch.setattr(bootstrap, name, place)
    return root


def make_bare_environment(*, stamp: dict[str, str] | None = None) -> None:
    """A real virtual environment, without pip so that it takes no time, and what a finished set-up leaves."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(bootstrap.VENV)], check=True)
    if stamp is not None:
        bootstrap.STAMP.write_text(json.dumps(stamp), encoding="utf-8")


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full"),
        (
            "WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError(...)'\n"
            "ERROR: No matching distribution found for alembic==1.20.1",
            "no package index answers",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "its hash differs"),
        ("ERROR: No matching distribution found for scipy==1.17.1", "does not exist for this system"),
        ("[Errno 13] Permission denied: '.venv/bin'", "may not be written"),
        ("one thing\nanother thing\n\n", "the last thing said was: another thing"),
        ("", "the last thing said was: nothing"),
    ],
)
def test_a_failure_is_told_in_one_sentence(printed: str, sentence: str) -> None:
    told = bootstrap.reason(printed)
    assert sentence in told
    assert "\n" not in told


def test_no_other_virtual_environment_reaches_into_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "PIP_TARGET"):
        monkeypatch.setenv(name, "/somewhere/else")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///kept.db")
    given = bootstrap.environment()
    assert "/somewhere/else" not in given.values()
    assert given["DATABASE_URL"] == "sqlite:///kept.db"
    assert given["PATH"].startswith(str(bootstrap.PYTHON.parent))


@pytest.mark.usefixtures("checkout")
def test_a_finished_set_up_is_not_repeated() -> None:
    make_bare_environment(stamp=bootstrap.wanted("requirements.lock"))
    assert bootstrap.up_to_date("requirements.lock")
    assert not bootstrap.up_to_date("requirements-dev.lock")


@pytest.mark.usefixtures("checkout")
def test_the_test_packages_include_those_of_a_run() -> None:
    make_bare_environment(stamp=bootstrap.wanted("requirements-dev.lock"))
    assert bootstrap.up_to_date("requirements.lock")


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_is_set_up_again(changed: str, checkout: Path) -> None:
    make_bare_environment(stamp=bootstrap.wanted("requirements.lock"))
    (checkout / changed).write_text("changed", encoding="utf-8")
    assert not bootstrap.up_to_date("requirements.lock")
    assert bootstrap.usable()


@pytest.mark.usefixtures("checkout")
def test_an_interrupted_set_up_is_not_trusted() -> None:
    make_bare_environment(stamp=bootstrap.wanted("requirements.lock"))
    bootstrap.UNFINISHED.touch()
    assert not bootstrap.usable()
    assert not bootstrap.up_to_date("requirements.lock")


@pytest.mark.usefixtures("checkout")
def test_an_environment_that_was_moved_is_not_trusted() -> None:
    make_bare_environment(stamp={**bootstrap.wanted("requirements.lock"), "root": "/another/folder"})
    assert not bootstrap.usable()


@pytest.mark.usefixtures("checkout")
def test_a_stamp_that_was_cut_short_counts_as_none() -> None:
    make_bare_environment()
    bootstrap.STAMP.write_text('{"root": ', encoding="utf-8")
    assert bootstrap.recorded() == {}


@pytest.mark.usefixtures("checkout")
def test_a_half_made_environment_is_made_anew() -> None:
    (bootstrap.VENV / "lib").mkdir(parents=True)
    assert not bootstrap.usable()
    bootstrap.make_environment(lambda text: None)
    assert bootstrap.usable()


@pytest.mark.usefixtures("checkout")
def test_packages_are_counted_as_they_come_and_a_failure_keeps_what_pip_said() -> None:
    make_bare_environment()
    with pytest.raises(bootstrap.SetUpError, match="No module named pip"):
        bootstrap.install_packages("requirements.lock", note=lambda text: None)
    assert "No module named pip" in bootstrap.LOG.read_text(encoding="utf-8")


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    assert bootstrap.answer(["run"]) == 1
    assert capsys.readouterr().err.startswith("Commoncurve needs Python 3.11 or newer")


def test_a_task_that_does_not_exist_is_a_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert tasks.main(["tset"]) == 2
    assert "There is no task 'tset'; there are run, test" in capsys.readouterr().err


def test_a_browser_that_does_not_start_is_not_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "no browser"))
    assert tasks.find_browser() is None


def test_a_named_browser_that_does_not_start_ends_the_tests_before_they_begin(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    assert tasks.main(["test"]) == 1
    assert capsys.readouterr().err == "CHROMIUM names /no/such/browser, which does not start.\n"


def test_a_named_browser_that_starts_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)  # it answers --version, as a browser does
    assert tasks.find_browser() == sys.executable


def test_make_offers_every_task(project_root: Path) -> None:
    makefile = (project_root / "Makefile").read_text(encoding="utf-8")
    assert f".PHONY: {' '.join(tasks.TASKS)}\n" in makefile
