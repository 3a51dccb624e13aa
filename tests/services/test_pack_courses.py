"""What rule packs say about courses: whom they are for, what abuse they are about, and what they cost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.courses import Category, CourseVersion, EvaluationAsked
from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.domain.pack_comparison import Origin, PackComparison, Part
from nscp_desktop.paths import resources
from nscp_desktop.services.record_files import Services

SCHOOL = resources() / "rule_packs" / "school.toml"
Edit = Callable[[str], str]


@pytest.fixture
def compare(school: Services, today: date, tmp_path: Path) -> Callable[[Edit], PackComparison]:
    """Give what compares the school's pack, edited, with the record."""

    def compared(edit: Edit) -> PackComparison:
        path = tmp_path / "pack.toml"
        path.write_text(edit(SCHOOL.read_text("utf-8")), "utf-8")
        return school.pack_updates.compare(school.pack_updates.read(path), today)

    return compared


def _before_courses_said_whom_they_are_for(text: str) -> str:
    """Return the general pack as an older program had it: a course less, and not whom courses are for."""
    kept = [part for part in text.split("[[course]]") if 'title = "Domestic violence and abuse"' not in part]
    lines = "[[course]]".join(kept).replace('"2026-27 (2)"', '"2026-27"').replace("format = 2", "format = 1")
    return (
        "\n".join(line for line in lines.splitlines() if not line.startswith(("groups = [1, 2, 3, 4]", "categories =")))
        + "\n"
    )


def test_a_newer_edition_offers_its_new_courses_and_says_whom_those_that_are_here_are_for(
    school: Services, today: date
) -> None:
    newer = school.pack_updates.shipped("general")
    with school.desk.changing("As an older program left it") as unit:
        old = replace(newer, edition="2026-27", text=_before_courses_said_whom_they_are_for(newer.text))
        unit.rules.change_pack(old)
        for course in unit.training.courses().values():
            unit.training.change_course(replace(course, groups=(), categories=()))
    new = next(item for item in school.training.courses() if item.title == "Domestic violence and abuse")
    school.training.change_course(replace(new, title="Something else", aliases=()), today=today)
    assert next(state for state in school.pack_updates.packs() if state.info.id == "general").is_newer
    comparison = school.pack_updates.compare(newer, today)
    usual = [line for line in comparison.lines if line.id in comparison.usual()]
    assert [line.title for line in usual if line.part is Part.COURSE] == ["Domestic violence and abuse"]
    core = next(line for line in usual if line.title == "Core safeguarding training: what it is for")
    assert (core.origin, core.here) == (Origin.PACK, "not said")
    assert core.there == "Target Groups 1\N{EN DASH}4, about all four categories of abuse"
    school.pack_updates.take(comparison, comparison.usual(), None, today)
    after = {course.title: course for course in school.training.courses()}
    assert after["Core safeguarding training"].groups == (1, 2, 3, 4)
    assert after["Domestic violence and abuse"].categories == (Category.EMOTIONAL,)
    assert {line.origin for line in school.pack_updates.compare(newer, today).lines} == {Origin.SAME}


def test_what_the_agency_says_about_a_course_is_kept_by_a_newer_edition(school: Services, today: date) -> None:
    core = next(item for item in school.training.courses() if item.title == "Core safeguarding training")
    school.training.change_course(replace(core, groups=(2, 3)), today=today)
    comparison = school.pack_updates.compare(school.pack_updates.shipped("general"), today)
    line = next(line for line in comparison.lines if line.title == "Core safeguarding training: what it is for")
    assert (line.origin, line.id in comparison.usual()) == (Origin.AGENCY, False)


def test_all_that_is_said_about_a_course_but_its_versions_is_handed_over(
    school: Services, today: date, tmp_path: Path
) -> None:
    whole = next(item for item in school.training.courses() if item.title == "Whole-school safeguarding")
    own = replace(
        whole,
        groups=(1, 3),
        categories=(Category.SEXUAL,),
        charge_pence=1250,
        non_attendance_pence=500,
        evaluation=EvaluationAsked.AFTER_AND_IMPACT,
        certificates=True,
        versions=(CourseVersion(0, "2026", today),),
    )
    school.training.change_course(own, today=today)
    school.pack_updates.save_pack("school", tmp_path / "out.toml", today)
    pack = school.pack_updates.read(tmp_path / "out.toml")
    read = next(item for item in pack.courses if item.title == whole.title)
    assert replace(read, id=own.id, satisfies=own.satisfies, versions=own.versions) == own
    assert read.versions == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("groups = [5]", "a Target Group is 1, 2, 3 or 4"),
        ('categories = ["cruel"]', "cruel is not known here; it can be physical, emotional, sexual, neglect"),
        ("charge_pence = -1", "an amount is from £0 to £10,000"),
        ("non_attendance_pence = 1.5", "it has to be a whole number"),
        ('evaluation = "always"', "it can be no, after, after-and-impact"),
    ],
)
def test_what_a_course_of_a_file_cannot_be_is_refused_with_its_place(
    compare: Callable[[Edit], PackComparison], line: str, words: str
) -> None:
    course = 'title = "FGM awareness"\n'
    with pytest.raises(FileRefusedError, match="Course FGM awareness") as refused:
        compare(lambda text: text.replace('categories = ["physical"]\n', "", 1).replace(course, f"{course}{line}\n", 1))
    assert words in str(refused.value)
