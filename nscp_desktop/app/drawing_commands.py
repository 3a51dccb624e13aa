"""The commands that show the program without a screen: demo and gallery."""

import argparse
import os
import shutil
import tempfile
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from nscp_desktop.app.commands import say
from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.domain.samples import SampleAgency
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.record_files import open_existing
from nscp_desktop.services.sample import make_sample

SCHOOL_LAPTOP = (1366, 768)


class Look(NamedTuple):
    """How pictures look: the scale of the screen, and the colours."""

    scale: float
    dark: bool


def demo(options: argparse.Namespace, today: date) -> int:
    """Make a sample agency with its reports, spreadsheets and pictures, and print what was made."""
    folder = _folder(options.folder)
    sample = SampleAgency(options.sample)
    record = folder / sample.file_name
    record.unlink(missing_ok=True)
    make_sample(record, today=today, name=sample.value)
    made = [record]
    with closing(open_existing(record, read_only=True)) as services:
        printed_at = datetime.now().astimezone()
        held_so_far = (one for one in services.sessions.all() if one.ends_on <= today and one.attended)
        newest = next(held_so_far, None)
        lead = next(person.id for person in services.standing.snapshot().people.values() if person.duties)
        for info in services.documents.reports():
            about = lead if info.needs_person else None
            held = newest.id if info.needs_session and newest is not None else None
            if info.needs_session and held is None:
                continue
            chosen = ReportOptions(person_id=about, session_id=held, printed_at=printed_at)
            made.append(folder / f"{info.id}.pdf")
            services.documents.save_report(info.id, made[-1], today, chosen)
        for sheet in services.documents.exports():
            made.append(folder / f"{sheet.id}.xlsx")
            services.documents.save_export(sheet.id, made[-1], today)
    look = Look(1.0, dark=False)
    with tempfile.TemporaryDirectory() as place:
        # Some dialogs are drawn with something stored for them; the record has to say what its reports say.
        copy = Path(shutil.copy(record, place))
        made += _pictures(copy, folder / "pictures", today, look, has_dialogs=sample is SampleAgency.SCHOOL)
    for path in made:
        say(str(path))
    return 0


def gallery(options: argparse.Namespace, today: date) -> int:
    """Draw every page and dialog with the sample school, the pages that differ with the others, and print the files.

    Those of the other sample agencies lie in folders that are named as their sectors.
    """
    folder = _folder(options.folder)
    look = Look(options.scale, options.dark)
    with tempfile.TemporaryDirectory() as place:
        for sample in SampleAgency:
            record = Path(place) / sample.file_name
            make_sample(record, today=today, name=sample.value)
            is_school = sample is SampleAgency.SCHOOL
            out = folder if is_school else folder / sample.value
            for path in _pictures(record, out, today, look, has_dialogs=is_school):
                say(str(path))
    return 0


def _folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileRefusedError(f"The folder {folder} cannot be made: {error.strerror}. Choose another.") from error
    return folder


def _pictures(record: Path, folder: Path, today: date, look: Look, *, has_dialogs: bool) -> list[Path]:
    """Draw at the size of a school laptop; at a scale of 1.25 it has room for 1093 x 614."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(look.scale)
    # Imported here because the commands that only calculate must not need Qt.
    from nscp_desktop.app.window import started_application
    from nscp_desktop.ui.gallery import draw_all, draw_pages
    from nscp_desktop.ui.session import Session

    application = started_application(dark=look.dark)
    size = (round(SCHOOL_LAPTOP[0] / look.scale), round(SCHOOL_LAPTOP[1] / look.scale))
    draw = draw_all if has_dialogs else draw_pages
    with closing(open_existing(record)) as services:
        # Pictures show nobody's account: whoever works in a sample is its lead.
        services.desk.work_as(services.agency.details().lead)
        drawn = draw(Session(services, today), _folder(folder), size=size, dark=look.dark)
        application.processEvents()
    return drawn
