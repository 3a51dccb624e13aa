"""What a role as typed in a spreadsheet says."""

import pytest

from nscp_desktop.domain.found_roles import kind_of, role_and_duties
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.roles import Duty, Role

ROLES = (Role(1, "Headteacher"), Role(2, "Class teacher"), Role(3, "Designated safeguarding lead and SENCo"))
DUTIES = (Duty("dsl", "DSL"), Duty("deputy-dsl", "Deputy DSL"), Duty("safeguarding-governor", "Safeguarding governor"))


@pytest.mark.parametrize(
    ("text", "role", "duties"),
    [
        ("Headteacher / DSL", "Headteacher", ("dsl",)),
        ("class teacher & DDSL", "Class teacher", ("deputy-dsl",)),
        ("Designated Safeguarding Lead", "", ("dsl",)),
        ("Governor (Safeguarding)", "", ("safeguarding-governor",)),
        ("Cook", "Cook", ()),
        ("Cook and cleaner", "Cook and cleaner", ()),
    ],
)
def test_duties_are_taken_out_of_a_role(text: str, role: str, duties: tuple[str, ...]) -> None:
    assert role_and_duties(text, ROLES, DUTIES) == (role, duties)


def test_a_role_on_record_stays_whole_and_takes_its_own_spelling() -> None:
    assert role_and_duties("designated safeguarding lead and SENCO", ROLES, DUTIES) == (ROLES[2].title, ())


def test_a_duty_that_the_agency_does_not_have_stays_part_of_the_role() -> None:
    assert role_and_duties("Nurse / DSL", ROLES, ()) == ("Nurse / DSL", ())


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("Parent governor", PersonKind.GOVERNOR),
        ("Chair of trustees", PersonKind.GOVERNOR),
        ("Reading volunteer", PersonKind.VOLUNTEER),
        ("Supply teacher", PersonKind.SUPPLY),
        ("Student teacher", PersonKind.STUDENT),
        ("Peripatetic music contractor", PersonKind.CONTRACTOR),
        ("Class teacher", PersonKind.EMPLOYEE),
        ("Clerk to the governors", PersonKind.EMPLOYEE),
        ("Student support officer", PersonKind.EMPLOYEE),
        ("Volunteer coordinator", PersonKind.EMPLOYEE),
    ],
)
def test_a_role_says_how_somebody_belongs_to_the_agency(role: str, kind: PersonKind) -> None:
    assert kind_of(role) is kind
