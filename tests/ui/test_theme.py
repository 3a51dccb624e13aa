"""Colours that can be read, in light and dark."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from nscp_desktop.domain.standing import StandingKind
from nscp_desktop.ui import theme
from nscp_desktop.ui.dialogs.evidence_sample import SampleDialog

LEAST_CONTRAST = 4.5


def _brightness(colour: QColor) -> float:
    parts = []
    for part in (colour.redF(), colour.greenF(), colour.blueF()):
        parts.append(part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((_brightness(one), _brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("kind", [*StandingKind, theme.BOOKED])
def test_every_standing_can_be_read(qapp: QApplication, dark: bool, kind: str) -> None:
    theme.apply(qapp, dark=dark)
    colours = theme.colours_of(kind)
    assert contrast(colours.ink, colours.fill) >= LEAST_CONTRAST
    assert contrast(colours.bar, QColor("white")) >= LEAST_CONTRAST


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("text", "window"),
        ("text", "card"),
        ("text", "selected"),
        ("muted", "window"),
        ("muted", "card"),
        ("accent_text", "accent"),
        ("accent_ink", "card"),
        ("accent_ink", "selected"),
        ("wrong", "card"),
        ("wrong", "window"),
        ("notice_text", "notice"),
    ],
)
def test_every_text_can_be_read(qapp: QApplication, dark: bool, ink: str, paper: str) -> None:
    theme.apply(qapp, dark=dark)
    assert contrast(theme.token(ink), theme.token(paper)) >= LEAST_CONTRAST


def test_overdue_and_not_done_never_look_the_same(qapp: QApplication) -> None:
    for dark in (False, True):
        theme.apply(qapp, dark=dark)
        assert theme.colours_of(StandingKind.OVERDUE) != theme.colours_of(StandingKind.NOT_DONE)
        assert theme.colours_of(StandingKind.OVERDUE).bar != theme.colours_of(StandingKind.NOT_DONE).bar


def test_a_number_in_its_box_has_room_to_be_read(dressed: QApplication, show: Callable[..., QWidget]) -> None:
    dialog = SampleDialog(lambda _from_on, _until_on: 212, lambda _drawn: None, date(2026, 11, 23))
    show(dialog, 440, 320)
    line = dialog.percent.lineEdit()
    assert line.text() == "10 %"
    assert line.width() > line.fontMetrics().horizontalAdvance(line.text()) + 14
