"""The tabs of certificates and of trainers, and their dialogs, for their pictures."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.certificates import Answer, Checked
from nscp_desktop.domain.dates import add_days
from nscp_desktop.ui.dialogs.check_certificate import CheckCertificateDialog, WithdrawDialog
from nscp_desktop.ui.dialogs.issue_certificates import IssueAgainDialog, IssueDialog, IssueLine, Signing
from nscp_desktop.ui.dialogs.provider import ProviderCheckDialog, ProviderDialog
from nscp_desktop.ui.dialogs.trainer import TrainerDialog
from nscp_desktop.ui.main_window import MainWindow
from nscp_desktop.ui.pages.tabbed import TabRequest

ABOUT = "2026-00004 · Osei, Rebecca · Whole-school safeguarding"


def trainer_pictures(window: MainWindow) -> Mapping[str, Callable[[], QWidget]]:
    """Return how each is made, by the name of its picture."""
    return {
        "training-certificates": partial(_tab, window, "certificates", "to-issue"),
        "training-certificates-issued": partial(_tab, window, "certificates", "issued"),
        "training-trainers": partial(_tab, window, "trainers", "trainers"),
        "training-trainers-sessions": partial(_tab, window, "trainers", "sessions"),
        "training-trainers-providers": partial(_tab, window, "trainers", "providers"),
        "training-trainers-pool": partial(_tab, window, "trainers", "pool"),
        "issue-certificates": partial(_issue, window),
        "issue-certificate-again": partial(_again, window),
        "check-certificate": partial(_check, window),
        "withdraw-certificate": partial(_withdraw, window),
        "trainer": partial(_trainer, window),
        "provider": partial(_provider, window),
        "provider-check": partial(_provider_check, window),
    }


def _tab(window: MainWindow, tab: str, part: str) -> QWidget:
    window.show_page("training", TabRequest(tab, part))
    return window


def _issue(window: MainWindow) -> IssueDialog:
    today = window.session.today
    people = [record.person.sorted_name for record in window.session.services.standing.snapshot().records[:9]]
    day = add_days(today, -12)
    back = [name for place, name in enumerate(people) if place not in (4, 5)]
    lines = [IssueLine(place, name, day) for place, name in enumerate(back)]
    held_back = "the evaluation form has not come back"
    lines[3:3] = [IssueLine(90 + place, name, day, held_back) for place, name in enumerate(people[4:6])]
    return IssueDialog("Whole-school safeguarding", lines, Signing("Gwen Evans", today, day), _nothing, window)


def _again(window: MainWindow) -> IssueAgainDialog:
    return IssueAgainDialog(ABOUT, Signing("Gwen Evans", window.session.today), _nothing, window)


def _check(window: MainWindow) -> CheckCertificateDialog:
    dialog = CheckCertificateDialog(_found, "", window)
    dialog.number.setText("2026-00004")
    dialog.code.setText("BCDFG-HJKMN")
    dialog.accept()
    return dialog


def _found(_number: str, _code: str) -> Checked:
    words = "This certificate is real. It was issued to Rebecca Osei on 14 Sep 2026 for Whole-school safeguarding."
    return Checked(Answer.REAL, words)


def _withdraw(window: MainWindow) -> WithdrawDialog:
    return WithdrawDialog(ABOUT, _nothing, window)


def _trainer(window: MainWindow) -> TrainerDialog:
    snapshot, today = window.session.services.standing.snapshot(), window.session.today
    trainer = next((one for one in window.session.services.trainers.everybody() if one.person_id is None), None)
    people = [record.person for record in snapshot.records]
    return TrainerDialog(people, _nothing, trainer, window, today=today)


def _provider(window: MainWindow) -> ProviderDialog:
    provider = next(iter(window.session.services.trainers.providers()), None)
    return ProviderDialog(_nothing, provider, window, today=window.session.today)


def _provider_check(window: MainWindow) -> ProviderCheckDialog:
    today: date = window.session.today
    return ProviderCheckDialog("3 providers", _nothing, "Gwen Evans", window, today=today)


def _nothing(*_: object) -> None:
    return None
