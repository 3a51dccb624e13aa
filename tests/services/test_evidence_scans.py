"""A folder of scans: new ones, half-written ones, programs, very large ones, and a folder that goes away."""

import os
from pathlib import Path

import pytest

from nscp_desktop.domain.evidence_files import FoundFile
from nscp_desktop.services import evidence_scans
from nscp_desktop.services.evidence_reading import read_file
from nscp_desktop.services.evidence_scans import PATIENT_LOOKS, Scan, ScanFolder, ScanState

PDF = b"%PDF-1.4\nscan\n%%EOF\n"


def looked(folder: ScanFolder, times: int = 2) -> dict[str, Scan]:
    for _ in range(times):
        scans = folder.look()
    return {scan.path.name: scan for scan in scans.scans}


def noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the name of each file that is read."""
    names: list[str] = []

    def read(path: Path) -> FoundFile:
        names.append(path.name)
        return read_file(path)

    monkeypatch.setattr(evidence_scans, "read_file", read)
    return names


def test_a_scan_is_ready_once_it_has_stopped_growing(tmp_path: Path) -> None:
    folder = ScanFolder(tmp_path)
    assert folder.look().scans == ()
    path = tmp_path / "Scan 1.pdf"
    path.write_bytes(PDF)
    assert looked(folder, 1)["Scan 1.pdf"].state is ScanState.WAITED_FOR
    path.write_bytes(PDF + PDF)
    assert looked(folder, 1)["Scan 1.pdf"].state is ScanState.WAITED_FOR
    ready = looked(folder, 1)["Scan 1.pdf"]
    assert ready.state is ScanState.READY
    assert len(ready.sha256) == 64
    assert folder.look().is_settled


def test_a_half_written_scan_is_waited_for_and_told_when_it_never_becomes_whole(tmp_path: Path) -> None:
    path = tmp_path / "half.pdf"
    path.write_bytes(PDF[:-7])
    folder = ScanFolder(tmp_path)
    assert looked(folder, PATIENT_LOOKS - 1)["half.pdf"].state is ScanState.WAITED_FOR
    refused = looked(folder, 1)["half.pdf"]
    assert refused.state is ScanState.REFUSED
    assert "the end of the PDF is missing" in refused.sentence
    path.write_bytes(PDF)
    assert looked(folder)["half.pdf"].state is ScanState.READY


def test_a_program_called_pdf_and_a_file_of_2_gb_are_refused_in_words_and_the_large_one_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "setup.pdf").write_bytes(b"MZ\x90" + PDF)
    large = tmp_path / "film.PDF"
    with large.open("wb") as stream:
        stream.write(b"%PDF-1.4")
        stream.truncate(2 * 1024**3)
    read = noted(monkeypatch)
    found = looked(ScanFolder(tmp_path), PATIENT_LOOKS)
    assert "not a PDF, PNG or JPEG file" in found["setup.pdf"].sentence
    assert "too large: 2147.5 MB" in found["film.PDF"].sentence
    assert set(read) == {"setup.pdf"}


def test_only_scans_are_looked_at_and_what_is_whole_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notes.txt").write_text("not a scan")
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "scan.jpeg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(50) + b"\xff\xd9")
    read = noted(monkeypatch)
    assert list(looked(ScanFolder(tmp_path), 6)) == ["scan.jpeg"]
    assert read == ["scan.jpeg"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may read everything is refused nothing")
def test_a_scan_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(PDF)
    path.chmod(0)
    assert "could not be read" in looked(ScanFolder(tmp_path), PATIENT_LOOKS)["locked.pdf"].sentence


def test_a_folder_that_goes_away_is_told_calmly_and_looked_at_again(tmp_path: Path) -> None:
    place = tmp_path / "scans"
    place.mkdir()
    (place / "one.pdf").write_bytes(PDF)
    folder = ScanFolder(place)
    assert list(looked(folder)) == ["one.pdf"]
    place.rename(tmp_path / "away")
    gone = folder.look()
    assert gone.scans == ()
    assert "cannot be looked at now" in gone.sentence
    (tmp_path / "away").rename(place)
    assert looked(folder)["one.pdf"].state is ScanState.READY


def test_of_a_very_full_folder_the_newest_are_shown_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence_scans, "MOST_SCANS", 2)
    for place in range(4):
        path = tmp_path / f"{place}.pdf"
        path.write_bytes(PDF)
        os.utime(path, (place, place))
    scans = ScanFolder(tmp_path).look()
    assert [scan.path.name for scan in scans.scans] == ["3.pdf", "2.pdf"]
    assert "There are 4 files" in scans.sentence
