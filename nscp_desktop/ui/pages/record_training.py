"""Record one training for everyone who was there."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QWidget

from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.drafts import Preview, Recorded, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NscpError
from nscp_desktop.services.kept_drafts import KeptDraft
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.drafts import TRAINING, DraftKeeper, Fields, type_in, typed
from nscp_desktop.ui.models.attendees import attendees, booked_on
from nscp_desktop.ui.pages.attendee_card import AttendeeCard
from nscp_desktop.ui.pages.page import Page
from nscp_desktop.ui.pages.requests import CatchUpRequest, PeopleFilter, RecordRequest
from nscp_desktop.ui.pages.turnout_notice import TurnoutNotice
from nscp_desktop.ui.pages.what_and_when import WhatAndWhen
from nscp_desktop.ui.session import Session
from nscp_desktop.ui.widgets.buttons import push_button
from nscp_desktop.ui.widgets.card import plain_label

PAUSE_MS = 120
MANY = 1_000


class RecordTrainingPage(Page):
    """What and when at the left, who attended at the right, and what saving would change."""

    title: ClassVar[str] = "Record training"
    key: ClassVar[str] = "record-training"
    wants: ClassVar[Changes] = Changes.STORED
    shows_as_at: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.header.set_note(self.tr("One entry for everyone who was there"))
        self._asked = 0
        self.form = WhatAndWhen(session.today)
        self.who = AttendeeCard()
        self.summary = plain_label(wrap=True)
        self.refusal = plain_label("", "errorSentence", wrap=True)
        self.refusal.hide()
        self.cancel_button = push_button(self.tr("Cancel"), self.cancel)
        self.save_button = push_button("", self.save, primary=True)
        session.editing.guard(self.save_button)
        footer = QHBoxLayout()
        footer.addWidget(self.summary, 1)
        footer.addWidget(self.cancel_button)
        footer.addWidget(self.save_button)
        self.who.body.addWidget(self.refusal)
        self.who.body.addLayout(footer)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(self.form)
        split.addWidget(self.who)
        split.setStretchFactor(1, 1)
        split.setSizes([320, 800])
        self.form.setMinimumWidth(312)
        self.turnout = TurnoutNotice()
        self.turnout.people_wanted.connect(self._show_missed)
        self.turnout.catch_up_wanted.connect(self._plan_catch_up)
        self.turnout.put_away.connect(self.cancel)
        self.body.addWidget(self.turnout)
        self.body.addWidget(split, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._preview)
        self.form.edited.connect(self._form_edited)
        self.who.changed.connect(self._changed)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.cancel)
        save = QShortcut(QKeySequence(self.tr("Ctrl+Return")), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self.save)
        self._show_summary(None)
        self._keeper = DraftKeeper(session, TRAINING, self._title, self._typed, self)

    def _go_on(self, draft: KeptDraft) -> None:
        """Fill the entry with what a draft of it held."""
        self.freshen()
        self.clear()
        fields, people = draft.fields.get("fields"), draft.fields.get("people")
        if isinstance(fields, dict):
            type_in(self.form.form, fields)
        if isinstance(people, list):
            self.who.model.tick([own for own in people if isinstance(own, int)])

    def _typed(self) -> Fields:
        return {"fields": typed(self.form.form), "people": list(self.who.model.ticked())}

    def _title(self) -> str:
        course = self.form.course()
        return self.tr("recording %1").replace("%1", course.title if course is not None else self.tr("training"))

    def find_field(self) -> QLineEdit:
        """Return the filter."""
        return self.who.search

    def take(self, request: object) -> None:
        """Start a new entry for a course or a requirement and some people; an empty request goes on with the draft."""
        if isinstance(request, KeptDraft):
            self._go_on(request)
        if not isinstance(request, RecordRequest):
            return
        self.freshen()
        if request != RecordRequest():
            self.clear()
        if request.draft is not None:
            self._begin_with(request.draft)
            return
        asked = request.requirement_ids or ((request.requirement_id,) if request.requirement_id is not None else ())
        course_id = request.course_id
        if course_id is None and asked:
            course_id = self.session.services.training.course_for(asked)
        if course_id is not None:
            self.form.choose_course(course_id)
        if request.on is not None:
            self.form.choose_day(request.on)
        if request.whole_agency:
            self.form.choose_everyone()
        if course_id is None and len(asked) > 1:
            self.form.show_error("course_id", self.tr("No course counts towards all that was selected. Choose one."))
        self.who.model.tick(request.person_ids)
        self.who.show_first()
        self._go_to(self.form.ui.course_id)

    def _begin_with(self, draft: TrainingDraft) -> None:
        """Fill the form, and go to what is still to be said: the day, or who was not there."""
        self.form.fill(draft)
        self.who.model.tick(draft.person_ids)
        self.who.show_first()
        self._go_to(self.form.ui.completed_on if draft.completed_on is None else self.who.search)

    def _go_to(self, field: QWidget) -> None:
        QTimer.singleShot(0, field, field.setFocus)

    def refresh(self) -> None:
        """Offer the courses and people that are stored now; what is typed and ticked stays."""
        services = self.session.services
        is_school = services.agency.details().sector is Sector.SCHOOL
        rulebook = services.standing.snapshot().rulebook
        self.form.set_courses(services.training.courses(), rulebook, is_school=is_school)
        self._show_people()
        self._changed()

    def clear(self) -> None:
        """Empty the whole entry."""
        self.form.clear()
        self.who.clear_filters()
        self.who.model.untick_all()
        self.who.show_unmatched(())
        self._refuse("")
        self.turnout.put(None)
        self._keeper.forget()

    def cancel(self) -> None:
        """Give the entry up and go back."""
        self.clear()
        self.leave.emit()

    def save(self) -> None:
        """Store the training for everybody ticked, or say beside the field why not."""
        self.form.clear_errors()
        self._refuse("")
        try:
            draft = self.form.draft(self.who.model.ticked())
            sheets = self.form.sheets.paths()
            done = self.session.services.training.record(draft, today=self.session.today, sheets=sheets)
        except NotAllowedError as error:
            if not self.form.show_error(error.field or "", str(error), go_there=True):
                self._refuse(str(error))
            return
        except NscpError as error:
            self._refuse(str(error))
            return
        self._recorded(draft, done)

    def _recorded(self, draft: TrainingDraft, done: Recorded) -> None:
        """Say what was stored; after a day for everyone, stay and say who of those asked was there."""
        course = self.form.course()
        title = course.title if course is not None else ""
        people = plural(done.stored, "person", "people")
        said = self.tr("Recorded %1 for %2.").replace("%1", title).replace("%2", people)
        self.clear()
        self.session.announce(Changes.TRAINING)
        self.session.say(said)
        turnout = None
        if draft.whole_agency and draft.completed_on is not None:
            training, today = self.session.services.training, self.session.today
            turnout = training.turnout(draft.course_id, draft.completed_on, today=today)
        if turnout is None:
            self.leave.emit()
        else:
            self.turnout.put(turnout, said)

    def _show_missed(self) -> None:
        shown = self.turnout.shown
        if shown is not None:
            self.open_people.emit(PeopleFilter(self._missed_title(shown.day.course_id), self.turnout.missed()))

    def _plan_catch_up(self) -> None:
        shown = self.turnout.shown
        if shown is not None:
            day = shown.day
            title = self._missed_title(day.course_id)
            self.plan_catch_up.emit(CatchUpRequest(day.course_id, day.ends_on, shown.still_missing, title))

    def _missed_title(self, course_id: int) -> str:
        course = self.session.services.standing.snapshot().rulebook.courses.get(course_id)
        return self.tr("Missed %1").replace("%1", course.title if course is not None else self.tr("the training"))

    def _show_people(self) -> None:
        """Offer who is here now, and who was here on the first or last day of the training."""
        standing, today = self.session.services.standing, self.session.today
        held = [day for day in self.form.days() if day <= today] or [today]
        boards = {day: standing.board(day) for day in (today, *held)}
        self.who.set_people(attendees(boards.values()))
        here = {row.person.id for day in held for row in boards[day].rows if not row.is_away}
        self.who.set_day(here, booked_on(standing.snapshot().histories, self.form.course_id(), min(held), max(held)))

    def _form_edited(self) -> None:
        course: Course | None = self.form.course()
        self.who.set_due_for([item.requirement_id for item in course.satisfies] if course is not None else [])
        self._show_people()
        self._changed()

    def _changed(self) -> None:
        self._show_summary(None)
        self._timer.start()

    def _preview(self) -> None:
        ids = self.who.model.ticked()
        self._asked += 1
        if not ids or not self.form.is_ready():
            self._show_preview(self._asked, None)
            return
        try:
            draft = self.form.draft(ids)
        except NotAllowedError:
            self._show_preview(self._asked, None)
            return
        look = partial(self.session.services.training.preview, draft, self.session.today)
        if len(ids) > MANY:
            show = partial(self._show_preview, self._asked)
            given_up = partial(self._show_preview, self._asked, None)
            self.session.tasks.run(look, show, words=self.tr("Looking ahead"), cancelled=given_up)
        else:
            self._show_preview(self._asked, look())

    def _show_preview(self, asked: int, preview: Preview | None) -> None:
        if asked != self._asked:
            return
        requirements = self.session.services.standing.snapshot().rulebook.by_id
        self.who.model.show_preview(preview, requirements, self.session.today)
        self._show_summary(preview)

    def _show_summary(self, preview: Preview | None) -> None:
        count = len(self.who.model.ticked())
        people = plural(count, "person", "people")
        parts = [self.tr("%1 selected").replace("%1", people)]
        if preview is not None:
            for number, words in (
                (preview.renewed, self.tr("renewed")),
                (preview.first_time, self.tr("first time")),
                (preview.extra, self.tr("no change, kept as extra")),
                (preview.already, self.tr("on record already, skipped")),
                (preview.not_here, self.tr("not here on those days, please check")),
            ):
                if number:
                    parts.append(f"{number:,} {words}")
        self.summary.setText(" · ".join(parts))
        saved = count - (preview.already if preview is not None else 0)
        people = plural(saved, "person", "people")
        self.save_button.setText(self.tr("&Save for %1").replace("%1", people))
        self.save_button.setAccessibleName(self.tr("Save for %1").replace("%1", people))
        self.save_button.setEnabled(saved > 0)

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
