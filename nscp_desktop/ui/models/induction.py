"""The table of starters: one column for each step, with its day or that it is still open."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.induction import InductionStep, Starter, StepState
from nscp_desktop.domain.people import AWAY_SYMBOL
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.domain.standing_kinds import StandingKind
from nscp_desktop.ui.models.table import Column

EVERYONE, OPEN, LATE, FINISHED = "everyone", "open", "late", "finished"
FIRST_STEP = 4


def chip_of(row: Starter) -> str:
    """Return the pill under which somebody stands, besides that for everyone."""
    if row.finished_on is not None:
        return FINISHED
    return LATE if row.is_late else OPEN


def counts_of(rows: Iterable[Starter]) -> dict[str, int]:
    """Return how many stand under each pill."""
    found = dict.fromkeys((EVERYONE, OPEN, LATE, FINISHED), 0)
    for row in rows:
        found[EVERYONE] += 1
        found[chip_of(row)] += 1
    return found


def starter_columns(steps: Sequence[InductionStep]) -> list[Column[Starter]]:
    """Return the columns: who, when, where they are, each step, and the days taken."""
    return [
        Column(_tr("Name"), _name, width=136, strong=True, key="name", tooltip=_whole_name),
        Column(_tr("Started"), _started, sort_key=_start_order, width=88, key="started"),
        Column(_tr("Deadline"), _deadline, sort_key=_deadline_order, width=88, key="deadline"),
        Column(_tr("Induction"), _words, sort_key=_order, width=158, status=_standing, key="standing", spoken=_spoken),
        *(
            Column(
                step.title,
                partial(_step_words, place),
                sort_key=partial(_step_order, place),
                width=108,
                status=partial(_step_standing, place),
                tooltip=partial(_step_whole, place),
                spoken=partial(_step_whole, place),
                key=f"step-{step.id}",
                title_tooltip=f"{step.title}\n{step.about}".strip(),
            )
            for place, step in enumerate(steps)
        ),
        Column(_tr("Days"), _days, sort_key=_days_order, align=Qt.AlignmentFlag.AlignRight, width=52, key="days"),
    ]


def step_columns(requirements: dict[str, Requirement]) -> list[Column[InductionStep]]:
    """Return the columns of the list of steps."""
    return [
        Column(_tr("Step"), _title, width=160, strong=True, tooltip=_about),
        Column(
            _tr("Ticked by"), partial(_ticked_by, requirements), width=180, tooltip=partial(_ticked_by, requirements)
        ),
        Column(_tr("In use"), _in_use, width=130, tooltip=_in_use),
    ]


def starter_key(row: Starter) -> int:
    return row.person.id


def search_words(row: Starter) -> str:
    """Return the text in which the filter looks."""
    return f"{row.person.sorted_name} {row.person.known_as} {row.team}"


def _name(row: Starter) -> str:
    return f"{row.person.sorted_name} {AWAY_SYMBOL}" if row.is_away else row.person.sorted_name


def _whole_name(row: Starter) -> str:
    away = f"\n{_tr('Away now')}" if row.is_away else ""
    return f"{row.person.sorted_name}\n{row.team}{away}"


def _started(row: Starter) -> str:
    return in_words(row.started_on)


def _start_order(row: Starter) -> date:
    return row.started_on


def _deadline(row: Starter) -> str:
    return in_words(row.deadline)


def _deadline_order(row: Starter) -> date:
    return row.deadline


def _words(row: Starter) -> str:
    return f"{row.standing.symbol} {row.words}"


def _spoken(row: Starter) -> str:
    return (
        _tr("%1, %2 of %3 steps done")
        .replace("%1", row.words)
        .replace("%2", str(row.done))
        .replace("%3", str(len(row.asked)))
    )


def _order(row: Starter) -> tuple[int, date]:
    return row.standing.severity, row.deadline


def _standing(row: Starter) -> StandingKind:
    return row.standing


def _state(place: int, row: Starter) -> StepState | None:
    return row.steps[place] if place < len(row.steps) else None


def _step_standing(place: int, row: Starter) -> StandingKind:
    state = _state(place, row)
    if state is None or not state.is_asked:
        return StandingKind.NOT_REQUIRED
    if state.done_on is not None:
        return StandingKind.IN_DATE
    return StandingKind.NOT_DONE if row.is_late else StandingKind.INDUCTION


def _step_words(place: int, row: Starter) -> str:
    state, kind = _state(place, row), _step_standing(place, row)
    if state is None or not state.is_asked:
        return f"{kind.symbol} {_tr('not asked')}"
    return f"{kind.symbol} {in_words(state.done_on) if state.done_on is not None else _tr('open')}"


def _step_whole(place: int, row: Starter) -> str:
    state = _state(place, row)
    if state is None:
        return ""
    if not state.is_asked:
        return f"{state.step.title}: {_tr('not asked')}"
    if state.done_on is None:
        how = (
            _tr("still open; it is ticked by the training on record")
            if state.step.requirement_id
            else _tr("still open")
        )
        return f"{state.step.title}: {how}"
    by = f", {state.done_by}" if state.done_by else ""
    return f"{state.step.title}: {in_words(state.done_on)}{by}"


def _step_order(place: int, row: Starter) -> tuple[int, date]:
    state = _state(place, row)
    return _step_standing(place, row).severity, (state.done_on if state is not None and state.done_on else date.max)


def _days(row: Starter) -> str:
    return str(row.days_taken) if row.days_taken is not None else ""


def _days_order(row: Starter) -> int:
    return row.days_taken if row.days_taken is not None else -1


def _title(step: InductionStep) -> str:
    return step.title


def _about(step: InductionStep) -> str:
    return f"{step.title}\n{step.about}".strip()


def _ticked_by(requirements: dict[str, Requirement], step: InductionStep) -> str:
    if step.requirement_id is None:
        return _tr("Hand")
    found = requirements.get(step.requirement_id)
    return _tr("Training on record: %1").replace("%1", found.title if found is not None else step.requirement_id)


def _in_use(step: InductionStep) -> str:
    if not step.active:
        return f"{StandingKind.NOT_REQUIRED.symbol} {_tr('Switched off')}"
    since = _tr(" for starts from %1").replace("%1", in_words(step.asked_from)) if step.asked_from is not None else ""
    return f"{StandingKind.IN_DATE.symbol} {_tr('Yes')}{since}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Induction", text)
