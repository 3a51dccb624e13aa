"""Training needs as tables: places by course and term, what is not done, what courses cost, what was covered."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt

from nscp_desktop.domain.abuse_coverage import CategoryCovered, YearCoverage
from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.gap_reasons import Gap
from nscp_desktop.domain.money import pounds
from nscp_desktop.domain.needs import CourseMoney, Needs, Place, short_term_words, term_words
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.services.needs import NeedsFound
from nscp_desktop.ui.models.table import Column

_RIGHT = Qt.AlignmentFlag.AlignRight
ALL_COURSES = 0


@dataclass(frozen=True, slots=True)
class NeedRow:
    """The places on one course, or on all of them together, by term."""

    course_id: int
    title: str
    provider: str
    places: tuple[Place, ...]
    counts: Mapping[int, int]

    @property
    def booked(self) -> int:
        return sum(one.is_booked for one in self.places)


@dataclass(frozen=True, slots=True)
class GapRow:
    """One training that is not done, with the names of the person and the team."""

    gap: Gap
    name: str
    team: str
    requirement: Requirement

    @property
    def key(self) -> tuple[int, str]:
        return self.gap.key


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """What one course costs."""

    money: CourseMoney
    title: str


# Places


def need_rows(needs: Needs, courses: Mapping[int, Course]) -> list[NeedRow]:
    """Return a row for each course on which places are needed, and one for all of them at the end."""
    rows = [_need(own, courses[own].title, courses[own].provider, needs.of(own)) for own in needs.course_ids()]
    return [*rows, _need(ALL_COURSES, _tr("All courses"), "", needs.places)] if rows else []


def need_columns(needs: Needs | None) -> list[Column[NeedRow]]:
    """Return course, provider, a column for each term, the places of the year and how many are booked."""
    terms = [
        Column(
            short_term_words(needs, term),
            partial(_count, term),
            partial(_count_order, term),
            _RIGHT,
            90,
            key=f"term{term}",
            title_tooltip=term_words(needs, term),
        )
        for term in (needs.columns() if needs is not None else ())
        if needs is not None
    ]
    return [
        Column(_tr("Course"), _need_title, width=250, strong=True, key="course", tooltip=_need_title),
        Column(_tr("Provider"), _need_provider, width=120, key="provider", tooltip=_need_provider),
        *terms,
        Column(_tr("Places"), _all, _all_order, _RIGHT, 74, key="places", spoken=_all_spoken),
        Column(_tr("Booked"), _booked, _booked_order, _RIGHT, 84, key="booked"),
    ]


def need_key(row: NeedRow) -> int:
    return row.course_id


# What is not done


def gap_rows(found: NeedsFound, requirements: Mapping[str, Requirement]) -> list[GapRow]:
    """Return a row for each training that is not done, people in the order of their names."""
    rows = {row.person.id: row for row in found.board.rows}
    return [
        GapRow(
            gap,
            rows[gap.person_id].person.sorted_name,
            found.board.team_of(rows[gap.person_id]),
            requirements[gap.requirement_id],
        )
        for gap in found.gaps
    ]


def gap_columns() -> list[Column[GapRow]]:
    """Return who, what, the standing, and why."""
    return [
        Column(_tr("Person"), _gap_name, width=150, strong=True, key="person", tooltip=_gap_name),
        Column(_tr("Team"), _gap_team, width=100, key="team", tooltip=_gap_team),
        Column(_tr("Requirement"), _gap_what, width=190, key="requirement", tooltip=_gap_what_in_full),
        Column(_tr("Standing"), _gap_status, width=120, status=_gap_kind, key="standing"),
        Column(_tr("Why"), _gap_why, width=170, key="why", tooltip=_gap_why_in_full),
        Column(_tr("The record says"), _gap_found, width=180, key="found", tooltip=_gap_found),
        Column(_tr("Note"), _gap_note, width=120, key="note", tooltip=_gap_note),
    ]


def gap_key(row: GapRow) -> tuple[int, str]:
    return row.key


# Costs


def money_rows(found: NeedsFound, courses: Mapping[int, Course]) -> list[MoneyRow]:
    """Return a row for each course with a place, a session or a fee in the year."""
    return [MoneyRow(one, courses[one.course_id].title) for one in found.money]


def money_columns() -> list[Column[MoneyRow]]:
    """Return what a place costs and what all would, what sessions cost, and fees."""
    return [
        Column(_tr("Course"), _money_title, width=250, strong=True, key="course", tooltip=_money_title),
        Column(
            _tr("Charge"), _charge, _charge_order, _RIGHT, 84, key="charge", title_tooltip=_tr("Charge for a place")
        ),
        Column(_tr("Places"), _money_places, _money_places_order, _RIGHT, 70, key="places"),
        Column(
            _tr("Would cost"),
            _expected,
            _expected_order,
            _RIGHT,
            96,
            key="expected",
            title_tooltip=_tr("What the places would cost"),
        ),
        Column(_tr("Sessions"), _sessions, _sessions_order, _RIGHT, 76, key="sessions"),
        Column(
            _tr("They cost"), _cost, _cost_order, _RIGHT, 120, key="cost", title_tooltip=_tr("What the sessions cost")
        ),
        Column(_tr("Fees"), _fees, _fees_order, _RIGHT, 90, key="fees", title_tooltip=_tr("Fees for not attending")),
    ]


def money_key(row: MoneyRow) -> int:
    return row.money.course_id


def money_sentence(rows: Sequence[MoneyRow]) -> str:
    """Add up what is known, and say of how many places and sessions it is not."""
    expected = sum(row.money.expected_pence or 0 for row in rows)
    spent, fees = sum(row.money.cost_pence for row in rows), sum(row.money.fee_pence for row in rows)
    silent = sum(row.money.places for row in rows if row.money.charge_pence is None)
    uncosted = sum(row.money.uncosted for row in rows)
    words = f"Places {pounds(expected)}, sessions {pounds(spent)}, fees {pounds(fees)}."
    if silent:
        words += f" Nobody has said what {plural(silent, 'place')} would cost: give the charge in Training, Courses."
    if uncosted:
        words += f" Nobody has said what {plural(uncosted, 'session')} cost: give it in Training, Sessions."
    return words


# What was covered


def covered_columns(found: YearCoverage, courses: Mapping[int, str]) -> list[Column[CategoryCovered]]:
    """Return the category, whether it was covered, in how many sessions, for how many people, and by which courses."""
    return [
        Column(_tr("Category"), _category, width=130, strong=True, key="category"),
        Column(_tr("Covered"), _covered, width=100, key="covered"),
        Column(_tr("Sessions"), _held, align=_RIGHT, width=80, key="sessions"),
        Column(_tr("People"), partial(_people, found), align=_RIGHT, width=90, key="people"),
        Column(_tr("Courses"), partial(_titles, courses), width=320, tooltip=partial(_titles, courses), key="courses"),
    ]


def covered_key(row: CategoryCovered) -> str:
    return row.category.value


def _category(row: CategoryCovered) -> str:
    return row.category.words


def _covered(row: CategoryCovered) -> str:
    return _tr("✓ Covered") if row.is_covered else _tr("○ Not yet")


def _held(row: CategoryCovered) -> str:
    return f"{len(row.session_ids):,}"


def _people(found: YearCoverage, row: CategoryCovered) -> str:
    return found.people_words(row.category)


def _titles(courses: Mapping[int, str], row: CategoryCovered) -> str:
    return ", ".join(courses[own] for own in row.course_ids) or _tr("none")


def _need(course_id: int, title: str, provider: str, places: tuple[Place, ...]) -> NeedRow:
    return NeedRow(course_id, title, provider, places, Counter(one.term for one in places))


def _need_title(row: NeedRow) -> str:
    return row.title


def _need_provider(row: NeedRow) -> str:
    return row.provider


def _count(term: int, row: NeedRow) -> str:
    count = row.counts.get(term, 0)
    return f"{count:,}" if count else "·"


def _count_order(term: int, row: NeedRow) -> int:
    return row.counts.get(term, 0)


def _all(row: NeedRow) -> str:
    return f"{len(row.places):,}"


def _all_spoken(row: NeedRow) -> str:
    return plural(len(row.places), "place")


def _all_order(row: NeedRow) -> int:
    return len(row.places)


def _booked(row: NeedRow) -> str:
    return f"{row.booked:,} of {len(row.places):,}"


def _booked_order(row: NeedRow) -> int:
    return row.booked


def _gap_name(row: GapRow) -> str:
    return row.name


def _gap_team(row: GapRow) -> str:
    return row.team


def _gap_what(row: GapRow) -> str:
    return row.requirement.short or row.requirement.title


def _gap_what_in_full(row: GapRow) -> str:
    return row.requirement.title


def _gap_kind(row: GapRow) -> StandingKind:
    return row.gap.kind


def _gap_status(row: GapRow) -> str:
    return row.gap.kind.words


def _gap_why(row: GapRow) -> str:
    return row.gap.said.why.words if row.gap.said is not None else ""


def _gap_why_in_full(row: GapRow) -> str:
    said = row.gap.said
    return f"{said.why.words}, said on {in_words(said.said_on)}" if said is not None else ""


def _gap_found(row: GapRow) -> str:
    return row.gap.found_words


def _gap_note(row: GapRow) -> str:
    return row.gap.said.note if row.gap.said is not None else ""


def _money_title(row: MoneyRow) -> str:
    return row.title


def _charge(row: MoneyRow) -> str:
    return _tr("not said") if row.money.charge_pence is None else pounds(row.money.charge_pence)


def _charge_order(row: MoneyRow) -> int:
    return -1 if row.money.charge_pence is None else row.money.charge_pence


def _money_places(row: MoneyRow) -> str:
    return f"{row.money.places:,}"


def _money_places_order(row: MoneyRow) -> int:
    return row.money.places


def _expected(row: MoneyRow) -> str:
    return "–" if row.money.expected_pence is None else pounds(row.money.expected_pence)


def _expected_order(row: MoneyRow) -> int:
    return -1 if row.money.expected_pence is None else row.money.expected_pence


def _sessions(row: MoneyRow) -> str:
    return f"{row.money.sessions:,}"


def _sessions_order(row: MoneyRow) -> int:
    return row.money.sessions


def _cost(row: MoneyRow) -> str:
    if not row.money.sessions:
        return "–"
    if row.money.uncosted == row.money.sessions:
        return _tr("not said")
    silent = f" ({row.money.uncosted} {_tr('not said')})" if row.money.uncosted else ""
    return f"{pounds(row.money.cost_pence)}{silent}"


def _cost_order(row: MoneyRow) -> int:
    return row.money.cost_pence


def _fees(row: MoneyRow) -> str:
    return f"{pounds(row.money.fee_pence)} ({len(row.money.fees):,})" if row.money.fees else "–"


def _fees_order(row: MoneyRow) -> int:
    return row.money.fee_pence


def _tr(text: str) -> str:
    return QCoreApplication.translate("Needs", text)
