"""Training ahead: what lapses month by month and term by term, and where everyone would be if nothing more is done."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.figures import Figures
from nscp_desktop.domain.forecast import Coming, ComingKind, Forecast, PeriodAhead, people_of
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.standing import Rulebook
from nscp_desktop.reports import ink
from nscp_desktop.reports.charts import Tile, draw_months, draw_tiles
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Band, Column, Look, Row, draw_table

# Longer lists are had as a spreadsheet: nobody reads them on paper.
MOST_ROWS = 2_500
_PERIODS = (
    Column("When", 20, bold=True),
    Column("Lapse", 9, "right"),
    Column("First time due", 12, "right"),
    Column("New edition due", 12, "right"),
    Column("Exemptions end", 12, "right"),
    Column("People", 9, "right"),
    Column("In date on the last day", 34),
)
_NAMES = (
    Column("Person", 24, bold=True),
    Column("Team", 15),
    Column("What", 17),
    Column("Last day", 12),
    Column("Requirements", 48),
)


@dataclass(frozen=True, slots=True)
class ForecastReport:
    """What the report is made of: the months of one year, the terms of three, already narrowed to who is shown."""

    frame: Frame
    months: Forecast
    terms: Forecast
    rulebook: Rulebook
    people: Mapping[int, Person]


def build_forecast(data: ForecastReport, out: BinaryIO) -> Built:
    """Write the report as a PDF."""
    paper = Paper(out, data.frame)
    _draw_figures(paper, data.months)
    months = data.months.ahead
    draw_months(paper, [(one.period.ends_on, len(one.of())) for one in months])
    paper.paragraph(
        "The columns count trainings, one for each person and requirement, by the last day on which all is well. "
        "People who are away then are left out and named beside the figures.",
        ink.NOTE,
    )
    paper.heading("Month by month", keep_with=60)
    draw_table(paper, _PERIODS, [_period(one) for one in months])
    _draw_requirements(paper, data)
    paper.heading("Term by term, for three years", keep_with=60)
    draw_table(paper, _PERIODS, [_period(one) for one in data.terms.ahead])
    notices = [notice for one in data.terms.ahead for notice in one.notices]
    if notices:
        paper.heading("What the rules bring")
        paper.bullets(notices, ink.BODY)
    _draw_names(paper, data)
    return paper.finish()


def _draw_figures(paper: Paper, found: Forecast) -> None:
    now = found.now.figures()
    late = [one for one in found.already if not one.is_away]
    coming = [item for one in found.ahead for item in one.of()]
    tiles = [
        Tile("In date now", f"{now.words} ({now.percent_words})", now.beside, 1.6),
        Tile("Late already", f"{len(late):,}", plural(len(people_of(late)), "person", "people")),
        Tile("Come up in these months", f"{len(coming):,}", plural(len(people_of(coming)), "person", "people")),
    ]
    if found.ahead:
        last = found.ahead[-1].end
        then = last.figures()
        words = f"{then.words} ({then.percent_words})"
        tiles.append(Tile(f"In date on {in_words(last.day)}, if nothing is done", words, then.beside, 1.9))
    draw_tiles(paper, tiles)


def _period(one: PeriodAhead) -> Row:
    counts = [len(one.of(kind)) for kind in ComingKind]
    return [
        one.period.title,
        *(f"{count:,}" if count else "–" for count in counts),
        f"{len(people_of(one.of())):,}",
        _in_date(one.end.figures(), in_words(one.end.day)),
    ]


def _in_date(figures: Figures, day: str) -> str:
    beside = f", {figures.beside}" if figures.beside else ""
    return f"{figures.words} ({figures.percent_words}) on {day}{beside}"


def _draw_requirements(paper: Paper, data: ForecastReport) -> None:
    """Draw how much of each requirement comes up in each month."""
    months = data.months
    own = months.requirement_ids(data.rulebook)
    if not own:
        return
    paper.heading("By requirement", keep_with=60)
    columns = [Column("Requirement", 26, bold=True), Column("Late already", 8, "right")]
    columns += [Column(one.period.title, 6, "right") for one in months.ahead]
    rows: list[Row] = []
    for requirement_id in own:
        late = sum(one.requirement_id == requirement_id and not one.is_away for one in months.already)
        counts = [late, *(len(one.of(requirement_id=requirement_id)) for one in months.ahead)]
        title = data.rulebook.by_id[requirement_id].title
        rows.append([title, *(f"{count:,}" if count else "–" for count in counts)])
    draw_table(paper, columns, rows, Look(size=7))


def _draw_names(paper: Paper, data: ForecastReport) -> None:
    count = sum(len(one.coming) for one in data.months.ahead)
    paper.heading("Who, month by month", keep_with=60)
    if not count:
        paper.paragraph("Nothing comes up in these months for the people shown.")
    elif count > MOST_ROWS:
        paper.paragraph(
            f"{count:,} trainings come up, too many to list on paper. Narrow the report to a team or a Target Group, "
            "or have it as a spreadsheet."
        )
    else:
        draw_table(paper, _NAMES, _names(data), Look(merge_first=True))


def _names(data: ForecastReport) -> Iterable[Row]:
    for one in data.months.ahead:
        if one.coming:
            people = plural(len(people_of(one.coming)), "person", "people")
            yield Band(f"{one.period.title} · {plural(len(one.coming), 'training')} of {people}")
        together: defaultdict[tuple[int, date, ComingKind], list[Coming]] = defaultdict(list)
        for item in one.coming:
            together[item.person_id, item.day, item.kind].append(item)
        for items in sorted(together.values(), key=lambda items: _by_name(data.people[items[0].person_id], items[0])):
            first, person = items[0], data.people[items[0].person_id]
            role = person.role_words(first.day)
            away = ", away then" if first.is_away else ""
            yield [
                f"{person.sorted_name}\n{role}" if role else person.sorted_name,
                first.held.team,
                f"{first.kind.words}{away}",
                in_words(first.day),
                ", ".join(data.rulebook.by_id[item.requirement_id].title for item in items),
            ]


def _by_name(person: Person, item: Coming) -> tuple[str, str, int, date, str]:
    return person.family.casefold(), person.given.casefold(), person.id, item.day, item.kind
