"""What the records show beside the items of questionnaires: one line for each key, from the figures of an audit."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from nscp_desktop.domain.audit_checklists import done_on, open_actions, overdue
from nscp_desktop.domain.audit_figures import Fact, Share
from nscp_desktop.domain.dates import add_months, in_words, plural
from nscp_desktop.domain.questionnaires import Checklist
from nscp_desktop.services import audit_facts_learning as learning
from nscp_desktop.services import audit_facts_people as people
from nscp_desktop.services.audit_facts_people import fact, joined, share_words
from nscp_desktop.services.audit_gathering import Gathered

_YEAR = 12


def facts_of(keys: Iterable[str], gathered: Gathered, audits: Sequence[Checklist]) -> dict[str, Fact]:
    """Return a fact for each key that is known; `audits` are those that were signed off, the newest first."""
    found = {}
    for key in dict.fromkeys(keys):
        if key == "last-audit":
            found[key] = _last_audit(gathered, audits)
        elif key in _FACTS:
            found[key] = _FACTS[key](gathered)
    return found


def _last_audit(g: Gathered, audits: Sequence[Checklist]) -> Fact:
    last = next((one for one in audits if one.as_at <= g.as_at), None)
    at = ("assurance", "audit")
    if last is None:
        return fact("last-audit", "No audit is signed off yet", at=at)
    due = f"Next due {in_words(last.next_due_on)}" if last.next_due_on else ""
    return fact("last-audit", f"As at {in_words(last.as_at)}, signed off", due, at=at)


def _checklists(g: Gathered) -> Fact:
    newest, begins = g.assured.newest(), add_months(g.as_at, -_YEAR)
    rows = [row for row in g.checklists.rows if row.key != "actions"]
    recent = [one for one, _ in newest.values() if done_on(one) > begins]
    missing = sum(progress.not_met for _, progress in newest.values())
    partly = sum(progress.partly for _, progress in newest.values())
    parts = [f"{plural(missing, 'item')} not covered"] if missing else []
    parts += [f"{partly:,} partly"] if partly else []
    words = share_words(Share(len(recent), len(rows)), "courses with a checklist in the last 12 months")
    return fact("checklists", words, joined(parts), at=("assurance", "content"))


def _actions(g: Gathered) -> Fact:
    raised = [one for one in g.actions if one.raised_on <= g.as_at]
    still = open_actions(raised, g.as_at)
    late = len(overdue(still, g.as_at))
    words = share_words(Share(len(raised) - len(still), len(raised)), "actions done")
    return fact("actions", words, f"{len(still):,} open, {late:,} of them overdue", at=("assurance", "actions"))


def _gap_log(g: Gathered) -> Fact:
    noticed = [one for one in g.gaps if one.noticed_on <= g.as_at]
    told = [one for one in noticed if one.reported_on is not None and one.reported_on <= g.as_at]
    last = max((one.reported_on for one in told if one.reported_on), default=None)
    words = share_words(Share(len(told), len(noticed)), "gaps and worries reported")
    return fact("gap-log", words, f"Last reported {in_words(last)}" if last else "", at=("assurance", "gaps"))


_FACTS: Mapping[str, Callable[[Gathered], Fact]] = {
    "headcount": people.headcount,
    "in-date": people.in_date,
    "groups": people.groups,
    "refresh": people.refresh,
    "induction": people.induction,
    "leads": people.leads,
    "lead-training": people.lead_training,
    "governors": people.governors,
    "safer-recruitment": people.safer_recruitment,
    "prevent": people.prevent,
    "whole-agency": people.whole_agency,
    "needs": people.needs,
    "exemptions": people.exemptions,
    "trainers": learning.trainers,
    "providers": learning.providers,
    "pool": learning.pool,
    "supervision": learning.supervision,
    "shared-learning": learning.shared_learning,
    "reviews": learning.reviews,
    "courses": learning.courses,
    "partnership-courses": learning.partnership_courses,
    "non-attendance": learning.non_attendance,
    "evaluation": learning.evaluation,
    "impact": learning.impact,
    "categories": learning.categories,
    "records": learning.records,
    "evidence": learning.evidence,
    "checklists": _checklists,
    "actions": _actions,
    "gap-log": _gap_log,
}
KEYS = (*_FACTS, "last-audit")
