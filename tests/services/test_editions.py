"""Documents that are read anew, and who has to read a new edition by when."""

from datetime import date

import pytest

from nscp_desktop.domain.drafts import PersonDraft, TrainingDraft
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.requirements import Edition, Requirement, Rule, RuleKind
from nscp_desktop.domain.rule_changes import RequirementDraft
from nscp_desktop.domain.rule_packs import Document
from nscp_desktop.services.record_files import Services

NEXT = Edition("2027", date(2027, 9, 1), date(2027, 7, 15))


@pytest.fixture
def kcsie(school: Services) -> Document:
    """Give KCSIE, which three people have to read."""
    for given in ("Ada", "Bo", "Cy"):
        school.people.add(PersonDraft(given, "Okafor", starts_on=date(2020, 9, 1)))
    return school.editions.documents()[0].document


def with_next(document: Document) -> Document:
    return Document(document.id, document.title, (*document.editions, NEXT))


def test_a_document_says_which_requirements_ask_to_read_it(school: Services, kcsie: Document) -> None:
    (found,) = school.editions.documents()
    assert found.document.id == "kcsie"
    assert "KCSIE Part one read and signed" in found.asked_by


def test_a_new_edition_says_who_has_to_read_it_by_when_and_is_undone_as_one_step(
    school: Services, kcsie: Document, today: date
) -> None:
    reading = next(course for course in school.training.courses() if any("kcsie" in s[0] for s in course.satisfies))
    school.training.record(TrainingDraft(reading.id, date(2026, 9, 10), (1, 2)), today=today)
    trial = school.editions.trial(with_next(kcsie), today)
    assert trial.as_at == NEXT.in_force
    effect = trial.effect()
    assert effect.words == "Dates move for 2 of 3 people: 2 get an earlier date."
    assert {row.after.due for row in effect.rows} == {date(2027, 10, 1)}
    school.editions.change(with_next(kcsie), date(2026, 11, 23))
    assert school.editions.documents()[0].document == with_next(kcsie)
    assert school.history.undo().title == "Change the document Keeping children safe in education"
    assert school.editions.documents()[0].document == kcsie


def test_editions_that_cannot_be_are_refused_and_nothing_is_stored(school: Services, kcsie: Document) -> None:
    with pytest.raises(NotAllowedError) as refused:
        school.editions.check_edition(kcsie.title, kcsie.editions, Edition("2026", date(2027, 9, 1)))
    assert refused.value.field == "name"
    doubled = Document(kcsie.id, kcsie.title, (*kcsie.editions, Edition("2026b", date(2026, 9, 1))))
    for act in (
        lambda: school.editions.change(doubled, date(2026, 11, 23)),
        lambda: school.editions.trial(doubled, date(2026, 11, 23)),
    ):
        with pytest.raises(NotAllowedError, match="that day already") as refused:
            act()
        assert refused.value.field == "editions"
    with pytest.raises(NotAllowedError, match="at least one edition"):
        school.editions.change(Document(kcsie.id, kcsie.title, ()), date(2026, 11, 23))
    with pytest.raises(NotFoundError):
        school.editions.change(Document("nothing", "Nothing", kcsie.editions), date(2026, 11, 23))
    assert school.editions.documents()[0].document == kcsie


def test_another_document_is_added_and_read_and_goes_while_nothing_asks_for_it(school: Services, today: date) -> None:
    own = school.editions.add("Our code of conduct", [Edition("1", date(2026, 1, 1))])
    assert own == "our-code-of-conduct"
    with pytest.raises(NotAllowedError) as refused:
        school.editions.add("Our Code of Conduct ", [NEXT])
    assert refused.value.field == "title"
    found = school.rules.in_use(today)
    asked = found.state.get("school/kcsie-part-one")
    assert asked is not None
    document = next(document for document in found.choices.documents if document.id == own)
    rule = Rule("", RuleKind.EDITION, document=own, editions=document.editions, first_within_days=10)
    draft = RequirementDraft(Requirement(asked.id, asked.title, asked.short, (rule,)), found.state.counts(asked.id))
    school.rules.store(draft, None, today)
    with pytest.raises(NotAllowedError, match="KCSIE Part one read and signed asks to read it"):
        school.editions.remove(own)
    school.history.undo()
    school.editions.remove(own)
    assert [found.document.id for found in school.editions.documents()] == ["kcsie"]
    with pytest.raises(NotFoundError):
        school.editions.remove(own)
    assert school.problems(full=True) == []
