"""Files of answers and of actions: taken off the record, and saved outside it."""

from pathlib import Path

from nscp_desktop.domain.errors import NotFoundError
from nscp_desktop.domain.evidence_files import AssuranceFile
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.evidence_saving import save_content


def take_off(desk: Desk, file: AssuranceFile, whose: str) -> None:
    """Take a file off what it proves, named by `whose` in the history; undo brings it back.

    Raises NotFoundError when it is gone already.
    """
    with desk.reading() as unit:
        if unit.assurance_files.file(file.id) is None:
            raise NotFoundError("That file is no longer in the record.")
    with desk.changing(f"Remove the file {file.name} from {whose}") as unit:
        unit.assurance_files.remove(file.id)


def save_copy(desk: Desk, file: AssuranceFile, out: Path) -> None:
    """Save a copy of a file outside the record, whole or not at all.

    Raises FileRefusedError when it is damaged or cannot be written.
    """
    with desk.reading() as unit:
        content = unit.assurance_files.content(file.id)
    save_content(file.name, content, out)
