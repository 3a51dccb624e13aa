"""Proof of training: what lacks it, how it is evidenced, a second person's check, and the yearly sample."""

from collections.abc import Sequence
from datetime import date
from secrets import SystemRandom

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.dates import academic_year_start, in_words, plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.evidence_checks import (
    CheckResult,
    EvidenceCheck,
    Sample,
    SampleState,
    refuse_own_check,
    refuse_sample,
    sample_size,
    state_of,
)
from nscp_desktop.domain.evidence_missing import Proof, proofs
from nscp_desktop.domain.page_jobs import PageJob
from nscp_desktop.domain.training import Completion, Evidence
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.titles import refuse_long, tidy

# With fewer trainings on record nobody needs to be asked for a sample of them.
A_HANDFUL = 20
LONGEST_NAME, LONGEST_NOTE = 200, 2_000
_TAB = ("training", "evidence")


class EvidenceChecksService:
    """Checks and samples of evidence. Each public method that stores is one transaction.

    `scans_waiting` is how many scans lie in the folder that is watched on this computer; whoever watches it says so.
    """

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing
        self.scans_waiting = 0

    def proofs(self, as_at: date, *, newest_only: bool = True) -> tuple[Proof, ...]:
        """Return the trainings of everyone here, each with what proves it."""
        return self.proofs_of(self._standing.board(as_at), newest_only=newest_only)

    def proofs_of(self, board: Board, *, newest_only: bool = True) -> tuple[Proof, ...]:
        """Return the trainings of those on a board, each with what proves it."""
        return proofs(self._standing.snapshot(), board, newest_only=newest_only)

    def known(self, digests: Sequence[str]) -> frozenset[str]:
        """Return which of these contents are kept as evidence already, by their digest."""
        with self._desk.reading() as unit:
            return unit.session_files.known(digests)

    def checks(self, completion_ids: Sequence[int] | None = None) -> tuple[EvidenceCheck, ...]:
        """Return the checks of some completions, or every check, the oldest first."""
        with self._desk.reading() as unit:
            return unit.evidence_checks.checks(completion_ids)

    def samples(self) -> tuple[tuple[Sample, SampleState], ...]:
        """Return every sample with how far its check is, the newest first."""
        with self._desk.reading() as unit:
            samples, checks = unit.evidence_checks.samples(), unit.evidence_checks.checks()
        return tuple((sample, state_of(sample, checks)) for sample in samples)

    def set_evidence(self, completion_ids: Sequence[int], evidence: Evidence) -> int:
        """Say of trainings how they are evidenced, and return for how many that is new.

        Raises NotFoundError when one of them is gone.
        """
        changed = [done for done in self._completions(completion_ids) if done.evidence is not evidence]
        if changed:
            with self._desk.changing(f"Set the kind of evidence of {self._words(changed)}") as unit:
                unit.evidence_checks.set_evidence([done.id for done in changed], evidence)
            self._standing.renew({done.person_id for done in changed})
        return len(changed)

    def check(self, completion_ids: Sequence[int], found: EvidenceCheck, *, today: date) -> None:
        """Keep what a second person found about trainings: the day, who, the result and a note of `found` are used.

        Raises NotAllowedError when the day cannot be, or when somebody would check what they recorded themselves;
        NotFoundError when a training is gone.
        """
        done = self._completions(completion_ids)
        check = found._replace(checked_by=tidy(found.checked_by), note=tidy(found.note))
        if not check.checked_by:
            raise NotAllowedError("Type the name of the person who checked it.", "checked_by")
        for name, text, longest in (("checked_by", check.checked_by, LONGEST_NAME), ("note", check.note, LONGEST_NOTE)):
            refuse_long(text, name, longest)
        if check.checked_on > today:
            raise NotAllowedError("That day is still to come.", "checked_on")
        late = [one.completed_on for one in done if one.completed_on and one.completed_on > check.checked_on]
        if late:
            words = in_words(max(late))
            raise NotAllowedError(
                f"The training was done on {words}, so it was checked on that day or later.", "checked_on"
            )
        if check.result is not CheckResult.AGREES and not check.note:
            raise NotAllowedError("Say what differs, or where it was looked for.", "note")
        with self._desk.reading() as unit:
            recorded = unit.evidence_checks.recorded_by([one.id for one in done])
        for who in sorted(set(recorded.values())):
            refuse_own_check(check.checked_by, who)
        with self._desk.changing(f"Check the evidence of {self._words(done)}: {check.result.words}") as unit:
            unit.evidence_checks.add_checks(done, check)

    def draw(self, from_on: date | None, until_on: date | None, percent: int, *, today: date) -> Sample:
        """Draw a sample of the trainings done in a time by chance, and keep it as it was drawn.

        Raises NotAllowedError when the time is none, nothing was done in it, or it was drawn before.
        """
        refuse_sample(from_on, until_on, percent, today)
        assert from_on is not None
        assert until_on is not None
        for earlier, _ in self.samples():
            if (earlier.from_on, earlier.until_on) == (from_on, until_on):
                words = f"A sample of this time was drawn on {in_words(earlier.drawn_on)}."
                raise NotAllowedError(
                    f"{words} A second draw would leave the choice to you. Check that one.", "from_on"
                )
        done = self._done(from_on, until_on)
        if not done:
            words = f"No training was done from {in_words(from_on)} to {in_words(until_on)}. Choose another time."
            raise NotAllowedError(words, "from_on")
        drawn = SystemRandom().sample(done, sample_size(len(done), percent))
        sample = Sample(0, today, self._desk.who, from_on, until_on, percent, len(done))
        title = f"Draw {plural(len(drawn), 'training')} of {len(done):,} for a check of evidence"
        with self._desk.changing(title) as unit:
            own = unit.evidence_checks.add_sample(sample, drawn)
        return next(found for found, _ in self.samples() if found.id == own)

    def done_between(self, from_on: date, until_on: date) -> int:
        """Return how many trainings were done in a time, leavers' included."""
        return len(self._done(from_on, until_on))

    def jobs(self, as_at: date) -> tuple[PageJob, ...]:
        """Return what to do next about evidence on a day."""
        found = []
        samples = self.samples()
        open_ones = [(sample, state) for sample, state in samples if sample.items and not state.is_done]
        if open_ones:
            sample, state = open_ones[0]
            found.append(
                PageJob("Finish the check of evidence", f"{sample.period_words}: {state.progress_words}", *_TAB)
            )
        begun = academic_year_start(as_at)
        if not any(begun <= sample.drawn_on <= as_at for sample, _ in samples) and (samples or self._has_many()):
            detail = f"None since {in_words(begun)}: ten per cent, checked by a second person"
            found.append(PageJob("Draw this year's sample of evidence", detail, *_TAB))
        if self.scans_waiting:
            words = plural(self.scans_waiting, "scan")
            detail = f"{words} {'waits' if self.scans_waiting == 1 else 'wait'} in the folder that is watched"
            found.append(PageJob("Say whose the new scans are", detail, *_TAB))
        return tuple(found)

    def _has_many(self) -> bool:
        return sum(len(history.completions) for history in self._standing.snapshot().histories.values()) > A_HANDFUL

    def _done(self, from_on: date, until_on: date) -> list[Completion]:
        return [one for one in self._all() if one.completed_on and from_on <= one.completed_on <= until_on]

    def _all(self) -> list[Completion]:
        histories = self._standing.snapshot().histories
        return [done for history in histories.values() for done in history.completions]

    def _completions(self, completion_ids: Sequence[int]) -> list[Completion]:
        wanted = dict.fromkeys(completion_ids)
        found = {done.id: done for done in self._all() if done.id in wanted}
        if not wanted:
            raise NotAllowedError("Choose at least one training.")
        if len(found) < len(wanted):
            raise NotFoundError("One of these trainings is no longer in the record. Look at the list again.")
        return [found[own] for own in wanted]

    def _words(self, done: Sequence[Completion]) -> str:
        """Name trainings for the history: `Prevent, Amir Khan`, or `12 trainings`."""
        if len(done) > 1:
            return plural(len(done), "training")
        snapshot = self._standing.snapshot()
        course = snapshot.rulebook.courses[done[0].course_id].title
        return f"{course}, {snapshot.people[done[0].person_id].name}"
