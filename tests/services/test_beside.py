"""What one person's record shows beside completions and bookings, in the service and on paper."""

from datetime import date

from sqlalchemy import insert

from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.registers import Outcome
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.record_files import Services
from nscp_desktop.storage.schema import attendance
from nscp_desktop.storage.schema_training import certificate, evidence_check
from tests.paper import printed_words


def course(school: Services, title: str = "Prevent awareness") -> int:
    return next(course.id for course in school.training.courses() if course.title == title)


def amir(school: Services, today: date) -> int:
    """Add somebody who missed one session, waits for another, and did a third with a certificate and a check."""
    own = school.people.add(PersonDraft("Amir", "Khan", starts_on=date(2020, 9, 1)))
    course_id = course(school)
    school.training.record(TrainingDraft(course_id, date(2025, 9, 3), (own,), provider="NSCP"), today=today)
    school.training.book([own], course(school, "Whole-school safeguarding"), date(2026, 12, 4), today=today)
    done = school.standing.snapshot().history(own).completions[0].id
    with school.desk.changing("Fill the record") as unit:
        for outcome, on, more in (
            ("did-not-attend", date(2026, 3, 4), {"reason": "no cover", "fee_pence": 2500, "ended_on": "2026-03-05"}),
            ("waiting", date(2026, 12, 9), {}),
        ):
            session_id = unit.training.add_session(TrainingDraft(course_id, on, ()), on)
            row = {"person_id": own, "course_id": course_id, "session_id": session_id, "recorded_on": "2026-02-01"}
            unit._db.execute(insert(attendance).values(**row, **more, outcome=outcome))
        ours = {"person_id": own, "attendance_id": done}
        unit._db.execute(insert(certificate).values(**ours, number="2025-007", code="ABCD", issued_on="2025-09-10"))
        for day, result in (("2025-10-01", "differs"), ("2025-11-02", "agrees")):
            values = {**ours, "checked_on": day, "checked_by": "Gwen Evans", "result": result}
            unit._db.execute(insert(evidence_check).values(**values))
    school.standing.renew([own])
    return own


def test_outcomes_certificates_and_checks_are_told_in_words(school: Services, today: date) -> None:
    own = amir(school, today)
    beside = school.training.beside(own)
    assert [found.entry.outcome for found in beside.outcomes] == [Outcome.WAITING, Outcome.DID_NOT_ATTEND]
    done = school.standing.snapshot().history(own).completions[0].id
    assert beside.proof_words(done) == ("our certificate 2025-007, ✓ agrees, checked by Gwen Evans on 2 Nov 2025")
    other = school.people.add(PersonDraft("Bo", "Khan", starts_on=date(2020, 9, 1)))
    assert school.training.beside(other) == ((), {})


def test_the_persons_report_lists_what_was_booked_waited_for_and_missed(school: Services, today: date) -> None:
    own = amir(school, today)
    pdf = school.documents.report("individual-record", today, ReportOptions(person_id=own))
    text = printed_words(pdf)
    part = text[text.index("Booked, waiting and not attended") :]
    assert part.index("9 Dec 2026") < part.index("4 Dec 2026") < part.index("4 Mar 2026")
    for words in ("on the waiting list", "booked", "did not attend", "no cover; fee £25; told 5 Mar 2026"):
        assert words in part
    assert "our certificate 2025-007" in text
    assert "checked by Gwen Evans on 2 Nov 2025" in text
