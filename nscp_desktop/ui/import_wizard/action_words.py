"""How the actions of an import are shown: a sign, a word, and the colours of a standing."""

from nscp_desktop.domain.import_plan import ImportAction
from nscp_desktop.domain.standing import StandingKind

_WORDS = {
    ImportAction.ADD: "+ New",
    ImportAction.MATCH: "= On record",
    ImportAction.ASK: "? To decide",
    ImportAction.KNOWN: "= On record",
    ImportAction.LEAVE_OUT: "– Left out",
    ImportAction.HOLD: "‖ Held back",
}
_KINDS = {
    ImportAction.ADD: StandingKind.IN_DATE,
    ImportAction.MATCH: StandingKind.INDUCTION,
    ImportAction.ASK: StandingKind.DUE_SOON,
    ImportAction.KNOWN: StandingKind.INDUCTION,
    ImportAction.LEAVE_OUT: StandingKind.EXEMPT,
    ImportAction.HOLD: StandingKind.DUE_SOON,
}


def action_words(action: ImportAction) -> str:
    """Return an action as shown."""
    return _WORDS[action]


def action_kind(action: ImportAction) -> StandingKind:
    """Return the standing whose colours an action has."""
    return _KINDS[action]
