"""A sign-in sheet is kept with its session in the step in which the training is recorded."""

from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.drafts import TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.services.record_files import Services
from tests.services.on_registers import HELD, course, people

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\n%%EOF\n"


def sheet(folder: Path, name: str = "sheet.pdf", content: bytes = PDF) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def shared(school: Services, person_id: int) -> list[int]:
    return [done.shared_files for done in school.standing.snapshot().history(person_id).completions]


def test_everyone_who_was_there_shows_the_sheet_and_one_undo_takes_both_back(
    school: Services, tmp_path: Path, today: date
) -> None:
    amir, bo, cy = people(school, "Amir", "Bo", "Cy")
    first = TrainingDraft(course(school), HELD, (amir,))
    school.training.record(first, today=today)
    more = TrainingDraft(course(school), HELD, (bo, cy))
    school.training.record(more, today=today, sheets=[sheet(tmp_path)])
    (held,) = school.sessions.all()
    assert [file.name for file in school.evidence.session_files(held.id)] == ["sheet.pdf"]
    assert [shared(school, own) for own in (amir, bo, cy)] == [[1], [1], [1]]
    school.history.undo()
    assert (shared(school, amir), shared(school, bo)) == ([0], [])
    assert school.evidence.session_files(held.id) == ()
    assert school.problems(full=True) == []


@pytest.mark.parametrize(
    ("name", "content", "on", "again", "words"),
    [
        ("certificate.pdf", b"MZ a program", HELD, False, "certificate.pdf"),
        ("sheet.pdf", PDF, None, False, "Without a day"),
        ("sheet.pdf", PDF, HELD, True, "on record already"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_the_files_and_nothing_is_stored(
    school: Services, tmp_path: Path, today: date, name: str, content: bytes, on: date | None, again: bool, words: str
) -> None:
    (amir,) = people(school, "Amir")
    draft = TrainingDraft(course(school), on, (amir,))
    if again:
        school.training.record(draft, today=today)
    before = len(school.history.steps())
    with pytest.raises(NotAllowedError, match=words) as refusal:
        school.training.record(draft, today=today, sheets=[sheet(tmp_path, name, content)])
    assert refusal.value.field == "sheets"
    assert len(school.history.steps()) == before
    assert len(school.standing.snapshot().history(amir).completions) == again
