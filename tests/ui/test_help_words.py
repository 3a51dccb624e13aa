"""What the help says about the tabs of the settings is there."""

import re

from nscp_desktop.paths import resources
from nscp_desktop.ui.dialogs.help import TOPICS
from nscp_desktop.ui.pages.settings import SettingsPage
from nscp_desktop.ui.session import Session

HELP = resources() / "help"


def tabs(session: Session) -> list[str]:
    page = SettingsPage(session)
    return [page.sections.tabText(place).replace("&", "") for place in range(page.sections.count())]


def test_the_help_lists_every_tab_of_the_settings(session: Session) -> None:
    listed = re.findall(r"^- \*\*(.+?)\*\*:", (HELP / "settings.md").read_text("utf-8"), re.MULTILINE)
    assert listed == tabs(session)


def test_every_section_of_the_settings_opens_a_help_page_that_is_there(session: Session) -> None:
    page = SettingsPage(session)
    known = {key for key, _ in TOPICS}
    opened = {}
    for name in ("rules", "backups", "users"):
        page.take(name)
        opened[name] = page.help_topic()
    assert opened == {"rules": "rules", "backups": "backups", "users": "settings"}
    for place in range(page.sections.count()):
        page.sections.setCurrentIndex(place)
        assert page.help_topic() in known


def test_every_tab_that_the_help_names_is_there(session: Session) -> None:
    known = tabs(session)
    named = [
        (path.name, name)
        for path in sorted(HELP.glob("*.md"))
        for name in re.findall(r"\*Settings(?:\*, \*|, )([^*]+)\*", path.read_text("utf-8"))
    ]
    assert len(named) > 5
    assert [place for place in named if place[1] not in known] == []
