"""What shared learning stores, and whose role allows it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from nscp_desktop.domain.learning import LearningItem, LearningKind, SharedHow, ShareDraft
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.record_files import Services
from tests.faults.operations import TODAY

Act = Callable[[Services, Path], object]
EDITORS = (UserRole.EDITOR, UserRole.ADMINISTRATOR)


def begin_learning(services: Services) -> None:
    """Put an item on record that is shared with two people and read by one."""
    own = services.learning.add(LearningItem(0, "A bulletin about boats", LearningKind.BULLETIN, to_read=True))
    services.learning.share(ShareDraft(own, (7, 8), TODAY, SharedHow.MEETING), today=TODAY)
    services.learning.mark_read(own, [7], TODAY, today=TODAY)


def _item(services: Services) -> LearningItem:
    return services.learning.items()[0]


STORING_LEARNING: dict[tuple[str, str], tuple[Act, tuple[UserRole, ...]]] = {
    ("learning", "add"): (lambda s, _: s.learning.add(LearningItem(0, "A clip", LearningKind.CLIP)), EDITORS),
    ("learning", "change"): (lambda s, _: s.learning.change(replace(_item(s), source="NSCP")), EDITORS),
    ("learning", "switch"): (lambda s, _: s.learning.switch(_item(s).id, active=False), EDITORS),
    ("learning", "share"): (
        lambda s, _: s.learning.share(ShareDraft(_item(s).id, (6,), TODAY, SharedHow.E_MAIL), today=TODAY),
        EDITORS,
    ),
    ("learning", "mark_read"): (lambda s, _: s.learning.mark_read(_item(s).id, [8], TODAY, today=TODAY), EDITORS),
    ("learning", "take_back_reading"): (lambda s, _: s.learning.take_back_reading(_item(s).id, [7]), EDITORS),
    ("learning", "take_back_sharing"): (lambda s, _: s.learning.take_back_sharing(_item(s).id, [8]), EDITORS),
}
LOOKING_AT_LEARNING = {"learning": {"items", "editions", "everything", "reach", "of_person", "jobs"}}
