"""The job of reviewing placements, on the list of what to do next."""

from datetime import date

from nscp_desktop.domain.people import Person, PersonKind, Placement, Service, Span
from nscp_desktop.domain.placing_jobs import review_job

DAY = date(2026, 11, 23)


def placed(own: int, given: str, review_on: date | None) -> Person:
    span = Span(date(2020, 9, 1), None)
    return Person(
        own,
        given,
        "Bell",
        services=(Service(span, PersonKind.EMPLOYEE),),
        placements=(Placement(span, 2, "Head", "Usual", review_on),),
    )


def test_nobody_due_is_no_job() -> None:
    assert (
        review_job([placed(1, "Ada", None), placed(2, "Ben", date(2026, 12, 24)), Person(3, "Cal", "Dean")], DAY)
        is None
    )


def test_one_person_is_named_with_the_day() -> None:
    found = review_job([placed(1, "Ada", date(2026, 12, 23))], DAY)
    assert found == (
        "Placement of Ada Bell in a Target Group to review", "Review is due on 23 Dec 2026, in 30 days.", (1,)
    )  # fmt: skip


def test_of_several_the_longest_due_is_named_first() -> None:
    people = [placed(1, "Ada", DAY), placed(2, "Ben", date(2026, 11, 3)), placed(3, "Cal", None)]
    found = review_job(people, DAY)
    assert found == (
        "2 placements in a Target Group to review",
        "First: Ben Bell. Review was due on 3 Nov 2026, 20 days ago.",
        (2, 1),
    )
