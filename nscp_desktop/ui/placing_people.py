"""Placing people in a Target Group from any page: the form with what is proposed, and what it stored."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.asked_changes import AskedChange
from nscp_desktop.domain.dates import add_days, in_words, plural
from nscp_desktop.domain.drafts import PlacementDraft
from nscp_desktop.domain.people import Person, Placement
from nscp_desktop.domain.placing import EACH_AS_PROPOSED, Proposal, first_day_of, later_placement
from nscp_desktop.ui.changes import Changes
from nscp_desktop.ui.dialogs.form_dialog import open_dialog
from nscp_desktop.ui.dialogs.placement import PlacementChoices, PlacementDialog
from nscp_desktop.ui.dialogs.reviewed import ReviewedDialog
from nscp_desktop.ui.session import Session

NAMES_SHOWN = 5


def ask_placement(session: Session, people: Sequence[Person], over: QWidget) -> None:
    """Open the form that places people, above the window `over`."""
    if people and session.editing.may_change:
        open_dialog(placement_dialog(session, people, over))


def placement_dialog(session: Session, people: Sequence[Person], over: QWidget) -> PlacementDialog:
    """Make the form that places people."""
    services, ids = session.services, [person.id for person in people]
    choices = PlacementChoices(
        [person.sorted_name for person in people],
        services.agency.target_groups(),
        services.levels.everything(),
        partial(_proposals, session, ids),
        partial(effect_lines, session, people),
    )
    return PlacementDialog(choices, session.today, partial(_place, session, ids), over)


def ask_reviewed(session: Session, people: Sequence[Person], over: QWidget) -> None:
    """Open the form that says that people were looked at and stay where they are."""
    if people and session.editing.may_change:
        names = [person.sorted_name for person in people]
        store = partial(_keep, session, [person.id for person in people])
        open_dialog(ReviewedDialog(names, session.today, store, over))


def effect_lines(session: Session, people: Sequence[Person], draft: PlacementDraft) -> list[str]:
    """Say in lines what a placement would newly ask of people and what would fall away, and whom it holds how long."""
    only = [
        _overtaken(session, person, later) for person in people if (later := later_placement(person, draft.starts_on))
    ]
    return only[:NAMES_SHOWN] + _asked_lines(session, people, draft)


def _overtaken(session: Session, person: Person, later: Placement) -> str:
    """Say that a placement ends where one that is on record already begins."""
    words = session.tr("It holds until %1 only: %2 is in group %3 from the day after.")
    until = in_words(add_days(first_day_of(later), -1))
    return words.replace("%1", until).replace("%2", person.name).replace("%3", str(later.group))


def _asked_lines(session: Session, people: Sequence[Person], draft: PlacementDraft) -> list[str]:
    changes = _changes(session, [person.id for person in people], draft)
    if len(people) == 1:
        return [line for change in changes for line in change.words]
    names = {person.id: person.name for person in people}
    new: defaultdict[str, list[str]] = defaultdict(list)
    gone: defaultdict[str, list[str]] = defaultdict(list)
    for change in changes:
        for items, found in ((change.new, new), (change.gone, gone)):
            for item in items:
                found[item.title].append(names[change.person_id])
    of = plural(len(people), "person", "people")
    return [f"New for {len(who)} of {of}: {title} ({_named(who)})." for title, who in new.items()] + [
        f"No longer asked of {len(who)} of {of}: {title} ({_named(who)})." for title, who in gone.items()
    ]


def _proposals(session: Session, ids: Sequence[int], on: date) -> list[Proposal]:
    return list(session.services.placing.proposals(ids, on).values())


def _changes(session: Session, ids: Sequence[int], draft: PlacementDraft) -> list[AskedChange]:
    services = session.services
    day = max(session.today, draft.starts_on or session.today)
    if draft.group != EACH_AS_PROPOSED:
        return list(services.people.effect_of_placement(ids, draft, day))
    alike: defaultdict[tuple[int, int | None], list[int]] = defaultdict(list)
    for own, proposal in services.placing.proposals(ids, draft.starts_on or session.today).items():
        if proposal.group is not None:
            alike[proposal.group, proposal.level.id if proposal.level else None].append(own)
    return [
        change
        for (group, level_id), some in alike.items()
        for change in services.people.effect_of_placement(some, replace(draft, group=group, level_id=level_id), day)
    ]


def _named(names: Sequence[str]) -> str:
    rest = len(names) - NAMES_SHOWN
    return ", ".join(names[:NAMES_SHOWN]) + (f" and {rest} more" if rest > 0 else "")


def _place(session: Session, ids: Sequence[int], draft: PlacementDraft) -> None:
    count = session.services.placing.place(ids, draft, today=session.today)
    session.announce(Changes.PEOPLE)
    who = plural(count, "person", "people")
    if draft.group == EACH_AS_PROPOSED:
        session.say(session.tr("Placed %1, each in the group proposed for them.").replace("%1", who))
    else:
        sentence = session.tr("Placed %1 in target group %2.")
        session.say(sentence.replace("%1", who).replace("%2", str(draft.group)))


def _keep(session: Session, ids: Sequence[int], draft: PlacementDraft) -> None:
    count = session.services.placing.keep(ids, draft)
    session.announce(Changes.PEOPLE)
    session.say(session.tr("Reviewed %1, no change.").replace("%1", plural(count, "person", "people")))
