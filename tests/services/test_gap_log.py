"""The gap log with a real record: reported, answered, closed, and what the records offer for it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from nscp_desktop.domain.actions import GapKind, ReportedGap
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.gap_log import GapState
from nscp_desktop.domain.gap_reasons import SaidWhy
from nscp_desktop.domain.years import academic_year
from nscp_desktop.services.record_files import Services

TODAY = date(2026, 11, 23)
NEW = ReportedGap(0, GapKind.NEW_WORRY, "Strangers in online games", date(2026, 11, 1))


def add(school: Services, **said: Any) -> int:
    return school.actions.add_gap(replace(NEW, **said), today=TODAY)


def offered(school: Services) -> tuple[ReportedGap, ...]:
    found = school.needs.found(academic_year(TODAY), TODAY)
    assert found is not None
    return school.actions.offered_gaps(found)


def test_an_entry_is_reported_answered_closed_and_each_is_undone(school: Services) -> None:
    own = add(school)
    gap = replace(NEW, id=own, reported_on=date(2026, 11, 9), reported_how=" by  e-mail ")
    school.actions.change_gap(gap, today=TODAY)
    assert school.actions.listed_gaps(TODAY)[0].state is GapState.REPORTED
    school.actions.change_gap(replace(gap, reply=" Thank you. "), today=TODAY)
    assert school.actions.gaps()[0].reply == "Thank you."
    school.actions.close_gap(own, TODAY, today=TODAY)
    assert school.actions.listed_gaps(TODAY)[0].state is GapState.CLOSED
    assert school.history.undoable().undo == "close in the gap log: Strangers in online games"
    school.history.undo()
    assert school.actions.listed_gaps(TODAY)[0].state is GapState.ANSWERED
    school.actions.remove_gap(own)
    assert school.actions.gaps() == ()
    school.history.undo()
    assert [one.id for one in school.actions.gaps()] == [own]


def test_the_log_of_an_earlier_day_is_as_it_was_then(school: Services) -> None:
    add(
        school, reported_on=date(2026, 11, 9), reported_how="by e-mail", reply="Thank you", closed_on=date(2026, 11, 20)
    )
    states = {
        date(2026, 10, 31): [],
        date(2026, 11, 8): [GapState.TO_REPORT],
        date(2026, 11, 9): [GapState.ANSWERED],
        date(2026, 11, 20): [GapState.CLOSED],
    }
    for day, wanted in states.items():
        assert [row.state for row in school.actions.listed_gaps(day)] == wanted
    assert school.actions.listed_gaps(date(2026, 11, 8))[0].gap.reply == ""
    assert school.actions.gaps()[0].reply == "Thank you"


def test_nothing_is_stored_when_nothing_is_different(school: Services) -> None:
    own = add(school)
    before = school.history.undoable()
    school.actions.change_gap(replace(NEW, id=own), today=TODAY)
    school.actions.close_gap(own, None, today=TODAY)
    assert school.history.undoable() == before


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"what": " "}, "what", "Say in a few words"),
        ({"what": "x" * 201}, "what", "longer than 200"),
        ({"detail": "x" * 2_001}, "detail", "longer than 2,000"),
        ({"reported_on": date(2026, 10, 31)}, "reported_on", "noticed on 1 Nov 2026"),
        ({"reported_on": date(2026, 11, 24)}, "reported_on", "still ahead"),
        ({"noticed_on": date(2026, 11, 24)}, "noticed_on", "still ahead"),
        ({"reported_how": "by e-mail"}, "reported_on", "Give the day"),
        ({"reply": "Thank you"}, "reported_on", "Give the day"),
        ({"reported_on": date(2026, 11, 9), "closed_on": date(2026, 11, 8)}, "closed_on", "reported on 9 Nov 2026"),
        ({"requirement_id": "none/such"}, "requirement_id", "no longer in the record"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    school: Services, said: dict[str, object], field: str, words: str
) -> None:
    with pytest.raises(NotAllowedError, match=words) as refused:
        add(school, **said)
    assert refused.value.field == field
    assert school.actions.gaps() == ()


def test_an_entry_that_is_gone_is_told(school: Services) -> None:
    with pytest.raises(NotFoundError, match="no longer in the gap log"):
        school.actions.change_gap(replace(NEW, id=9), today=TODAY)
    with pytest.raises(NotFoundError, match="no longer in the gap log"):
        school.actions.close_gap(9, TODAY, today=TODAY)
    with pytest.raises(NotFoundError, match="no longer in the gap log"):
        school.actions.remove_gap(9)


def test_the_records_offer_what_most_people_lack_with_the_reasons_and_store_nothing(school: Services) -> None:
    assert offered(school) == ()
    people = [school.people.add(PersonDraft(name, "Khan", starts_on=date(2020, 9, 1))) for name in ("Ada", "Bo")]
    lacking = {gap.requirement_id for gap in school.needs.gaps(TODAY)}
    own = sorted(lacking)[0]
    school.needs.say_why([(people[0], own)], SaidWhy.NO_PLACE, today=TODAY)
    before = school.history.undoable()
    offers = {gap.requirement_id: gap for gap in offered(school)}
    assert own in offers
    assert offers[own].kind is GapKind.TRAINING_GAP
    assert offers[own].detail == (
        "2 of 2 people are not in date. Why, as far as is known: no place to be had (1), no reason given (1)."
    )
    assert not any("Khan" in gap.detail + gap.what for gap in offers.values())
    assert (school.actions.gaps(), school.history.undoable()) == ((), before)
    # What is in the log already is not offered again, until that is closed.
    logged = school.actions.add_gap(offers[own], today=TODAY)
    assert own not in {gap.requirement_id for gap in offered(school)}
    school.actions.close_gap(logged, TODAY, today=TODAY)
    assert own in {gap.requirement_id for gap in offered(school)}


def test_what_no_course_gives_is_offered_as_a_lack_of_places(school: Services) -> None:
    school.people.add(PersonDraft("Ada", "Khan", starts_on=date(2020, 9, 1)))
    own = sorted({gap.requirement_id for gap in school.needs.gaps(TODAY)})[0]
    found = school.needs.found(academic_year(TODAY), TODAY)
    assert found is not None
    unmet = replace(found, needs=replace(found.needs, unmet={own: (1,)}))
    offers = school.actions.offered_gaps(unmet)
    offer = offers[0]
    assert [gap.requirement_id for gap in offers].count(own) == 1
    assert (offer.kind, offer.detail) == (
        GapKind.NO_PLACES,
        "1 person needs it, and no course in use counts towards it.",
    )
    school.actions.add_gap(offer, today=TODAY)
    assert own not in {gap.requirement_id for gap in school.actions.offered_gaps(unmet)}
