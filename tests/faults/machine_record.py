"""One record and the model of it: the actions of the state machine that take long, reading and checking."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis.stateful import RuleBasedStateMachine

from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import LockedError, NotAllowedError
from nscp_desktop.services import restoring
from nscp_desktop.services.privacy import Erasure
from nscp_desktop.storage.protecting import change_key
from tests.faults.machine_model import Model, State
from tests.faults.operations import KEY, OTHER_KEY, TODAY, Templates, Work, own_data

GIVEN = ("Ada", "Ben", "Carys", "Dylan", "Elin", "Femi", "Gita", "Huw", "Zoë", "O'Neil", "Maya-Rose", "李")
FAMILY = ("Okafor", "Green", "Hossain", "Smith-Jones", "Ó Briain", "Nowak", "Vaughan", "de la Cruz")
carried_out: Counter[str] = Counter()


class Checked(RuleBasedStateMachine):
    """One record in a folder of its own, and the model of it."""

    folder_of_templates: Path
    templates: Templates

    def __init__(self) -> None:
        super().__init__()
        self.work = Work(Path())
        self.data = own_data(Path())
        self.model = Model(State(), 0)
        self.saved: list[tuple[str, Model]] = []
        self.since_large = self.since_check = 0
        self.folders: list[Path] = []

    def teardown(self) -> None:
        """Check everything once more, undo it all, and take the folders away."""
        try:
            # After a finding the model no longer says what the record should hold.
            if self.work.open is not None and self._read() == (self.model.state, self.model.steps):
                self._check_wholly()
                self._undo_everything()
                self._check_wholly()
        finally:
            self.work.close()
            for folder in self.folders:
                shutil.rmtree(folder, ignore_errors=True)

    # The large actions

    def _close_and_open(self, _which: int) -> None:
        self.work.close()
        assert self.work.services.problems() == []

    def _lock(self, _which: int) -> None:
        """Lock, be refused while it is locked, and unlock."""
        services = self.work.services
        key = services.desk.file.key
        if key is None:
            return
        services.locking.lock()
        self._is_refused(lambda: services.people.add(PersonDraft("Not", "Now")))
        services.locking.unlock(key)

    def _back_up(self, _which: int) -> None:
        backup = self.work.services.safekeeping.make()
        self.saved.append((backup.name, self.model))

    def _restore(self, which: int) -> None:
        if not self.saved:
            return
        name, model = self.saved[which % len(self.saved)]
        services = self.work.services
        backup = next((one for one in services.safekeeping.backups() if one.name == name), None)
        if backup is None or restoring.needs_password(backup, services.desk.file.key):
            return
        prepared = services.safekeeping.prepare_restore(backup)
        self.work.close()
        restoring.finish(prepared)
        state, steps = self._read()
        assert state == model.state
        self.model = model if steps == model.steps else replace(model, steps=steps, done=(), undone=())

    def _import(self, which: int) -> None:
        names = [(GIVEN[(which + n) % 8], f"{FAMILY[which % 6]}{'aeiou'[n % 5] * 2}") for n in range(6)]
        day = TODAY - timedelta(1 + which % 600)
        path = self.work.folder / "people.csv"
        rows = (f"{given},{family},01/09/2024,{day:%d/%m/%Y}\n" for given, family in names)
        path.write_text("First name,Surname,Start date,Prevent\n" + "".join(rows), "utf-8")
        imports = self.work.services.imports
        before = self.model.state
        plan = imports.plan(imports.read(path, today=TODAY))
        # Whoever might be somebody on record is asked about, and not stored.
        asked = {(one.found.given, one.found.family) for one in plan.people if one.suggestions}
        result = imports.carry_out(plan, today=TODAY)
        found, _ = self._read()
        assert before.people.items() <= found.people.items()
        assert before.entries.items() <= found.entries.items()
        assert len(found.people) - len(before.people) == result.people
        assert len(found.entries) - len(before.entries) == result.records
        assert {person[:2] for person in found.people.values()} >= set(names) - asked
        if result.changed:
            self.model = self.model.act(found)
        again = imports.carry_out(imports.plan(imports.read(path, today=TODAY)), today=TODAY)
        assert not again.changed

    def _crash(self, which: int) -> None:
        """Go on with a copy of the files as they lay there in the middle of a change."""
        folder = self._new_folder()
        folder.mkdir()
        services = self.work.services
        try:
            with services.desk.changing("Cut off") as unit:
                for number in range(1 + which % 40):
                    unit.agency.add_team(f"Cut off {number} {'x' * 2000}")
                shutil.copytree(self.work.folder, folder, dirs_exist_ok=True)
                raise NotAllowedError("cut off")
        except NotAllowedError:
            pass
        self.work.close()
        self.work = Work(folder, self.work.key)
        with own_data(folder):
            assert self.work.services.problems() == []

    def _erase(self, which: int) -> None:
        """Erase somebody for good: nothing before it can be undone, and their name is nowhere."""
        if len(self.model.state.people) < 4:
            return
        own = self._person(which)
        services = self.work.services
        services.people.change(own, replace(services.people.draft_of(own, TODAY), given="Quintessa", email="q@x.org"))
        services.privacy.erase(Erasure((own,), "A Lead", "They asked", on_request=True), today=TODAY)
        _, steps = self._read()
        assert steps == self.model.steps + 2
        self.model = replace(self.model.finish(self.model.state.without([own])), steps=steps)
        with services.desk.file.alone() as driver:
            said = driver.execute(
                "SELECT count(*) FROM history_change c JOIN history_batch b ON b.sequence = c.batch "
                "WHERE coalesce(c.before, '') || coalesce(c.after, '') || b.title LIKE '%Quintessa%'"
            ).fetchone()
        assert said == (0,)
        # Backups that were made before hold the name: going back to one is a choice of its own.
        self.saved = []

    def _change_key(self, which: int) -> None:
        key = (None, KEY, OTHER_KEY)[which % 3]
        services = self.work.services
        if services.desk.file.key == key:
            return
        change_key(services.desk.file, key)
        self.work.key = key

    # Reading and checking

    def _read(self) -> tuple[State, int]:
        """Read what the model follows past the services, and how many steps the history has."""
        with self.work.services.desk.file.alone() as driver:
            people = driver.execute("SELECT id, given, family, email FROM person").fetchall()
            entries = driver.execute(
                "SELECT id, person_id, course_id, coalesce(completed_on, booked_on, ''), outcome FROM attendance"
            ).fetchall()
            ((steps,),) = driver.execute("SELECT coalesce(max(sequence), 0) FROM history_batch").fetchall()
            held = driver.execute("SELECT id, session_id FROM attendance WHERE session_id IS NOT NULL").fetchall()
            sessions = frozenset(own for (own,) in driver.execute("SELECT id FROM session"))
        state = State({row[0]: tuple(row[1:]) for row in people}, {row[0]: tuple(row[1:]) for row in entries})
        state.sessions = (sessions, dict(held))
        return state, steps

    def _check_wholly(self) -> None:
        services = self.work.services
        assert services.problems(full=True) == []
        snapshot = services.standing.snapshot()
        shown = {own: (person.given, person.family, person.email) for own, person in snapshot.people.items()}
        assert shown == self.model.state.people
        for own in shown:
            history = snapshot.history(own)
            done = {(c.course_id, c.completed_on.isoformat() if c.completed_on else "") for c in history.completions}
            assert done == {key[:2] for key in self.model.state.of(own) if key[2] == "attended"}

    def _undo_everything(self) -> None:
        while self.model.done:
            self.work.services.history.undo()
            self.model = self.model.undo()
            assert self._read() == (self.model.state, self.model.steps)
            self._done("undo at the end")

    def _refused(self, action: Callable[[], Any], words: str) -> None:
        self._is_refused(action)
        self._done(words)

    @staticmethod
    def _is_refused(action: Callable[[], Any]) -> None:
        with pytest.raises((NotAllowedError, LockedError), match=r"\w+ .*\.$"):
            action()

    def _person(self, which: int) -> int:
        people = sorted(self.model.state.people)
        return people[which % len(people)]

    @staticmethod
    def _was_kept(key: tuple[int, str, str], day: date, booked_on: date | None) -> bool:
        """Whether a training on a day keeps this booking: its day, or that of the booking itself, is not later."""
        since = key[1] or (booked_on.isoformat() if booked_on is not None else "")
        return key[2] == "booked" and since <= day.isoformat()

    def _new_folder(self) -> Path:
        self.folders.append(Path(tempfile.mkdtemp(dir=self.folder_of_templates)) / "record")
        return self.folders[-1]

    def _done(self, words: str) -> None:
        carried_out[words] += 1
        self.since_large += 1
