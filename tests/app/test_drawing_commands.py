"""The demonstration and the gallery: which agency is made, and where its files lie."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.app import drawing_commands
from nscp_desktop.app.cli import build_parser
from nscp_desktop.app.drawing_commands import Look
from nscp_desktop.domain.samples import SampleAgency
from nscp_desktop.services.record_files import open_existing

TODAY = date(2026, 11, 23)
Drawn = list[tuple[str, str, Look, bool]]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """Give what would be drawn: record, folder, look and whether with the dialogs. Nothing is drawn.

    As for some pictures, something is stored.
    """
    asked: Drawn = []

    def pictures(record: Path, folder: Path, today: date, look: Look, *, has_dialogs: bool) -> list[Path]:
        asked.append((record.name, folder.name, look, has_dialogs))
        with closing(open_existing(record)) as services:
            services.agency.add_team("Added for a picture")
        return []

    monkeypatch.setattr(drawing_commands, "_pictures", pictures)
    return asked


def test_the_gallery_draws_the_school_in_full_and_every_other_sample_in_a_folder_of_its_own(
    tmp_path: Path, drawn: Drawn
) -> None:
    _run("gallery", str(tmp_path / "out"), "--scale", "1.25", "--dark")
    look = Look(1.25, dark=True)
    assert drawn == [
        ("carlton-hill.nscp", "out", look, True),
        ("dovecote-meadow.nscp", "early-years", look, False),
        ("willowmere.nscp", "health", look, False),
        ("ashmere.nscp", "council", look, False),
        ("thornbeck-rovers.nscp", "voluntary", look, False),
    ]


@pytest.mark.parametrize("sample", [SampleAgency.SCHOOL, SampleAgency.EARLY_YEARS])
def test_the_demonstration_is_of_the_agency_that_was_asked_for(
    tmp_path: Path, drawn: Drawn, sample: SampleAgency
) -> None:
    more = [] if sample is SampleAgency.SCHOOL else ["--sample", sample.value]
    _run("demo", str(tmp_path / "out"), *more)
    assert drawn == [(sample.file_name, "pictures", Look(1.0, dark=False), sample is SampleAgency.SCHOOL)]
    assert (tmp_path / "out" / "training-matrix.xlsx").stat().st_size > 0
    assert (tmp_path / "out" / "compliance-summary.pdf").stat().st_size > 0
    services = open_existing(tmp_path / "out" / sample.file_name, read_only=True)
    assert services.agency.details().sector.value == sample.value
    assert "Added for a picture" not in {team.title for team in services.agency.teams()}
    services.close()


def test_a_sample_that_there_is_not_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        build_parser().parse_args(["demo", str(tmp_path), "--sample", "army"])
    assert end.value.code == 2
    assert "early-years" in capsys.readouterr().err


def _run(*words: str) -> None:
    options = build_parser().parse_args(words)
    assert options.run(options, TODAY) == 0
