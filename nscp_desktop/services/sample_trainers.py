"""Trainers, outside providers and certificates of the sample agencies."""

from collections import Counter
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.dates import add_days, add_months
from nscp_desktop.domain.trainers import Provider, Trainer
from nscp_desktop.services.record_files import Services

MOST_HERE = 2
ISSUED_AFTER_DAYS = 12


def add_trainers(services: Services, today: date) -> None:
    """Put those who led sessions on the list, somebody from outside, providers, and certificates of one day."""
    people = {person.name: person for person in services.standing.snapshot().people.values()}
    with services.desk.reading() as unit:
        led = Counter(one.typed for one in unit.trainers.sessions() if one.typed in people)
    for name, _ in led.most_common(MOST_HERE):
        person = people[name]
        began = next((item.span.starts_on for item in person.services), None)
        trainer = Trainer(
            0, person.id, knowledge=person.role_words(today) or "Lead for safeguarding", knowledge_on=began
        )
        if name == next(iter(led)):
            trainer = replace(trainer, skill="Training for trainers, 2 days", skill_on=add_months(today, -30))
        services.trainers.add(trainer, today=today)
    if led:
        services.trainers.link_typed()
    _add_outside(services, today)
    _add_providers(services, today)
    _issue(services, today)


def _add_outside(services: Services, today: date) -> None:
    """Put somebody from outside on the list, whose training skill had lapsed when they helped with the last day."""
    with services.desk.reading() as unit:
        held = [one for one in unit.trainers.sessions() if one.ends_on <= today]
    lapsed = add_days(held[0].starts_on, -1) if held else add_days(today, 41)
    outside = Trainer(
        0,
        None,
        "Joan Attwell",
        "Attwell Safeguarding Training",
        "joan@attwell.example",
        "Social worker in child protection for 14 years",
        add_months(today, -120),
        add_months(today, 14),
        "Award in Education and Training",
        add_months(today, -50),
        lapsed,
    )
    own = services.trainers.add(outside, today=today)
    if held:
        with services.desk.changing("Link a session with a trainer") as unit:
            unit.trainers.link([(held[0].session_id, own)])


def _add_providers(services: Services, today: date) -> None:
    offered = [one.title for one in services.trainers.offered_providers()]
    lead = services.agency.details().lead
    for title, months in zip(offered, (3, 17), strict=False):
        checked = Provider(0, title, "", add_months(today, -months), lead)
        services.trainers.add_provider(checked, today=today)


def _issue(services: Services, today: date) -> None:
    """Issue the certificates of the last but one day, so that those of the last are still to issue."""
    ready = [one for one in services.certificates.sessions(today) if one.ready and one.on is not None]
    if len(ready) < 2:
        return
    day, lead = ready[1], services.agency.details().lead
    assert day.on is not None
    issued_on = min(add_days(day.on, ISSUED_AFTER_DAYS), today)
    ids = [one.training.attendance_id for one in day.ready]
    services.certificates.issue(ids, issued_by=lead or "The office", issued_on=issued_on, today=today)
