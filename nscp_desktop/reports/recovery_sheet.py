"""The recovery sheet: one page that opens the record file when the password is forgotten."""

from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.recovery_code import GROUPS
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Cell, Column, draw_table

_IN_A_ROW = 4


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What the sheet is made of: `code` is 13 groups of five letters, parted by spaces."""

    frame: Frame
    file_name: str
    code: str


def build_recovery_sheet(data: RecoverySheet, out: BinaryIO) -> Built:
    """Write the sheet as a PDF of one page."""
    paper = Paper(out, data.frame)
    paper.paragraph(f"This sheet opens {data.file_name} with nothing else. It is not the password, and as good as it.")
    paper.heading("The code")
    groups = [f"{place}  {group}" for place, group in enumerate(data.code.split(), start=1)]
    groups += [""] * (-GROUPS % _IN_A_ROW)
    rows: list[list[Cell]] = [list(groups[start : start + _IN_A_ROW]) for start in range(0, len(groups), _IN_A_ROW)]
    draw_table(paper, tuple(Column("", 25, bold=True) for _ in range(_IN_A_ROW)), rows)
    paper.heading("When the password is forgotten")
    paper.bullets(
        (
            "Open the file. Where the password is asked for, choose the recovery sheet.",
            "Type the groups in the order of their numbers, without the numbers. Small letters and spaces do not "
            "matter, and 0 is always a nought, 1 always a one. A group that is mistyped is named.",
            "Then set a new password. That makes this sheet useless, and a new one is printed.",
        ),
        ink.BODY,
    )
    paper.heading("Where to keep it")
    paper.bullets(
        (
            "In a safe or a locked drawer, never with the laptop, and not as a photograph on a telephone.",
            "Tell your deputy where it is. Without the password and without this sheet nobody can open the file, not "
            "the makers of the program either.",
            "Backups open with the password, or the sheet, of the day on which they were made.",
        ),
        ink.BODY,
    )
    return paper.finish(counting=False)
