"""A form of the partnership, the council or the agency, in which cells have names: looked at, and filled as a copy.

The library that reads and writes workbooks is imported when first needed: the window starts without it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError
from nscp_desktop.domain.partnership_return import PartnershipReturn
from nscp_desktop.domain.return_names import PREFIX, ReturnName, WholePercent, find, is_typed
from nscp_desktop.services.saving import save_built, save_sheets

if TYPE_CHECKING:
    from nscp_desktop.spreadsheets.named_cells import Fill, Form

ENDING = ".xlsx"
_MOST_TOLD = 3


class FormLine(NamedTuple):
    """A cell that is filled: its name, where it is, and what is written there in words."""

    name: str
    place: str
    meaning: str
    words: str


@dataclass(frozen=True, slots=True)
class FormLook:
    """What becomes of a form: the cells that are filled, names that look like ours and are not known, what is lost.

    `has_typed`: words that somebody typed are among it, which may name people.
    """

    file_name: str
    lines: tuple[FormLine, ...]
    unknown: tuple[str, ...]
    lost: tuple[str, ...]
    has_typed: bool

    @property
    def words(self) -> str:
        """`12 cells can be filled.`, with the names that are not known."""
        words = f"{plural(len(self.lines), 'cell')} can be filled."
        if self.unknown:
            verb = "is" if len(self.unknown) == 1 else "are"
            words += f" {', '.join(self.unknown)} {verb} not known here, so nothing is written there."
        return words

    @property
    def lost_words(self) -> str:
        """Say what the copy will not have; empty when it has everything."""
        if not self.lost:
            return ""
        return f"The copy will be without: {', '.join(self.lost)}. Put these back by hand, or fill the form in by hand."


def look_at(template: Path, names: Iterable[ReturnName]) -> FormLook:
    """Read a form, and say what would be written where.

    Raises FileRefusedError with the sentence when it cannot be filled.
    """
    return _look(_content(template), template.name, names)[0]


def fill_copy(template: Path, out: Path, names: Iterable[ReturnName]) -> FormLook:
    """Save a filled copy, whole or not at all.

    Raises FileRefusedError as `look_at` and when it cannot be written, NotAllowedError for a name that cannot be used.
    """
    from nscp_desktop.spreadsheets.named_cells import fill_form

    if out.suffix.lower() != ENDING:
        raise NotAllowedError(f"Give the copy a name that ends in {ENDING}.", "out")
    if _is_same(template, out):
        raise NotAllowedError(
            "The copy would take the place of the form itself. Give it another name, so that the form stays.", "out"
        )
    content = _content(template)
    look, values = _look(content, template.name, names)
    save_built(out, partial(fill_form, content, template.name, values))
    return look


def save_names(names: Sequence[ReturnName], out: Path) -> None:
    """Save the list of names as a workbook.

    Raises FileRefusedError when it cannot be written.
    """
    from nscp_desktop.spreadsheets.export_return import export_names

    save_built(out, partial(export_names, names))


def save_return(found: PartnershipReturn, out: Path) -> None:
    """Save the return as a workbook, or as CSV files in one zip.

    Raises FileRefusedError when it cannot be written.
    """
    from nscp_desktop.spreadsheets.export_return import export_return

    save_sheets(out, partial(export_return, found))


def _look(content: bytes, file_name: str, names: Iterable[ReturnName]) -> tuple[FormLook, "dict[str, Fill]"]:
    from nscp_desktop.spreadsheets.export_book import Percent
    from nscp_desktop.spreadsheets.named_cells import read_form

    form = read_form(content, file_name)
    by_name = {one.name: one for one in names}
    known = [(cell, one) for cell in form.cells if (one := find(by_name, cell.name)) is not None]
    if not known:
        raise FileRefusedError(_nothing_known(form))
    problems = [cell.problem for cell, _ in known if cell.problem]
    problems += _twice([(cell.name, cell.place) for cell, _ in known])
    if problems:
        more = len(problems) - _MOST_TOLD
        words = " ".join(problems[:_MOST_TOLD]) + (f" And {more:,} more like these." if more > 0 else "")
        raise FileRefusedError(f"{file_name} cannot be filled as it is. {words}")
    values: dict[str, Fill] = {}
    for cell, one in known:
        values[cell.name] = Percent(one.value.whole) if isinstance(one.value, WholePercent) else one.value
    taken = {cell.name for cell, _ in known}
    unknown = tuple(cell.name for cell in form.cells if cell.name.upper().startswith(PREFIX) and cell.name not in taken)
    lines = tuple(FormLine(cell.name, cell.place, one.meaning, one.words) for cell, one in known)
    return FormLook(file_name, lines, unknown, form.lost, any(is_typed(one) for _, one in known)), values


def _nothing_known(form: "Form") -> str:
    from nscp_desktop.spreadsheets.named_cells import names_sentence

    return (
        f"{form.file_name} has no cell with a name that is known here. {names_sentence(form)} Open it in your "
        f"spreadsheet program, select a cell, type a name such as {PREFIX}HEADCOUNT into the name box at the left of "
        "the formula bar, press Enter, save, and choose it again. All names are in the list of names."
    )


def _twice(named: Iterable[tuple[str, str]]) -> list[str]:
    seen: dict[str, str] = {}
    found = []
    for name, place in named:
        if place in seen:
            found.append(f"{seen[place]} and {name} are names of one cell ({place}). Leave one of them.")
        seen.setdefault(place, name)
    return found


def _content(template: Path) -> bytes:
    from nscp_desktop.spreadsheets.safety import MAX_FILE_BYTES

    try:
        with template.open("rb") as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise FileRefusedError(
            f"{template.name} could not be read. It may have been moved, or be open in another program. Look for it, "
            "close it there, then choose it again."
        ) from error


def _is_same(template: Path, out: Path) -> bool:
    try:
        return out.exists() and out.samefile(template)
    except OSError:
        return False
