"""Documents that are read anew with each edition, such as KCSIE."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.requirements import Edition
from nscp_desktop.domain.rule_checks import edition_problems
from nscp_desktop.domain.rule_effects import RuleTrial, trial_of
from nscp_desktop.domain.rule_packs import Document
from nscp_desktop.domain.users import Right
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.pack_bases import keep_bases
from nscp_desktop.services.rule_storing import slug, state_of
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.titles import checked_title, tidy
from nscp_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with its editions, and the titles of the requirements that ask to read it."""

    document: Document
    asked_by: tuple[str, ...]


class EditionsService:
    """Documents and their editions. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def documents(self) -> tuple[ReadDocument, ...]:
        """Return the documents by title, editions oldest first."""
        with self._desk.reading() as unit:
            documents, requirements = unit.rules.documents_with_editions(), unit.rules.requirements()
        return tuple(
            ReadDocument(
                document,
                tuple(item.title for item in requirements if any(rule.document == document.id for rule in item.rules)),
            )
            for document in documents
        )

    def check_edition(self, title: str, others: Sequence[Edition], edition: Edition) -> None:
        """Refuse an edition that cannot be added to others of a document, beside the field that is wrong.

        Raises NotAllowedError with the name of the field.
        """
        for problem in edition_problems(others, edition, title):
            raise NotAllowedError(problem.sentence, problem.field)

    def trial(self, document: Document, today: date) -> RuleTrial:
        """Prepare to show who has to read what by when, once a document has these editions. Nothing is stored.

        It is judged on the day on which the newest of what has changed comes into force, and never before today. A
        document without a code is new, and moves nothing yet.

        Raises: as `change`.
        """
        with self._desk.reading() as unit:
            before = state_of(unit)
            there = _there(unit, document.id).editions if document.id else ()
            after = before.with_editions(document.id, _checked(unit, document).editions)
        new = [edition.in_force for edition in set(document.editions) ^ set(there)]
        return trial_of(self._standing.snapshot(), before, after, max([today, *new]))

    def add(self, title: str, editions: Sequence[Edition]) -> str:
        """Add a document and return its code.

        Raises NotAllowedError beside the field when the title or an edition cannot be.
        """
        with self._desk.changing(f"Add the document {tidy(title)}", right=Right.ADMINISTER) as unit:
            known = unit.rules.documents()
            own = slug(title, known.__contains__)
            unit.rules.add_document(_checked(unit, Document(own, title, tuple(editions))))
        self._standing.forget()
        return own

    def change(self, document: Document, today: date) -> None:
        """Store a document's title and its editions.

        Raises NotAllowedError beside the field when one cannot be, NotFoundError when the document is gone.
        """
        with self._desk.changing(f"Change the document {tidy(document.title)}", right=Right.ADMINISTER) as unit:
            _there(unit, document.id)
            checked = _checked(unit, document)
            keep_bases(unit, today)
            unit.rules.rename_document(checked.id, checked.title)
            unit.rules.set_editions(checked.id, checked.editions)
        self._standing.forget()

    def remove(self, document_id: str) -> None:
        """Remove a document that no rule asks to read.

        Raises NotAllowedError when one does, NotFoundError when the document is gone.
        """
        there = next((item for item in self.documents() if item.document.id == document_id), None)
        if there is None:
            raise NotFoundError("That document is no longer in the record.")
        title = there.document.title
        if there.asked_by:
            raise NotAllowedError(f"{title} stays: {', '.join(there.asked_by)} asks to read it. Change that first.")
        with self._desk.changing(f"Remove the document {title}", right=Right.ADMINISTER) as unit:
            unit.rules.remove_document(document_id)
        self._standing.forget()


def _there(unit: UnitOfWork, document_id: str) -> Document:
    found = next((item for item in unit.rules.documents_with_editions() if item.id == document_id), None)
    if found is None:
        raise NotFoundError("That document is no longer in the record.")
    return found


def _checked(unit: UnitOfWork, document: Document) -> Document:
    """Return a document as it is stored, editions oldest first; refuse what cannot be."""
    others = (title for own, title in unit.rules.documents().items() if own != document.id)
    title = checked_title(document.title, others, what="document")
    editions = [replace(edition, name=tidy(edition.name)) for edition in document.editions]
    if not editions:
        raise NotAllowedError("Add at least one edition: without one nobody could be asked to read it.", "editions")
    for place, edition in enumerate(editions):
        for problem in edition_problems(editions[:place], edition, title):
            raise NotAllowedError(f"Edition {edition.name}: {problem.sentence}", "editions")
    return Document(document.id, title, tuple(sorted(editions, key=lambda edition: edition.in_force)))
