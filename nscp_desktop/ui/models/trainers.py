"""The rows of the trainers tab: trainers, sessions to look at, providers, and those who stand for the agency."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.domain.trainers import Holder, LedSession, Provider, TrainerView
from nscp_desktop.ui.models.table import Column


@dataclass(frozen=True, slots=True)
class LedRow:
    """A session with what has to be said about those who lead it."""

    found: LedSession
    course: str


@dataclass(frozen=True, slots=True)
class ProviderRow:
    """A provider as on the day that is looked at."""

    provider: Provider
    is_due: bool


def led_rows(found: tuple[LedSession, ...], courses: Mapping[int, str]) -> list[LedRow]:
    """Return the rows of the sessions to look at."""
    return [LedRow(one, courses.get(one.session.course_id, "")) for one in found]


def trainer_columns() -> list[Column[TrainerView]]:
    """Return who, from where, knowledge, skill, own dates with what is behind them, and what they led."""
    return [
        Column(_tr("Trainer"), _trainer, width=170, strong=True, key="trainer", tooltip=_trainer),
        Column(_tr("From"), _from, width=130, key="from", tooltip=_from),
        Column(_tr("Knowledge"), _knowledge, width=180, key="knowledge", tooltip=_knowledge),
        Column(_tr("Training skill"), _skill, width=170, key="skill", tooltip=_skill),
        Column(_tr("Own dates"), _standing, sort_key=_severity, width=110, key="dates", status=_standing_kind),
        Column(_tr("What"), _what, width=190, key="what", tooltip=_what),
        Column(_tr("Led"), _led, sort_key=_led_order, width=56, key="led", title_tooltip=_tr("In the last 12 months")),
        Column(_tr("Last led"), _last, sort_key=_last_order, width=104, key="last"),
    ]


def led_columns() -> list[Column[LedRow]]:
    """Return when, what, who led it, and what was found."""
    return [
        Column(_tr("Day"), _day, sort_key=_day_order, width=130, strong=True, key="day"),
        Column(_tr("Course"), _course, width=190, key="course", tooltip=_course),
        Column(_tr("Led by"), _names, width=150, key="names", tooltip=_names),
        Column(_tr("What was found"), _concerns, width=460, key="concerns", tooltip=_concern_lines),
    ]


def provider_columns() -> list[Column[ProviderRow]]:
    """Return who, how to reach them, and when somebody last looked at what is in their courses."""
    return [
        Column(_tr("Provider"), _provider, width=200, strong=True, key="provider", tooltip=_provider),
        Column(_tr("Content last checked"), _checked, sort_key=_checked_order, width=150, key="checked"),
        Column(_tr("By"), _by, width=140, key="by", tooltip=_by),
        Column(_tr("State"), _state, width=190, key="state", status=_state_kind),
        Column(_tr("Contact"), _contact, width=180, key="contact", tooltip=_contact),
        Column(_tr("Note"), _note, width=200, key="note", tooltip=_note),
    ]


def holder_columns() -> list[Column[Holder]]:
    """Return who, which duty, and since when."""
    return [
        Column(_tr("Person"), _holder, width=220, strong=True, key="person"),
        Column(_tr("Duty"), _duty, width=380, key="duty", tooltip=_duty),
        Column(_tr("Since"), _since, sort_key=_since_order, width=120, key="since"),
    ]


def _trainer(row: TrainerView) -> str:
    return row.trainer.name if row.trainer.active else f"{row.trainer.name} ({_tr('switched off')})"


def _from(row: TrainerView) -> str:
    if row.trainer.person_id is not None:
        return _tr("here")
    return row.trainer.organisation or _tr("outside")


def _knowledge(row: TrainerView) -> str:
    return row.trainer.knowledge or _tr("? not recorded")


def _skill(row: TrainerView) -> str:
    return row.trainer.skill or _tr("? not recorded")


def _standing(row: TrainerView) -> str:
    return f"{row.kind.symbol} {row.kind.words}"


def _standing_kind(row: TrainerView) -> StandingKind:
    return row.kind


def _severity(row: TrainerView) -> int:
    return row.kind.severity


def _what(row: TrainerView) -> str:
    if not row.trainer.id:
        return _tr("has the duty; to be completed")
    return row.words


def _led(row: TrainerView) -> str:
    return f"{row.led:,}"


def _led_order(row: TrainerView) -> int:
    return row.led


def _last(row: TrainerView) -> str:
    return in_words(row.last_led) if row.last_led is not None else "–"


def _last_order(row: TrainerView) -> int:
    return (row.last_led or date.min).toordinal()


def _day(row: LedRow) -> str:
    day = in_words(row.found.session.starts_on)
    return f"{day} ({_tr('to come')})" if row.found.is_ahead else day


def _day_order(row: LedRow) -> int:
    return -row.found.session.starts_on.toordinal()


def _course(row: LedRow) -> str:
    return row.course


def _names(row: LedRow) -> str:
    return ", ".join(row.found.names)


def _concerns(row: LedRow) -> str:
    return " ".join(row.found.concerns)


def _concern_lines(row: LedRow) -> str:
    return "\n".join(row.found.concerns)


def _provider(row: ProviderRow) -> str:
    title = row.provider.title
    return title if row.provider.active else f"{title} ({_tr('switched off')})"


def _checked(row: ProviderRow) -> str:
    checked = row.provider.content_checked_on
    return in_words(checked) if checked is not None else _tr("never")


def _checked_order(row: ProviderRow) -> int:
    return (row.provider.content_checked_on or date.min).toordinal()


def _by(row: ProviderRow) -> str:
    return row.provider.content_checked_by


def _state(row: ProviderRow) -> str:
    if not row.provider.active:
        return _tr("– switched off")
    if not row.is_due:
        return _tr("✓ checked")
    return _tr("! not checked for 12 months") if row.provider.content_checked_on else _tr("○ to be checked")


def _state_kind(row: ProviderRow) -> StandingKind:
    if not row.provider.active:
        return StandingKind.NOT_REQUIRED
    if not row.is_due:
        return StandingKind.IN_DATE
    return StandingKind.OVERDUE if row.provider.content_checked_on else StandingKind.NOT_DONE


def _contact(row: ProviderRow) -> str:
    return row.provider.contact


def _note(row: ProviderRow) -> str:
    return " ".join(row.provider.note.split())


def _holder(row: Holder) -> str:
    return row.name


def _duty(row: Holder) -> str:
    return row.title


def _since(row: Holder) -> str:
    return in_words(row.since) if row.since is not None else _tr("not recorded")


def _since_order(row: Holder) -> int:
    return (row.since or date.min).toordinal()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Trainers", text)
