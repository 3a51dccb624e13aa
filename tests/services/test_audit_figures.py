"""The figures of an audit: what each counts, the audit before, and what was signed off."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.audit_courses import is_of_partnership
from nscp_desktop.domain.audit_figures import AuditFigures, Count, FigureTable, Share
from nscp_desktop.domain.audit_requirements import NOT_ASKED
from nscp_desktop.domain.courses import CourseKind
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.evaluation import Form
from nscp_desktop.domain.people import PersonKind, Service, Span
from nscp_desktop.domain.questionnaires import QuestionnaireKind
from nscp_desktop.domain.registers import Mark, Outcome
from nscp_desktop.domain.session_drafts import SessionDraft
from nscp_desktop.domain.sessions import SessionDay
from nscp_desktop.services.checklist_checks import Signature
from nscp_desktop.services.record_files import Services, create
from tests.services.held_session import NAMES, hold_session
from tests.services.on_registers import HELD, entry_of, session_on
from tests.services.questionnaires import add_course, add_template, answer_all, head, items_of

LONG_AGO = date(2015, 9, 1)
AUDIT, YEARLY = QuestionnaireKind.SECTION_11, QuestionnaireKind.SECTION_175


def add(school: Services, given: str, since: date | None = LONG_AGO, **more: Any) -> int:
    group: dict[str, Any] = (
        {"group": 2, "group_reason": "Role", "group_decided_by": "Head"} if more.pop("placed", False) else {}
    )
    return school.people.add(PersonDraft(given, "Khan", starts_on=since, **group, **more))


def send_away(school: Services, own: int) -> None:
    with school.desk.changing("Away") as unit:
        unit.people.set_away(own, (Span(date(2026, 11, 1), None),))
    school.standing.renew([own])


def train(school: Services, title: str, day: date, *people: int) -> None:
    own = next(item.id for item in school.training.courses() if item.title == title)
    school.training.record(TrainingDraft(own, day, people), today=max(day, date(2026, 11, 23)))


def row(figures: AuditFigures, table: str, key: str) -> Any:
    found = figures.table(table)
    assert found is not None
    (own,) = (one for one in found.rows if one.key == key)
    return own


def cell(figures: AuditFigures, table: str, key: str, head_words: str) -> Any:
    found = figures.table(table)
    assert found is not None
    return row(figures, table, key).cells[found.heads.index(head_words)]


def sign(school: Services, own: int, today: date) -> None:
    answer_all(school, own)
    school.checklists.sign_off(own, Signature("Ann Lee", "DSL", today), today=today)


def audit(school: Services, as_at: date, today: date, kind: QuestionnaireKind = AUDIT) -> int:
    """Begin an audit, of the template that there is or of a new one."""
    known = [one for one in school.templates.all() if one.id and one.kind is kind]
    template = known[0] if known else add_template(school, kind, title=f"Our {kind.words}")
    return school.checklists.begin(template, head(as_at=as_at), today=today)


def signed_audit(school: Services, as_at: date, today: date, kind: QuestionnaireKind = AUDIT) -> int:
    own = audit(school, as_at, today, kind)
    sign(school, own, today)
    return own


def checklist(school: Services, own: int) -> Any:
    return school.checklists.filled(own).checklist


# The period, and the audit before


def test_the_period_is_a_year_or_two_for_section_11_and_begins_after_the_audit_before(
    school: Services, today: date
) -> None:
    figures = school.audit_figures.figures(today)
    assert (figures.as_at, figures.since, figures.before_at) == (today, date(2025, 11, 24), None)
    first = audit(school, date(2026, 6, 30), today)
    assert school.audit_figures.figures(date(2026, 6, 30), checklist(school, first)).since == date(2024, 7, 1)
    sign(school, first, today)
    yearly = audit(school, date(2026, 8, 31), today, YEARLY)
    assert school.audit_figures.figures(date(2026, 8, 31), checklist(school, yearly)).since == date(2025, 9, 1)
    # Without an audit it is the one before whatever its kind, with one only that of its own kind.
    assert school.audit_figures.figures(today).since == date(2026, 7, 1)
    assert school.audit_figures.figures(date(2026, 6, 30)).before_at is None
    second = checklist(school, audit(school, today, today))
    found = school.audit_figures.figures(today, second)
    assert (found.since, found.before_at) == (date(2026, 7, 1), date(2026, 6, 30))
    assert school.audit_figures.figures(date(2026, 8, 31), checklist(school, yearly)).before_at is None


def test_figures_of_the_audit_before_are_those_that_were_signed_off(school: Services, today: date) -> None:
    then = date(2025, 11, 20)
    amir = add(school, "Amir", placed=True)
    signed_audit(school, then, today)
    # Somebody is entered late who was here on that day: what was signed off does not change.
    late = add(school, "Bo", placed=True)
    found = row(school.audit_figures.figures(today), "headcount", "everyone")
    assert (found.cells[0], found.before[0]) == (Count(2, (amir, late)), Count(1, (amir,)))


def test_without_kept_figures_the_audit_before_is_worked_out_as_at_its_day(school: Services, today: date) -> None:
    then = date(2025, 11, 20)
    add(school, "Amir")
    signed = checklist(school, signed_audit(school, then, today))
    with school.desk.changing("As an older program left it") as unit:
        unit.checklists.change(replace(signed, figures=""))
    add(school, "Bo")
    add(school, "Cy", date(2026, 1, 5))
    found = row(school.audit_figures.figures(today), "headcount", "everyone")
    assert [one.number for one in (found.cells[0], found.before[0])] == [3, 2]


def test_a_signed_audit_shows_the_figures_it_was_signed_with_until_it_is_reopened(
    school: Services, today: date
) -> None:
    add(school, "Amir")
    own = signed_audit(school, today, today)
    add(school, "Bo")
    there = checklist(school, own)
    assert row(school.audit_figures.figures(today, there), "headcount", "everyone").cells[0].number == 1
    school.checklists.reopen(own, "Bo was missing.", today=today)
    again = checklist(school, own)
    assert row(school.audit_figures.figures(today, again), "headcount", "everyone").cells[0].number == 2


def test_kept_figures_hold_no_name_and_are_shown_with_the_present_one(school: Services, today: date) -> None:
    lead = add(school, "Zebedee", duties=("dsl",))
    own = signed_audit(school, today, today)
    assert "Zebedee" not in checklist(school, own).figures
    school.people.change(lead, PersonDraft("Renamed", "Khan", starts_on=LONG_AGO, duties=("dsl",)))
    shown = row(school.audit_figures.figures(today, checklist(school, own)), "leads", f"lead-{lead}-dsl")
    assert (shown.label, shown.plain, shown.person_id) == ("Renamed Khan", "DSL", lead)


# What each counts


def test_people_away_or_in_their_induction_are_counted_and_shown_apart(school: Services, today: date) -> None:
    away, new = add(school, "Amir", placed=True), add(school, "Bo", today - timedelta(days=3), placed=True)
    gone = add(school, "Cy", placed=True, ends_on=today - timedelta(days=1))
    late = add(school, "Di", kind=PersonKind.GOVERNOR)
    send_away(school, away)
    figures = school.audit_figures.figures(today)
    assert row(figures, "headcount", "group-2").cells == (Count(2, (new, away)), Count(1, (new,)), Count(1, (away,)))
    assert row(figures, "headcount", "kind-governor").cells[0] == Count(1, (late,))
    assert row(figures, "headcount", "kind-student").cells[0] == Count(0)
    everyone = row(figures, "groups", "everyone")
    assert everyone.cells[:3] == (Count(3, (late, new, away)), Count(1, (late,)), Share(0, 1, (), (late,)))
    assert cell(figures, "groups", "group-2", "In date, of those asked") == Share(0, 0)
    assert cell(figures, "groups", "group-2", "In date, of those asked").percent_words == "n/a"
    assert gone not in {own for one in everyone.cells for own in one.people}


def test_starters_are_in_time_late_or_still_in_time_and_those_away_stand_apart(school: Services, today: date) -> None:
    title = "Safeguarding induction"
    prompt, slow, open_, new, away = (
        add(school, name, start)
        for name, start in (
            ("Amir", date(2026, 3, 2)),
            ("Bo", date(2026, 3, 2)),
            ("Cy", date(2026, 3, 2)),
            ("Di", date(2026, 11, 16)),
            ("Eve", date(2026, 3, 2)),
        )
    )
    add(school, "Fay", date(2024, 1, 1))
    send_away(school, away)
    train(school, title, date(2026, 3, 12), prompt)
    train(school, title, date(2026, 6, 1), slow)
    figures = school.audit_figures.figures(today)
    assert row(figures, "induction", "general/induction").cells == (
        Count(5, (prompt, slow, open_, new, away)), Share(1, 3, (prompt,), (slow, open_)), Count(1, (slow,)),
        Count(1, (open_,)), Count(1, (new,)), Count(1, (away,)), 50.5, 50.5,
    )  # fmt: skip
    fact = school.audit_figures.facts(["induction"], today)["induction"]
    assert fact.value == "1 of 3 (33%) done within 30 days"
    assert fact.detail == "Since 24 Nov 2025, 50.5 days on average, 1 with time left, 1 away"


def test_the_list_of_steps_is_counted_as_on_the_page_of_inductions(school: Services, today: date) -> None:
    add(school, "Amir", date(2026, 3, 2))
    add(school, "Bo", date(2026, 11, 20))
    school.induction.use_usual_steps()
    on_page = school.induction.overview(today).figures
    share = cell(school.audit_figures.figures(today), "induction", "steps", "Done in time")
    assert (share.n, share.of, on_page.ahead) == (on_page.in_time, on_page.of, 1)


def test_an_induction_of_an_earlier_time_here_does_not_count_for_a_new_start(school: Services, today: date) -> None:
    back = add(school, "Amir", date(2018, 1, 8), ends_on=date(2020, 7, 31))
    train(school, "Safeguarding induction", date(2018, 1, 10), back)
    again = Service(Span(date(2026, 3, 2), None), PersonKind.EMPLOYEE)
    before = school.standing.snapshot().people[back].services
    with school.desk.changing("Amir is back") as unit:
        unit.people.set_services(back, (*before, again))
    school.standing.renew([back])
    found = row(school.audit_figures.figures(today), "induction", "general/induction")
    assert found.cells[3] == Count(1, (back,))


def test_a_refresher_alone_does_not_do_for_the_first_training_of_a_starter(school: Services, today: date) -> None:
    new = add(school, "Amir", date(2026, 3, 2))
    course = next(item for item in school.training.courses() if item.title == "Safeguarding induction")
    refresher = tuple(item._replace(first=False) for item in course.satisfies)
    school.training.change_course(replace(course, satisfies=refresher), today=today)
    train(school, course.title, date(2026, 3, 5), new)
    assert cell(school.audit_figures.figures(today), "induction", "general/induction", "Done in time").n == 0


def test_leads_have_a_line_for_each_duty_and_are_counted_once_together(school: Services, today: date) -> None:
    ann = add(school, "Ann", duties=("dsl", "lead"))
    bo = add(school, "Bo", duties=("deputy-dsl",))
    train(school, "DSL training (initial)", date(2025, 10, 11), ann)
    train(school, "Annual safeguarding update", date(2026, 9, 2), ann, bo)
    figures = school.audit_figures.figures(today)
    own = row(figures, "leads", f"lead-{ann}-dsl")
    assert own.cells[:4] == ("DSL", date(2025, 10, 11), date(2027, 10, 11), "In date")
    assert own.cells[4] == date(2026, 9, 2)
    # The rule packs ask lead training of a lead and DSL training of a DSL: each line has its own.
    assert row(figures, "leads", f"lead-{ann}-lead").cells[1:4] == (None, None, "Not done")
    assert row(figures, "leads", f"lead-{bo}-deputy-dsl").cells[3] == "Not done"
    together = row(figures, "leads", "everyone").cells
    assert together[0] == Count(2, (ann, bo))
    assert together[3] == Share(0, 2, (), (ann, bo))
    # The Working Together course is asked of the DSL, after lead training; a deputy is not asked.
    assert (own.cells[5], row(figures, "leads", f"lead-{bo}-deputy-dsl").cells[5]) == ("Not done", "not asked of them")


def test_what_the_rules_of_a_sector_do_not_ask_is_said_and_not_counted(tmp_path: Any, today: date) -> None:
    agency = create(tmp_path / "general.nscp", AgencyDetails("Hill", Sector.GENERAL), today=today)
    try:
        add(agency, "Ann", duties=("lead",))
        figures = agency.audit_figures.figures(today)
        assert row(figures, "prevent", "awareness").cells[0] == NOT_ASKED
        assert row(figures, "governors", "updated").cells[0] == NOT_ASKED
        assert row(figures, "safer-recruitment", "trained").cells[0] == NOT_ASKED
        assert row(figures, "leads", "everyone").cells[3:] == (Share(0, 1, (), (1,)), NOT_ASKED, NOT_ASKED)
        assert agency.audit_figures.facts(["prevent"], today)["prevent"].value == "Not asked in the rules in use"
    finally:
        agency.close()


def test_governors_are_counted_with_what_they_did_when_they_started_and_since(school: Services, today: date) -> None:
    first, second = (add(school, name, date(2026, 1, 5), kind=PersonKind.GOVERNOR) for name in ("Amir", "Bo"))
    train(school, "Governor safeguarding training", date(2026, 1, 20), first)
    train(school, "Governor safeguarding training", date(2026, 6, 20), second)
    figures = school.audit_figures.figures(today)
    assert row(figures, "governors", "count").cells[0] == Count(2, (first, second))
    assert row(figures, "governors", "induction").cells[0] == Share(1, 2, (first,), (second,))
    assert row(figures, "governors", "updated").cells[0] == Share(2, 2, (first, second))


def test_safer_recruitment_says_whether_there_are_enough(school: Services, today: date) -> None:
    first, second = (add(school, name, duties=("interview-panel",)) for name in ("Amir", "Bo"))
    before = school.audit_figures.figures(today).table("safer-recruitment")
    train(school, "Safer recruitment", date(2026, 1, 20), second)
    after = school.audit_figures.figures(today).table("safer-recruitment")
    assert before is not None
    assert after is not None
    assert [one.cells[-1] for one in (before.rows[1], after.rows[1])] == [False, True]
    assert after.rows[0].cells[0] == after.rows[1].cells[0] == Share(1, 2, (second,), (first,))


def test_courses_are_counted_by_how_they_were_held_and_the_partnerships_apart(school: Services, today: date) -> None:
    here, left = add(school, "Amir"), add(school, "Bo", ends_on=date(2026, 10, 1))
    train(school, "Safeguarding Children Today", date(2026, 3, 2), here, left)
    train(school, "Safeguarding Children Today", date(2025, 3, 3), here)
    train(school, "KCSIE Part one", date(2026, 9, 3), here)
    prevent = next(item for item in school.training.courses() if item.title == "Prevent awareness")
    session = SessionDraft(prevent.id, (SessionDay(HELD),), delivery="Face to face")
    own = school.sessions.add(session, today=HELD)
    school.sessions.add_people(own, [here], today=today)
    school.sessions.close(own, today=today)
    figures = school.audit_figures.figures(today)
    assert row(figures, "courses", "partnership").cells[1:] == (
        Count(2),
        Count(1, (here,)),
        Count(3),
        Count(1, (here,)),
    )
    assert row(figures, "courses", "all").cells[1] == Count(3)
    assert row(figures, "courses", f"others-{prevent.id}-Face to face").cells[1] == Count(1)
    fact = school.audit_figures.facts(["partnership-courses"], today)["partnership-courses"]
    assert fact.value == "2 trainings in the last 12 months; 1 of 1 (100%) of those here"


@pytest.mark.parametrize(
    ("provider", "is_it"),
    [("NSCP", True), (" ncscp ", True), ("Nottingham  City Safeguarding Children Partnership", True), ("NSPCC", False)],
)
def test_the_partnership_is_known_by_its_names(provider: str, is_it: bool) -> None:
    assert is_of_partnership(provider) is is_it


def test_places_that_were_not_used_are_counted_with_their_fees(school: Services, today: date) -> None:
    amir, bo, cy, di = (add(school, name) for name in ("Amir", "Bo", "Cy", "Di"))
    own = session_on(school, HELD, provider="NSCP")
    school.sessions.add_people(own, [amir, bo, cy, di], today=today)
    for who, mark in (
        (bo, Mark(Outcome.DID_NOT_ATTEND, None, "", 3500)),
        (cy, Mark(Outcome.CANCELLED_LATE, None, "", 1000)),
        (di, Mark(Outcome.CANCELLED_IN_TIME)),
    ):
        school.sessions.mark(own, [entry_of(school, own, who)], mark, today=today)
    school.sessions.close(own, today=today)
    # Recorded afterwards: nobody had a place.
    train(school, "Safeguarding induction", date(2026, 9, 2), amir, bo)
    figures = school.audit_figures.figures(today)
    cells = row(figures, "non-attendance", "all").cells
    assert cells == (Count(3), Share(1, 3, (bo,)), Share(1, 3, (cy,)), Count(1, (di,)), "£45")
    # It is the partnership that held the session, whoever holds the course otherwise.
    assert row(figures, "non-attendance", "partnership").cells == cells
    assert cell(figures, "non-attendance", "others", "Places") == Count(0)


def table_of(figures: AuditFigures, key: str) -> FigureTable:
    found = figures.table(key)
    assert found is not None
    return found


def test_evaluation_counts_forms_that_were_back_by_the_day(school: Services) -> None:
    held = hold_session(school)
    held.add(5, 4, 2, 4, who=NAMES[0])
    held.add(1, 3, 1, who=NAMES[0], kind=Form.IMPACT)
    held.add(5, 2, 1, who=NAMES[1], kind=Form.IMPACT)
    figures = school.audit_figures.figures(date(2026, 11, 23))
    cells = {one.key: one.cells[0] for one in table_of(figures, "evaluation").rows}
    assert cells == {"sessions": Count(1), "after": Share(1, 6), "impact": Share(2, 5), "changed": Share(1, 2)}
    # The forms came back on 23 Nov: the day before, none was there.
    assert row(school.audit_figures.figures(date(2026, 11, 22)), "evaluation", "after").cells[0] == Share(0, 6)


def test_checklists_say_what_is_not_covered_and_actions_are_open_on_the_day(school: Services, today: date) -> None:
    course_id = add_course(school)
    own = school.checklists.begin(add_template(school), head(course_id), today=today)
    first, *others = items_of(school, own)
    school.checklists.say(own, first.id, {"answer": "not-met"})
    for item in others:
        school.checklists.say(own, item.id, {"answer": "partly"})
    action = Action(0, "Add slides", date(2026, 11, 1), due_on=date(2026, 11, 10), done_on=date(2026, 11, 22))
    school.actions.add_for_item(action, own, first.id)
    school.actions.add(Action(0, "Later", today, due_on=today))
    assert row(school.audit_figures.figures(today), "checklists", f"course-{course_id}").cells[0] == "none yet"
    school.checklists.sign_off(own, Signature("Ann Lee", "DSL", today), today=today)
    cells = row(school.audit_figures.figures(today), "checklists", f"course-{course_id}").cells
    assert cells == (today, date(2027, 11, 23), Count(1), Count(len(others)), Count(0), Count(0))
    assert row(school.audit_figures.figures(today), "checklists", "actions").cells[4:] == (Count(1), Count(0))
    earlier = school.audit_figures.figures(date(2026, 11, 15))
    assert row(earlier, "checklists", "actions").cells[4:] == (Count(1), Count(1))
    assert row(earlier, "checklists", f"course-{course_id}").cells == ("none yet", None, None, None, Count(1), Count(1))
    introductory = {item.id for item in school.training.courses() if item.kind is CourseKind.IN_HOUSE}
    assert {f"course-{own}" for own in introductory} <= {one.key for one in table_of(earlier, "checklists").rows}
