"""Sheets of sessions, the kind of evidence, checks by a second person, samples, and what lacks proof."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError, NotFoundError
from nscp_desktop.domain.evidence_checks import CheckResult, EvidenceCheck
from nscp_desktop.domain.training import Completion, Evidence
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.privacy import Erasure
from nscp_desktop.services.record_files import Services

TODAY = date(2026, 11, 23)
HELD = date(2026, 3, 4)
PDF = b"%PDF-1.4\nsheet\n%%EOF\n"


@dataclass
class Held:
    """A session that three people attended, and who they are by name."""

    services: Services
    session_id: int
    people: dict[str, int]

    def done(self, name: str) -> Completion:
        return self.services.standing.snapshot().history(self.people[name]).completions[-1]

    def ids(self, *names: str) -> list[int]:
        return [self.done(name).id for name in names]


@pytest.fixture
def held(school: Services) -> Held:
    people = {
        given: school.people.add(PersonDraft(given, "Khan", starts_on=date(2015, 9, 1)))
        for given in ("Amir", "Bo", "Cleo")
    }
    school.users.work_as("Gwen Evans")
    record(school, *people.values())
    (session,) = school.evidence.sessions()
    return Held(school, session.id, people)


def record(services: Services, *person_ids: int, on: date = HELD, course: int = 0) -> None:
    own = services.training.courses()[course].id
    services.training.record(TrainingDraft(own, on, person_ids, evidence=Evidence.NONE), today=TODAY)


def written(folder: Path, name: str = "Sheet.pdf", content: bytes = PDF) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def found(result: CheckResult = CheckResult.AGREES, by: str = "Idris Hossain", note: str = "") -> EvidenceCheck:
    return EvidenceCheck(0, 0, 0, TODAY, by, result, note)


def contents(services: Services) -> int:
    with services.desk.file.alone() as driver:
        return int(driver.execute("SELECT count(*) FROM evidence_content").fetchone()[0])


# The sheet of a session


def test_everyone_who_attended_shows_the_sheet_of_the_session_which_is_kept_once(held: Held, tmp_path: Path) -> None:
    services = held.services
    attached = services.evidence.attach_to_session(held.session_id, [written(tmp_path)], today=TODAY)
    assert attached == (("Sheet.pdf",), ())
    for name in held.people:
        assert held.done(name).evidence_words == "sign-in sheet of the session"
        assert [file.name for file in services.evidence.shared_files(held.done(name))] == ["Sheet.pdf"]
    assert contents(services) == 1
    again = services.evidence.attach(held.done("Amir"), [written(tmp_path)], today=TODAY)
    assert again.names == ("Sheet.pdf",)
    assert contents(services) == 1
    out = tmp_path / "out.pdf"
    services.evidence.save_session_copy(services.evidence.session_files(held.session_id)[0], out)
    assert out.read_bytes() == PDF
    assert services.problems(full=True) == []


def test_who_joins_the_session_later_shows_its_sheet_and_who_has_the_course_from_elsewhere_does_not(
    held: Held, tmp_path: Path
) -> None:
    services = held.services
    services.evidence.attach_to_session(held.session_id, [written(tmp_path)], today=TODAY)
    own = services.people.add(PersonDraft("Dee", "Khan", starts_on=date(2015, 9, 1)))
    record(services, own, on=date(2026, 3, 5))
    held.people["Dee"] = own
    assert held.done("Dee").shared_files == 0


def test_a_sheet_that_is_a_program_too_large_or_attached_already_is_told_and_the_others_are_kept(
    held: Held, tmp_path: Path
) -> None:
    large = tmp_path / "film.pdf"
    with large.open("wb") as stream:
        stream.write(b"%PDF-1.4")
        stream.truncate(2 * 1024**3)
    paths = [written(tmp_path, "setup.pdf", b"MZ\x90"), large, written(tmp_path), written(tmp_path, "same.pdf")]
    attached = held.services.evidence.attach_to_session(held.session_id, paths, today=TODAY)
    assert attached.names == ("Sheet.pdf",)
    assert [any(word in said for word in ("not a PDF", "too large", "already")) for said in attached.refusals] == [
        True, True, True,
    ]  # fmt: skip


def test_taking_a_sheet_off_is_one_step_that_undo_and_the_bin_bring_back(held: Held, tmp_path: Path) -> None:
    services = held.services
    services.evidence.attach_to_session(held.session_id, [written(tmp_path)], today=TODAY)
    (file,) = services.evidence.session_files(held.session_id)
    services.evidence.remove_session_file(file)
    assert [held.done(name).shared_files for name in held.people] == [0, 0, 0]
    with pytest.raises(NotFoundError):
        services.evidence.remove_session_file(file)
    services.history.bring_back(services.history.bin()[0].sequence)
    assert [held.done(name).shared_files for name in held.people] == [1, 1, 1]
    services.history.undo()
    services.history.undo()
    services.history.undo()
    assert services.evidence.session_files(held.session_id) == ()


def test_a_sheet_stays_while_somebody_of_its_session_is_there_and_its_content_goes_with_the_last(
    held: Held, tmp_path: Path
) -> None:
    services = held.services
    services.evidence.attach_to_session(held.session_id, [written(tmp_path)], today=TODAY)
    erase(services, held.people["Amir"])
    assert contents(services) == 1
    assert held.done("Bo").shared_files == 1
    erase(services, held.people["Bo"], held.people["Cleo"])
    assert contents(services) == 0
    assert services.evidence.sessions() == ()
    assert services.problems(full=True) == []


def erase(services: Services, *person_ids: int) -> None:
    services.privacy.erase(Erasure(person_ids, "A Lead", "Letter of 3 November", True), today=TODAY)


def test_a_sheet_names_others_so_it_is_not_saved_with_the_files_of_one_person(held: Held, tmp_path: Path) -> None:
    held.services.evidence.attach_to_session(held.session_id, [written(tmp_path)], today=TODAY)
    assert held.services.evidence.save_all(held.people["Amir"], tmp_path / "files") == 0


def test_a_sheet_whose_content_was_changed_is_never_saved(held: Held, tmp_path: Path) -> None:
    services = held.services
    services.evidence.attach_to_session(held.session_id, [written(tmp_path)], today=TODAY)
    (file,) = services.evidence.session_files(held.session_id)
    with services.desk.file.alone() as driver:
        driver.execute("UPDATE evidence_content SET content = zeroblob(90)")
    with pytest.raises(FileRefusedError, match="not what was stored"):
        services.evidence.save_session_copy(file, tmp_path / "out.pdf")
    assert services.problems() == []
    assert services.problems(full=True) == ["The file of evidence with the number 1 is not what was stored."]


# How trainings are evidenced


def test_the_kind_of_evidence_is_set_for_many_in_one_step(held: Held) -> None:
    checks = held.services.evidence_checks
    assert checks.set_evidence(held.ids("Amir", "Bo"), Evidence.COPY) == 2
    assert checks.set_evidence(held.ids("Amir", "Bo", "Cleo"), Evidence.COPY) == 1
    assert {held.done(name).evidence for name in held.people} == {Evidence.COPY}
    held.services.history.undo()
    held.services.history.undo()
    assert {held.done(name).evidence for name in held.people} == {Evidence.NONE}


def test_setting_nothing_or_what_is_gone_is_refused(held: Held) -> None:
    with pytest.raises(NotAllowedError, match="at least one"):
        held.services.evidence_checks.set_evidence([], Evidence.COPY)
    with pytest.raises(NotFoundError):
        held.services.evidence_checks.set_evidence([*held.ids("Amir"), 999], Evidence.COPY)


# What lacks proof


def test_what_lacks_proof_is_told_of_those_here_by_their_newest_training(held: Held, tmp_path: Path) -> None:
    services = held.services
    record(services, held.people["Amir"], on=date(2024, 3, 4))
    newest = services.evidence_checks.proofs(TODAY)
    assert [proof.person.given for proof in newest if proof.is_missing] == ["Amir", "Bo", "Cleo"]
    assert len(services.evidence_checks.proofs(TODAY, newest_only=False)) == 4
    services.evidence.attach(held.done("Amir"), [written(tmp_path)], today=TODAY)
    services.evidence_checks.set_evidence(held.ids("Bo"), Evidence.ORIGINAL)
    left = replace(services.people.draft_of(held.people["Cleo"], TODAY), ends_on=date(2026, 6, 1), leave_reason="Moved")
    services.people.change(held.people["Cleo"], left)
    assert [proof.is_missing for proof in services.evidence_checks.proofs(TODAY)] == [False, False]


# A second person's check


def test_a_check_is_kept_with_who_when_and_what_and_undone_as_one_step(held: Held) -> None:
    checks = held.services.evidence_checks
    checks.check(held.ids("Amir", "Bo"), found(CheckResult.DIFFERS, "  Idris  Hossain ", "Another day"), today=TODAY)
    said = {check.words for check in checks.checks(held.ids("Amir"))}
    assert said == {"! differs, checked by Idris Hossain on 23 Nov 2026: Another day"}
    assert len(checks.checks()) == 2
    held.services.history.undo()
    assert checks.checks() == ()


def test_who_recorded_a_training_does_not_check_it_however_the_name_is_written(held: Held) -> None:
    checks = held.services.evidence_checks
    with pytest.raises(NotAllowedError, match="Gwen Evans recorded") as refused:
        checks.check(held.ids("Amir"), found(by="gwen evans"), today=TODAY)
    assert refused.value.field == "checked_by"
    held.services.users.work_as("Idris Hossain")
    held.services.training.change_completion(held.done("Amir")._replace(note="Corrected"), today=TODAY)
    checks.check(held.ids("Amir"), found(by="Idris Hossain"), today=TODAY)
    assert len(checks.checks()) == 1


@pytest.mark.parametrize(
    ("check", "field"),
    [
        (found(by="  "), "checked_by"),
        (found()._replace(checked_on=date(2026, 11, 24)), "checked_on"),
        (found()._replace(checked_on=date(2026, 3, 3)), "checked_on"),
        (found(CheckResult.NOT_FOUND), "note"),
        (found(CheckResult.DIFFERS, note="n" * 2_001), "note"),
        (found(by="n" * 201), "checked_by"),
    ],
)
def test_a_check_that_cannot_be_is_refused_beside_its_field(held: Held, check: EvidenceCheck, field: str) -> None:
    with pytest.raises(NotAllowedError) as refused:
        held.services.evidence_checks.check(held.ids("Amir"), check, today=TODAY)
    assert refused.value.field == field
    assert held.services.evidence_checks.checks() == ()


def test_checks_go_with_the_training_and_come_back_with_it(held: Held) -> None:
    checks = held.services.evidence_checks
    checks.draw(HELD, HELD, 100, today=TODAY)
    checks.check(held.ids("Amir"), found(), today=TODAY)
    held.services.training.remove_completion(held.done("Amir").id)
    assert checks.checks() == ()
    (sample, state) = checks.samples()[0]
    assert state.of == 2
    assert sample.drawn_words == "3 of 3 trainings, 100%, 1 of them no longer on record"
    held.services.history.undo()
    assert [state.words for _, state in checks.samples()] == ["1 of 3 checked: 1 agrees, 0 differ, 0 not found"]


# Samples


def test_a_sample_is_drawn_once_by_chance_and_stays_as_it_was_drawn(held: Held) -> None:
    checks = held.services.evidence_checks
    for day in range(1, 29):
        record(held.services, held.people["Amir"], on=date(2026, 2, day))
    sample = checks.draw(date(2026, 2, 1), date(2026, 3, 31), 10, today=TODAY)
    assert (sample.of_count, len(sample.items), sample.drawn_by) == (31, 4, "Gwen Evans")
    assert len({item.completion_id for item in sample.items}) == 4
    record(held.services, held.people["Bo"], on=date(2026, 2, 7))
    assert [one for one, _ in checks.samples()] == [sample]
    with pytest.raises(NotAllowedError, match="was drawn on 23 Nov 2026"):
        checks.draw(date(2026, 2, 1), date(2026, 3, 31), 20, today=TODAY)
    held.services.history.undo()
    held.services.history.undo()
    assert checks.samples() == ()


def test_a_time_in_which_nothing_was_done_has_no_sample(held: Held) -> None:
    with pytest.raises(NotAllowedError, match="No training was done"):
        held.services.evidence_checks.draw(date(2020, 1, 1), date(2020, 12, 31), 10, today=TODAY)


def test_what_to_do_next_is_told_only_while_there_is_something(held: Held) -> None:
    checks = held.services.evidence_checks
    assert checks.jobs(TODAY) == ()
    checks.draw(HELD, HELD, 50, today=TODAY)
    checks.scans_waiting = 1
    assert [(job.title, job.detail) for job in checks.jobs(TODAY)] == [
        ("Finish the check of evidence", "4 Mar 2026 to 4 Mar 2026: 0 of 2 checked"),
        ("Say whose the new scans are", "1 scan waits in the folder that is watched"),
    ]
    checks.scans_waiting = 0
    drawn = [item.completion_id for item in checks.samples()[0][0].items]
    checks.check(drawn, found(), today=TODAY)
    assert checks.jobs(TODAY) == ()
    assert [job.title for job in checks.jobs(date(2027, 9, 1))] == ["Draw this year's sample of evidence"]


# On paper and in a workbook


def words_of(pdf: bytes) -> str:
    document = PdfDocument(pdf)
    try:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    return " ".join(text.split())


def test_the_sheet_of_a_sample_names_what_was_drawn_and_what_was_found(held: Held) -> None:
    services = held.services
    empty = words_of(services.documents.report("evidence-sample", TODAY))
    assert "No sample has been drawn yet" in empty
    first = services.evidence_checks.draw(HELD, HELD, 100, today=TODAY)
    record(services, held.people["Amir"], on=date(2026, 5, 6))
    services.evidence_checks.draw(date(2026, 5, 1), date(2026, 5, 31), 10, today=TODAY)
    services.evidence_checks.check(held.ids("Bo"), found(CheckResult.NOT_FOUND, note="Not in the folder"), today=TODAY)
    text = words_of(services.documents.report("evidence-sample", TODAY, ReportOptions(sample_id=first.id)))
    assert "Drawn 3 of 3" in text
    assert "Checked 1 of 3" in text
    assert all(f"Khan, {given}" in text for given in held.people)
    assert "Not in the folder" in text
    assert text.count("☐") == 8
    assert text.count("☒") == 1
    assert "Signature" in text
    newest = words_of(services.documents.report("evidence-sample", TODAY))
    assert "Drawn 1 of 1" in newest
    with pytest.raises(NotFoundError):
        services.documents.report("evidence-sample", TODAY, ReportOptions(sample_id=99))


def test_the_list_of_missing_evidence_counts_by_course_and_team_and_names_the_people(held: Held) -> None:
    services = held.services
    services.evidence_checks.set_evidence(held.ids("Cleo"), Evidence.COPY)
    text = words_of(services.documents.report("missing-evidence", TODAY))
    assert "With evidence 1 of 3 (33%)" in text
    assert "Khan, Amir" in text
    assert "Khan, Cleo" not in text
    assert "No team" in text
    services.evidence_checks.set_evidence(held.ids("Amir", "Bo"), Evidence.COPY)
    assert "Nothing is missing." in words_of(services.documents.report("missing-evidence", TODAY))


def test_the_workbook_holds_evidence_checks_and_samples(held: Held, tmp_path: Path) -> None:
    services = held.services
    services.evidence_checks.draw(HELD, HELD, 100, today=TODAY)
    services.evidence_checks.check(held.ids("Amir"), found(note="=1+1"), today=TODAY)
    services.documents.save_export("evidence", tmp_path / "out.xlsx", TODAY)
    book = load_workbook(tmp_path / "out.xlsx")
    cells = {sheet.title: [cell.value for row in sheet.iter_rows() for cell in row] for sheet in book}
    assert cells["Evidence"].count("Yes") == 3
    assert "Idris Hossain" in cells["Checks"]
    assert [cell.data_type for row in book["Checks"].iter_rows() for cell in row].count("f") == 0
    assert 100 in cells["Samples"]
