"""The rules of the agency: what is asked of whom, changed from a day on or as if it had always been so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nscp_desktop.domain.agency import Named, PackInfo
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.pack_checks import Known, Problem, requirement_problems
from nscp_desktop.domain.pack_comparison import agency_changes
from nscp_desktop.domain.requirements import Requirement, Rule
from nscp_desktop.domain.roles import Duty, Role
from nscp_desktop.domain.rule_changes import OWN_PACK, RequirementDraft, RulesState, requirement_after
from nscp_desktop.domain.rule_checks import draft_problems, lost_problems
from nscp_desktop.domain.rule_effects import RuleTrial, trial_of
from nscp_desktop.domain.rule_packs import Document
from nscp_desktop.domain.rule_words import Names, names_of
from nscp_desktop.domain.target_groups import AgencyLevel, TargetGroup
from nscp_desktop.domain.users import Right
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.pack_bases import bases, keep_bases
from nscp_desktop.services.rule_storing import slug, state_of, store_state
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.titles import tidy
from nscp_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class RuleChoices:
    """What rules can name: the agency's lists."""

    groups: tuple[TargetGroup, ...]
    levels: tuple[AgencyLevel, ...]
    roles: tuple[Role, ...]
    duties: tuple[Duty, ...]
    sites: tuple[Named, ...]
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class RulesInUse:
    """All rules with what they can name. `changed` says, by requirement id, what the agency has changed of a pack.

    `pack_forms` are the requirements as their packs have them, by id.
    """

    packs: tuple[PackInfo, ...]
    state: RulesState
    choices: RuleChoices
    changed: Mapping[str, str]
    pack_forms: Mapping[str, Requirement]

    @property
    def names(self) -> Names:
        """What the codes in the rules stand for."""
        titles = {document.id: document.title for document in self.choices.documents}
        return names_of(self.choices.duties, self.state.requirements, titles)


class RulesService:
    """Requirements and their rules. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def in_use(self, today: date) -> RulesInUse:
        """Return every requirement with its rules, those switched off and those that have ended included."""
        with self._desk.reading() as unit:
            found = RulesInUse(unit.rules.packs(), state_of(unit), _choices(unit), {}, {})
            packs = bases(unit, found.state, today)
        changed: dict[str, str] = {}
        forms: dict[str, Requirement] = {}
        for pack in packs.values():
            changed |= agency_changes(pack, found.state, found.names, today)
            forms |= {item.id: item for item in pack.requirements}
        return replace(found, changed=changed, pack_forms=forms)

    def check_rule(self, requirement: Requirement, rule: Rule) -> None:
        """Refuse a rule that cannot be, beside the field that is wrong; `requirement` is what it is to belong to.

        Raises NotAllowedError with the name of the field.
        """
        with self._desk.reading() as unit:
            known = _known(state_of(unit), _choices(unit))
        alone = replace(requirement, id=requirement.id or f"{OWN_PACK}/?", rules=(rule,))
        for problem in requirement_problems(alone, known):
            if problem.rule:
                raise NotAllowedError(problem.sentence, problem.field)

    def trial(self, draft: RequirementDraft, from_day: date | None, today: date) -> RuleTrial:
        """Prepare to show whose dates a changed or new requirement moves. Nothing is stored.

        Raises NotAllowedError beside the field when the draft cannot be stored.
        """
        with self._desk.reading() as unit:
            before, after, _ = _planned(unit, draft, from_day, today)
        return trial_of(self._standing.snapshot(), before, after, max(today, from_day or today))

    def store(self, draft: RequirementDraft, from_day: date | None, today: date) -> str:
        """Store a changed or new requirement from a day on, or as if it had always been so, and return its id.

        Raises NotAllowedError beside the field when it cannot be.
        """
        title = tidy(draft.requirement.title)
        does = "Change" if draft.requirement.id else "Add"
        when = f" from {in_words(from_day)}" if from_day is not None else ", as if it had always been so"
        with self._desk.changing(f"{does} the requirement {title}{when}", right=Right.ADMINISTER) as unit:
            before, after, own = _planned(unit, draft, from_day, today)
            keep_bases(unit, today)
            store_state(unit, before, after)
        self._standing.forget()
        return own

    def hanging_on(self, requirement_id: str) -> tuple[str, ...]:
        """Return in words what keeps a requirement from being removed; empty when nothing does."""
        snapshot = self._standing.snapshot()
        found = list(snapshot.histories.values())
        exempt = sum(item.requirement_id == requirement_id for history in found for item in history.exemptions)
        equal = sum(item.requirement_id == requirement_id for history in found for item in history.equivalents)
        after = [
            item.title
            for item in snapshot.rulebook.requirements
            if any(rule.after == requirement_id for rule in item.rules) and item.id != requirement_id
        ]
        words = [plural(exempt, "exemption")] if exempt else []
        words += [plural(equal, "training") + " accepted as equivalent"] if equal else []
        with self._desk.reading() as unit:
            steps = [step.title for step in unit.induction.steps() if step.requirement_id == requirement_id]
            actions = sum(action.requirement_id == requirement_id for action in unit.actions.actions())
            gaps = sum(gap.requirement_id == requirement_id for gap in unit.actions.gaps())
        words += [plural(actions, "action")] if actions else []
        words += [plural(gaps, "entry", "entries") + " of the gap log"] if gaps else []
        words += [f"{title}, a step of the induction" for title in steps]
        return (*words, *(f"{title}, which comes after it" for title in after))

    def removal_trial(self, requirement_id: str, today: date) -> RuleTrial:
        """Prepare to show whose dates move when a requirement is removed.

        Raises NotAllowedError when something hangs on it, NotFoundError when it is gone.
        """
        self._refuse_hanging(requirement_id)
        with self._desk.reading() as unit:
            before = state_of(unit)
        return trial_of(self._standing.snapshot(), before, before.without(requirement_id), today)

    def remove(self, requirement_id: str, today: date) -> None:
        """Remove a requirement with its rules, as if it had never been.

        Raises: as `removal_trial`.
        """
        title = self._refuse_hanging(requirement_id)
        with self._desk.changing(f"Remove the requirement {title}", right=Right.ADMINISTER) as unit:
            before = state_of(unit)
            keep_bases(unit, today)
            store_state(unit, before, before.without(requirement_id))
        self._standing.forget()

    def put_in_order(self, requirement_ids: Sequence[str]) -> None:
        """Give the requirements another order: that of the columns of the matrix.

        Raises NotFoundError when these are not all of them.
        """
        with self._desk.changing("Put the requirements in another order", right=Right.ADMINISTER) as unit:
            if {item.id for item in unit.rules.requirements()} != set(requirement_ids):
                raise NotFoundError("The requirements have changed meanwhile. Look at them again.")
            unit.rules.put_in_order(requirement_ids)
        self._standing.forget()

    def _refuse_hanging(self, requirement_id: str) -> str:
        requirement = self._standing.snapshot().rulebook.by_id.get(requirement_id)
        if requirement is None:
            raise NotFoundError("That requirement is no longer in the record.")
        hanging = self.hanging_on(requirement_id)
        if hanging:
            raise NotAllowedError(
                f"{requirement.title} cannot be removed: on it hang {'; '.join(hanging)}. Switch it off instead: then "
                "it is asked of nobody, and what is on record stays."
            )
        return requirement.title


def _planned(
    unit: UnitOfWork, draft: RequirementDraft, from_day: date | None, today: date
) -> tuple[RulesState, RulesState, str]:
    """Return the rules before and after, and the id of the requirement; refuse what cannot be."""
    before = state_of(unit)
    typed = draft.requirement
    there = before.get(typed.id) if typed.id else None
    if typed.id and there is None:
        raise NotFoundError("That requirement is no longer in the record.")
    own = typed.id or f"{OWN_PACK}/{slug(typed.title, lambda code: before.get(f'{OWN_PACK}/{code}') is not None)}"
    typed = replace(typed, id=own, title=tidy(typed.title), short=tidy(typed.short))
    counted = before.with_counts(own, draft.counts)
    for problem in draft_problems(typed, _known(counted, _choices(unit)), today):
        raise refusal(problem)
    changed = requirement_after(there, typed, from_day, today)
    for problem in lost_problems(typed, there, changed, from_day):
        raise refusal(problem)
    if there is not None and _rules_differ(there, typed) and changed.rules == there.rules and from_day is not None:
        raise NotAllowedError(
            f"From {in_words(from_day)} on this changes nothing. To change what was asked before that day, choose "
            "“As if it had always been so”.",
            "from_day",
        )
    return before, counted.with_requirement(changed), own


def refusal(problem: Problem) -> NotAllowedError:
    """Return a problem as a refusal; what is wrong with one of the rules belongs beside their list."""
    if problem.rule:
        return NotAllowedError(f"Rule {problem.rule}: {problem.sentence}", "rules")
    return NotAllowedError(problem.sentence, problem.field)


def _rules_differ(there: Requirement, typed: Requirement) -> bool:
    return typed.active and there.rules != typed.rules


def _known(state: RulesState, choices: RuleChoices) -> Known:
    return Known(
        state.requirements,
        tuple(state.courses.values()),
        frozenset(duty.code for duty in choices.duties),
        frozenset(role.title for role in choices.roles),
        frozenset(level.title for level in choices.levels),
        frozenset(site.title for site in choices.sites),
    )


def _choices(unit: UnitOfWork) -> RuleChoices:
    return RuleChoices(
        unit.agency.target_groups(),
        unit.agency.levels(),
        unit.agency.roles(),
        unit.agency.duties(),
        unit.agency.sites(),
        unit.rules.documents_with_editions(),
    )
