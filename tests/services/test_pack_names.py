"""A second pack whose requirements are called as others that are here."""

from dataclasses import replace
from datetime import date

from nscp_desktop.domain.pack_comparison import Origin, PackComparison
from nscp_desktop.domain.rule_changes import RequirementDraft
from nscp_desktop.services.record_files import Services
from nscp_desktop.services.rule_packs import shipped_pack

TWINS = {
    "early-years/working-together": ("Working Together course (Early years)", "Working Together EY"),
    "early-years/prevent-awareness": ("Prevent awareness (Early years)", "Prevent EY"),
    "early-years/safer-recruitment": ("Safer recruitment (Early years)", "Safer recruitment EY"),
}
SAFER = "early-years/safer-recruitment"


def compared(school: Services, today: date) -> PackComparison:
    return school.pack_updates.compare(shipped_pack("early-years"), today)


def take_all(school: Services, today: date) -> None:
    comparison = compared(school, today)
    school.pack_updates.take(comparison, {line.id for line in comparison.news}, None, today)


def names(school: Services, today: date) -> dict[str, tuple[str, str]]:
    return {item.id: (item.title, item.short) for item in school.rules.in_use(today).state.requirements}


def test_a_second_pack_says_first_that_its_requirements_get_its_name(school: Services, today: date) -> None:
    comparison = compared(school, today)
    assert comparison.notes == (
        "3 requirements of this pack are called as some that are here already, and get the name of the pack beside "
        "it: Working Together course (Early years); Prevent awareness (Early years); Safer recruitment (Early years).",
    )
    titles = {line.key: line.title for line in comparison.lines}
    assert {own: titles[own] for own in TWINS} == {own: title for own, (title, _) in TWINS.items()}
    take_all(school, today)
    found = names(school, today)
    assert {own: found[own] for own in TWINS} == TWINS
    assert found["school/safer-recruitment"] == ("Safer recruitment", "Safer recruitment")
    assert found["early-years/annex-c"] == ("Annex C safeguarding training", "Annex C")
    assert school.problems(full=True) == []


def test_requirements_that_were_named_apart_are_changed_and_are_no_news_afterwards(
    school: Services, today: date
) -> None:
    take_all(school, today)
    assert compared(school, today).news == ()
    assert compared(school, today).notes == ("Edition 2026-27 (2) is in use already, and this file is the same.",)
    assert school.rules.in_use(today).changed == {}
    for own in (SAFER, "school/safer-recruitment"):
        state = school.rules.in_use(today).state
        found = state.get(own)
        assert found is not None
        rules = (replace(found.rules[0], notice_days=7), *found.rules[1:])
        school.rules.store(RequirementDraft(replace(found, rules=rules), state.counts(own)), None, today)
    changed = school.rules.in_use(today).changed
    assert set(changed) == {SAFER, "school/safer-recruitment"}
    assert all("called" not in words and words.startswith("Told") for words in changed.values())
    assert [(line.key, line.origin) for line in compared(school, today).news] == [(SAFER, Origin.AGENCY)]


def test_a_name_of_its_own_stays_when_the_other_one_is_called_something_else(school: Services, today: date) -> None:
    take_all(school, today)
    state = school.rules.in_use(today).state
    found = state.get("school/safer-recruitment")
    assert found is not None
    renamed = replace(found, title="Safer hiring", short="Hiring")
    school.rules.store(RequirementDraft(renamed, state.counts(found.id)), None, today)
    assert compared(school, today).news == ()
    assert set(school.rules.in_use(today).changed) == {"school/safer-recruitment"}


def test_what_is_asked_here_already_of_the_same_people_is_not_ticked(school: Services, today: date) -> None:
    comparison = compared(school, today)
    origins = {line.key: line.origin for line in comparison.lines if line.key in TWINS}
    # The school asks it of interview panels as well as of heads, and Prevent of the same people as often.
    assert origins == {
        "early-years/working-together": Origin.NEW,
        "early-years/prevent-awareness": Origin.ALREADY,
        SAFER: Origin.ALREADY,
    }
    assert {line.id for line in comparison.news if line.origin is Origin.ALREADY}.isdisjoint(comparison.usual())
    line = next(line for line in comparison.lines if line.key == SAFER)
    assert line.here.startswith("Safer recruitment. Headteacher or Interview panel member: every 3 years")
    school.pack_updates.take(comparison, comparison.usual(), today, today)
    found = school.rules.in_use(today).state
    assert found.get(SAFER) is None
    assert found.get("early-years/working-together") is not None
    assert {line.origin for line in compared(school, today).news if line.key in TWINS} == {Origin.ALREADY}
