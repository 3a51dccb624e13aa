"""Outside providers: whom courses are bought or borrowed from, and when their content was last looked at."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError
from nscp_desktop.domain.trainers import OfferedProvider, Provider
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.standing import StandingService
from nscp_desktop.services.titles import checked_title, refuse_long, tidy
from nscp_desktop.storage.unit_of_work import UnitOfWork

# What agencies type for training of their own: nobody from outside.
_OWN = frozenset({"in-house", "in house", "inhouse", "internal", "own", "ourselves"})
LONGEST_NOTE = 1_000


class Providers:
    """Outside providers. Each public method that stores is one transaction and one undo step."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def providers(self) -> tuple[Provider, ...]:
        """Return the providers by title, those switched off included."""
        with self._desk.reading() as unit:
            return unit.trainers.providers()

    def offered_providers(self) -> tuple[OfferedProvider, ...]:
        """Return the providers that are named somewhere and are not on the list, the most often named first."""
        with self._desk.reading() as unit:
            known = {one.title.casefold() for one in unit.trainers.providers()} | _OWN
            known.add(unit.agency.details().name.casefold())
            typed = unit.trainers.typed_providers()
        counted: Counter[str] = Counter()
        written: dict[str, str] = {}
        for title, uses in typed:
            if tidy(title) and tidy(title).casefold() not in known:
                counted[tidy(title).casefold()] += uses
                written.setdefault(tidy(title).casefold(), tidy(title))
        return tuple(OfferedProvider(written[key], uses) for key, uses in counted.most_common())

    def add_provider(self, provider: Provider, *, today: date) -> int:
        """Add a provider and return its id.

        Raises NotAllowedError with the field that the sentence belongs beside.
        """
        with self._desk.changing(f"Add the provider {tidy(provider.title)}") as unit:
            return unit.trainers.add_provider(_checked(provider, unit, today))

    def add_providers(self, titles: Iterable[str]) -> int:
        """Put providers on the list that are named already, and return how many are new."""
        with self._desk.reading() as unit:
            there = {one.title.casefold() for one in unit.trainers.providers()}
        new = [title for title in dict.fromkeys(map(tidy, titles)) if title and title.casefold() not in there]
        if not new:
            raise NotAllowedError("All of them are on the list already.")
        with self._desk.changing(f"Add {plural(len(new), 'provider')}") as unit:
            for title in new:
                unit.trainers.add_provider(Provider(0, title[:200]))
        return len(new)

    def change_provider(self, provider: Provider, *, today: date) -> None:
        """Store what is known about a provider.

        Raises NotFoundError when it is gone, NotAllowedError with the field that the sentence belongs beside.
        """
        with self._desk.changing(f"Change the provider {tidy(provider.title)}") as unit:
            _found(unit, provider.id)
            unit.trainers.change_provider(_checked(provider, unit, today))

    def remove_provider(self, provider_id: int) -> None:
        """Take a provider off the list; undo brings it back. Courses and trainings keep the name that was typed.

        Raises NotFoundError when it is gone.
        """
        with self._desk.reading() as unit:
            title = _found(unit, provider_id).title
        with self._desk.changing(f"Remove the provider {title}") as unit:
            unit.trainers.remove_provider(provider_id)

    def check_providers(self, provider_ids: Iterable[int], *, by: str, on: date, today: date) -> None:
        """Note that somebody looked at what is in the courses of some providers.

        Raises NotFoundError when one is gone, NotAllowedError with the field that the sentence belongs beside.
        """
        ids = list(dict.fromkeys(provider_ids))
        if not ids:
            raise NotAllowedError("Choose the providers whose content was checked.")
        if not tidy(by):
            raise NotAllowedError("Say who looked at the content.", "content_checked_by")
        refuse_long(tidy(by), "content_checked_by")
        _refuse_ahead(on, today)
        with self._desk.changing(f"Note the check of {plural(len(ids), 'provider')}") as unit:
            for own in ids:
                checked = replace(_found(unit, own), content_checked_on=on, content_checked_by=tidy(by))
                unit.trainers.change_provider(checked)


def _checked(provider: Provider, unit: UnitOfWork, today: date) -> Provider:
    others = (one.title for one in unit.trainers.providers() if one.id != provider.id)
    title = checked_title(provider.title, others, what="provider")
    refuse_long(provider.note, "note", LONGEST_NOTE)
    by = tidy(provider.content_checked_by)
    if provider.content_checked_on is not None:
        _refuse_ahead(provider.content_checked_on, today)
        if not by:
            raise NotAllowedError("Say who looked at the content.", "content_checked_by")
    elif by:
        raise NotAllowedError("Give the day on which the content was checked.", "content_checked_on")
    contact = tidy(provider.contact)
    refuse_long(contact, "contact")
    refuse_long(by, "content_checked_by")
    return replace(provider, title=title, contact=contact, content_checked_by=by, note=provider.note.strip())


def _refuse_ahead(day: date, today: date) -> None:
    if day > today:
        raise NotAllowedError("This day is still ahead. Give the day on which it was done.", "content_checked_on")


def _found(unit: UnitOfWork, provider_id: int) -> Provider:
    found = next((one for one in unit.trainers.providers() if one.id == provider_id), None)
    if found is None:
        raise NotFoundError("That provider is no longer on the list.")
    return found
