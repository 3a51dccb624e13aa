"""Any sequence of actions, as Hypothesis thinks them up, on a real record against a plain model of it.

After every action the rows that the model follows are the same, and the history has one step more, or none when the
action was refused. Now and then, and at the end, the whole record is checked: the services read what the model says,
the history rebuilds every table, and undoing everything leads back to the start.
"""

import shutil
import time
import traceback
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy.exc import DatabaseError

from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.retention import left_on
from tests.faults.counts import MOST_FINDINGS, Counts, goes_on
from tests.faults.machine_model import Action, Model, State
from tests.faults.machine_record import FAMILY, GIVEN, Checked, carried_out
from tests.faults.operations import KEY, RELEASED, RUNS, TODAY, Templates, Work, fast_folder, own_data
from tests.faults.warm import shared_statements

MEASURE = "steps of the state machine against the model: different"
STEPS = 100
EXAMPLES = 10
# A large action takes as long as dozens of small ones, so it comes after so many of them at the earliest.
SMALL_BETWEEN_LARGE = 12
FULL_CHECK_EVERY = 50
_LARGE = ("close and open", "lock", "back up", "restore", "import", "crash", "erase", "change key")
_DAYS = st.integers(0, 700).map(lambda days: TODAY - timedelta(days))
_SMALL = st.integers(0, 10_000)


class Machine(Checked):
    """The actions that Hypothesis chooses from, on one record in a folder of its own, and the model of it."""

    # What happens

    @precondition(lambda self: self.work.open is None)
    @rule(start=st.sampled_from(("founded", "founded", "founded", "protected", "released")))
    def begin(self, start: str) -> None:
        """Take a new record, or one of the first release, which is brought over when it is opened."""
        folder = self._new_folder()
        if start == "released":
            folder.mkdir()
            shutil.copyfile(RELEASED / "v1.nscp", folder / "carlton-hill.nscp")
            self.work = Work(folder)
        else:
            runs = {None: "saves", KEY: "saves, protected"}
            name = runs[KEY if start == "protected" else None]
            self.work = self.templates.copy(next(run for run in RUNS if run.name == name), folder)
        self._done(f"begin {start}")
        with own_data(folder):
            assert self.work.services.problems(full=True) == []
        state, steps = self._read()
        assert state.people
        self.model = Model(state, steps)

    @precondition(lambda self: self.work.open is not None)
    @rule(given=st.sampled_from(GIVEN), family=st.sampled_from(FAMILY), day=_DAYS)
    def add(self, given: str, family: str, day: date) -> None:
        """Add a person."""
        own = self.work.services.people.add(PersonDraft(given, family, starts_on=day))
        state = self.model.state
        assert own not in state.people
        self.model = self.model.act(State({**state.people, own: (given, family, "")}, state.entries))
        self._done("add")

    @precondition(lambda self: self.work.open is not None and self.model.state.people)
    @rule(which=_SMALL, given=st.sampled_from(GIVEN), email=st.sampled_from(("", "a@example.org", "not one")))
    def edit(self, which: int, given: str, email: str) -> None:
        """Change somebody's name and e-mail; an address without an @ is refused."""
        state, own = self.model.state, self._person(which)
        draft = replace(self.work.services.people.draft_of(own, TODAY), given=given, email=email)
        after = {**state.people, own: (given, state.people[own][1], email)}
        if email == "not one":
            self._refused(lambda: self.work.services.people.change(own, draft), "refused edit")
            return
        self.work.services.people.change(own, draft, reason="Told us")
        if after != state.people:
            self.model = self.model.act(State(after, state.entries))
        self._done("edit")

    @precondition(lambda self: self.work.open is not None and self.model.state.people)
    @rule(which=st.lists(_SMALL, min_size=1, max_size=6), course=_SMALL, day=_DAYS)
    def record(self, which: list[int], course: int, day: date) -> None:
        """Record a training for several people; who has it on that day already is passed over."""
        services, people = self.work.services, sorted({self._person(one) for one in which})
        course_id = services.training.courses()[course % 5].id
        key = (course_id, day.isoformat(), "attended")
        new = {own for own in people if key not in self.model.state.of(own)}
        undated = {
            own: booking.recorded_on
            for own in people
            for booking in services.standing.snapshot().history(own).bookings
            if booking.course_id == course_id and booking.on is None
        }
        services.training.record(TrainingDraft(course_id, day, tuple(people)), today=TODAY)
        if new:
            found, _ = self._read()
            before = self.model.state
            for own in people:
                had = before.of(own)
                taken = {one for one in had if one[0] == course_id and self._was_kept(one, day, undated.get(own))}
                assert found.of(own) == ((had - taken) | {key} if own in new else had)
            others = {own for own in before.people if own not in new}
            assert all(found.of(own) == before.of(own) for own in others)
            self.model = self.model.act(State(before.people, found.entries))
        self._done("record")

    @precondition(lambda self: self.work.open is not None and self.model.state.people)
    @rule(which=_SMALL, course=_SMALL, days=st.integers(-3, 60))
    def book(self, which: int, course: int, days: int) -> None:
        """Book somebody on a course; the past, and a day after their last, is refused."""
        services, own = self.work.services, self._person(which)
        course_id, day = services.training.courses()[course % 5].id, TODAY + timedelta(days)
        if days < 0:
            self._refused(lambda: services.training.book([own], course_id, day, today=TODAY), "refused booking")
            return
        left, key = left_on(services.people.person(own)), (course_id, day.isoformat(), "booked")
        if left is not None and left < day and key not in self.model.state.of(own):
            self._refused(lambda: services.training.book([own], course_id, day, today=TODAY), "refused after leaving")
            return
        services.training.book([own], course_id, day, today=TODAY)
        if key not in self.model.state.of(own):
            found, _ = self._read()
            new = found.entries.keys() - self.model.state.entries.keys()
            assert [found.entries[one] for one in new] == [(own, course_id, day.isoformat(), "booked")]
            self.model = self.model.act(State(self.model.state.people, found.entries))
        self._done("book")

    @precondition(lambda self: self.work.open is not None and self.model.state.entries)
    @rule(which=_SMALL)
    def remove_entry(self, which: int) -> None:
        """Take one training or booking off the record."""
        state = self.model.state
        own = sorted(state.entries)[which % len(state.entries)]
        training = self.work.services.training
        if state.entries[own][3] == "booked":
            training.cancel_booking(own, today=TODAY)
        else:
            training.remove_completion(own, reason="Entered twice")
        entries = {one: entry for one, entry in state.entries.items() if one != own}
        self.model = self.model.act(State(state.people, entries), is_deletion=True)
        self._done("remove entry")

    @precondition(lambda self: self.work.open is not None and len(self.model.state.people) > 3)
    @rule(which=st.lists(_SMALL, min_size=1, max_size=2))
    def delete(self, which: list[int]) -> None:
        """Delete people with all that is theirs."""
        people = sorted({self._person(one) for one in which})
        self.work.services.removal.remove(people)
        self.model = self.model.act(self.model.state.without(people), is_deletion=True)
        self._done("delete")

    @precondition(lambda self: self.work.open is not None and len(self.model.state.people) > 3)
    @rule(kept=_SMALL, gone=_SMALL)
    def merge(self, kept: int, gone: int) -> None:
        """Make one person of two; somebody with themselves is refused."""
        keeps, goes = self._person(kept), self._person(gone)
        if keeps == goes:
            self._refused(lambda: self.work.services.removal.merge(keeps, goes), "refused merge")
            return
        before = self.model.state
        self.work.services.removal.merge(keeps, goes)
        found, _ = self._read()
        assert found.people.keys() == before.people.keys() - {goes}
        assert found.of(keeps) == before.of(keeps) | before.of(goes)
        rest = found.people.keys() - {keeps}
        assert all(found.people[own] == before.people[own] and found.of(own) == before.of(own) for own in rest)
        self.model = self.model.act(found)
        self._done("merge")

    @precondition(lambda self: self.work.open is not None and self.model.bin)
    @rule(which=_SMALL)
    def bring_back(self, which: int) -> None:
        """Bring something back from the bin, or be refused where later work stands in its place."""
        history = self.work.services.history
        assert {batch.sequence for batch in history.bin()} >= {action.sequence for action in self.model.bin}
        action = self.model.bin[which % len(self.model.bin)]
        if self.model.can_bring_back(action):
            history.bring_back(action.sequence)
            self.model = self.model.bring_back(action)
            self._done("bring back")
        else:
            self._refused(lambda: history.bring_back(action.sequence), "refused bringing back")

    @precondition(lambda self: self.work.open is not None and self.model.done)
    @rule()
    def undo(self) -> None:
        """Take the last action back."""
        self.work.services.history.undo()
        self.model = self.model.undo()
        self._done("undo")

    @precondition(lambda self: self.work.open is not None and (self.model.undone or self.since_check % 10 == 0))
    @rule()
    def redo(self) -> None:
        """Do again what was undone last, or be refused when there is nothing."""
        if not self.model.undone:
            self._refused(self.work.services.history.redo, "refused redo")
            return
        self.work.services.history.redo()
        self.model = self.model.redo()
        self._done("redo")

    @precondition(lambda self: self.work.open is not None and self.since_large >= SMALL_BETWEEN_LARGE)
    @rule(
        what=st.sampled_from(
            ("close and open", "lock", "back up", "restore", "import", "crash", "erase", "change key")
        ),
        which=_SMALL,
    )
    def something_large(self, what: str, which: int) -> None:
        """Do one of the actions that take long."""
        self.since_large = 0
        with own_data(self.work.folder):
            getattr(self, "_" + what.replace(" ", "_"))(which)
        self._done(what)

    # What is always so

    @invariant()
    def the_rows_are_those_of_the_model(self) -> None:
        """Compare the rows that the model follows, and the number of steps."""
        if self.work.open is None:
            return
        found, steps = self._read()
        assert (found, steps) == (self.model.state, self.model.steps)
        self.model.state.sessions = found.sessions
        self.since_check += 1
        if self.since_check >= FULL_CHECK_EVERY:
            self.since_check = 0
            self._check_wholly()


def run(seed_of_run: int, amount: int | None = None, until: float | None = None) -> Counts:
    """Carry out so many steps, in examples of a hundred that Hypothesis thinks up."""
    begun, done, bad, batch = time.monotonic(), 0, 0, 0
    findings: list[str] = []
    carried_out.clear()
    with fast_folder() as folder, shared_statements():
        (folder / "templates").mkdir()
        Machine.folder_of_templates = folder
        Machine.templates = Templates(folder / "templates")
        while goes_on(done, amount, until):
            try:
                run_state_machine_as_test(seed(seed_of_run + batch)(Machine), settings=_settings())
            except (AssertionError, NscpError, LookupError, TypeError, ValueError, OSError, DatabaseError) as error:
                bad += 1
                steps = " / ".join(getattr(error, "__notes__", ()))
                where = traceback.extract_tb(error.__traceback__)[-1]
                findings.append(f"seed {seed_of_run + batch}: {error!r} at {where.name}:{where.lineno} {steps}")
            done, batch = sum(carried_out.values()), batch + 1
    notes = dict(sorted(carried_out.items()))
    return Counts(MEASURE, done, bad, seed_of_run, time.monotonic() - begun, tuple(findings[:MOST_FINDINGS]), notes)


def _settings() -> settings:
    return settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )


__all__ = ["MEASURE", "Action", "Machine", "carried_out", "run"]
