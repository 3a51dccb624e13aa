"""The certificate of a disposal: what was erased by which rule and on whose word, without any name of those erased."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.retention import Disposal
from nscp_desktop.reports import ink
from nscp_desktop.reports.frame import Built, Frame, Paper
from nscp_desktop.reports.table import Cell, Column, draw_table

_COLUMNS = (Column("Disposal", 30, bold=True), Column("", 70))


@dataclass(frozen=True, slots=True)
class DisposalCertificate:
    """What the certificate is made of. `kept_backups` are names of backups from before, kept for ever."""

    frame: Frame
    disposal: Disposal
    kept_backups: tuple[str, ...] = ()


def build_disposal_certificate(data: DisposalCertificate, out: BinaryIO) -> Built:
    """Write the certificate as a PDF."""
    paper = Paper(out, data.frame)
    disposal = data.disposal
    rows: list[list[Cell]] = [
        ["Reference", disposal.reference],
        ["Day", in_words(disposal.disposed_on)],
        ["People erased", f"{disposal.people:,}"],
        ["Records erased", f"{disposal.records:,}"],
        ["Reason", disposal.rule],
        ["Confirmed by", disposal.confirmed_by],
    ]
    draw_table(paper, _COLUMNS, rows)
    paper.heading("What was done")
    paper.bullets(
        (
            "The people and everything on record about them were taken out of the record file, and the file was "
            "written anew.",
            "Their values in the history of changes were blanked. The marks by which the history is checked were "
            "kept, so it can still be shown that nothing else was altered.",
            "This cannot be taken back.",
        ),
        ink.BODY,
    )
    paper.heading("Backups made before")
    paper.paragraph(
        f"Older backups still hold what was erased. They are thinned out as the program is used, the last of them by "
        f"{in_words(disposal.backups_gone_by)}. Backups copied to another place by hand have to be deleted there."
    )
    _draw_kept(paper, data.kept_backups)
    return paper.finish(counting=False)


def _draw_kept(paper: Paper, names: Iterable[str]) -> None:
    kept = tuple(names)
    if kept:
        paper.paragraph("Marked to be kept for ever, so they stay until somebody deletes them:")
        paper.bullets(kept, ink.BODY)
    else:
        paper.paragraph("No backup from before was marked to be kept for ever.", ink.NOTE)
