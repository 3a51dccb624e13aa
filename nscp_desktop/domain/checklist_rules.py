"""What holds for questionnaires: last time's answers, what is carried over, who was trained before an item."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.courses import CourseVersion
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.questionnaires import (
    Answer,
    Checklist,
    Filled,
    Item,
    LastTime,
    QuestionnaireKind,
    Scale,
    Template,
    TemplateVersion,
    TrainedBefore,
)

_MOST_NAMED = 8


def answer_problem(scale: Scale, answer: Answer) -> str:
    """Return a sentence when an answer is outside the scale, "" when it is not."""
    for key in (answer.answer, answer.moderated):
        if key and scale.answer(key) is None:
            labels = ", ".join(item.label for item in scale.answers[:_MOST_NAMED])
            return f"{key} is not an answer of this scale. Choose one of: {labels}."
    if answer.moderated and not scale.moderated:
        return "This scale has no moderated score."
    return ""


def same_kind_open(new: Checklist, others: Iterable[Checklist], templates: Mapping[int, Template]) -> Checklist | None:
    """Return another open questionnaire of the same kind and course, None when there is none.

    The agency's own questionnaires are of one kind where they are of one template.
    """
    own = templates[new.template_id]
    return next(
        (
            one
            for one in others
            if one.is_open
            and one.id != new.id
            and one.course_id == new.course_id
            and are_alike(templates[one.template_id], own)
        ),
        None,
    )


def are_alike(one: Template, other: Template) -> bool:
    """Whether questionnaires of two templates compare: those of one kind do, an agency's own ask after anything."""
    return one.kind is other.kind and (one.kind is not QuestionnaireKind.OWN or one.id == other.id)


def last_before(head: Checklist, of_kind: Iterable[Checklist]) -> Checklist | None:
    """Return the newest signed-off questionnaire of the same kind and course before one, None when there is none."""
    found = [
        one
        for one in of_kind
        if one.id != head.id and one.course_id == head.course_id and not one.is_open and _order(one) < _order(head)
    ]
    return max(found, key=_order, default=None)


def _order(one: Checklist) -> tuple[date, int]:
    return one.as_at, one.id


def last_time(
    version: TemplateVersion, before: Checklist, old: TemplateVersion, answers: Mapping[int, Answer]
) -> dict[int, LastTime]:
    """Return what was said last time, by the id of the present item.

    An item is known again by its key within one template; otherwise by its words.
    """
    items = [item for section in old.sections for item in section.items]
    by_key = {item.key: item for item in items} if old.template_id == version.template_id else {}
    by_words = {_words(item.text): item for item in items}
    found = {}
    for item in version.items():
        same = by_key.get(item.key) or by_words.get(_words(item.text))
        said = answers.get(same.id) if same is not None else None
        if said is not None:
            answer = old.scale.answer(said.answer)
            label, meaning = (answer.label, answer.meaning) if answer else ("", None)
            found[item.id] = LastTime(label, meaning, said, before.year)
    return found


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


def carried(filled: Filled) -> dict[int, Answer]:
    """Return the answers to take over from last time, by item id: where nothing is said yet.

    An answer that the present scale does not have is left out; its words are taken over all the same.
    """
    found = {}
    for item in filled.version.items():
        now, last = filled.answer(item.id), filled.last.get(item.id)
        if last is None or _is_said(now):
            continue
        old = last.answer
        answer = old.answer if filled.version.scale.answer(old.answer) is not None else ""
        new = replace(
            now,
            answer=answer,
            where_covered=old.where_covered,
            evidence=old.evidence,
            covered_by_id=old.covered_by_id,
            owner_id=old.owner_id,
            owner=old.owner,
        )
        if _is_said(new):
            found[item.id] = new
    return found


def _is_said(answer: Answer) -> bool:
    return any((answer.answer, answer.where_covered, answer.evidence, answer.owner_id, answer.owner))


def trained_before(
    filled: Filled, versions: Sequence[CourseVersion], trained: Iterable[tuple[int, date]]
) -> dict[int, TrainedBefore]:
    """Return who took the course only before the version that covers an item, for each item that names one.

    `trained` are people and days, several for one person; by the audit day the newest of each counts.
    """
    newest: dict[int, date] = {}
    for person_id, day in trained:
        if day <= filled.checklist.as_at:
            newest[person_id] = max(day, newest.get(person_id, day))
    begins = {version.id: version.in_use_from for version in versions}
    found = {}
    for item in filled.version.items():
        since = begins.get(filled.answer(item.id).covered_by_id or 0)
        if since is not None:
            people = tuple(person_id for person_id, day in newest.items() if day < since)
            found[item.id] = TrainedBefore(people, tuple(newest))
    return found


def items_words(items: Sequence[Item]) -> str:
    """Name items at the beginning of a sentence: `Items 3, 7 and 12 have`, `Item 9 has`, `40 items have`."""
    if len(items) > _MOST_NAMED:
        return f"{plural(len(items), 'item')} have"
    numbers = [item.number for item in items]
    if len(numbers) == 1:
        return f"Item {numbers[0]} has"
    return f"Items {', '.join(numbers[:-1])} and {numbers[-1]} have"
