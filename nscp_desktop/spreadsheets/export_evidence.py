"""Evidence as a workbook: what proves each training of those here, every check, and every sample."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.evidence_checks import CheckResult, EvidenceCheck, Sample, SampleState
from nscp_desktop.domain.evidence_missing import Proof
from nscp_desktop.spreadsheets.export_book import Book, Field, Heading
from nscp_desktop.spreadsheets.export_data import ExportData


@dataclass(frozen=True, slots=True)
class EvidenceSheets:
    """What the workbook is made of: the record, the trainings of those here, every check, and every sample."""

    data: ExportData
    proofs: Sequence[Proof]
    checks: Sequence[EvidenceCheck]
    samples: Sequence[tuple[Sample, SampleState]]


def export_evidence(sheets: EvidenceSheets, out: BinaryIO) -> None:
    """Write the workbook: evidence, checks, samples."""
    data = sheets.data
    book = Book(f"Evidence of training, {data.agency.name}, as at {in_words(data.as_at)}", data.agency.name)
    names = data.name_headings()
    team = [] if data.anonymous else [Heading("Team", 18)]
    training = [Heading("Course", 40), Heading("Done on", 13)]
    proof = [
        Heading("Kind of evidence", 24), Heading("Files", 8), Heading("Sheets of the session", 11),
        Heading("Evidence missing", 11),
    ]  # fmt: skip
    book.add("Evidence", [*names, *team, *training, *proof], _evidence(sheets))
    found = [Heading("Result", 12), Heading("Checked on", 13)]
    by = [] if data.anonymous else [Heading("Checked by", 22), Heading("Note", 40)]
    book.add("Checks", [*names, *training, *found, *by], _checks(sheets))
    results = [Heading(result.words.capitalize(), 11) for result in CheckResult]
    drawn = [
        Heading("Drawn on", 13), Heading("From", 13), Heading("Until", 13), Heading("Per cent", 9),
        Heading("Drawn (n)", 10), Heading("Trainings (d)", 11), Heading("Checked", 9),
    ]  # fmt: skip
    book.add("Samples", [*drawn, *results], _samples(sheets.samples))
    book.save(out)


def _evidence(sheets: EvidenceSheets) -> Iterable[list[Field]]:
    data = sheets.data
    for proof in sheets.proofs:
        done = proof.completion
        who: list[Field] = [*data.name_fields(proof.person)]
        yield [
            *(who if data.anonymous else [*who, proof.team]),
            proof.course,
            done.completed_on,
            done.evidence.words,
            done.files,
            done.shared_files,
            "Yes" if proof.is_missing else "",
        ]


def _checks(sheets: EvidenceSheets) -> Iterable[list[Field]]:
    data = sheets.data
    courses = data.snapshot.rulebook.courses
    trainings = {
        done.id: done for check in sheets.checks for done in data.snapshot.history(check.person_id).completions
    }
    for check in sheets.checks:
        done = trainings.get(check.completion_id)
        if done is None:
            continue
        by: list[Field] = [] if data.anonymous else [check.checked_by, check.note]
        yield [
            *data.name_fields(data.snapshot.people[check.person_id]),
            courses[done.course_id].title,
            done.completed_on,
            check.result.words,
            check.checked_on,
            *by,
        ]


def _samples(samples: Sequence[tuple[Sample, SampleState]]) -> Iterable[list[Field]]:
    for sample, state in samples:
        yield [
            sample.drawn_on,
            sample.from_on,
            sample.until_on,
            sample.percent,
            sample.drawn,
            sample.of_count,
            state.checked,
            *(state.count(result) for result in CheckResult),
        ]
