"""Templates of questionnaires as files: handed on, brought in, and items that are pasted.

The libraries that read and write sheets are imported when first needed: the window starts without them.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from nscp_desktop.domain.errors import FileRefusedError, NotFoundError
from nscp_desktop.domain.questionnaires import TemplateVersion
from nscp_desktop.domain.template_checks import WholeTemplate
from nscp_desktop.domain.template_import import FoundItems, Holds, ItemsPlan, plan_items
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.saving import save_built, save_whole
from nscp_desktop.services.shipped_templates import scales
from nscp_desktop.services.template_toml import LARGEST_BYTES, template_of, template_text


class TemplateFiles:
    """The files of templates. Nothing is stored in the record here."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def read_template(self, path: Path) -> WholeTemplate:
        """Read a template that was handed on as TOML.

        Raises NotFoundError, or FileRefusedError with a sentence that names the place, when it cannot be used.
        """
        whole = template_of(_text_of(path), path.name, scales())
        return WholeTemplate(replace(whole.template, shipped=""), whole.version)

    def read_items(self, path: Path, meanings: Mapping[int, Holds] | None = None, sheet: str = "") -> FoundItems:
        """Read items from a CSV file or a sheet of a workbook, "" for the sheet that fits best.

        `meanings` says what columns hold where the guess was changed.

        Raises FileRefusedError when it is no workbook, protected or empty.
        """
        from nscp_desktop.spreadsheets.template_reading import read_items

        return read_items(path, meanings or {}, sheet)

    def read_pasted(self, text: str, meanings: Mapping[int, Holds] | None = None) -> FoundItems:
        """Read items from what was copied in another program.

        Raises FileRefusedError when there is nothing in it.
        """
        from nscp_desktop.spreadsheets.template_reading import read_pasted

        return read_pasted(text, meanings or {})

    def plan_items(self, found: FoundItems, before: TemplateVersion | None) -> ItemsPlan:
        """Work out which items a sheet would make, beside those that are in use before."""
        return plan_items(found, before)

    def save_workbook(self, whole: WholeTemplate, out: Path) -> None:
        """Save a template as a workbook, whole or not at all.

        Raises FileRefusedError when the file cannot be written.
        """
        from nscp_desktop.spreadsheets.template_writing import write_template

        with self._desk.reading() as unit:
            agency = unit.agency.details().name
        save_built(out, partial(write_template, whole, agency))

    def save_toml(self, whole: WholeTemplate, out: Path) -> None:
        """Save a template as a file that another agency can bring in, whole or not at all.

        Raises FileRefusedError when the file cannot be written.
        """
        text = template_text(whole)
        save_whole(out, lambda stream: stream.write(text.encode("utf-8")))


def _text_of(path: Path) -> str:
    try:
        if not path.is_file():
            raise NotFoundError(f"There is no file {path}.")
        with path.open("rb") as stream:
            data = stream.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise FileRefusedError(f"{path.name} cannot be read: {error.strerror}.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileRefusedError(
            f"{path.name} is no template of a questionnaire: it is not text in UTF-8. Choose a .toml file."
        ) from error
