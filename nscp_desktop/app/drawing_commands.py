"""The commands that show the program without a screen: demo and gallery."""

import argparse
import os
import tempfile
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from nscp_desktop.app.commands import say
from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.services.documents import ReportOptions
from nscp_desktop.services.record_files import open_existing
from nscp_desktop.services.sample import make_sample

SCHOOL_LAPTOP = (1366, 768)
SAMPLE_FILE = "carlton-hill.nscp"


def demo(options: argparse.Namespace, today: date) -> int:
    """Make a sample agency with its reports, spreadsheets and pictures, and print what was made."""
    folder = _folder(options.folder)
    record = folder / SAMPLE_FILE
    record.unlink(missing_ok=True)
    make_sample(record, today=today)
    made = [record]
    with closing(open_existing(record, read_only=True)) as services:
        printed_at = datetime.now().astimezone()
        lead = next(person.id for person in services.standing.snapshot().people.values() if person.duties)
        for info in services.documents.reports():
            chosen = ReportOptions(person_id=lead if info.needs_person else None, printed_at=printed_at)
            made.append(folder / f"{info.id}.pdf")
            services.documents.save_report(info.id, made[-1], today, chosen)
        for sheet in services.documents.exports():
            made.append(folder / f"{sheet.id}.xlsx")
            services.documents.save_export(sheet.id, made[-1], today)
    made += _pictures(record, folder / "pictures", today, scale=1.0, dark=False)
    for path in made:
        say(str(path))
    return 0


def gallery(options: argparse.Namespace, today: date) -> int:
    """Draw every page and dialog with sample data, and print what was made."""
    folder = _folder(options.folder)
    with tempfile.TemporaryDirectory() as place:
        record = Path(place) / SAMPLE_FILE
        make_sample(record, today=today)
        for path in _pictures(record, folder, today, scale=options.scale, dark=options.dark):
            say(str(path))
    return 0


def _folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileRefusedError(f"The folder {folder} cannot be made: {error.strerror}. Choose another.") from error
    return folder


def _pictures(record: Path, folder: Path, today: date, *, scale: float, dark: bool) -> list[Path]:
    """Draw at the size of a school laptop; at a scale of 1.25 it has room for 1093 x 614."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    # Imported here because the commands that only calculate must not need Qt.
    from nscp_desktop.app.window import started_application
    from nscp_desktop.ui.gallery import draw_all
    from nscp_desktop.ui.session import Session

    application = started_application(dark=dark)
    size = (round(SCHOOL_LAPTOP[0] / scale), round(SCHOOL_LAPTOP[1] / scale))
    with closing(open_existing(record)) as services:
        drawn = draw_all(Session(services, today), _folder(folder), size=size, dark=dark)
        application.processEvents()
    return drawn
