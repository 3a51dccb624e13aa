"""What can be done with the evaluation of a session: keying in, importing, printing, saving forms, the summary."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from nscp_desktop.domain.courses import EvaluationAsked
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NscpError
from nscp_desktop.domain.evaluation import Evaluation, Form
from nscp_desktop.domain.evaluation_import import AnswersPlan, FoundAnswers, session_words
from nscp_desktop.domain.evaluation_sessions import SessionForms
from nscp_desktop.paths import documents_folder
from nscp_desktop.services.evaluation_documents import EVALUATION_SUMMARY
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.evaluation_summary import EvaluationSummaryDialog, SummaryDoing, SummaryShown
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.import_answers import ImportAnswersDialog, Importing
from nscp_desktop.ui.dialogs.key_forms import KeyFormsDialog, Keying
from nscp_desktop.ui.messages import report
from nscp_desktop.ui.pages.requests import ReportRequest
from nscp_desktop.ui.pages.tabbed import PageTab

# Some systems take no longer names of files.
MOST_IN_NAME = 60


class EvaluationActions(QObject):
    """Acts on the session that `current` returns, None for nothing."""

    def __init__(self, tab: PageTab, current: Callable[[], SessionForms | None]) -> None:
        super().__init__(tab)
        self._tab, self._current = tab, current
        self._session = tab.session
        self._has_news = False

    # Keying in

    def key_in(self, form: Form, person_id: int | None = None) -> None:
        """Open the form to key in answers, one after the other."""
        one = self._current()
        if one is not None and self._session.editing.may_change:
            self._open_form(self._keying(one, form, person_id))

    def _open_form(self, keying: Keying, then: Callable[[], object] | None = None) -> None:
        dialog = KeyFormsDialog(keying, self._tab.window())
        # The lists behind it are worked out anew once, and not for each of the forms that are keyed in.
        dialog.finished.connect(self._keyed_in)
        if then is not None:
            dialog.finished.connect(partial(_after, then))
        open_dialog(dialog)

    def _keying(
        self, one: SessionForms, form: Form, person_id: int | None = None, given: Evaluation | None = None
    ) -> Keying:
        people = self._session.services.standing.snapshot().people
        # Whose form is changed is offered even if they are no longer on the register: nothing typed gets lost.
        ids = dict.fromkeys(
            (*(place.person_id for place in one.places), given.person_id if given is not None else None)
        )
        there = [people[own] for own in ids if own is not None and own in people]
        return Keying(
            one.session.id,
            session_words(one.title, one.session),
            sorted(there, key=lambda person: person.sorted_name.casefold()),
            self._session.services.evaluation.trainers_of(one.session.id),
            self._session.today,
            self._add if given is None else self._change,
            self._take_back,
            partial(self._back, one.session.id),
            form,
            person_id,
            given,
        )

    def _add(self, form: Evaluation) -> None:
        self._session.services.evaluation.add(form, today=self._session.today)
        self._note(self.tr("Stored. Ctrl+Z takes it back."))

    def _change(self, form: Evaluation) -> None:
        self._session.services.evaluation.change(form, today=self._session.today)
        self._note(self.tr("Changed. Ctrl+Z takes it back."))

    def _take_back(self) -> None:
        self._session.services.history.undo()
        self._note(self.tr("Taken back."))

    def _note(self, sentence: str) -> None:
        self._has_news = True
        self._session.say(sentence)

    def _keyed_in(self, _result: int) -> None:
        if self._has_news and not self._session.services.locking.is_locked:
            self._has_news = False
            self._session.announce(Changes.TRAINING)

    def _back(self, session_id: int, form: Form) -> str:
        one = self._look(session_id)
        return one.returned(form).words

    # The summary

    def show_summary(self) -> None:
        """Show what the forms of the session say."""
        one = self._current()
        if one is None:
            return
        own = one.session.id
        doing = SummaryDoing(
            partial(self._shown, own),
            partial(self._show_pages, EVALUATION_SUMMARY, own),
            self._change_form,
            self._remove,
            self._session.editing.may_change,
        )
        open_dialog(EvaluationSummaryDialog(doing, self._tab.window()))

    def _shown(self, session_id: int) -> SummaryShown | None:
        services, today = self._session.services, self._session.today
        sessions = services.evaluation.sessions(today)
        own = next((one for one in sessions if one.session.id == session_id), None)
        if own is None:
            return None
        same = [one.summary for one in sessions if one.session.course_id == own.session.course_id]
        names = {person.id: person.sorted_name for person in services.standing.snapshot().people.values()}
        return SummaryShown(own, same, names, services.evaluation.trainers_of(session_id))

    def _change_form(self, form: Evaluation, then: Callable[[], object]) -> None:
        keying = self._keying(self._look(form.session_id), form.form, None, form)
        self._open_form(keying, then)

    def _remove(self, form: Evaluation) -> None:
        try:
            self._session.services.evaluation.remove(form.id)
        except NscpError as error:
            report(self._tab.window(), error)
            return
        self._stored(self.tr("Removed. Ctrl+Z brings it back."))

    # Paper and sheets

    def print_forms(self, report_id: str) -> None:
        """Show the pages of a form for the session."""
        one = self._current()
        if one is not None:
            self._show_pages(report_id, one.session.id)

    def _show_pages(self, report_id: str, session_id: int) -> None:
        self._tab.page.open_report.emit(ReportRequest(report_id, session_id=session_id))

    def ask_where(self, form: Form) -> None:
        """Ask where the form is to be saved as a spreadsheet."""
        one = self._current()
        if one is None:
            return
        day = one.session.ends_on.isoformat()
        title = "".join(letter for letter in one.title if letter.isalnum() or letter in " -")[:MOST_IN_NAME].strip()
        name = f"{form.words} {title} {day}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self._tab, self.tr("Save form"), str(documents_folder() / name), self.tr("Spreadsheet (*.xlsx)")
        )
        if chosen:
            self.save_form(form, Path(chosen if chosen.lower().endswith(".xlsx") else f"{chosen}.xlsx"))

    def save_form(self, form: Form, out: Path) -> None:
        """Save the form as a spreadsheet off the window's thread, and say so."""
        one = self._current()
        if one is None:
            return
        save = self._session.services.evaluation.save_form
        self._session.tasks.run(
            partial(save, one.session.id, form, out, today=self._session.today),
            partial(self._saved, out),
            self._refused,
            self.tr("Saving the form"),
        )

    def ask_for_file(self) -> None:
        """Ask which file holds the answers."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._tab,
            self.tr("Import answers"),
            str(documents_folder()),
            self.tr("Spreadsheets (*.xlsx *.xlsm *.xls *.ods *.csv);;All files (*)"),
        )
        if chosen:
            self.import_file(Path(chosen))

    def import_file(self, path: Path) -> None:
        """Read a file in the background and show what it would bring in."""
        one = self._current()
        if one is None or not self._session.editing.may_change:
            return
        form = Form.IMPACT if one.wants_impact and one.impact_due <= self._session.today else Form.PARTICIPANT
        read = partial(self._read_first, path, form)
        self._session.tasks.run(read, partial(self._show_file, one, path), self._refused, self.tr("Reading the file"))

    def _read_first(self, path: Path, likely: Form) -> Form:
        """Return the form that most columns of the file fit."""
        forms = sorted(Form, key=lambda form: form is not likely)
        return max(forms, key=partial(self._fitting, path))

    def _fitting(self, path: Path, form: Form) -> int:
        return sum(bool(column.meaning) for column in self._read(path, form, {}).columns)

    def _show_file(self, one: SessionForms, path: Path, form: Form) -> None:
        importing = Importing(
            session_words(one.title, one.session),
            partial(self._read, path),
            partial(self._plan, one.session.id),
            self._bring_in,
            form,
        )
        open_dialog(ImportAnswersDialog(importing, self._tab.window()))

    def _read(self, path: Path, form: Form, meanings: Mapping[int, str]) -> FoundAnswers:
        return self._session.services.evaluation.read_answers(path, form, meanings)

    def _plan(self, session_id: int, found: FoundAnswers, keep_unknown: bool) -> AnswersPlan:
        services, today = self._session.services, self._session.today
        return services.evaluation.plan_answers(found, session_id, today=today, keep_unknown=keep_unknown)

    def _bring_in(self, plan: AnswersPlan) -> None:
        count = self._session.services.evaluation.bring_in(plan)
        words = self.tr("Brought in %1. Ctrl+Z takes them back.").replace("%1", plural(count, "form"))
        self._stored(words)

    # What is asked for

    def ask(self, asked: EvaluationAsked) -> None:
        """Say what is asked for after the sessions of the course."""
        one = self._current()
        if one is None:
            return
        try:
            self._session.services.evaluation.ask(one.session.course_id, asked)
        except NscpError as error:
            report(self._tab.window(), error)
            return
        self._stored(f"{one.title}: {asked.words[:1].lower()}{asked.words[1:]}.")

    def _look(self, session_id: int) -> SessionForms:
        return self._session.services.evaluation.session(session_id, self._session.today)

    def _stored(self, sentence: str) -> None:
        self._session.announce(Changes.TRAINING)
        self._session.say(sentence)

    def _saved(self, out: Path, _done: None) -> None:
        self._session.say(self.tr("Saved %1 in %2").replace("%1", out.name).replace("%2", str(out.parent)))

    def _refused(self, error: NscpError) -> None:
        report(self._tab.window(), error)


def _after(then: Callable[[], object], _result: int) -> None:
    then()
