"""Changes of the record's settings in words; what they are called inside is nobody's business."""

from collections.abc import Callable
from datetime import date, datetime

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.history import Change
from nscp_desktop.domain.retention import Preset, RetentionRule


def moment_words(text: str) -> str:
    """Write a moment as the clock on the wall showed it: `24 Nov 2026, 23:52`."""
    local = datetime.fromisoformat(text).astimezone()
    return f"{in_words(local.date())}, {local:%H:%M}"


def setting_words(change: Change) -> str:
    """Write what a change of a setting means: `The password was changed on 24 Nov 2026.`"""
    value = str((change.after or {}).get("value") or "")
    for name, words in _WORDS.items():
        if change.row.startswith(name):
            try:
                return words(change.row.removeprefix(name), value)
            except ValueError:
                # Another version of the program wrote it.
                break
    return "Changed a setting."


def _password(_rest: str, value: str) -> str:
    if not value:
        return "It is no longer known when the password was changed."
    return f"The password was changed on {in_words(date.fromisoformat(value))}."


def _sheet(_rest: str, value: str) -> str:
    return "The recovery sheet was typed back." if value else "The recovery sheet has not been typed back yet."


def _second_place(computer: str, value: str) -> str:
    if not value:
        return f"Backups that {computer} makes go to no second place."
    return f"Backups that {computer} makes go to a second place as well: {value}."


def _restored(_rest: str, value: str) -> str:
    at, _, backup = value.partition(" ")
    return f"The record was taken back to the backup {backup} on {moment_words(at)}." if value else "Changed a setting."


def _format(_rest: str, value: str) -> str:
    return f"The record was brought over to version {value} of its format."


def _preset(_rest: str, value: str) -> str:
    if not value:
        return f"Records are kept until {RetentionRule().words} again, as nothing else is decided."
    preset = Preset(value)
    # How many years an agency's own period has is told by a line of its own.
    kept = "as many years after leaving as is said here" if preset is Preset.OWN else RetentionRule(preset).words
    return f"Records are kept until {kept}."


def _years(_rest: str, value: str) -> str:
    return f"The agency's own period is {plural(int(value), 'year')}." if value else "The agency has no own period."


def _decided_by(_rest: str, value: str) -> str:
    return f"How long records are kept was decided by {value or 'nobody yet'}."


def _decided_on(_rest: str, value: str) -> str:
    day = in_words(date.fromisoformat(value)) if value else "no day that is known"
    return f"How long records are kept was decided on {day}."


def _two_people(_rest: str, value: str) -> str:
    return f"{plural(len(value.split()), 'pair')} of people who look like one are noted as two people."


def _needs(_rest: str, _value: str) -> str:
    return "Which course stands for what is asked in the training needs was chosen."


def _after_evaluation(_rest: str, value: str) -> str:
    return f"Certificates are issued {'after the evaluation' if value else 'without waiting for the evaluation'}."


_WORDS: dict[str, Callable[[str, str], str]] = {
    "protection/changed-on": _password,
    "protection/sheet-typed-back": _sheet,
    "backups/second-place/": _second_place,
    "backups/restored": _restored,
    "brought-over-to": _format,
    "retention/preset": _preset,
    "retention/years": _years,
    "retention/decided-by": _decided_by,
    "retention/decided-on": _decided_on,
    "people/two-people": _two_people,
    "certificates/after-evaluation": _after_evaluation,
    "needs/courses": _needs,
}
