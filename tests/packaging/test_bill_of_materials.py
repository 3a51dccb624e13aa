"""Every package is locked by its version and the digests of its files, and stands in the bill of materials."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
Modules = Callable[[str], ModuleType]
LOCKS = ("requirements-run.txt", "requirements-dev.txt", "requirements-build.txt")


@pytest.mark.parametrize("lock", LOCKS)
def test_f60_every_package_is_locked_by_version_and_digests(packaging_module: Modules, lock: str) -> None:
    packages = packaging_module("bill_of_materials").locked((PACKAGING / lock).read_text("utf-8"))
    assert len(packages) >= 5
    assert [package.name for package in packages if not package.hashes] == []


@pytest.mark.parametrize(
    "line", ["one", "one>=1", "one==1\n    --hash=md5:00", "-e .", "one @ https://example.org/one"]
)
def test_f60_a_line_that_locks_nothing_is_refused(packaging_module: Modules, line: str) -> None:
    with pytest.raises(ValueError, match="is not locked"):
        packaging_module("bill_of_materials").locked(line)


def test_f60_the_smaller_locks_hold_what_was_tested(packaging_module: Modules) -> None:
    run, dev, build = (packaging_module("bill_of_materials").locked((PACKAGING / lock).read_text()) for lock in LOCKS)
    tested = {package.name: package for package in dev}
    assert [package for package in run if tested.get(package.name) != package] == []
    both = [package for package in build if package.name in tested]
    assert [package for package in both if tested[package.name].version != package.version] == []


def test_f60_the_bill_of_materials_agrees_with_the_lock_and_names_every_licence(packaging_module: Modules) -> None:
    module = packaging_module("bill_of_materials")
    packages = module.locked((PACKAGING / LOCKS[0]).read_text("utf-8"))
    kept = json.loads((PACKAGING / "bill-of-materials.json").read_text("utf-8"))
    assert kept == module.bill(packages, module.known_licences())
    assert all(module.known_licences().values())


def test_f60_everything_is_installed_by_its_digests(
    packaging_module: Modules, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environment = packaging_module("environment")
    asked: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        if command[1:3] == ["-m", "venv"]:
            Path(command[-1]).mkdir()
        return subprocess.CompletedProcess(command, 0)

    (tmp_path / "packaging").mkdir()
    for lock in LOCKS:
        shutil.copyfile(PACKAGING / lock, tmp_path / "packaging" / lock)
    shutil.copyfile(PACKAGING.parent / "pyproject.toml", tmp_path / "pyproject.toml")
    monkeypatch.setattr(subprocess, "run", run)
    environment.make_ready(tmp_path, "run")
    installs = [command for command in asked if "install" in command]
    locks = [command for command in installs if "-r" in command]
    assert len(locks) == 2
    assert all("--require-hashes" in command for command in locks)
    # The lock is whole: pip resolves nothing, and is asked at the end whether everything fits.
    assert all("--no-deps" in command for command in installs)
    assert asked[-1][-1] == "check"
