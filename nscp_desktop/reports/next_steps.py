"""Next steps: for each person the next course on their pathway, by team."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.board import Row as BoardRow
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.pathway import PathStep, StepState, next_step, steps_done
from nscp_desktop.reports import ink
from nscp_desktop.reports.charts import Tile, draw_tiles
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Band, Column, Row, draw_table

_COLUMNS = (
    Column("Person", 26, bold=True),
    Column("Group", 7, "centre"),
    Column("Steps done", 10, "centre"),
    Column("Next step", 34),
    Column("Booked", 18),
    Column("After that", 34),
)
_TOTALS = (Column("Next step", 60, bold=True), Column("People", 12, "right"), Column("Of them booked", 16, "right"))


class PersonSteps(NamedTuple):
    """One person who is here, and their steps in order."""

    row: BoardRow
    steps: Sequence[PathStep]


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What the report is made of: the board, already narrowed to who is shown, and the steps of its people."""

    frame: Frame
    board: Board
    people: Sequence[PersonSteps]


def build_next_steps(data: NextSteps, out: BinaryIO) -> Built:
    """Write the report as a PDF."""
    paper = Paper(out, data.frame)
    on_the_way = [one for one in data.people if one.steps]
    if not on_the_way:
        paper.paragraph("No pathway is for the people shown yet. It is set under Plan ahead, Pathways.")
        return paper.finish(counting=False)
    done = sum(next_step(one.steps) is None for one in on_the_way)
    without = len(data.people) - len(on_the_way)
    draw_tiles(
        paper,
        [
            Tile("Every step done", f"{done:,} of {len(on_the_way):,} ({done * 100 // len(on_the_way)}%)"),
            Tile("With a next step", f"{len(on_the_way) - done:,}", "people"),
            Tile("Without a pathway", f"{without:,}", "not placed, or no order for their group"),
        ],
    )
    paper.paragraph(
        "A pathway is the order in which courses are recommended. What has to be done, and by when, is in the other "
        "reports. A training of another course can stand in for one step, if it counts for all that the step's course "
        "counts for or was accepted. Nothing stands in for a course that counts for no more than the steps before it.",
        ink.NOTE,
    )
    paper.heading("What is next for how many", keep_with=50)
    draw_table(paper, _TOTALS, list(_totals(on_the_way)))
    paper.heading("Person by person", keep_with=60)
    draw_table(paper, _COLUMNS, _rows(data.board, on_the_way))
    return paper.finish(counting=False)


def _totals(people: Sequence[PersonSteps]) -> Iterable[Row]:
    following = [step for one in people if (step := next_step(one.steps)) is not None]
    counts = Counter(step.course.title for step in following)
    booked = Counter(step.course.title for step in following if step.state is StepState.BOOKED)
    for title, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold())):
        yield [title, f"{count:,}", f"{booked[title]:,}"]


def _rows(board: Board, people: Sequence[PersonSteps]) -> Iterable[Row]:
    teams: dict[str, list[PersonSteps]] = {}
    for one in people:
        teams.setdefault(board.team_of(one.row), []).append(one)
    for team, own in sorted(teams.items(), key=lambda item: (not item[0], item[0].casefold())):
        yield Band(f"{team or 'No team'} · {plural(len(own), 'person', 'people')}")
        for one in own:
            yield _row(board, one)


def _row(board: Board, one: PersonSteps) -> Row:
    person = one.row.person
    role = person.role_words(board.as_at)
    done, of = steps_done(one.steps)
    left = [step for step in one.steps if step.state not in (StepState.DONE, StepState.SKIPPED)]
    booked = left[0].words.removeprefix("booked").lstrip(", ") if left and left[0].state is StepState.BOOKED else ""
    return [
        f"{person.sorted_name}\n{role}" if role else person.sorted_name,
        str(one.row.group) if one.row.group else "–",
        f"{done} of {of}",
        left[0].course.title if left else "Every step is done",
        booked,
        _after_that(left[1]) if len(left) > 1 else "",
    ]


def _after_that(step: PathStep) -> str:
    return f"{step.course.title}, {step.words}" if step.state is StepState.BOOKED else step.course.title
