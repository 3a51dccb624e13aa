"""Pictures of every page and dialog."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from nscp_desktop.domain.samples import SampleAgency
from nscp_desktop.services.record_files import open_existing
from nscp_desktop.services.sample import make_sample
from nscp_desktop.ui.gallery import draw_all, draw_pages
from nscp_desktop.ui.page_table import PAGES
from nscp_desktop.ui.session import Session

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(("size", "dark"), [((1366, 768), False), ((1093, 614), True)])
def test_every_page_is_drawn_at_the_size_asked_for(
    session: Session, tmp_path: Path, size: tuple[int, int], dark: bool
) -> None:
    saved = draw_all(session, tmp_path / "pictures", size=size, dark=dark)
    names = {path.stem for path in saved}
    assert set(PAGES) <= names
    assert {"welcome", "quick-open", "help"} <= names
    for path in saved:
        picture = QImage(str(path))
        assert not picture.isNull()
        if path.stem in PAGES:
            assert (picture.width(), picture.height()) == size


@pytest.mark.parametrize("sample", [sample for sample in SampleAgency if sample is not SampleAgency.SCHOOL])
def test_the_pages_that_differ_are_drawn_for_every_sample_agency(
    dressed: QApplication, tmp_path: Path, sample: SampleAgency
) -> None:
    path = tmp_path / sample.file_name
    make_sample(path, today=TODAY, name=sample.value)
    services = open_existing(path)
    saved = draw_pages(Session(services, TODAY), tmp_path / "pictures", size=(1093, 614))
    services.close()
    assert {"overview", "people", "matrix", "settings-rules"} <= {path.stem for path in saved}
    assert all((picture.width(), picture.height()) == (1093, 614) for picture in (QImage(str(one)) for one in saved))
