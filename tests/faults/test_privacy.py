"""Personal data stays where it belongs, mistakes can be taken back, and what is erased is gone: F57, F69, F70."""

import os
import random
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft, PlacementDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.history import BatchKind
from nscp_desktop.domain.training import Exemption
from nscp_desktop.services.privacy import Erasure
from nscp_desktop.services.record_files import Services, create, open_existing

TODAY = date(2026, 11, 23)
KEY = bytes(range(48))
CANARIES = ("Zylphora", "Quandrith", "Vexmoor", "Brindlewick", "Okkonstad")
UNUSED_PAGES = slice(36, 40)  # in the head of a plain file
_CHILD = """
import os, signal, sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from nscp_desktop.domain.backups import BackupReason
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.services.record_files import open_existing
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.session import Session

QCoreApplication.setOrganizationName("nscp-tests")
QCoreApplication.setApplicationName("nscp_desktop")
app = QApplication([])
services = open_existing(Path(sys.argv[1]), key=bytes(range(48)))
session = Session(services, date(2026, 11, 23))
window = MainWindow(session)
window.show()
window.show_page("people")
window.current_page().search.setText("Zylphora")
for _ in range(20):
    app.processEvents()
services.safekeeping.make(BackupReason.BY_HAND)
window.close()
session.tasks.wait_idle()
services.documents.report("subject-access", date(2026, 11, 23), OPTIONS)
print("ready", flush=True)
with services.desk.changing("Add Zylphora Quandrith again") as unit:
    for number in range(4000):
        own = unit.people.add({"given": "Zylphora", "family": f"Quandrith {number}", "known_as": "Vexmoor" * 40,
                               "staff_number": "", "email": "brindlewick@okkonstad.example"})
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep everything that the program writes in one profile of the test."""
    profile = tmp_path / "profile"
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "TMPDIR", "HOME"):
        folder = profile / name.lower()
        folder.mkdir(parents=True)
        monkeypatch.setenv(name, str(folder))
    return profile


def record(path: Path, key: bytes | None = None) -> Services:
    return create(path, AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY, key=key)


def add_canary(services: Services, number: int = 0) -> int:
    """Add somebody whose every text is a canary, with training, a Target Group, a booking and an exemption."""
    given, family, note, reason, mail = (f"{word}{number or ''}" for word in CANARIES)
    own = services.people.add(
        PersonDraft(given, family, note, f"S{number}", f"{mail}@example.org", starts_on=date(2015, 9, 1))
    )
    course = services.training.courses()[0].id
    services.training.record(TrainingDraft(course, date(2019, 3, 4), (own,), note=f"{note} was late"), today=TODAY)
    services.training.book([own], course, date(2026, 12, 1), f"{note} comes by bus", today=TODAY)
    requirement = services.agency.requirements()[0].id
    services.training.exempt(Exemption(0, own, requirement, TODAY, None, f"{reason} away", "Olu Ade"))
    services.placing.place([own], PlacementDraft(3, TODAY, "Olu Ade", f"{reason} decided"), today=TODAY)
    return own


def found_in(folder: Path, words: tuple[str, ...] = CANARIES) -> list[str]:
    """Return which canaries stand in which files, plain, in 16-bit letters or in a name."""
    found = []
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for word in words:
            forms = (word.encode(), word.lower().encode(), word.encode("utf-16-le"))
            if word.lower() in path.name.lower() or any(form in content for form in forms):
                found.append(f"{word} in {path.name}")
    return found


def everything(services: Services) -> object:
    """Return everybody and everything on record, to be compared."""
    snapshot = services.standing.snapshot()
    return dict(snapshot.people), {own: history for own, history in snapshot.histories.items() if any(history)}


def newest_step(services: Services) -> int:
    with services.desk.reading() as unit:
        return unit.history.batches(limit=1)[0].sequence


def test_f57_no_name_can_be_read_in_or_around_a_protected_file_even_after_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "record" / "school.nscp"
    path.parent.mkdir()
    services = record(path, KEY)
    own = add_canary(services)
    services.close()
    options = f"__import__('nscp_desktop.services.documents', fromlist=['x']).ReportOptions(person_id={own})"
    script = _CHILD.replace("OPTIONS", options)
    child = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, timeout=100, check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path.cwd())},
    )  # fmt: skip
    assert "ready" in child.stdout, child.stderr
    assert child.returncode == -signal.SIGKILL
    assert path.with_name("school.nscp-journal").stat().st_size > 10_000
    backups = list((tmp_path / "profile").rglob("*.nscp"))
    assert len(backups) == 1
    assert found_in(tmp_path) == []
    # What is packed, as reports are, holds names that no search finds.
    passing = [tmp_path / "profile" / name for name in ("tmpdir", "xdg_cache_home")]
    assert [path for folder in passing for path in folder.rglob("*") if path.is_file()] == []
    assert not any(word.lower() in (child.stdout + child.stderr).lower() for word in CANARIES)
    for file in (path, *backups):
        assert not file.read_bytes().startswith(b"SQLite format 3")
    again = open_existing(path, key=KEY)
    try:
        assert [person.given for person in again.standing.snapshot().people.values()] == ["Zylphora"]
        assert again.problems(full=True) == []
    finally:
        again.close()


def test_f57_the_search_finds_canaries_in_a_plain_file(tmp_path: Path) -> None:
    services = record(tmp_path / "plain.nscp")
    add_canary(services)
    services.close()
    assert {line.split()[0] for line in found_in(tmp_path)} == set(CANARIES)


@pytest.mark.parametrize("seed", range(6))
def test_f69_deleting_and_merging_by_mistake_are_taken_back_step_by_step(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    services = record(tmp_path / "school.nscp")
    for number in range(6):
        add_canary(services, number + 1)
    steps: list[tuple[object, int]] = []
    for _ in range(4):
        before = everything(services)
        one, other = chance.sample(list(services.standing.snapshot().people), 2)
        if chance.random() < 0.5:
            services.removal.remove([one])
        else:
            services.removal.merge(one, other)
        steps.append((before, newest_step(services)))
        assert everything(services) != before
        assert services.problems(full=True) == []
    for before, step in reversed(steps):
        with services.desk.changing("Undo", kind=BatchKind.UNDO, of=step) as unit:
            unit.take_back(step)
        services.standing.forget()
        assert everything(services) == before
    assert services.problems(full=True) == []
    services.close()


def test_f70_what_is_erased_is_in_no_byte_of_the_file_and_the_chain_still_verifies(tmp_path: Path) -> None:
    path = tmp_path / "school.nscp"
    services = record(path)
    stays = services.people.add(PersonDraft("Amir", "Khan", starts_on=date(2015, 9, 1)))
    figures = services.standing.board(TODAY).figures()
    own = add_canary(services)
    with services.desk.reading() as unit:
        head = unit.history.head()
    newest = newest_step(services)
    with services.desk.changing("Nothing that is kept in the history") as unit:
        # Long enough to leave whole pages of the file unused when it goes.
        unit.drafts.set("person", '{"family": "Quandrith"}' + 60_000 * " ", services.desk.file.workplace.now())
        unit.drafts.set("other", '{"family": "Khan"}', services.desk.file.workplace.now())
    assert found_in(tmp_path)

    done = services.privacy.erase(Erasure((own,), "Olu Ade", "Letter of 3 Nov", on_request=True), today=TODAY)

    assert (done.people, done.records) == (1, 3)
    assert done.backups_gone_by == date(2027, 11, 23)
    assert services.problems(full=True) == []
    with services.desk.reading() as unit:
        found = unit.history.find_head(head)
        assert found is not None
        assert found.sequence == newest
        assert unit.history.undo_target() is None
        assert [key for key, _, _ in unit.drafts.everything()] == ["other"]
    with pytest.raises(NotAllowedError, match="erased"), services.desk.changing("Undo") as unit:
        unit.take_back(newest)
    assert services.standing.board(TODAY).figures() == figures
    assert list(services.standing.snapshot().people) == [stays]
    services.close()
    assert [line for line in found_in(tmp_path) if not line.endswith(" before erasure.nscp")] == []
    assert int.from_bytes(path.read_bytes()[UNUSED_PAGES], "big") == 0
    assert found_in(tmp_path / "profile"), "the backup made before still holds them, as the certificate says"
    again = open_existing(path)
    try:
        assert again.problems(full=True) == []
    finally:
        again.close()
