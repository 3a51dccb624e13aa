"""Rule packs compared with the record, taken over, added and written."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError
from nscp_desktop.domain.pack_comparison import Line, Origin, PackComparison
from nscp_desktop.domain.requirements import Requirement, Rule, RuleKind, Who
from nscp_desktop.domain.rule_changes import Counting, RequirementDraft
from nscp_desktop.domain.users import UserRole
from nscp_desktop.paths import resources
from nscp_desktop.services.record_files import Services, open_existing

SCHOOL = resources() / "rule_packs" / "school.toml"
WHOLE = "school/whole-school"
DSL = "school/dsl-training"
BOATS = """
[[requirement]]
id = "boats"
title = "Boats and children"
short = "Boats"

[[requirement.rule]]
kind = "once"
first_within_days = 30
duties = ["skipper"]
source = "Boat rules"

[[duty]]
code = "skipper"
title = "Skipper"

[[course]]
title = "Boat course"
kind = "core"
aliases = ["Harbour talk", "Boats for all"]
satisfies = ["school/boats"]
"""
Edit = Callable[[str], str]


def as_it_is(text: str) -> str:
    return text


def next_edition(text: str) -> str:
    """Whole-school training every 2 years, the requirement for boats, and a new edition of KCSIE."""
    text = text.replace('edition = "2026-27 (2)"', 'edition = "2027-28"', 1).replace(
        "months = 36\n", "months = 24\n", 1
    )
    new = '\n[[document.edition]]\nname = "2027"\nin_force = 2027-09-01\n'
    return text.replace("in_force = 2026-09-01\n", f"in_force = 2026-09-01\n{new}", 1) + BOATS


@pytest.fixture
def compare(school: Services, today: date, tmp_path: Path) -> Callable[[Edit], PackComparison]:
    """Give what compares the school's pack, edited, with the record."""

    def compared(edit: Edit) -> PackComparison:
        path = tmp_path / "pack.toml"
        path.write_text(edit(SCHOOL.read_text("utf-8")), "utf-8")
        return school.pack_updates.compare(school.pack_updates.read(path), today)

    return compared


def origins(comparison: PackComparison) -> dict[str, Origin]:
    return {line.id: line.origin for line in comparison.news}


def line(comparison: PackComparison, own: str) -> Line:
    return next(found for found in comparison.lines if found.id == f"requirement:{own}")


def change(school: Services, today: date, own: str, rule: Rule, from_day: date | None = None) -> None:
    state = school.rules.in_use(today).state
    found = state.get(own)
    assert found is not None
    changed = replace(found, rules=(rule,))
    school.rules.store(RequirementDraft(changed, state.counts(own)), from_day, today)


def rule_of(school: Services, today: date, own: str) -> Rule:
    found = school.rules.in_use(today).state.get(own)
    assert found is not None
    return found.rules[-1]


def test_a_record_and_the_pack_it_was_made_from_do_not_differ(compare: Callable[[Edit], PackComparison]) -> None:
    comparison = compare(as_it_is)
    assert comparison.news == ()
    assert {found.origin for found in comparison.lines} == {Origin.SAME}
    assert comparison.notes == ("Edition 2026-27 (2) is in use already, and this file is the same.",)


def test_the_next_edition_is_told_line_by_line_and_taken_over_as_one_step(
    school: Services, today: date, compare: Callable[[Edit], PackComparison]
) -> None:
    first = school.training.courses()[0]
    school.training.change_course(replace(first, aliases=(*first.aliases, "harbour TALK")), today=today)
    before = school.rules.in_use(today)
    comparison = compare(next_edition)
    assert origins(comparison) == {
        f"requirement:{WHOLE}": Origin.PACK,
        "requirement:school/boats": Origin.NEW,
        "edition:kcsie/2027": Origin.NEW,
        "duty:skipper": Origin.NEW,
        "course:boat course": Origin.NEW,
    }
    assert (line(comparison, WHOLE).here, line(comparison, WHOLE).there) == (
        "how often: every 3 years", "how often: every 2 years"
    )  # fmt: skip
    assert comparison.usual() == set(origins(comparison))
    trial = school.pack_updates.trial(comparison, comparison.usual(), today, today)
    assert {WHOLE, "school/boats", "school/kcsie-part-one"} <= trial.requirement_ids
    school.pack_updates.take(comparison, comparison.usual(), today, today)
    old, new = school.rules.in_use(today).state.get(WHOLE).rules  # type: ignore[union-attr]
    assert (old.months, old.ends_on, new.months, new.starts_on) == (36, date(2026, 11, 22), 24, today)
    course = next(found for found in school.training.courses() if found.title == "Boat course")
    # Another course is called Harbour talk already.
    assert (course.aliases, course.satisfies[0].requirement_id) == (("Boats for all",), "school/boats")
    assert [pack.edition for pack in school.agency.packs()] == ["2026-27 (2)", "2027-28"]
    assert compare(next_edition).news == ()
    assert school.rules.in_use(today).changed == {}
    assert school.history.undo().title == "Take over the rule pack School or college, 2027-28, from 23 Nov 2026"
    assert school.rules.in_use(today) == before
    assert school.problems(full=True) == []


def test_what_the_agency_has_changed_is_kept_unless_it_is_ticked(
    school: Services, today: date, compare: Callable[[Edit], PackComparison]
) -> None:
    change(school, today, WHOLE, replace(rule_of(school, today, WHOLE), months=30))
    change(school, today, DSL, replace(rule_of(school, today, DSL), notice_days=7))
    comparison = compare(next_edition)
    assert line(comparison, WHOLE).origin is Origin.BOTH
    assert (line(comparison, DSL).origin, line(comparison, DSL).here) == (Origin.AGENCY, "told: 7 days before")
    assert not {f"requirement:{own}" for own in (WHOLE, DSL)} & comparison.usual()
    school.pack_updates.take(comparison, comparison.usual(), None, today)
    assert (rule_of(school, today, WHOLE).months, rule_of(school, today, DSL).notice_days) == (30, 7)
    assert set(school.rules.in_use(today).changed) == {WHOLE, DSL}
    school.pack_updates.take(compare(next_edition), {f"requirement:{own}" for own in (WHOLE, DSL)}, None, today)
    assert (rule_of(school, today, WHOLE).months, rule_of(school, today, DSL).notice_days) == (24, 120)
    assert school.rules.in_use(today).changed == {}


def test_what_is_no_longer_in_the_pack_stays_or_is_switched_off(
    school: Services, today: date, compare: Callable[[Edit], PackComparison]
) -> None:
    start = SCHOOL.read_text("utf-8").index('[[requirement]]\nid = "online-safety"')

    def without(text: str) -> str:
        end = text.index("[[requirement]]", start + 1)
        return (text[:start] + text[end:]).replace('"school/online-safety"', '"school/annual-update"', 0).replace(
            ', "school/online-safety"', ""
        )  # fmt: skip

    own = "school/online-safety"
    comparison = compare(_without_course_for(own, without))
    assert line(comparison, own).origin is Origin.GONE
    assert f"requirement:{own}" not in comparison.usual()
    school.pack_updates.take(comparison, {f"requirement:{own}"}, today, today)
    assert rule_of(school, today, own).ends_on == date(2026, 11, 22)


def _without_course_for(own: str, edit: Edit) -> Edit:
    def edited(text: str) -> str:
        return edit(text).replace(f'satisfies = ["{own}"]\n', "")

    return edited


def test_what_the_agency_has_taken_out_is_not_brought_back_by_itself(
    school: Services, today: date, compare: Callable[[Edit], PackComparison]
) -> None:
    school.rules.remove("school/online-safety", today)
    comparison = compare(next_edition)
    assert line(comparison, "school/online-safety").origin is Origin.DROPPED
    assert "requirement:school/online-safety" not in comparison.usual()


def test_a_new_requirement_without_the_course_that_counts_is_refused(
    school: Services, today: date, compare: Callable[[Edit], PackComparison]
) -> None:
    comparison = compare(next_edition)
    for act in (school.pack_updates.trial, school.pack_updates.take):
        with pytest.raises(NotAllowedError, match="No course would count towards Boats and children"):
            act(comparison, {"requirement:school/boats"}, today, today)
    assert school.rules.in_use(today).state.get("school/boats") is None
    needed = {"requirement:school/boats", "course:boat course"}
    school.pack_updates.take(comparison, needed, today, today)
    assert "skipper" in {duty.code for duty in school.agency.duties()}


def counting_no_more(text: str) -> str:
    """Let nothing count towards online safety, as an edition that leaves it out would."""
    own = "school/online-safety"
    for item in (f', "{own}"', f'satisfies = ["{own}"]\n', f', "{own}:renewal"'):
        text = text.replace(item, "")
    start = text.index('[[requirement]]\nid = "online-safety"')
    return text[:start] + text[text.index("[[requirement]]", start + 1) :]


def test_lines_that_leave_a_requirement_without_a_course_that_counts_are_refused(
    school: Services, today: date, compare: Callable[[Edit], PackComparison]
) -> None:
    own, before = "school/online-safety", school.rules.in_use(today)
    comparison = compare(counting_no_more)
    counts = {line.id for line in comparison.news if line.id.startswith("counts:") and line.key.endswith(own)}
    assert {line.there for line in comparison.news if line.id in counts} == {"does not count"}
    for act in (school.pack_updates.trial, school.pack_updates.take):
        with pytest.raises(NotAllowedError, match="No course would count towards Online safety") as refused:
            act(comparison, counts, today, today)
        assert refused.value.field == "lines"
    assert school.rules.in_use(today) == before
    school.pack_updates.take(comparison, counts | {f"requirement:{own}"}, None, today)
    assert not school.rules.in_use(today).state.get(own).active  # type: ignore[union-attr]


def test_a_new_edition_comes_even_where_nobody_could_meet_the_requirement_before(
    school: Services, today: date, compare: Callable[[Edit], PackComparison]
) -> None:
    own = "school/kcsie-part-one"
    with school.desk.changing("Switch off") as unit:
        for course in unit.training.courses().values():
            if any(item.requirement_id == own for item in course.satisfies):
                unit.training.change_course(replace(course, active=False))
    school.standing.forget()
    school.pack_updates.take(compare(next_edition), {"edition:kcsie/2027"}, today, today)
    assert [edition.name for edition in rule_of(school, today, own).editions][-1] == "2027"


def test_what_comes_after_something_that_nothing_counts_towards_any_more_is_refused(
    school: Services, today: date, compare: Callable[[Edit], PackComparison]
) -> None:
    own = "school/online-safety"
    state = school.rules.in_use(today).state
    rule = Rule("", RuleKind.ONCE, first_within_days=30, after=own)
    counts = (Counting(next(iter(state.courses))),)
    later = Requirement("", "Boats and children", "Boats", (rule,))
    school.rules.store(RequirementDraft(later, counts), None, today)
    online = state.get(own)
    assert online is not None
    school.rules.store(RequirementDraft(replace(online, active=False), state.counts(own)), None, today)
    comparison = compare(counting_no_more)
    ticked = {line.id for line in comparison.news if line.key.endswith(f"|{own}")}
    with pytest.raises(NotAllowedError, match=r"Boats and children comes after Online safety.*would never begin"):
        school.pack_updates.take(comparison, ticked, today, today)


def test_a_requirement_whose_rules_end_before_the_day_is_not_taken_over_from_that_day_on(
    school: Services, today: date, compare: Callable[[Edit], PackComparison]
) -> None:
    over = BOATS.replace('source = "Boat rules"', 'source = "Boat rules"\nends_on = 2020-01-01')
    comparison = compare(lambda text: next_edition(text).replace(BOATS, over))
    for act in (school.pack_updates.trial, school.pack_updates.take):
        with pytest.raises(NotAllowedError, match="Boats and children would have no rule") as refused:
            act(comparison, comparison.usual(), today, today)
        assert refused.value.field == "from_day"
    school.pack_updates.take(comparison, comparison.usual(), None, today)
    assert rule_of(school, today, "school/boats").ends_on == date(2020, 1, 1)


def test_older_editions_and_other_content_under_the_same_name_are_pointed_out(
    compare: Callable[[Edit], PackComparison],
) -> None:
    older = compare(lambda text: text.replace('edition = "2026-27 (2)"', 'edition = "2025-26"', 1))
    assert older.notes == ("This edition, 2025-26, is older than the one in use, 2026-27 (2).",)
    other = compare(lambda text: text.replace("months = 36\n", "months = 24\n", 1))
    assert other.notes == (
        "Edition 2026-27 (2) is in use already, but this file says something else under the same name.",
    )


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda text: text.replace("format = 2", "format = 3"), "newer version of the program"),
        (lambda text: text.replace("months = 36", "months = 0", 1), "months"),
        (lambda text: text[: len(text) // 2] + "[[", "damaged"),
        (lambda text: text.replace('id = "school"', 'id = "own"', 1).replace("school/", "own/"), "another id"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(
    compare: Callable[[Edit], PackComparison], edit: Edit, words: str
) -> None:
    with pytest.raises((FileRefusedError, NotAllowedError), match=words):
        compare(edit)


def test_a_comparison_that_is_no_longer_true_is_not_taken_over(
    school: Services, today: date, compare: Callable[[Edit], PackComparison]
) -> None:
    comparison = compare(next_edition)
    change(school, today, WHOLE, replace(rule_of(school, today, WHOLE), months=30))
    with pytest.raises(NotAllowedError, match="Compare the pack again"):
        school.pack_updates.take(comparison, comparison.usual(), today, today)


def test_a_school_with_a_nursery_adds_the_early_years_pack_and_keeps_its_own(school: Services, today: date) -> None:
    before = school.rules.in_use(today).state
    pack = next(pack for pack in school.pack_updates.addable() if pack.id == "early-years")
    comparison = school.pack_updates.compare(pack, today)
    assert comparison.is_first
    school.pack_updates.take(comparison, {line.id for line in comparison.news}, today, today)
    after = school.rules.in_use(today)
    asked = {item.id for item in after.state.requirements}
    assert asked == {item.id for item in (*before.requirements, *pack.requirements)}
    assert (after.packs[-1].id, after.changed) == ("early-years", {})
    assert "early-years" not in {found.id for found in school.pack_updates.addable()}
    assert all(state.shipped_edition == "" for state in school.pack_updates.packs())
    school.history.undo()
    assert school.rules.in_use(today).state == before


def test_a_pack_that_builds_on_another_needs_that_one(school: Services, today: date) -> None:
    pack = replace(school.pack_updates.shipped("early-years"), uses=("general", "health"))
    with pytest.raises(NotAllowedError, match="builds on the rule pack health"):
        school.pack_updates.compare(pack, today)


@pytest.mark.parametrize("from_day", [None, date(2026, 11, 23)])
@pytest.mark.parametrize("pack_id", ["general", "school"])
def test_rules_saved_as_a_file_are_the_same_when_they_are_read(
    school: Services, today: date, tmp_path: Path, pack_id: str, from_day: date | None
) -> None:
    own = replace(rule_of(school, today, WHOLE), months=30, source='Our "own" \\ rule')
    change(school, today, WHOLE, own, from_day)
    school.pack_updates.save_pack(pack_id, tmp_path / "out.toml", today)
    pack = school.pack_updates.read(tmp_path / "out.toml")
    assert {found.origin for found in school.pack_updates.compare(pack, today).lines} == {Origin.SAME}
    assert all(rule.starts_on is None for item in pack.requirements for rule in item.rules)


def test_the_agencys_own_rules_are_handed_over_under_its_name(school: Services, today: date, tmp_path: Path) -> None:
    rule = Rule("", RuleKind.EVERY_MONTHS, Who(duties=frozenset({"dsl"})), months=12, after=DSL)
    course = next(found.id for found in school.training.courses() if found.title == "Prevent awareness")
    own = school.rules.store(
        RequirementDraft(Requirement("", "Boats", "Boats", (rule,)), (Counting(course),)), None, today
    )
    assert own == "own/boats"
    school.pack_updates.save_pack("own", tmp_path / "own.toml", today)
    pack = school.pack_updates.read(tmp_path / "own.toml")
    assert (pack.id, pack.title, pack.uses) == ("carlton-hill", "Rules of Carlton Hill", ("school",))
    assert [item.id for item in pack.requirements] == ["carlton-hill/boats"]
    assert pack.requirements[0].rules[0].after == DSL
    comparison = school.pack_updates.compare(pack, today)
    # It asks what the agency asks itself already, so nothing is ticked for it.
    assert "requirement:carlton-hill/boats" not in comparison.usual()
    school.pack_updates.take(comparison, {line.id for line in comparison.news}, None, today)
    assert school.rules.in_use(today).state.get("carlton-hill/boats") is not None


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """Give a record that an earlier version made, brought over: it kept no text of its packs."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = tmp_path / "older.nscp"
    shutil.copy(Path(__file__).parents[1] / "data" / "released" / "v3.nscp", path)
    services = open_existing(path)
    services.users.work_as(
        next(user.name for user in services.users.everybody() if user.role is UserRole.ADMINISTRATOR)
    )
    try:
        yield services
    finally:
        services.close()


def test_in_an_older_record_nothing_is_said_to_be_the_agencys_own_before_it_changes_something(
    older: Services, today: date
) -> None:
    assert older.rules.in_use(today).changed == {}
    packs = older.pack_updates
    comparison = packs.compare(packs.shipped("school"), today)
    assert "Nobody kept this pack as it was taken over" in comparison.notes[-1]
    assert {found.origin for found in comparison.news} <= {Origin.NEW, Origin.PACK, Origin.GONE, Origin.DIFFERENT}
    change(older, today, DSL, replace(rule_of(older, today, DSL), months=12), today)
    assert older.rules.in_use(today).changed == {DSL: "How often: every year, was every 2 years."}
    assert line(packs.compare(packs.shipped("school"), today), DSL).origin in (Origin.AGENCY, Origin.BOTH)
    older.history.undo()
    assert older.rules.in_use(today).changed == {}
