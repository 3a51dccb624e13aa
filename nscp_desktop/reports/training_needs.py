"""The yearly training needs analysis: places, reasons for what is not done, costs, and the categories covered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.abuse_coverage import YearCoverage
from nscp_desktop.domain.courses import Course
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.gap_reasons import Gap, reason_counts
from nscp_desktop.domain.money import pounds
from nscp_desktop.domain.needs import ASSUMPTIONS, CourseMoney, Needs, term_words
from nscp_desktop.domain.requirements import Requirement
from nscp_desktop.reports import ink
from nscp_desktop.reports.charts import Tile, draw_tiles
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Column, Row, draw_table

_WAYS = (Column("Requirement", 40, bold=True), Column("For", 14), Column("Course", 46))
_WHY = (
    Column("Reason", 30, bold=True),
    Column("Trainings, of all not done", 18),
    Column("People", 9),
    Column("Requirements", 43),
)
_MONEY = (
    Column("Course", 32, bold=True),
    Column("Charge for a place", 13, "right"),
    Column("Places", 8, "right"),
    Column("Places would cost", 13, "right"),
    Column("Sessions in the year", 11, "right"),
    Column("What they cost", 20, "right"),
    Column("Fees for not attending", 17, "right"),
)
_COVERED = (
    Column("Category", 18, bold=True),
    Column("Sessions", 9),
    Column("People, of those here", 16),
    Column("Courses", 57),
)


@dataclass(frozen=True, slots=True)
class TrainingNeeds:
    """What the report is made of: the needs of this year and the next, already narrowed to who is shown."""

    frame: Frame
    years: Sequence[Needs]
    gaps: Sequence[Gap]
    money: Sequence[CourseMoney]
    coverage: YearCoverage
    courses: Mapping[int, Course]
    requirements: Mapping[str, Requirement]
    is_everyone: bool = True


def build_training_needs(data: TrainingNeeds, out: BinaryIO) -> Built:
    """Write the report as a PDF. It names nobody: the list with names is in the workbook."""
    paper = Paper(out, data.frame)
    _draw_figures(paper, data)
    for needs in data.years:
        _draw_places(paper, data, needs)
    _draw_why(paper, data)
    _draw_money(paper, data)
    _draw_coverage(paper, data)
    _draw_ways(paper, data)
    paper.heading("What this rests on", keep_with=50)
    paper.bullets(ASSUMPTIONS)
    return paper.finish(counting=False)


def _draw_figures(paper: Paper, data: TrainingNeeds) -> None:
    tiles = []
    for needs in data.years:
        people = plural(len(needs.people()), "person", "people")
        tiles.append(Tile(f"Places needed in {needs.year.title}", f"{len(needs.places):,}", f"for {people}", 1.4))
    present = [gap for gap in data.gaps if not gap.is_away]
    said = sum(gap.said is not None for gap in present)
    tiles.append(Tile("Not done, with a reason given", f"{said:,} of {len(present):,}", "", 1.4))
    covered = len(data.coverage.categories) - len(data.coverage.not_covered)
    tiles.append(Tile("Categories of abuse covered", f"{covered} of {len(data.coverage.categories)}", "", 1.4))
    draw_tiles(paper, tiles)


def _draw_places(paper: Paper, data: TrainingNeeds, needs: Needs) -> None:
    paper.heading(f"Places needed in {needs.year.title}, {needs.year.days_words}", keep_with=60)
    if not needs.places:
        paper.paragraph("No places are needed, as far as can be seen now.")
    else:
        columns = [Column("Course", 34, bold=True), Column("Provider", 16)]
        columns += [Column(term_words(needs, term), 11, "right") for term in needs.columns()]
        columns += [Column("Places", 9, "right"), Column("Booked", 11, "right")]
        draw_table(paper, columns, [_places(data, needs, own) for own in needs.course_ids()])
    for own, people in needs.unmet.items():
        title = data.requirements[own].title
        who = plural(len(people), "person needs", "people need")
        paper.paragraph(f"{who} {title}, towards which no course in use counts.", ink.NOTE)


def _places(data: TrainingNeeds, needs: Needs, own: int) -> Row:
    counts = [len(needs.of(own, term)) for term in needs.columns()]
    return [
        data.courses[own].title,
        data.courses[own].provider,
        *(f"{count:,}" if count else "–" for count in counts),
        f"{len(needs.of(own)):,}",
        needs.booked_words(own),
    ]


def _draw_why(paper: Paper, data: TrainingNeeds) -> None:
    paper.heading(f"Not done on {in_words(data.frame.as_at)}, and why", keep_with=60)
    present = [gap for gap in data.gaps if not gap.is_away]
    if not present:
        paper.paragraph("Everything that is asked is in date.")
    else:
        rows: list[Row] = []
        for why, found in reason_counts(data.gaps):
            titles = dict.fromkeys(data.requirements[gap.requirement_id].title for gap in found)
            people = len({gap.person_id for gap in found})
            rows.append([why, f"{len(found):,} of {len(present):,}", f"{people:,}", ", ".join(titles)])
        draw_table(paper, _WHY, rows)
        paper.paragraph(
            "A reason that was given is counted first, else what the record says: a place that is booked, a waiting "
            "list, or an absence of the last 12 months.",
            ink.NOTE,
        )
    away = len({gap.person_id for gap in data.gaps if gap.is_away})
    if away:
        paper.paragraph(f"{plural(away, 'person', 'people')} away on the day left out.", ink.NOTE)


def _draw_money(paper: Paper, data: TrainingNeeds) -> None:
    year = data.years[0].year
    paper.heading(f"Charges and fees in {year.title}", keep_with=60)
    shown = [one for one in data.money if one.charge_pence is not None or one.cost_pence or one.fees]
    if not shown:
        paper.paragraph("No course has a charge, no session a cost, and nobody a fee in this year.")
        return
    draw_table(paper, _MONEY, [_money(data, one) for one in shown])
    expected = sum(one.expected_pence or 0 for one in shown)
    spent, fees = sum(one.cost_pence for one in shown), sum(one.fee_pence for one in shown)
    silent = sum(one.places for one in data.money if one.charge_pence is None)
    words = f"Places {pounds(expected)}, sessions {pounds(spent)}, fees for not attending {pounds(fees)}."
    if silent:
        words += f" For {plural(silent, 'place')} nobody has said what it costs, so it is not in these sums."
    paper.paragraph(words)
    if not data.is_everyone:
        paper.paragraph("Costs are those of the whole agency.", ink.NOTE)


def _money(data: TrainingNeeds, one: CourseMoney) -> Row:
    return [
        data.courses[one.course_id].title,
        "not said" if one.charge_pence is None else pounds(one.charge_pence),
        f"{one.places:,}",
        "–" if one.expected_pence is None else pounds(one.expected_pence),
        f"{one.sessions:,}",
        _cost(one),
        f"{pounds(one.fee_pence)} for {plural(len(one.fees), 'place')}" if one.fees else "–",
    ]


def _cost(one: CourseMoney) -> str:
    if not one.sessions:
        return "–"
    if one.uncosted == one.sessions:
        return "not said"
    return f"{pounds(one.cost_pence)} ({one.uncosted} not said)" if one.uncosted else pounds(one.cost_pence)


def _draw_coverage(paper: Paper, data: TrainingNeeds) -> None:
    found = data.coverage
    paper.heading(f"The four categories of abuse, {found.year.title}, up to {in_words(found.until)}", keep_with=80)
    paper.paragraph(found.words)
    paper.y -= 4
    rows: list[Row] = [
        [
            one.category.words,
            f"{len(one.session_ids):,}",
            found.people_words(one.category),
            ", ".join(data.courses[own].title for own in one.course_ids) or "none",
        ]
        for one in found.categories
    ]
    draw_table(paper, _COVERED, rows)
    paper.paragraph(
        "People are those here on the day who did at least one of the courses since the year began. "
        "What a course is about is as the agency has marked it. "
        f"{found.unsaid_words}",
        ink.NOTE,
    )


def _draw_ways(paper: Paper, data: TrainingNeeds) -> None:
    found: dict[tuple[str, int | None, bool], set[bool]] = {}
    for way in (way for needs in data.years for way in needs.ways):
        found.setdefault((way.requirement_id, way.course_id, way.is_chosen), set()).add(way.is_first)
    rows = [
        _way(data, key, kinds)
        for own in data.requirements
        for key, kinds in sorted(found.items(), key=_first_before)
        if key[0] == own
    ]
    if rows:
        paper.heading("Which course stands for what is asked", keep_with=60)
        draw_table(paper, _WAYS, rows)


def _first_before(item: tuple[tuple[str, int | None, bool], set[bool]]) -> bool:
    return True not in item[1]


def _way(data: TrainingNeeds, key: tuple[str, int | None, bool], kinds: set[bool]) -> Row:
    requirement_id, course_id, is_chosen = key
    course = data.courses[course_id].title if course_id is not None else "no course in use counts"
    what = "the first time" if kinds == {True} else "a renewal" if kinds == {False} else "first time and renewal"
    return [data.requirements[requirement_id].title, what, f"{course} (chosen)" if is_chosen else course]
