"""The inductions and the supervision of a sample agency: some steps ticked, a late starter, and dates for two teams."""

from datetime import date

from nscp_desktop.domain.dates import add_days, add_months
from nscp_desktop.domain.induction import start_of
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.supervision import SupervisionKind, SupervisionRule
from nscp_desktop.services.record_files import Services

# How many of the steps ticked by hand are done, by place among the starters: the newest has most still open.
_STEPS_DONE = (1, 4, 3, 4, 2, 4)
_DAYS_AFTER = (0, 0, 3, 8)
_TEAMS_SUPERVISED, _WEEKS = 2, (6, 12)
_LEFT_OUT_EVERY = 6


def add_inductions(services: Services, today: date) -> None:
    """Begin with the usual steps, and tick some of them for those who started within the year."""
    services.induction.use_usual_steps()
    steps = [step.id for step in services.induction.listing().steps if step.requirement_id is None]
    found = ((start_of(person, today), person) for person in services.standing.snapshot().people.values())
    starters = [(on, person.id) for on, person in found if on is not None and add_months(today, -12) < on <= today]
    lead = services.agency.details().lead
    with services.desk.changing("Tick steps of induction for starters") as unit:
        for place, (on, own) in enumerate(sorted(starters, reverse=True)):
            done = _STEPS_DONE[place % len(_STEPS_DONE)]
            for step, days in list(zip(steps, _DAYS_AFTER, strict=False))[:done]:
                day = add_days(on, days)
                if day <= today:
                    unit.induction.tick([(own, step)], day, lead)


def add_supervision(services: Services, today: date) -> None:
    """Ask supervision of the two largest teams, and record dates for most of their people."""
    teams: dict[int, list[Person]] = {}
    for person in services.standing.snapshot().people.values():
        place = person.place_on(today)
        if place is not None and place.team_id is not None and person.service_on(today) is not None:
            teams.setdefault(place.team_id, []).append(person)
    chosen = sorted(teams.items(), key=lambda item: -len(item[1]))[:_TEAMS_SUPERVISED]
    kinds = (SupervisionKind.ONE_TO_ONE, SupervisionKind.GROUP)
    rules = [SupervisionRule(own, kind, weeks) for (own, _), kind, weeks in zip(chosen, kinds, _WEEKS, strict=False)]
    services.supervision.set_rules(rules)
    with services.desk.changing("Record supervision of two teams") as unit:
        for rule, (_, people) in zip(rules, chosen, strict=False):
            for back in (1, 2, 3):
                held_on = add_days(today, 25 - back * rule.weeks * 7)
                there = [own for place, own in enumerate(people) if back > 1 or place % _LEFT_OUT_EVERY]
                here = [own.id for own in there if own.service_on(held_on) is not None]
                unit.supervision.add(here, held_on, rule.kind, held_on)
