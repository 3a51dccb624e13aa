"""Pictures of every page and dialog."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from nscp_desktop.ui.gallery import draw_all
from nscp_desktop.ui.page_table import PAGES
from nscp_desktop.ui.session import Session


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
