"""The tab of returns and packs, and its dialogs, for their pictures."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.small_numbers import rules
from nscp_desktop.services.returns_forms import FormLine, FormLook
from nscp_desktop.ui.dialogs.fill_form import FillFormDialog, NamesDialog
from nscp_desktop.ui.dialogs.pack_annexes import CERTIFICATE, FILE, SHEET, AnnexesDialog, ChosenAnnexes
from nscp_desktop.ui.main_window import MainWindow


def return_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each is made, by the name of its picture."""
    return {
        "assurance-returns": partial(_tab, window),
        "fill-form": partial(_form, window),
        "form-names": partial(_names, window),
        "pack-annexes": partial(_annexes, window),
    }


def _tab(window: MainWindow) -> QWidget:
    window.show_page("assurance", "returns")
    return window


def _form(window: MainWindow) -> FillFormDialog:
    names = window.session.services.returns.names(window.session.today)
    wanted = (
        "NSCP_AGENCY",
        "NSCP_AS_AT",
        "NSCP_HEADCOUNT",
        "NSCP_GROUP_1_ASKED",
        "NSCP_GROUP_1_IN_DATE",
        "NSCP_PREVENT",
    )
    found = [one for one in names if one.name in wanted]
    lines = tuple(
        FormLine(one.name, f"Training, C{place}", one.meaning, one.words) for place, one in enumerate(found, 4)
    )
    look = FormLook("Training audit 2026.xlsx", lines, ("NSCP_STAFF",), ("charts",), has_typed=False)
    return FillFormDialog(look, rules(5)[0], window)


def _names(window: MainWindow) -> NamesDialog:
    return NamesDialog(window.session.services.returns.names(window.session.today), _nothing, window)


def _annexes(window: MainWindow) -> AnnexesDialog:
    found = window.session.services.returns.annexes(window.session.today)
    kinds = ((CERTIFICATE, found.certificates), (FILE, found.files), (SHEET, found.sheets))
    entries = [(kind, one.id, one.words) for kind, annexes in kinds for one in annexes]
    return AnnexesDialog(entries, ChosenAnnexes(sheet_ids=(entries[0][1],) if entries else ()), _nothing, window)


def _nothing(*_: object) -> None:
    return None
