"""The tab about evaluation and its dialogs, for their pictures."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QDialog, QWidget

from nscp_desktop.domain.evaluation import Form
from nscp_desktop.ui.dialogs.evaluation_summary import EvaluationSummaryDialog
from nscp_desktop.ui.dialogs.import_answers import ImportAnswersDialog
from nscp_desktop.ui.dialogs.key_forms import KeyFormsDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.requests import ReportRequest
from nscp_desktop.ui.pages.tabbed import TabRequest
from nscp_desktop.ui.pages.training import TrainingPage
from nscp_desktop.ui.pages.training_evaluation import ALL, DUE, EvaluationTab

ANSWERS = (
    "Name,How satisfied were you?,Was it relevant?,Knowledge before,Knowledge after,Any comments,Room\n"
    ",very good,4,2,4,Clear and to the point,B2\n,5,agree,3,4,,B2\nSomebody Else,4,7,2,3,,B2\n"
)


def evaluation_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each is made, by the name of its picture."""
    return {
        "training-evaluation": partial(_tab, window),
        "training-evaluation-all": partial(_list, window, ALL),
        "training-evaluation-due": partial(_list, window, DUE),
        "evaluation-key-in": partial(_keying, window, Form.PARTICIPANT),
        "evaluation-key-in-impact": partial(_keying, window, Form.IMPACT),
        "evaluation-summary": partial(_summary, window, 0, few=False),
        "evaluation-summary-time": partial(_summary, window, 1, few=False),
        "evaluation-summary-forms": partial(_summary, window, 2, few=False),
        "evaluation-summary-few": partial(_summary, window, 0, few=True),
        "evaluation-import": partial(_import, window),
        "report-evaluation-summary": partial(_report, window),
    }


def _shown_tab(window: MainWindow) -> EvaluationTab:
    window.show_page("training", TabRequest("evaluation"))
    page = window.page("training")
    assert isinstance(page, TrainingPage)
    tab = page.show_tab("evaluation")
    assert isinstance(tab, EvaluationTab)
    return tab


def _tab(window: MainWindow) -> QWidget:
    _shown_tab(window)
    return window


def _list(window: MainWindow, chip: str) -> QWidget:
    tab = _shown_tab(window)
    tab.chips.choose(chip)
    tab.chips.chosen.emit(chip)
    return window


def _choose(window: MainWindow, *, few: bool = False) -> EvaluationTab:
    """Choose the session with the most forms, or the one with the fewest."""
    tab = _shown_tab(window)
    tab.chips.choose(ALL)
    tab.chips.chosen.emit(ALL)
    with_forms = [row for row in tab.model.rows() if row.forms]
    if with_forms:
        row = (min if few else max)(with_forms, key=_count)
        tab.table.select_key(row.session.id)
    return tab


def _count(row: object) -> int:
    return len(getattr(row, "forms", ()))


def _dialog(window: MainWindow, kind: type[QDialog]) -> QDialog:
    return next(found for found in reversed(window.findChildren(kind)) if found.isVisible())


def _keying(window: MainWindow, form: Form) -> QWidget:
    tab = _choose(window)
    tab.doing.key_in(form)
    dialog = _dialog(window, KeyFormsDialog)
    assert isinstance(dialog, KeyFormsDialog)
    fields = list(dialog.panel.ratings.values())
    fields[0].choose(4)
    fields[1].setText("7")
    fields[1].textEdited.emit("7")
    next(iter(dialog.panel.texts.values())).setPlainText("We talked about pupil Jayden in the team")
    return dialog


def _summary(window: MainWindow, tab: int, *, few: bool) -> QWidget:
    _choose(window, few=few).doing.show_summary()
    dialog = _dialog(window, EvaluationSummaryDialog)
    assert isinstance(dialog, EvaluationSummaryDialog)
    dialog.tabs.setCurrentIndex(tab)
    return dialog


def _import(window: MainWindow) -> QWidget:
    tab = _choose(window)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "Answers from the survey.csv"
        path.write_text(ANSWERS, "utf-8")
        tab.import_file(path)
        window.session.tasks.wait_idle()
        return _dialog(window, ImportAnswersDialog)


def _report(window: MainWindow) -> QWidget:
    one = _choose(window).current()
    if one is not None:
        window.show_page("reports", ReportRequest("evaluation-summary", session_id=one.session.id))
    return window
