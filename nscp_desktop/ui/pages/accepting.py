"""Accepting trainings as equivalent, as the matrix and the page of a person ask for it."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.equivalents import (
    CountsTowards,
    TrainingElsewhere,
    acceptable,
    counts_towards,
    satisfies_fully,
)
from nscp_desktop.domain.explanation import status_words
from nscp_desktop.domain.training import Completion, Equivalent
from nscp_desktop.domain.validity import validity
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.counts_towards import CountsTowardsDialog
from nscp_desktop.ui.dialogs.equivalent import Choices, EquivalentDialog, EquivalentForm
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.session import Session


class Accepting:
    """Opens the forms for one person, and stores what is decided."""

    def __init__(self, session: Session, person_id: int, parent: QWidget) -> None:
        self._session, self._person_id, self._parent = session, person_id, parent
        self._shown: CountsTowardsDialog | None = None

    def for_requirement(self, requirement_id: str) -> EquivalentDialog:
        """Ask which of the person's trainings counts towards a requirement, or which one elsewhere."""
        snapshot = self._session.services.standing.snapshot()
        history, rulebook = snapshot.history(self._person_id), snapshot.rulebook
        entries: list[tuple[Hashable, str]] = [
            (done.id, f"{rulebook.courses[done.course_id].title}, {done.done_words}")
            for done in acceptable(history, requirement_id, rulebook)
        ]
        courses = [
            course.title
            for course in rulebook.courses.values()
            if not satisfies_fully(rulebook, course.id, requirement_id)
        ]
        about = f"{snapshot.people[self._person_id].name} · {rulebook.by_id[requirement_id].title}"
        return self._open(
            about,
            Choices(_tr("&Training"), entries, courses),
            partial(self._accept, requirement_id),
            partial(self._effect, requirement_id),
        )

    def for_completion(self, completion: Completion) -> CountsTowardsDialog:
        """Show what one training counts towards, from where it is accepted for more."""
        snapshot = self._session.services.standing.snapshot()
        course = snapshot.rulebook.courses[completion.course_id].title
        about = f"{snapshot.people[self._person_id].name} · {course}, {completion.done_words}"
        may = self._session.editing.may_change
        more = partial(self._ask_requirement, completion, about)
        dialog = CountsTowardsDialog(
            about,
            partial(self._counts, completion),
            more if may else None,
            self._remove if may else None,
            self._parent.window(),
        )
        self._shown = dialog
        open_dialog(dialog)
        return dialog

    def _ask_requirement(self, completion: Completion, about: str) -> EquivalentDialog:
        rulebook = self._session.services.standing.snapshot().rulebook
        counts = {item.requirement_id for item in self._counts(completion) if item.equivalent is not None}
        entries: list[tuple[Hashable, str]] = [
            (item.id, item.title)
            for item in rulebook.requirements
            if item.active and item.id not in counts and not satisfies_fully(rulebook, completion.course_id, item.id)
        ]
        return self._open(
            about,
            Choices(_tr("Counts &towards"), entries),
            partial(self._accept_for, completion),
            partial(self._effect_for, completion),
        )

    def _open(self, about: str, choices: Choices, store: "partial[None]", effect: "partial[str]") -> EquivalentDialog:
        dialog = EquivalentDialog(
            about, choices, store, effect, today=self._session.today, parent=self._parent.window()
        )
        open_dialog(dialog)
        return dialog

    def _counts(self, completion: Completion) -> tuple[CountsTowards, ...]:
        snapshot = self._session.services.standing.snapshot()
        return counts_towards(completion, snapshot.history(self._person_id), snapshot.rulebook)

    def _decision(self, requirement_id: str, completion_id: int, form: EquivalentForm) -> Equivalent:
        return Equivalent(
            0, self._person_id, completion_id, requirement_id, form.approved_by, form.reason, form.decided_on
        )

    def _accept(self, requirement_id: str, form: EquivalentForm) -> None:
        training, today = self._session.services.training, self._session.today
        if form.elsewhere is not None:
            training.accept_elsewhere(form.elsewhere, self._decision(requirement_id, 0, form), today=today)
            undated = form.elsewhere.completed_on is None and form.elsewhere.expires_on is None
        else:
            assert isinstance(form.chosen, int)
            training.accept_equivalent(self._decision(requirement_id, form.chosen, form), today=today)
            undated = self._is_undated(form.chosen)
        self._stored(undated)

    def _accept_for(self, completion: Completion, form: EquivalentForm) -> None:
        decision = self._decision(str(form.chosen), completion.id, form)
        self._session.services.training.accept_equivalent(decision, today=self._session.today)
        self._stored(self._is_undated(completion.id))
        if self._shown is not None:
            self._shown.show_list()

    def _remove(self, row: CountsTowards) -> None:
        assert row.equivalent is not None
        self._session.services.training.remove_equivalent(row.equivalent.id)
        self._session.announce(Changes.TRAINING)
        self._session.say(_tr("Accepted for %1 no longer. Ctrl+Z brings it back.").replace("%1", row.title))

    def _stored(self, undated: bool) -> None:
        # Courses may be new, and what a course counts towards stands in the rules.
        self._session.announce(Changes.TRAINING | Changes.RULES)
        name = self._session.services.standing.snapshot().people[self._person_id].name
        said = _tr("Accepted a training of %1 as equivalent.").replace("%1", name)
        self._session.say(f"{said} {_undated_words()}" if undated else said)

    def _is_undated(self, completion_id: int) -> bool:
        history = self._session.services.standing.snapshot().history(self._person_id)
        done = next(item for item in history.completions if item.id == completion_id)
        return done.completed_on is None and done.expires_on is None

    def _effect(self, requirement_id: str, form: EquivalentForm) -> str:
        if form.elsewhere is not None:
            return self._effect_elsewhere(requirement_id, form.elsewhere)
        assert isinstance(form.chosen, int)
        return self._then(requirement_id, form.chosen, form)

    def _effect_for(self, completion: Completion, form: EquivalentForm) -> str:
        return self._then(str(form.chosen), completion.id, form) if form.chosen is not None else ""

    def _then(self, requirement_id: str, completion_id: int, form: EquivalentForm) -> str:
        """Say where the person would be with the requirement."""
        if self._is_undated(completion_id):
            return _undated_words()
        decision, as_at = self._decision(requirement_id, completion_id, form), self._session.as_at
        standing = self._session.services.training.preview_equivalent(decision, as_at)
        return _tr("Then: %1").replace("%1", f"{standing.kind.symbol} {status_words(standing, as_at)}")

    def _effect_elsewhere(self, requirement_id: str, training: TrainingElsewhere) -> str:
        if training.completed_on is None and training.expires_on is None:
            return _undated_words()
        today, rulebook = self._session.today, self._session.services.standing.snapshot().rulebook
        done = Completion(
            0, 0, 0, training.completed_on, training.precision, training.expires_on, today, training.hours
        )
        found = validity(Course(0, ""), done, rulebook, today, [requirement_id])
        return _tr("Then: %1").replace("%1", found[0].words) if found else ""


def _undated_words() -> str:
    return _tr("It does not count until its date is on record.")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Accepting", text)
