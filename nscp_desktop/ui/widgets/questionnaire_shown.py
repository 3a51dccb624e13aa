"""What a questionnaire shows on screen, as plain data, and what it asks of the page around it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.actions import Action
from nscp_desktop.domain.audit_figures import Fact
from nscp_desktop.domain.courses import CourseVersion
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.questionnaires import Filled, Item, QuestionnaireKind, TrainedBefore
from nscp_desktop.services.checklist_checks import Said


class TextNames(NamedTuple):
    """How the texts of an item are called: `main` is always seen, `other` is under More."""

    main: str
    main_words: str
    other: str
    other_words: str


_CONTENT_NAMES = TextNames("where_covered", "Where covered: slide, page, exercise", "evidence", "Evidence")
_OTHER_NAMES = TextNames("evidence", "How this is done, and what shows it", "where_covered", "Where it is written down")


def text_names(kind: QuestionnaireKind) -> TextNames:
    """Return how the texts of an item are called in a questionnaire of this kind."""
    return _CONTENT_NAMES if kind is QuestionnaireKind.CONTENT else _OTHER_NAMES


@dataclass(frozen=True, slots=True)
class Shown:
    """A questionnaire and what stands beside its items; mappings go by item id.

    `locked` says why nothing can be changed, "" while it can. `people` can be owners; `may_act`: actions can be
    added, to one that is signed off too.
    """

    filled: Filled
    as_at: date
    locked: str = ""
    files: Mapping[int, int] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    versions: tuple[CourseVersion, ...] = ()
    trained_before: Mapping[int, TrainedBefore] = field(default_factory=dict)
    facts: Mapping[int, tuple[Fact, ...]] = field(default_factory=dict)
    actions: Mapping[int, tuple[Action, ...]] = field(default_factory=dict)
    may_act: bool = True

    @property
    def may_edit(self) -> bool:
        """Whether answers can be given."""
        return not self.locked

    def owner_words(self, owner_id: int | None, owner: str) -> str:
        """Return the name of an owner, "" for nobody."""
        return next((person.name for person in self.people if person.id == owner_id), owner)


@dataclass(frozen=True)
class Hooks:
    """What the page does for a questionnaire.

    `say` stores what is said in a questionnaire about an item, and may raise NscpError.
    """

    say: Callable[[int, int, Said], object]
    show_files: Callable[[Item], object]
    open_people: Callable[[str, tuple[int, ...]], object]
    open_fact: Callable[[Fact], object]
    add_action: Callable[[Item], object]
    open_action: Callable[[Action], object]
