"""Courses, sessions, completions, bookings and exemptions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, delete, func, insert, select

from nscp_desktop.domain.courses import Course, Satisfies
from nscp_desktop.domain.dates import Precision
from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.domain.standing import NO_HISTORY, History
from nscp_desktop.domain.training import Booking, Completion, Equivalent, Evidence, Exemption
from nscp_desktop.storage import schema
from nscp_desktop.storage.course_rows import (
    course_of,
    course_values,
    details_of_courses,
    held_versions,
    set_course_details,
)
from nscp_desktop.storage.hanging import take_out_training
from nscp_desktop.storage.rows import add_row, change_row, in_parts, only, set_rows, to_date, to_day, to_text
from nscp_desktop.storage.schema_training import session_file

_PRECISIONS = {item.value: item for item in Precision}
_EVIDENCE = {item.value: item for item in Evidence}


class TrainingStore:
    """Training in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def courses(self) -> dict[int, Course]:
        """Return every course by id, in the order of the titles, those switched off included."""
        c = schema.course.c
        a, s = schema.course_alias.c, schema.course_satisfies.c
        aliases: defaultdict[int, list[str]] = defaultdict(list)
        for course_id, alias in self._db.execute(select(a.course_id, a.alias).order_by(a.id)):
            aliases[course_id].append(alias)
        satisfies: defaultdict[int, list[Satisfies]] = defaultdict(list)
        query = select(s.course_id, s.requirement_id, s.first, s.renewal).order_by(s.requirement_id)
        for course_id, requirement_id, first, renewal in self._db.execute(query):
            satisfies[course_id].append(Satisfies(requirement_id, bool(first), bool(renewal)))
        details = details_of_courses(self._db)
        return {
            row["id"]: course_of(row, tuple(aliases[row["id"]]), tuple(satisfies[row["id"]]), details)
            for row in self._db.execute(select(*c).order_by(c.title)).mappings()
        }

    def add_course(self, course: Course) -> int:
        course_id = add_row(self._db, schema.course, **course_values(course))
        self._set_course_lists(course_id, course)
        return course_id

    def change_course(self, course: Course) -> None:
        change_row(self._db, schema.course, course.id, course_values(course))
        self._set_course_lists(course.id, course)

    def held_versions(self, course_id: int) -> dict[int, date]:
        """Return the versions of a course that sessions were held with, each with the newest day of one."""
        return held_versions(self._db, course_id)

    def add_session(self, draft: TrainingDraft, on: date) -> int:
        return add_row(
            self._db,
            schema.session,
            course_id=draft.course_id,
            starts_on=to_text(draft.first_day or on),
            ends_on=to_text(on) if draft.first_day is not None and draft.first_day < on else None,
            whole_agency=int(draft.whole_agency),
            delivery=draft.delivery,
            trainer=draft.trainer,
            provider=draft.provider,
            note=draft.note,
        )

    def add_completion(self, completion: Completion, session_id: int | None = None) -> None:
        """Store a completion; its id is given by the file."""
        self.add_completions([completion], session_id)

    def add_completions(self, completions: list[Completion], session_id: int | None = None) -> None:
        """Store completions of one session, or of none."""
        if completions:
            rows = [{**_completion_values(item), "session_id": session_id} for item in completions]
            self._db.execute(insert(schema.attendance), rows)

    def change_completion(self, completion: Completion) -> None:
        change_row(self._db, schema.attendance, completion.id, _completion_values(completion))

    def remove_attendance(self, attendance_id: int) -> None:
        """Take a completion or booking out, with all that proves it or was decided about it."""
        take_out_training(self._db, schema.attendance.c.id == attendance_id)

    def remove_exemption(self, exemption_id: int) -> None:
        self._db.execute(delete(schema.exemption).where(schema.exemption.c.id == exemption_id))

    def add_booking(self, booking: Booking, recorded_on: date) -> None:
        add_row(
            self._db,
            schema.attendance,
            person_id=booking.person_id,
            course_id=booking.course_id,
            outcome="booked",
            booked_on=to_text(booking.on),
            recorded_on=to_text(recorded_on),
            note=booking.note,
        )

    def add_exemption(self, exemption: Exemption) -> None:
        add_row(
            self._db,
            schema.exemption,
            person_id=exemption.person_id,
            requirement_id=exemption.requirement_id,
            starts_on=to_text(exemption.starts_on),
            ends_on=to_text(exemption.ends_on),
            reason=exemption.reason,
            approved_by=exemption.approved_by,
        )

    def change_exemption(self, exemption: Exemption) -> None:
        values = {
            "starts_on": to_text(exemption.starts_on),
            "ends_on": to_text(exemption.ends_on),
            "reason": exemption.reason,
            "approved_by": exemption.approved_by,
        }
        change_row(self._db, schema.exemption, exemption.id, values)

    def add_equivalent(self, equivalent: Equivalent) -> None:
        add_row(
            self._db,
            schema.equivalent,
            person_id=equivalent.person_id,
            attendance_id=equivalent.completion_id,
            requirement_id=equivalent.requirement_id,
            approved_by=equivalent.approved_by,
            reason=equivalent.reason,
            decided_on=to_text(equivalent.decided_on),
        )

    def remove_equivalent(self, equivalent_id: int) -> None:
        self._db.execute(delete(schema.equivalent).where(schema.equivalent.c.id == equivalent_id))

    def histories(self) -> dict[int, History]:
        """Return what is on record for each person who has anything on record, completions oldest first."""
        return self._histories(None)

    def history(self, person_id: int) -> History:
        """Return what is on record for one person."""
        return self._histories([person_id]).get(person_id, NO_HISTORY)

    def histories_of(self, person_ids: Iterable[int]) -> dict[int, History]:
        """Return what is on record for each of some people who has anything on record."""
        return {own: found for some in in_parts(person_ids) for own, found in self._histories(some).items()}

    def _histories(self, own_ids: Sequence[int] | None) -> dict[int, History]:
        completions = self._completions(own_ids)
        bookings = self._bookings(own_ids)
        exemptions, equivalents = self._exemptions(own_ids), self._equivalents(own_ids)
        return {
            person_id: History(
                tuple(completions.get(person_id, ())),
                tuple(bookings.get(person_id, ())),
                tuple(exemptions.get(person_id, ())),
                tuple(equivalents.get(person_id, ())),
            )
            for person_id in completions.keys() | bookings.keys() | exemptions.keys()
        }

    def _completions(self, own_ids: Sequence[int] | None) -> dict[int, list[Completion]]:
        a = schema.attendance.c
        query = (
            select(
                a.id, a.person_id, a.course_id, a.completed_on, a.precision, a.expires_on, a.recorded_on, a.hours,
                a.provider, a.certificate_number, a.evidence, a.note, a.source,
            )
            .where(a.outcome == "attended", *only(a.person_id, own_ids))
        )  # fmt: skip
        found: defaultdict[int, list[Completion]] = defaultdict(list)
        files, shared = self._file_counts(own_ids), self._shared_counts(own_ids)
        read = to_day
        for row in self._db.execute(query).all():
            own, whose, course, done, precision, expires, recorded, hours, provider, number, kind, note, source = row
            found[whose].append(
                Completion(
                    own,
                    whose,
                    course,
                    read(done) if done else None,
                    _PRECISIONS[precision],
                    read(expires) if expires else None,
                    read(recorded),
                    hours,
                    provider,
                    number,
                    _EVIDENCE[kind],
                    note,
                    source,
                    files.get(own, 0),
                    shared.get(own, 0),
                )
            )
        # Each person's few are put in order in a third of the time that ordering everybody's in the file takes.
        for done in found.values():
            done.sort(key=_oldest_first)
        return found

    def _file_counts(self, own_ids: Sequence[int] | None) -> dict[int, int]:
        """Return how many files of evidence are kept with each completion that has any."""
        f = schema.evidence_file.c
        query = select(f.attendance_id, func.count()).where(*only(f.person_id, own_ids)).group_by(f.attendance_id)
        return {row[0]: row[1] for row in self._db.execute(query)}

    def _shared_counts(self, own_ids: Sequence[int] | None) -> dict[int, int]:
        """Return how many files of its session stand behind each completion that has any there."""
        a, f = schema.attendance.c, session_file.c
        query = (
            select(a.id, func.count())
            .select_from(session_file.join(schema.attendance, a.session_id == f.session_id))
            .where(a.outcome == "attended", *only(a.person_id, own_ids))
        )
        return {row[0]: row[1] for row in self._db.execute(query.group_by(a.id))}

    def _bookings(self, own_ids: Sequence[int] | None) -> dict[int, list[Booking]]:
        a, s = schema.attendance.c, schema.session.c
        last_day = func.coalesce(s.ends_on, s.starts_on)
        query = select(a.id, a.person_id, a.course_id, a.booked_on, a.note, a.recorded_on, last_day)
        query = query.outerjoin(schema.session, s.id == a.session_id)
        query = query.where(a.outcome == "booked", *only(a.person_id, own_ids))
        found: defaultdict[int, list[Booking]] = defaultdict(list)
        for own, person_id, course_id, on, note, recorded, until in self._db.execute(query.order_by(a.booked_on, a.id)):
            found[person_id].append(
                Booking(own, person_id, course_id, to_date(on), note, to_day(recorded), to_date(until))
            )
        return found

    def _exemptions(self, own_ids: Sequence[int] | None) -> dict[int, list[Exemption]]:
        e = schema.exemption.c
        query = select(e.id, e.person_id, e.requirement_id, e.starts_on, e.ends_on, e.reason, e.approved_by)
        query = query.where(*only(e.person_id, own_ids)).order_by(e.id)
        found: defaultdict[int, list[Exemption]] = defaultdict(list)
        for own, person_id, requirement_id, starts, ends, reason, approved in self._db.execute(query):
            found[person_id].append(
                Exemption(own, person_id, requirement_id, date.fromisoformat(starts), to_date(ends), reason, approved)
            )
        return found

    def _equivalents(self, own_ids: Sequence[int] | None) -> dict[int, list[Equivalent]]:
        e = schema.equivalent.c
        query = select(
            e.id, e.person_id, e.attendance_id, e.requirement_id, e.approved_by, e.reason, e.decided_on
        ).where(*only(e.person_id, own_ids))
        found: defaultdict[int, list[Equivalent]] = defaultdict(list)
        for own, person_id, completion_id, requirement_id, approved, reason, day in self._db.execute(
            query.order_by(e.id)
        ):
            found[person_id].append(
                Equivalent(own, person_id, completion_id, requirement_id, approved, reason, date.fromisoformat(day))
            )
        return found

    def _set_course_lists(self, course_id: int, course: Course) -> None:
        aliases = [{"alias": alias} for alias in course.aliases]
        set_rows(self._db, schema.course_alias, {"course_id": course_id}, aliases)
        satisfies = [
            {"requirement_id": item.requirement_id, "first": int(item.first), "renewal": int(item.renewal)}
            for item in course.satisfies
        ]
        set_rows(self._db, schema.course_satisfies, {"course_id": course_id}, satisfies)
        set_course_details(self._db, course_id, course)


def _oldest_first(completion: Completion) -> tuple[date, int]:
    return completion.completed_on or date.min, completion.id


def _completion_values(completion: Completion) -> dict[str, object]:
    return {
        "person_id": completion.person_id,
        "course_id": completion.course_id,
        "outcome": "attended",
        "completed_on": to_text(completion.completed_on),
        "precision": completion.precision.value,
        "expires_on": to_text(completion.expires_on),
        "recorded_on": to_text(completion.recorded_on),
        "hours": completion.hours,
        "provider": completion.provider,
        "certificate_number": completion.certificate_number,
        "evidence": completion.evidence.value,
        "note": completion.note,
        "source": completion.source,
    }
