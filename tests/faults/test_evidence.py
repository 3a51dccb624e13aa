"""F71: files of evidence are told by their content, kept inside the record, and saved out under a safe name."""

import hashlib
import struct
import zlib
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError
from nscp_desktop.domain.evidence_files import MOST_BYTES, FileKind, safe_name
from nscp_desktop.domain.file_names import name_problem
from nscp_desktop.domain.training import Completion
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.documents import SUBJECT_ACCESS
from nscp_desktop.services.evidence import EvidenceService
from nscp_desktop.services.evidence_sessions import SessionFiles
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.privacy import Erasure
from nscp_desktop.services.record_files import Services, create
from nscp_desktop.storage.disk import mark_as_from_elsewhere
from nscp_desktop.storage.engine import connect

TODAY = date(2026, 11, 23)
KEY = bytes(range(48))
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) + b"\xff\xd9"

CANARY = JPEG[:-2] + b"Zylphora Quandrith" * 40 + JPEG[-2:]


def pdf(words: str = "Certificate") -> bytes:
    """Make a real PDF."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(72, 720, words)
    canvas.save()
    return out.getvalue()


def png() -> bytes:
    """Make a real PNG of one pixel."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def _without_bytes(value: object) -> str:
    return value if isinstance(value, str) else "content"


@pytest.fixture(params=[None, KEY], ids=["plain", "protected"])
def services(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """Give a record with one person and one training."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    details = AgencyDetails("Carlton Hill", Sector.SCHOOL)
    made = create(tmp_path / "school.nscp", details, today=TODAY, key=request.param)
    add(made, "Amir", "Khan", date(2025, 3, 4))
    try:
        yield made
    finally:
        made.close()


def add(services: Services, given_name: str, family: str, *days: date) -> int:
    own = services.people.add(PersonDraft(given_name, family, starts_on=date(2015, 9, 1)))
    course = services.training.courses()[0].id
    for day in days:
        services.training.record(TrainingDraft(course, day, person_ids=(own,)), today=TODAY)
    return own


def completion(services: Services, family: str = "Khan") -> Completion:
    snapshot = services.standing.snapshot()
    own = next(person.id for person in snapshot.people.values() if person.family == family)
    return snapshot.history(own).completions[0]


def written(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("certificate.pdf", pdf(), "certificate.pdf"),
        ("scan.PNG", png(), "scan.png"),
        ("photo.jpeg", JPEG, "photo.jpg"),
        ("holiday.exe", pdf(), "holiday.pdf"),
        ("invoice.pdf.exe", pdf(), "invoice.pdf"),
        ("no ending", png(), "no ending.png"),
        (".pdf", pdf(), "evidence.pdf"),
        ("Müller J. certificate.pdf", pdf(), "Müller J. certificate.pdf"),
    ],
    ids=_without_bytes,
)
def test_f71_a_file_is_told_by_what_is_in_it(
    services: Services, tmp_path: Path, name: str, content: bytes, kept: str
) -> None:
    done = completion(services)
    attached = services.evidence.attach(done, [written(tmp_path, name, content)], today=TODAY)
    assert attached == ((kept,), ())
    (file,) = services.evidence.files(done)
    assert file.sha256 == hashlib.sha256(content).hexdigest()
    out = tmp_path / "out" / file.name
    out.parent.mkdir()
    services.evidence.save_copy(file, out)
    assert out.read_bytes() == content
    assert completion(services).files == 1
    assert services.problems(full=True) == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("certificate.pdf", b"MZ\x90\x00" + pdf(), "not a PDF"),
        ("certificate.pdf", b"<html>%PDF-1.4</html>", "not a PDF"),
        ("picture.png", b"GIF89a" + bytes(50), "not a PDF"),
        ("macro.docm", b"PK\x03\x04" + bytes(50), "not a PDF"),
        ("empty.pdf", b"", "is empty"),
        ("cut.pdf", pdf()[:-40], "the end of the PDF is missing"),
        ("cut.png", png()[:-6], "the end of the PNG picture is missing"),
        ("cut.jpg", JPEG[:-2], "the end of the JPEG picture is missing"),
        ("large.pdf", b"%PDF-1.4\n" + bytes(MOST_BYTES) + b"%%EOF", "too large: 10.5 MB"),
    ],
    ids=_without_bytes,
)
def test_f71_programs_damaged_and_large_files_are_refused_in_words(
    services: Services, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    done = completion(services)
    good = written(tmp_path, "good.pdf", pdf())
    attached = services.evidence.attach(done, [written(tmp_path, name, content), good], today=TODAY)
    assert attached.names == ("good.pdf",)
    (refusal,) = attached.refusals
    assert said in refusal
    assert name in refusal


def test_f71_a_file_of_2_gb_is_refused_without_reading_it(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "film.pdf"
    with path.open("wb") as stream:
        stream.write(b"%PDF-1.4")
        stream.truncate(2 * 1024**3)
    attached = services.evidence.attach(completion(services), [path, tmp_path, tmp_path / "gone.pdf"], today=TODAY)
    assert attached.names == ()
    assert [("too large: 2147.5 MB" in attached.refusals[0]), len(attached.refusals)] == [True, 3]
    assert all("not a file" in refusal for refusal in attached.refusals[1:])


def test_f71_the_same_name_gets_a_number_and_the_same_file_is_kept_once(services: Services, tmp_path: Path) -> None:
    done = completion(services)
    folders = [tmp_path / name for name in ("a", "b", "c")]
    for number, folder in enumerate(folders):
        folder.mkdir()
        (folder / "Certificate.pdf").write_bytes(pdf(f"number {number // 2}"))
    attached = services.evidence.attach(done, [folder / "Certificate.pdf" for folder in folders], today=TODAY)
    assert attached.names == ("Certificate.pdf", "Certificate (2).pdf")
    assert "attached already" in attached.refusals[0]


def test_f71_no_name_that_a_user_gave_is_a_name_inside_the_record(services: Services, tmp_path: Path) -> None:
    services.evidence.attach(completion(services), [written(tmp_path, "Zylphora.pdf", pdf())], today=TODAY)
    with services.desk.file.alone() as driver:
        stored = [row[0] for row in driver.execute("SELECT stored_as FROM evidence_content")]
    assert len(stored) == 1
    assert len(stored[0]) == 32
    assert int(stored[0], 16) >= 0


def test_f71_a_file_whose_content_is_gone_or_changed_is_found_and_never_saved(
    services: Services, tmp_path: Path
) -> None:
    done = completion(services)
    services.evidence.attach(done, [written(tmp_path, "one.pdf", pdf())], today=TODAY)
    (file,) = services.evidence.files(done)
    path, key = services.path, services.desk.file.key
    services.desk.file.close()
    other = connect(path, key=key, read_only=False)
    other.execute("UPDATE evidence_content SET content = zeroblob(90)")
    other.close()
    services.desk.file.unlock(key)
    assert services.problems() == []
    assert services.problems(full=True) == [f"The file of evidence with the number {file.id} is not what was stored."]
    with pytest.raises(FileRefusedError, match="not what was stored"):
        services.evidence.save_copy(file, tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()
    services.desk.file.close()
    other = connect(path, key=key, read_only=False)
    other.execute("PRAGMA foreign_keys = OFF")
    other.execute("DELETE FROM evidence_content")
    other.close()
    services.desk.file.unlock(key)
    assert "evidence_content that is not there" in services.problems()[0]


def test_f71_an_opening_reads_nothing_of_what_is_in_files_and_the_full_check_all_of_it(
    services: Services, tmp_path: Path
) -> None:
    done, content = completion(services), b"%PDF-1.4\n" + bytes(range(256)) * 2000 + b"%%EOF"
    services.evidence.attach(done, [written(tmp_path, "one.pdf", content)], today=TODAY)
    (file,) = services.evidence.files(done)
    path, key = services.path, services.desk.file.key
    services.desk.file.close()
    whole, page = bytearray(path.read_bytes()), 4096
    # In the middle of the content no page holds anything else.
    at = len(whole) - len(content) // 2 // page * page
    whole[at : at + page] = bytes(page)
    path.write_bytes(whole)
    services.desk.file.unlock(key)
    assert services.problems() == []
    assert services.problems(full=True) != []
    with pytest.raises(FileRefusedError):
        services.evidence.save_copy(file, tmp_path / "out.pdf")


def test_f71_removing_undoing_and_the_bin_bring_a_file_back_whole(services: Services, tmp_path: Path) -> None:
    done = completion(services)
    content = pdf("kept")
    services.evidence.attach(done, [written(tmp_path, "one.pdf", content)], today=TODAY)
    (file,) = services.evidence.files(done)
    services.evidence.remove(file)
    assert services.evidence.files(done) == ()
    services.history.undo()
    assert services.evidence.files(done) == (file,)
    services.training.remove_completion(done.id)
    assert services.evidence.files_of(done.person_id) == ()
    services.history.bring_back(services.history.bin()[0].sequence)
    services.evidence.save_copy(services.evidence.files_of(done.person_id)[0], tmp_path / "back.pdf")
    assert (tmp_path / "back.pdf").read_bytes() == content
    services.history.undo()
    services.history.undo()
    services.history.undo()
    assert completion(services).files == 0
    services.history.redo()
    assert completion(services).files == 1
    assert services.problems(full=True) == []


def test_f71_a_training_with_a_file_is_not_undone_under_it(services: Services, tmp_path: Path) -> None:
    done = completion(services)
    services.evidence.attach(done, [written(tmp_path, "one.pdf", pdf())], today=TODAY)
    recorded = next(step for step in services.history.steps() if step.title.startswith("Record"))
    with pytest.raises(NotAllowedError, match="depends on it"):
        services.history.bring_back(recorded.sequence)
    assert completion(services).files == 1


def test_f71_merging_moves_the_files_of_both_to_the_one_who_stays(services: Services, tmp_path: Path) -> None:
    add(services, "Amir", "Kahn", date(2025, 3, 4), date(2024, 3, 4))
    both = written(tmp_path, "both.pdf", pdf("both"))
    for family, path in (("Khan", "own.pdf"), ("Kahn", "other.pdf")):
        files = [both, written(tmp_path, path, pdf(path))]
        last = services.standing.snapshot().history(completion(services, family).person_id).completions[-1]
        assert services.evidence.attach(last, files, today=TODAY).refusals == ()
    kept, gone = completion(services).person_id, completion(services, "Kahn").person_id
    services.removal.merge(kept, gone)
    left = services.evidence.files_of(kept)
    assert sorted(file.name for file in left) == ["both.pdf", "other.pdf", "own.pdf"]
    assert {done.completed_on: done.files for done in services.standing.snapshot().history(kept).completions} == {
        date(2024, 3, 4): 0,
        date(2025, 3, 4): 3,
    }
    assert services.problems(full=True) == []
    services.history.undo()
    assert len(services.evidence.files_of(gone)) == 2


def test_f71_erasing_somebody_takes_their_files_out_and_leaves_what_others_share(
    services: Services, tmp_path: Path
) -> None:
    add(services, "Bo", "Lund", date(2025, 3, 4))
    shared, own = written(tmp_path, "list.pdf", pdf("shared")), written(tmp_path, "own.jpg", CANARY)
    services.evidence.attach(completion(services), [shared, own], today=TODAY)
    services.evidence.attach(completion(services, "Lund"), [shared], today=TODAY)
    gone = completion(services).person_id
    services.privacy.erase(Erasure((gone,), "A Lead", "Letter of 3 November", True), today=TODAY)
    with services.desk.file.alone() as driver:
        left = [row[0] for row in driver.execute("SELECT content FROM evidence_content")]
    assert left == [shared.read_bytes()]
    assert b"Zylphora" not in services.path.read_bytes()
    assert services.problems(full=True) == []


def test_f71_files_belong_to_the_subject_access_pack(services: Services, tmp_path: Path) -> None:
    done = completion(services)
    services.evidence.attach(
        done, [written(tmp_path, "Level 2.pdf", pdf()), written(tmp_path, "b.png", png())], today=TODAY
    )
    out = tmp_path / "pack.pdf"
    services.documents.save_report(SUBJECT_ACCESS, out, TODAY, ReportOptions(person_id=done.person_id))
    document = PdfDocument(out)
    try:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    assert "Files of evidence" in text
    assert "Level 2.pdf" in text
    assert "2 files attached" in text.replace("\r\n", " ").replace("\n", " ")
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "Level 2.pdf").write_text("another file")
    assert services.evidence.save_all(done.person_id, folder) == 2
    assert sorted(item.name for item in folder.iterdir()) == ["Level 2 (2).pdf", "Level 2.pdf", "b.png"]
    assert (folder / "Level 2.pdf").read_text() == "another file"


def test_f71_a_viewer_attaches_and_removes_nothing(services: Services, tmp_path: Path) -> None:
    done = completion(services)
    services.evidence.attach(done, [written(tmp_path, "one.pdf", pdf())], today=TODAY)
    services.users.work_as("A Lead")
    services.users.add("A Lead", UserRole.ADMINISTRATOR)
    services.users.work_as("Somebody else")
    with pytest.raises(NotAllowedError, match="may look"):
        services.evidence.attach(done, [written(tmp_path, "two.pdf", pdf("two"))], today=TODAY)
    with pytest.raises(NotAllowedError, match="may look"):
        services.evidence.remove(services.evidence.files(done)[0])
    assert len(services.evidence.files(done)) == 1


def test_f71_a_training_has_room_for_twenty_files(services: Services, tmp_path: Path) -> None:
    paths = [written(tmp_path, f"{number}.pdf", pdf(str(number))) for number in range(22)]
    attached = services.evidence.attach(completion(services), paths, today=TODAY)
    assert len(attached.names) == 20
    assert [("room for 20" in refusal) for refusal in attached.refusals] == [True, True]


def test_f71_what_is_saved_on_windows_is_marked_as_from_elsewhere(tmp_path: Path) -> None:
    out = written(tmp_path, "one.pdf", pdf())
    mark_as_from_elsewhere(out, is_windows=False)
    assert [item.name for item in tmp_path.iterdir()] == ["one.pdf"]
    mark_as_from_elsewhere(out, is_windows=True)
    assert (tmp_path / "one.pdf:Zone.Identifier").read_text() == "[ZoneTransfer]\nZoneId=3\n"


@given(st.text(max_size=300), st.sampled_from(FileKind))
def test_f71_every_name_becomes_one_that_every_computer_keeps(name: str, kind: FileKind) -> None:
    safe = safe_name(name, kind)
    assert name_problem(safe, "") == ""
    assert safe.endswith(kind.ending)
    assert not set(safe) & set('/\\:*?"<>|\u202e\u200b')
    assert safe_name(safe, kind) == safe


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\x\\cert.pdf", "cert.pdf"),
        ("cert\u202efdp.exe", "certfdp.pdf"),
        ("con.pdf", "evidence con.pdf"),
        ("cert.pdf . exe ", "cert.pdf"),
        ("a" * 300, "a" * 80 + ".pdf"),
        ("what?.pdf", "what_.pdf"),
    ],
)
def test_f71_hostile_names_lose_what_is_hostile(name: str, safe: str) -> None:
    assert safe_name(name, FileKind.PDF) == safe


def test_f71_nothing_in_the_program_opens_a_file_of_evidence() -> None:
    assert {name for name in vars(EvidenceService) if not name.startswith("_")} == {
        "files", "files_of", "shared_files", "attach", "remove", "save_copy", "save_all",
    }  # fmt: skip
    assert {name for name in vars(SessionFiles) if not name.startswith("_")} == {
        "sessions", "session", "session_of", "session_files", "session_file_counts", "attach_to_session",
        "remove_session_file", "save_session_copy",
    }  # fmt: skip
