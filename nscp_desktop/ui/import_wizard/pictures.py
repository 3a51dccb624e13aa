"""How the steps of the wizard are made for their pictures, with a small file of invented people."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget

from nscp_desktop.ui.import_wizard.wizard import COLUMNS, FILE, PREVIEW, STORE, ImportWizard
from nscp_desktop.ui.session import Session

FILE_NAME = "Staff training.csv"
SAMPLE = """\
Name,Role,Start date,Prevent,Online safety,Minibus safety,First aid expiry
Nadia Exley,Headteacher / DSL,01/09/2019,04/03/2025,12/09/2025,,01/09/2027
Bo Newson,Class teacher,01/09/2021,Sept 2024,03/09/2025,Yes,
Cy Hartley,Teaching assistant,06/01/2025,14/01/2025,N/A,20/06/2025,31/02/2027
Gwenn Evans,Headteacher,01/09/2015,11/11/2024,TBC,,15/05/2027
Ines Okoro,Parent governor,02/02/2024,Booked 12/01/2027,,,
"""


def wizard_pictures(session: Session, window: QWidget) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each step is made, by the name of its picture."""
    steps = {
        "import": (FILE, "people"),
        "import-columns": (COLUMNS, "people"),
        "import-preview": (PREVIEW, "people"),
        "import-questions": (PREVIEW, "questions"),
        "import-store": (STORE, "people"),
    }
    return {name: partial(_at_step, session, window, step, tab) for name, (step, tab) in steps.items()}


def _at_step(session: Session, window: QWidget, step: int, tab: str) -> QWidget:
    wizard = ImportWizard(session, window)
    if step == FILE:
        return wizard
    with TemporaryDirectory() as folder:
        path = Path(folder) / FILE_NAME
        path.write_text(SAMPLE, "utf-8")
        wizard.take_file(path)
        session.tasks.wait_idle()
    wizard.preview_step.open_tab(tab)
    wizard.show_step(step)
    return wizard
