"""Two people of one name in a list to choose from."""

from datetime import date

from nscp_desktop.domain.names_told_apart import names_told_apart
from nscp_desktop.domain.people import HeldRole, Person, PersonKind, Place, Service, Span


def somebody(own: int, starts_on: date, staff_number: str = "", role: str = "", team: str = "") -> Person:
    span = Span(starts_on, None)
    return Person(
        own,
        "Amir",
        "Khan",
        staff_number=staff_number,
        services=(Service(span, PersonKind.EMPLOYEE),),
        roles=(HeldRole(Span(None, None), 1, "Helper"), HeldRole(span, 2, role)) if role else (),
        places=(Place(span, None, "", 1, team),) if team else (),
    )


def test_who_shares_a_name_is_told_apart_by_what_is_known_of_them() -> None:
    first = somebody(1, date(2020, 9, 1), "S17", "Class teacher", "Teachers")
    second = somebody(2, date(2024, 1, 8))
    other = Person(3, "Bea", "Bello")
    assert names_told_apart([first, second, other]) == {
        1: "Khan, Amir · Class teacher · Teachers · S17 · here since 1 Sep 2020",
        2: "Khan, Amir · here since 8 Jan 2024",
        3: "Bello, Bea",
    }
    assert names_told_apart([first]) == {1: "Khan, Amir"}
