"""The real operations of the program, on a real file, as steps that can be broken off at any moment.

A `Run` is a few steps in a row. It is deterministic: the clock stands still, and what is random (salts, digests, the
record's own name) is left out of the mark by which two states are told apart. `marks` carries a run out undisturbed
and returns the mark after each step, so that after a kill the record must be at the last acknowledged mark or the next.
"""

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.history import BatchKind
from nscp_desktop.domain.learning import CountsWhen, LearningItem, LearningKind, SharedHow, ShareDraft
from nscp_desktop.domain.registers import Mark, Outcome
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import SessionDay
from nscp_desktop.domain.workplace import Workplace
from nscp_desktop.services import restoring
from nscp_desktop.services.privacy import Erasure
from nscp_desktop.services.record_files import Services, create, open_existing
from nscp_desktop.storage.backups import look_into
from nscp_desktop.storage.protecting import change_key
from tests.faults import assurance_runs

TODAY = date(2026, 11, 24)
PLACE = Workplace("Maya Green", "LAPTOP7", "0", lambda: datetime(2026, 11, 24, 9, 15, tzinfo=UTC))
NAME = "carlton-hill.nscp"
COPY = "copy out.nscp"
CERTIFICATE = "certificate.pdf"
KEY = bytes(range(32)) + bytes(range(100, 116))
OTHER_KEY = bytes(range(32, 64)) + bytes(range(200, 216))
HEAD_BYTES = 16
HEAD = b"SQLite format 3\x00"
RELEASED = Path(__file__).parents[1] / "data" / "released"
PEOPLE = 32
_NEW = ("Ada", "Ben", "Carys", "Dylan", "Elin", "Femi", "Gita", "Huw")
_RANDOM_COLUMNS = {"head", "record_id", "stored_as"}
_RANDOM_NAME = re.compile(r'"stored_as":"[0-9a-f]{32}"')
_DETAILS = AgencyDetails("Carlton Hill", Sector.SCHOOL)


@dataclass(slots=True)
class Work:
    """One program at work in its own folder: the record, and a data folder for the backups."""

    folder: Path
    key: bytes | None = None
    open: Services | None = None

    @property
    def path(self) -> Path:
        return self.folder / NAME

    @property
    def services(self) -> Services:
        if self.open is None:
            self.open = open_existing(self.path, key=key_of(self.path), workplace=PLACE)
        return self.open

    def close(self) -> None:
        """Close the record, if it is open."""
        if self.open is not None:
            self.open.close()
            self.open = None


Step = Callable[[Work], None]


@dataclass(frozen=True, slots=True)
class Run:
    """Steps in a row, and what is there before them."""

    name: str
    steps: tuple[Step, ...]
    key: bytes | None = None
    begin: Callable[[Work], None] | None = None
    opens_first: bool = True


@dataclass(slots=True)
class Templates:
    """What is there before each run, made once and copied for each try."""

    folder: Path
    made: dict[str, Path] = field(default_factory=dict)

    def copy(self, run: Run, to: Path) -> Work:
        """Copy what is there before a run into a new folder, with its own data folder."""
        if run.name not in self.made:
            beginning = self.folder / run.name.replace(" ", "-")
            beginning.mkdir()
            with own_data(beginning):
                work = Work(beginning, run.key)
                (run.begin or _founded)(work)
                work.close()
            self.made[run.name] = beginning
        shutil.copytree(self.made[run.name], to)
        return Work(to, run.key)


@contextmanager
def own_data(folder: Path) -> Iterator[None]:
    """Keep the backups of what happens here in the folder itself."""
    before = {name: os.environ.get(name) for name in ("XDG_DATA_HOME", "LOCALAPPDATA")}
    os.environ.update(dict.fromkeys(before, str(folder / "data")))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def fast_folder() -> Iterator[Path]:
    """Give a folder in memory where there is one, taken away at the end."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def key_of(path: Path) -> bytes | None:
    """Return which of the keys used here opens a file, by its first bytes; None for a plain file."""
    if not path.exists():
        return None
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    return next((key for key in (KEY, OTHER_KEY) if key.endswith(head)), None) if head else None


def mark(services: Services) -> str:
    """Return what tells two states of an open record apart: every table with the history, but nothing random."""
    digest = hashlib.sha256(b"protected" if services.desk.file.key else b"plain")
    digest.update((services.desk.file.key or b"")[-HEAD_BYTES:])
    with services.desk.file.alone() as driver:
        names = driver.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        for (name,) in names:
            cursor = driver.execute(f'SELECT * FROM "{name}" ORDER BY rowid')
            kept = [place for place, column in enumerate(cursor.description) if column[0] not in _RANDOM_COLUMNS]
            for row in cursor:
                shown = [row[place] for place in kept if not isinstance(row[place], bytes)]
                digest.update(_RANDOM_NAME.sub("", repr((name, shown))).encode())
    return digest.hexdigest()[:HEAD_BYTES]


def mark_at(work: Work) -> str:
    """Open the record through the program's own way and return its mark; `missing` when there is no file."""
    return mark(work.services) if work.path.exists() else "missing"


def marks(run: Run, templates: Templates, folder: Path) -> list[str]:
    """Carry a run out undisturbed and return the mark before it and after each step."""
    work = templates.copy(run, folder)
    with own_data(folder):
        found = [mark_at(work)]
        for step in run.steps:
            step(work)
            found.append(mark_at(work))
        work.close()
    return found


def problems_of(work: Work) -> list[str]:
    """Return what is wrong in the open record and its backups, one sentence each."""
    found = work.services.problems(full=True) if work.path.exists() else []
    for backup in sorted((work.folder / "data").rglob("*.nscp")):
        if not backup.name.startswith("."):
            look_into(backup, key_of(backup))
    return found


def _founded(work: Work) -> None:
    work.open = create(work.path, _DETAILS, today=TODAY, key=work.key, workplace=PLACE)
    for number in range(PEOPLE):
        work.open.people.add(_person(number))
    course = work.open.training.courses()[0].id
    work.open.training.record(TrainingDraft(course, date(2026, 9, 3), (1, 2, 3)), today=TODAY)
    rows = (f"{name},Okafor,01/09/2024,0{day}/10/2026\n" for day, name in enumerate(_NEW, 1))
    (work.folder / "people.csv").write_text("First name,Surname,Start date,Prevent\n" + "".join(rows), "utf-8")


def _person(number: int) -> PersonDraft:
    return PersonDraft(f"Given{number}", f"Family{number}", starts_on=date(2020, 1, 1 + number % 28))


def _record_one(work: Work) -> None:
    course = work.services.training.courses()[1].id
    work.services.training.record(TrainingDraft(course, date(2026, 10, 5), (4,)), today=TODAY)


def _record_thirty(work: Work) -> None:
    course = work.services.training.courses()[2].id
    draft = TrainingDraft(course, date(2026, 10, 6), tuple(range(1, 31)))
    work.services.training.record(draft, today=TODAY)


def _edit(work: Work) -> None:
    draft = work.services.people.draft_of(5, TODAY)
    work.services.people.change(5, replace(draft, known_as="Sam", email="sam@example.org"), reason="Told us")


def _add(work: Work) -> None:
    work.services.people.add(_person(PEOPLE + len(work.services.standing.snapshot().people)))


def _delete(work: Work) -> None:
    work.services.removal.remove([6])


def _remove_completion(work: Work) -> None:
    work.services.training.remove_completion(1, reason="Entered twice")


def _undo(work: Work) -> None:
    with work.services.desk.reading() as unit:
        last = unit.history.undo_target()
    assert last is not None
    with work.services.desk.changing(last.title, kind=BatchKind.UNDO, of=last.sequence) as unit:
        unit.take_back(last.sequence)
    work.services.standing.forget()


def _redo(work: Work) -> None:
    with work.services.desk.reading() as unit:
        last = unit.history.redo_target()
        undone = next(b for b in unit.history.batches() if last and b.kind is BatchKind.UNDO and b.of == last.sequence)
    assert last is not None
    with work.services.desk.changing(last.title, kind=BatchKind.REDO, of=last.sequence) as unit:
        unit.take_back(undone.sequence)
    work.services.standing.forget()


def _import(work: Work) -> None:
    imports = work.services.imports
    result = imports.carry_out(imports.plan(imports.read(work.folder / "people.csv", today=TODAY)), today=TODAY)
    assert result.changed


def _back_up(work: Work) -> None:
    work.services.safekeeping.make()


def _restore(work: Work) -> None:
    services = work.services
    prepared = services.safekeeping.prepare_restore(services.safekeeping.backups()[-1])
    work.close()
    restoring.finish(prepared)
    mark_at(work)


def _with_backup(work: Work) -> None:
    _founded(work)
    _back_up(work)
    _edit(work)


def _key_changes(key: bytes | None) -> Step:
    def step(work: Work) -> None:
        work.services.safekeeping.make()
        change_key(work.services.desk.file, key)
        work.key = key

    return step


def _erase(work: Work) -> None:
    work.services.privacy.erase(Erasure((7,), "Maya Green", "They asked for it", on_request=True), today=TODAY)


def _with_file(work: Work) -> None:
    """Begin with a certificate of some hundred pages of the record beside it."""
    _founded(work)
    (work.folder / CERTIFICATE).write_bytes(b"%PDF-1.4\n" + b"certificate" * 40_000 + b"\n%%EOF\n")


def _attach(work: Work) -> None:
    done = work.services.standing.snapshot().history(2).completions[0]
    attached = work.services.evidence.attach(done, [work.folder / CERTIFICATE], today=TODAY)
    if attached.refusals:
        raise NotAllowedError(attached.refusals[0])


def _remove_file(work: Work) -> None:
    evidence = work.services.evidence
    evidence.remove(evidence.files_of(2)[0])


def _hold(work: Work) -> None:
    course = work.services.training.courses()[3].id
    draft = SessionDraft(course, (SessionDay(date(2026, 11, 20), "09:00", "12:00"), SessionDay(TODAY)), capacity=12)
    work.services.sessions.add(draft, range(1, 15), today=TODAY)


def _newest_session(work: Work) -> int:
    return max(session.id for session in work.services.sessions.all())


def _mark_absent(work: Work) -> None:
    own = _newest_session(work)
    entries = work.services.sessions.entries(own)
    mark = Mark(Outcome.DID_NOT_ATTEND, reason="Could not be released")
    work.services.sessions.mark(own, [entry.id for entry in entries[2:4]], mark, today=TODAY)


def _close_register(work: Work) -> None:
    work.services.sessions.close(_newest_session(work), today=TODAY)


def _add_item(work: Work) -> None:
    course = work.services.training.courses()[4].id
    item = LearningItem(0, "Bulletin", LearningKind.BULLETIN, counts=CountsWhen.SHARED, course_id=course)
    work.services.learning.add(item)


def _share(work: Work) -> None:
    own = work.services.learning.items()[0].id
    work.services.learning.share(ShareDraft(own, tuple(range(1, 20)), TODAY, SharedHow.E_MAIL), today=TODAY)


def _acting(act: assurance_runs.Act) -> Step:
    def step(work: Work) -> None:
        act(work.services, work.folder)

    return step


def _with_answers(work: Work) -> None:
    _founded(work)
    assurance_runs.begun_and_answered(work.services, work.folder)


def _copy_out(work: Work) -> None:
    work.services.watching.save_copy(work.folder / COPY)


def _create(work: Work) -> None:
    work.open = create(work.path, _DETAILS, today=TODAY, key=work.key, workplace=PLACE)


def _first_person(work: Work) -> None:
    work.services.people.add(_person(1))


def _nothing(work: Work) -> None:
    """Leave the folder empty."""


def _released(work: Work) -> None:
    shutil.copyfile(RELEASED / ("v1-protected.nscp" if work.key else "v1.nscp"), work.path)


def _open(work: Work) -> None:
    mark_at(work)


_SAVES: tuple[Step, ...] = (_record_one, _edit, _add, _record_thirty, _remove_completion, _undo, _redo, _delete)
_CREATES: tuple[Step, ...] = (_create, _first_person)
_KEYS = (_key_changes(OTHER_KEY), _edit, _key_changes(None), _key_changes(KEY))
RUNS = (
    Run("saves", _SAVES),
    Run("saves, protected", _SAVES, KEY),
    Run("import", (_import, _undo, _redo)),
    Run("import, protected", (_import, _undo), KEY),
    Run("backups", (_back_up, _edit, _back_up)),
    Run("backups, protected", (_back_up, _edit, _back_up), KEY),
    Run("restore", (_restore, _add), begin=_with_backup),
    Run("restore, protected", (_restore, _add), KEY, _with_backup),
    Run("password", _KEYS, KEY),
    Run("files", (_attach, _remove_file, _undo), begin=_with_file),
    Run("files, protected", (_attach, _remove_file), KEY, _with_file),
    Run("register", (_hold, _mark_absent, _close_register, _undo, _redo, _add_item, _share)),
    Run("register, protected", (_hold, _close_register), KEY),
    Run("assurance", (*map(_acting, assurance_runs.STEPS), _undo, _redo)),
    Run("assurance, protected", tuple(map(_acting, assurance_runs.STEPS[:2])), KEY),
    Run("signing off", tuple(map(_acting, assurance_runs.ENDING)), begin=_with_answers),
    Run("erase and copy", (_erase, _copy_out, _add)),
    Run("upgrade", (_open, _first_person), begin=_released, opens_first=False),
    Run("upgrade, protected", (_open, _first_person), KEY, _released, opens_first=False),
    Run("creation", _CREATES, begin=_nothing, opens_first=False),
    Run("creation, protected", _CREATES, KEY, _nothing, opens_first=False),
)
