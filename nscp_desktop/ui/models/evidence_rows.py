"""The tables about evidence: what lacks it, and what was drawn to be checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.evidence_checks import CheckResult, EvidenceCheck, Sample, SampleState
from nscp_desktop.domain.evidence_missing import Proof, ProofFigure
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.snapshot import Snapshot
from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.domain.training import Completion
from nscp_desktop.ui.models.table import Column

_RESULTS = {
    CheckResult.AGREES: StandingKind.IN_DATE,
    CheckResult.DIFFERS: StandingKind.OVERDUE,
    CheckResult.NOT_FOUND: StandingKind.DATE_UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """One training of a sample, and what was found about it."""

    person: Person
    course: str
    completion: Completion
    check: EvidenceCheck | None


def drawn_rows(snapshot: Snapshot, sample: Sample, state: SampleState) -> list[DrawnRow]:
    """Return what a sample holds, by name."""
    rows = []
    for item in sample.items:
        history = snapshot.history(item.person_id)
        done = next((one for one in history.completions if one.id == item.completion_id), None)
        if done is not None:
            course = snapshot.rulebook.courses[done.course_id].title
            rows.append(DrawnRow(snapshot.people[item.person_id], course, done, state.checks.get(done.id)))
    return sorted(rows, key=_drawn_order)


def figure_columns() -> list[Column[ProofFigure]]:
    """Return what is counted, how much of it lacks evidence, and for how many people."""
    return [
        Column("What", _figure_title, width=150, strong=True, key="what", tooltip=_figure_title),
        Column("Missing", _figure_words, sort_key=_figure_missing, width=90, key="missing"),
        Column("People", _figure_people, sort_key=_figure_people_count, width=60, key="people"),
    ]


def proof_columns() -> list[Column[Proof]]:
    """Return whose training it is, which, when, and what is on record about its evidence."""
    return [
        Column("Person", _proof_name, width=160, strong=True, key="person", tooltip=_proof_name),
        Column("Team", _proof_team, width=110, key="team"),
        Column("Course", _proof_course, width=200, key="course", tooltip=_proof_course),
        Column("Done", _proof_done, sort_key=_proof_day, width=110, key="done"),
        Column("Evidence", _proof_evidence, width=110, key="evidence"),
    ]


def sample_columns() -> list[Column[tuple[Sample, SampleState]]]:
    """Return of what samples were drawn, and how far they are."""
    return [
        Column(
            "Done from and until",
            _sample_period,
            sort_key=_sample_order,
            width=140,
            strong=True,
            key="period",
            tooltip=_sample_period,
        ),
        Column("Checked", _sample_checked, width=90, key="checked", status=_sample_status),
    ]


def drawn_columns() -> list[Column[DrawnRow]]:
    """Return whose training was drawn, what proves it, and what was found."""
    return [
        Column("Person", _drawn_name, width=120, strong=True, key="person", tooltip=_drawn_name),
        Column("Course", _drawn_course, width=120, key="course", tooltip=_drawn_course),
        Column("Done", _drawn_done, sort_key=_drawn_day, width=90, key="done"),
        Column("Result", _drawn_result, width=90, key="result", status=_drawn_status),
        Column("Checked by", _drawn_by, width=100, key="by", tooltip=_drawn_by),
        Column("Evidence", _drawn_evidence, width=100, key="evidence", tooltip=_drawn_evidence),
    ]


def proof_key(proof: Proof) -> int:
    """Return what tells one training from another."""
    return proof.completion.id


def figure_key(figure: ProofFigure) -> str:
    """Return what tells one figure from another."""
    return figure.title


def sample_key(row: tuple[Sample, SampleState]) -> int:
    """Return what tells one sample from another."""
    return row[0].id


def drawn_key(row: DrawnRow) -> int:
    """Return what tells one training of a sample from another."""
    return row.completion.id


def in_all(found: Sequence[Proof]) -> str:
    """Say how many trainings lack evidence: `12 of 118 trainings`."""
    missing = sum(proof.is_missing for proof in found)
    return f"{missing:,} of {plural(len(found), 'training')}"


def _drawn_order(row: DrawnRow) -> tuple[str, str]:
    return row.person.sorted_name.casefold(), row.course


def _figure_title(figure: ProofFigure) -> str:
    return figure.title or "No team"


def _figure_words(figure: ProofFigure) -> str:
    return figure.words


def _figure_missing(figure: ProofFigure) -> int:
    return -len(figure.missing)


def _figure_people(figure: ProofFigure) -> str:
    return f"{len(figure.person_ids):,}"


def _figure_people_count(figure: ProofFigure) -> int:
    return -len(figure.person_ids)


def _proof_name(proof: Proof) -> str:
    return proof.person.sorted_name


def _proof_team(proof: Proof) -> str:
    return proof.team


def _proof_course(proof: Proof) -> str:
    return proof.course


def _proof_done(proof: Proof) -> str:
    return proof.completion.done_words


def _proof_day(proof: Proof) -> date:
    return proof.completion.completed_on or date.min


def _proof_evidence(proof: Proof) -> str:
    return proof.completion.evidence.words


def _sample_period(row: tuple[Sample, SampleState]) -> str:
    return row[0].period_words


def _sample_order(row: tuple[Sample, SampleState]) -> date:
    return row[0].from_on


def _sample_checked(row: tuple[Sample, SampleState]) -> str:
    state = row[1]
    return f"{'✓ ' if state.is_done else ''}{state.checked:,} of {state.of:,}"


def _sample_status(row: tuple[Sample, SampleState]) -> StandingKind:
    return StandingKind.IN_DATE if row[1].is_done else StandingKind.DUE_SOON


def _drawn_name(row: DrawnRow) -> str:
    return row.person.sorted_name


def _drawn_course(row: DrawnRow) -> str:
    return row.course


def _drawn_done(row: DrawnRow) -> str:
    return row.completion.done_words


def _drawn_day(row: DrawnRow) -> date:
    return row.completion.completed_on or date.min


def _drawn_result(row: DrawnRow) -> str:
    return f"{row.check.result.symbol} {row.check.result.words}" if row.check is not None else ""


def _drawn_status(row: DrawnRow) -> StandingKind | None:
    return _RESULTS[row.check.result] if row.check is not None else None


def _drawn_by(row: DrawnRow) -> str:
    if row.check is None:
        return ""
    note = f": {row.check.note}" if row.check.note else ""
    return f"{row.check.checked_by}, {in_words(row.check.checked_on)}{note}"


def _drawn_evidence(row: DrawnRow) -> str:
    return row.completion.evidence_words or "nothing"
