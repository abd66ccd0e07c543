"""The lock files: they hold what pyproject.toml declares, each package with its hashes, and no registry's address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)", re.MULTILINE)
ENTRY = re.compile(r"^[A-Za-z0-9].*(?:\n[ #].*)*", re.MULTILINE)


def declared(*, with_tests: bool) -> list[Requirement]:
    """What pyproject.toml asks for, the build's own requirements too: they are installed from the lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    return [Requirement(line) for line in (asked + project["dependency-groups"]["dev"] if with_tests else asked)]


def pinned(lock: str) -> dict[str, set[str]]:
    """Package by package, the versions that a lock file holds: more than one where systems or Pythons differ."""
    versions: dict[str, set[str]] = {}
    for found in PINNED.finditer((ROOT / lock).read_text(encoding="utf-8")):
        versions.setdefault(canonicalize_name(found["name"]), set()).add(found["version"])
    return versions


def unsatisfied(requirements: list[Requirement], versions: dict[str, set[str]]) -> list[str]:
    """The requirements that the locked versions do not meet."""

    def met(requirement: Requirement) -> bool:
        held = versions.get(canonicalize_name(requirement.name), set())
        return bool(held) and all(requirement.specifier.contains(version, prereleases=True) for version in held)

    return [str(requirement) for requirement in requirements if not met(requirement)]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_meets_what_the_project_declares(lock: str) -> None:
    assert unsatisfied(declared(with_tests=lock == "requirements-dev.lock"), pinned(lock)) == []


def test_the_tests_run_on_the_versions_that_the_site_runs_on() -> None:
    run, dev = map(pinned, LOCKS)
    assert {name: (held, dev.get(name)) for name, held in run.items() if dev.get(name) != held} == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_hash(lock: str) -> None:
    entries = ENTRY.findall((ROOT / lock).read_text(encoding="utf-8"))
    assert len(entries) >= len(pinned(lock)) > 0
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place_to_fetch_from(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"https?://|file:|--(?:extra-)?index-url|--find-links|--trusted-host", text) == []


def test_a_stale_lock_is_seen() -> None:
    asked = [Requirement("flask>=3.1"), Requirement("rich>=14"), Requirement("click>=8.2")]
    assert unsatisfied(asked, {"flask": {"3.0.3", "3.1.0"}, "rich": {"15.0.0"}}) == ["flask>=3.1", "click>=8.2"]
