"""A dialog that asks for the password there is, and lets nobody try one after the other."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from nscp_desktop.domain.errors import NotAllowedError, NscpError
from nscp_desktop.domain.passwords import delay_seconds
from nscp_desktop.ui.dialogs.slow_dialog import SlowDialog
from nscp_desktop.ui.tries import Tries, wait_words

TICK_MS = 250


class AskingDialog(SlowDialog):
    """Waits longer after each wrong password, as unlocking does, and counts with `tries` what was wrong there too."""

    def __init__(
        self, title: str, accept_words: str = "", parent: QWidget | None = None, *, tries: Tries | None = None
    ) -> None:
        super().__init__(title, accept_words, parent)
        self.tries = tries or Tries()
        self.timer = QTimer(self)
        self.timer.setInterval(TICK_MS)
        self.timer.timeout.connect(self.count_down)
        self.count_down()

    @property
    def has_to_wait(self) -> bool:
        """Whether nothing may be tried now: a job is on its way, or the last tries were wrong."""
        return self.is_working or self.tries.seconds_left() > 0

    def count_down(self) -> None:
        """Show how long to wait, and let it be tried again when that is over."""
        left = self.tries.seconds_left()
        self.accept_button.setEnabled(not left)
        if left:
            self.show_sentence(wait_words(left))
            self.timer.start()
        elif self.timer.isActive():
            self.timer.stop()
            self.show_sentence("")

    def show_error(self, error: NscpError) -> None:
        """Show a refusal; a wrong password is counted, whatever else went wrong is not."""
        super().show_error(error)
        if isinstance(error, NotAllowedError) and error.field == "old":
            self.tries.note_wrong(delay_seconds)
            self.count_down()
