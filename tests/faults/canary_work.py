"""Everything the program can do, done once with canaries for names; run by `canaries` in a process of its own.

`python -m tests.faults.canary_work FOLDER` reads FOLDER/job.json and writes FOLDER/told.json: the keys that were used,
the pieces of work that were done, and what was found after each of them in FOLDER/profile.
"""

import json
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox

from nscp_desktop.app.desktop import Desktop
from nscp_desktop.app.exception_hook import ExceptionHook
from nscp_desktop.app.log_file import LOG_FILE, kept_log
from nscp_desktop.app.protection import file_protection
from nscp_desktop.app.window import started_application
from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft, PlacementDraft, TrainingDraft
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.retention import Preset, RetentionRule
from nscp_desktop.domain.training import Exemption
from nscp_desktop.paths import data_folder, logs_folder
from nscp_desktop.services.privacy import Erasure
from nscp_desktop.services.protection import make_key, unlock
from nscp_desktop.services.record_files import Services
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.page_table import PAGES
from nscp_desktop.ui.pages.requests import PersonRequest, ReportRequest
from tests.faults import canary_commands
from tests.faults.broken_driver import Breakage, broken
from tests.faults.canaries import found_in, search, secrets_in
from tests.faults.canary_assurance import assurance
from tests.faults.canary_learning import documents, training_and_learning

TODAY = date(2026, 11, 24)
BEGUN = date(2020, 9, 1)
WAIT_MS = 60_000


class Work:
    """One program in its window, and the canaries it is given one by one, again from the first when all are used."""

    def __init__(self, folder: Path, job: dict[str, Any], hook: ExceptionHook) -> None:
        self.profile, self.chosen = folder / "profile", folder / "chosen"
        self._words: list[str] = job["words"]
        self._next = 0
        self.planted: str = job["planted"]
        self.hook = hook
        self.keys: list[bytes] = []
        self.findings: list[str] = []
        self.pieces: list[str] = []
        self._known: dict[Path, tuple[int, int]] = {}
        self.password = f"{self.word()} walks past the brass ferry"
        self.second = f"seven quiet {self.word()} at noon"
        self.desktop = Desktop(TODAY, self.profile / "temporary" / "sample.nscp", file_protection(TODAY))
        hook.reread = self.desktop.reread

    def word(self) -> str:
        """Return the next canary."""
        self._next += 1
        return self._words[(self._next - 1) % len(self._words)].title()

    @property
    def left(self) -> int:
        """How many canaries have not been used yet."""
        return max(len(self._words) - self._next, 0)

    @property
    def path(self) -> Path:
        return data_folder() / "hillside.nscp"

    @property
    def window(self) -> MainWindow:
        window = self.desktop.window
        assert window is not None
        window.session.tasks.wait_idle(WAIT_MS)
        QApplication.processEvents()
        return window

    @property
    def services(self) -> Services:
        return self.window.session.services

    def people(self) -> list[int]:
        """Return everybody's number."""
        return sorted(self.services.standing.snapshot().people)

    def do(self, piece: Callable[["Work"], None]) -> None:
        """Do one piece of work and search everything after it; a piece that fails is a finding."""
        name = piece.__name__.strip("_").replace("_", " ")
        begun = time.monotonic()
        try:
            piece(self)
        except BaseException:
            # The program's own hook, which takes it next, would keep the words to itself.
            traceback.print_exc()
            raise
        QApplication.processEvents()
        self.pieces.append(f"{name}: {time.monotonic() - begun:.2f}")
        self.findings += [f"after {name}: {what}" for what in search(self.profile, self.keys, self._known)]

    def note_key(self) -> None:
        """Look for the key of the open record from now on."""
        key = self.services.desk.file.key
        assert key is not None
        self.keys.append(key[:32])

    def close_dialogs(self) -> None:
        """Close whatever stands over the window."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog | QMessageBox) and widget.isVisible():
                widget.done(0)
        QApplication.processEvents()


def _begin(work: Work) -> None:
    work.path.parent.mkdir(parents=True, exist_ok=True)
    details = AgencyDetails("Hillside School", Sector.SCHOOL, work.word())
    work.desktop.start(None)
    work.desktop.create(details, work.path, make_key(work.password))
    work.note_key()
    # Whoever works here stands in the file beside the open record by design, for whoever finds it open.
    work.services.desk.work_as("Maya Green")
    work.services.protection.save_sheet(work.chosen / "sheet.pdf", today=TODAY)
    work.services.protection.type_back(work.services.protection.recovery_code())
    work.close_dialogs()


def _people(work: Work) -> None:
    people = work.services.people
    for number in range(8):
        word = work.word()
        draft = PersonDraft(word, work.word(), work.word(), f"S{number}", f"{word}@{word}.example", starts_on=BEGUN)
        people.add(draft)
    first, second, third, *_ = work.people()
    people.change(first, replace(people.draft_of(first, TODAY), family=work.word()), reason=work.word())
    left = replace(people.draft_of(second, TODAY), ends_on=date(2026, 10, 1), leave_reason=work.word())
    people.change(second, left)
    work.services.placing.place([third], PlacementDraft(2, BEGUN, work.word(), work.word()), today=TODAY)
    work.services.agency.add_team(work.word())
    work.services.agency.add_site(work.word())
    work.services.agency.change_details(replace(work.services.agency.details(), lead=work.word()))


def _training(work: Work) -> None:
    training, people = work.services.training, work.people()
    course, day = training.courses()[0].id, date(2026, 9, 3)
    training.record(
        TrainingDraft(
            course, day, tuple(people[:4]), provider=work.word(), trainer=work.word(), note=work.word(),
            certificate_number=work.word(),
        ),
        today=TODAY,
    )  # fmt: skip
    training.book([people[4]], course, date(2026, 12, 9), work.word(), today=TODAY)
    requirement = work.services.agency.requirements()[0].id
    training.exempt(Exemption(0, people[5], requirement, BEGUN, None, work.word(), work.word()))
    entry = work.services.standing.snapshot().history(people[0]).completions[0]
    training.change_completion(entry._replace(note=work.word()), today=TODAY, reason=work.word())
    training.remove_completion(entry.id, reason=work.word())


def _import(work: Work) -> None:
    rows = [f"{work.word()},{work.word()},01/09/2021,0{1 + n}/10/2025,{work.word()}\n" for n in range(6)]
    for name, encoding in (("people.csv", "utf-8"), ("people 16.csv", "utf-16")):
        path = work.chosen / name
        path.write_text("First name,Surname,Start date,Prevent,Notes\n" + "".join(rows), encoding)
        imports = work.services.imports
        imports.carry_out(imports.plan(imports.read(path, today=TODAY)), today=TODAY)
    broken = work.chosen / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04" + work.word().encode())
    _refused(work.services.imports.read, broken, today=TODAY)


def _undo(work: Work) -> None:
    people = work.people()
    history, removal = work.services.history, work.services.removal
    history.undo()
    history.redo()
    removal.remove([people[6]])
    history.bring_back(history.bin()[0].sequence)
    removal.merge(people[6], people[7])
    history.undo()
    [history.lines(step.sequence) for step in history.steps()]


def _refused_documents(work: Work) -> None:
    save = work.services.documents.save_report
    _refused(save, "action-list", work.chosen / work.word() / "a.pdf", TODAY)


def _backups(work: Work) -> None:
    keeping = work.services.safekeeping
    place = work.chosen / "second place"
    place.mkdir()
    keeping.set_second_place(place)
    made = keeping.make(keep=True)
    keeping.look(made, thoroughly=True)
    keeping.copy_elsewhere(work.chosen / "copy.nscp")
    keeping.drill()
    work.services.watching.save_copy(work.chosen / "another copy.nscp")


def _window(work: Work) -> None:
    window, person = work.window, work.people()[0]
    for key in PAGES:
        window.show_page(key)
        window.session.tasks.wait_idle(WAIT_MS)
        field = window.current_page().find_field()
        if field is not None:
            QTest.keyClicks(field, work.word())
            field.clear()
    window.show_page("people", PersonRequest(person))
    window.show_page("reports", ReportRequest("individual-record"))
    window.session.tasks.wait_idle(WAIT_MS)
    for section in ("security", "backups", "privacy", "history"):
        window.show_page("settings", section)
        QApplication.processEvents()
    window.go_anywhere()
    for line in window.findChildren(QLineEdit):
        if line.isVisible() and line.window() is not window:
            QTest.keyClicks(line, work.word())
    work.close_dialogs()
    QApplication.clipboard().setText(work.word())
    window.show_page("overview")


def _erasing(work: Work) -> None:
    privacy, people = work.services.privacy, work.people()
    privacy.set_rule(RetentionRule(Preset.LEAVING, decided_by=work.word()), today=TODAY)
    privacy.place_hold([people[3]], work.word(), work.word(), today=TODAY)
    disposal = privacy.erase(Erasure((people[5],), work.word(), "They asked for it", on_request=True), today=TODAY)
    work.services.privacy_documents.save_certificate(disposal, (), work.chosen / "certificate.pdf")


def _forced_errors(work: Work) -> None:
    """Let every service meet an error that nobody foresaw, with a canary in its text, in the window and behind it."""
    services, people = work.services, work.people()
    draft = PersonDraft(work.word(), work.word(), starts_on=BEGUN)
    calls: list[Callable[[], object]] = [
        services.agency.details,
        lambda: services.people.add(draft),
        services.training.courses,
        services.standing.snapshot,
        lambda: services.imports.plan(services.imports.read(work.chosen / "people.csv", today=TODAY)),
        lambda: services.documents.report("action-list", TODAY),
        lambda: services.removal.remove([people[0]]),
        lambda: services.protection.sheet_pdf(today=TODAY),
        services.history.steps,
        services.history.undo,
        services.privacy.rule,
        lambda: services.privacy_documents.about(people[0]),
        services.safekeeping.make,
        services.problems,
    ]
    for number, call in enumerate(calls):
        services.standing.forget()
        with broken(services, Breakage.UNFORESEEN, work.word()):
            QTimer.singleShot(0, call)
            QApplication.processEvents()
            work.window.session.tasks.run(call, _drop, _drop)
            work.window.session.tasks.wait_idle(WAIT_MS)
        if work.hook.dialog is not None:
            work.hook.dialog.save_report(work.profile / "home" / f"crash report {number}.txt")
            work.hook.dialog.done(0)
            work.hook.dialog = None
        work.close_dialogs()
    for how in (Breakage.GIVES_UP, Breakage.DENIES):
        with broken(services, how, ""):
            _refused(services.people.add, draft)
    if services.problems():
        work.findings.append("the record is not sound after forced errors")
    if not list((work.profile / "home").glob("crash report *.txt")):
        work.findings.append("no crash report came out of the forced errors")


def _locking(work: Work) -> None:
    window = work.window
    window.lock.lock()
    screen = window.lock.screen
    assert screen is not None
    for password in (f"{work.word()} is wrong here", work.password):
        screen.panel.entry.field.setText(password)
        screen.panel.unlock_button.click()
        screen.panel.tasks.wait_idle(WAIT_MS)
    if window.lock.is_locked:
        work.findings.append("the record did not unlock")


def _password(work: Work) -> None:
    protection = work.window.session.protection
    assert protection is not None
    _refused(protection.change_password, f"{work.word()} is not it", work.second)
    _refused(protection.change_password, work.password, "password1234")
    protection.change_password(work.password, work.second)
    work.note_key()
    work.services.protection.save_sheet(work.chosen / "second sheet.pdf", today=TODAY)


def _restoring(work: Work) -> None:
    keeping = work.services.safekeeping
    backup = next(backup for backup in keeping.backups() if backup.is_kept)
    _refused(keeping.prepare_restore, backup)
    prepared = keeping.prepare_restore(backup, unlock(Path(backup.folder) / backup.name, work.password))
    work.window.session.restore_prepared.emit(prepared)
    if work.services.path != work.path:
        work.findings.append("the record was not restored")


def _commands(work: Work) -> None:
    desk = canary_commands.Desk(work.chosen, work.password, f"{work.word()} is wrong", tuple(work.keys))
    work.findings += canary_commands.everything(desk)
    work.findings += canary_commands.with_a_broken_name(desk)


def _process(work: Work) -> None:
    """Look at what other programs can see of this one."""
    for part in ("environ", "cmdline", "comm"):
        content = Path(f"/proc/self/{part}").read_bytes()
        work.findings += [f"{part} of the process: {what}" for what in found_in(content)]
        work.findings += [f"{part} of the process: {what}" for what in secrets_in(content, work.keys)]
    for widget in QApplication.topLevelWidgets():
        work.findings += [f"title of a window: {what}" for what in found_in(widget.windowTitle().encode())]


def _end(work: Work) -> None:
    if work.planted:
        with (logs_folder() / LOG_FILE).open("a", encoding="utf-8") as log:
            log.write(f"{work.planted}\n")
    window = work.window
    window.close()
    window.deleteLater()
    work.desktop.close()
    QApplication.clipboard().clear()


PIECES: tuple[Callable[[Work], None], ...] = (
    _begin,
    _people,
    _training,
    _import,
    _undo,
    training_and_learning,
    assurance,
    documents,
    _refused_documents,
    _backups,
    _window,
    _erasing,
    _forced_errors,
    _locking,
    _password,
    _restoring,
    _commands,
    _process,
    _end,
)


def _refused(call: Callable[..., object], *arguments: object, **named: object) -> None:
    """Do what has to be refused."""
    try:
        call(*arguments, **named)
    except NscpError:
        return
    raise AssertionError(f"{call} was not refused")


def _drop(_answer: object) -> None:
    """Want nothing of an answer."""


def work_in(folder: Path) -> None:
    """Do every piece of work, and tell what was found."""
    job = json.loads((folder / "job.json").read_text("utf-8"))
    started_application()
    hook = ExceptionHook()
    hook.install()
    with kept_log():
        work = Work(folder, job, hook)
        for piece in PIECES:
            if not job["only"] or piece.__name__ in job["only"]:
                work.do(piece)
    told = {"keys": [key.hex() for key in work.keys], "pieces": work.pieces, "findings": work.findings}
    (folder / "told.json").write_text(json.dumps(told | {"unused": work.left}), "utf-8")


if __name__ == "__main__":
    work_in(Path(sys.argv[1]))
