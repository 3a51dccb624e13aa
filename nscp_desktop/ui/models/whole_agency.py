"""The tables about days of training for everyone: the days, and the people behind one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.board import Board, Snapshot
from nscp_desktop.domain.dates import in_words, opening
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.standing import NOT_REQUIRED, Standing, StandingKind
from nscp_desktop.domain.whole_agency import Coverage, Missed, days_words
from nscp_desktop.services.planning import WholeAgency
from nscp_desktop.ui.models.standing_words import short_status
from nscp_desktop.ui.models.table import Column

THEN = "then"
CATCH_UP, MISSED, STARTERS, ATTENDED, BESIDE = "catch-up", "missed", "starters", "attended", "beside"


@dataclass(frozen=True, slots=True)
class DayPerson:
    """Somebody behind a day, under one of the pills: what became of them, and where they are now."""

    person: Person
    chip: str
    role: str
    team: str
    what: str
    then: str
    is_done: bool | None
    standing: Standing

    @property
    def key(self) -> tuple[str, int]:
        return self.chip, self.person.id


def day_columns(courses: Mapping[int, str]) -> list[Column[Coverage]]:
    """Return the day, the figure, who is still missing, and what it was."""
    return [
        Column(_tr("Day"), _day, sort_key=_day_order, width=104, strong=True, key="day", tooltip=_day),
        Column(_tr("Attended"), _attended, sort_key=_share, width=122, key="attended", tooltip=_attended_beside),
        Column(_tr("Catch up"), _missing, width=64, key="missing"),
        Column(_tr("Course"), partial(_course, courses), width=150, key="course", tooltip=partial(_course, courses)),
        Column(_tr("Trainer"), _trainer, width=110, key="trainer", tooltip=_trainer),
    ]


def person_columns(as_at: date) -> list[Column[DayPerson]]:
    """Return who, why they are listed, whether they caught up, and where they are now."""
    return [
        Column(_tr("Name"), _name, width=150, strong=True, key="name", tooltip=_name),
        Column(_tr("Role"), _role, width=120, key="role", tooltip=_role),
        Column(_tr("Team"), _team, width=100, key="team", tooltip=_team),
        Column(_tr("On the day"), _what, width=150, key="what", tooltip=_what),
        Column(_tr("Since then"), _then, width=150, key=THEN, status=_then_kind, tooltip=_then),
        Column(_tr("Own standing"), partial(_standing, as_at), sort_key=_severity, width=150, status=_kind, key="now"),
    ]


def day_people(found: WholeAgency, coverage: Coverage | None, snapshot: Snapshot, now: Board) -> list[DayPerson]:
    """Return everybody behind a day, each under every pill that names them."""
    own = found.clock.requirement.id
    rows = {row.person.id: row for row in now.rows}

    def one(person_id: int, chip: str, what: str, then: str, is_done: bool | None) -> DayPerson:
        person, row = snapshot.people[person_id], rows.get(person_id)
        team = now.team_of(row) if row is not None else ""
        cell = row.cell(own) if row is not None else NOT_REQUIRED
        return DayPerson(person, chip, person.role_words(now.as_at), team, what, then, is_done, cell)

    people = []
    newest = found.days[0] if found.days else None
    if coverage is not None and newest is not None and coverage.day == newest.day:
        people += [one(who.person_id, CATCH_UP, who.words, _still(who.is_away), False) for who in found.catch_up]
        people += [
            one(
                who.person_id,
                STARTERS,
                _tr("Started %1").replace("%1", in_words(who.since)),
                _tr("✓ Has had it") if who.has_had_it else _still(False),
                who.has_had_it,
            )
            for who in found.starters
        ]
    if coverage is not None:
        people += [one(who.person_id, MISSED, _tr("Missed the day"), *_since(who)) for who in coverage.missed]
        people += [one(who.person_id, MISSED, _tr("Was away"), *_since(who)) for who in coverage.away]
        people += [one(who, ATTENDED, _tr("Attended"), "", None) for who in coverage.attended]
        people += [one(who, BESIDE, _tr("Exempt on the day"), "", None) for who in coverage.exempt]
        people += [one(who, BESIDE, _tr("Attended without being asked"), "", None) for who in coverage.others]
    return people


def _still(is_away: bool) -> str:
    return _tr("○ Still to catch up, away now") if is_away else _tr("○ Still to catch up")


def _since(missed: Missed) -> tuple[str, bool | None]:
    if missed.caught_up is not None:
        return _tr("✓ Caught up %1").replace("%1", in_words(missed.caught_up)), True
    return (_still(False), False) if missed.is_here else (_tr("– No longer here"), None)


def _day(row: Coverage) -> str:
    return days_words(row.day)


def _day_order(row: Coverage) -> date:
    return row.day.ends_on


def _attended(row: Coverage) -> str:
    return f"{row.words} · {row.percent_words}"


def _attended_beside(row: Coverage) -> str:
    parts = [_attended(row), row.beside]
    if row.others:
        parts.append(_tr("%1 more came without being asked").replace("%1", f"{len(row.others):,}"))
    return opening(", ".join(part for part in parts if part))


def _share(row: Coverage) -> float:
    return len(row.attended) / row.of if row.of else -1.0


def _missing(row: Coverage) -> str:
    return f"{len(row.still_missing):,}"


def _course(courses: Mapping[int, str], row: Coverage) -> str:
    return courses.get(row.day.course_id, "")


def _trainer(row: Coverage) -> str:
    return row.day.trainer


def _name(row: DayPerson) -> str:
    return row.person.sorted_name


def _role(row: DayPerson) -> str:
    return row.role


def _team(row: DayPerson) -> str:
    return row.team


def _what(row: DayPerson) -> str:
    return row.what


def _then(row: DayPerson) -> str:
    return row.then


def _then_kind(row: DayPerson) -> StandingKind | None:
    if not row.then:
        return None
    if row.is_done is None:
        return StandingKind.NOT_REQUIRED
    return StandingKind.IN_DATE if row.is_done else StandingKind.NOT_DONE


def _standing(as_at: date, row: DayPerson) -> str:
    return short_status(row.standing, as_at)


def _severity(row: DayPerson) -> tuple[int, date]:
    return row.standing.kind.severity, row.standing.due or date.max


def _kind(row: DayPerson) -> StandingKind:
    return row.standing.kind


def _tr(text: str) -> str:
    return QCoreApplication.translate("WholeAgency", text)
