"""Taking over a rule pack: compared with what the record has first, the agency's own changes kept."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from nscp_desktop.domain.agency import PackInfo
from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.errors import NotAllowedError, NotFoundError, NscpError
from nscp_desktop.domain.pack_comparison import Holdings, PackComparison, requirement_lines
from nscp_desktop.domain.pack_lists import list_lines
from nscp_desktop.domain.pack_names import named_apart
from nscp_desktop.domain.pack_taking import Taking, taking
from nscp_desktop.domain.rule_changes import OWN_PACK, RulesState
from nscp_desktop.domain.rule_effects import RuleTrial, trial_of
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.domain.rule_words import names_of
from nscp_desktop.domain.users import Right
from nscp_desktop.services.desk import Desk
from nscp_desktop.services.pack_bases import base_of, bases, holdings_of
from nscp_desktop.services.pack_export import exported
from nscp_desktop.services.pack_storing import store_taking
from nscp_desktop.services.pack_writing import pack_text
from nscp_desktop.services.rule_packs import read_pack, shipped_pack, shipped_packs
from nscp_desktop.services.saving import save_whole
from nscp_desktop.services.standing import StandingService
from nscp_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PackState:
    """A pack in use, and the edition of it that comes with the program where that is another one; else empty."""

    info: PackInfo
    shipped_edition: str = ""

    @property
    def is_newer(self) -> bool:
        """Whether the program comes with a newer edition than the one in use."""
        return bool(self.shipped_edition) and edition_key(self.shipped_edition) > edition_key(self.info.edition)


class PackUpdatesService:
    """Rule packs from files and from the program. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk, standing: StandingService) -> None:
        self._desk = desk
        self._standing = standing

    def packs(self) -> tuple[PackState, ...]:
        """Return the packs in use, each with the edition that the program comes with where that is another one."""
        with self._desk.reading() as unit:
            infos = unit.rules.packs()
        return tuple(PackState(info, _other_edition(info)) for info in infos)

    def addable(self) -> tuple[RulePack, ...]:
        """Return the packs that come with the program and are not in use here."""
        with self._desk.reading() as unit:
            known = {info.id for info in unit.rules.packs()}
        return tuple(pack for pack in shipped_packs() if pack.id not in known)

    def shipped(self, pack_id: str) -> RulePack:
        """Return a pack as it comes with the program.

        Raises NotFoundError when the program has none with this id.
        """
        return shipped_pack(pack_id)

    def read(self, path: Path) -> RulePack:
        """Read a pack from a file.

        Raises NotFoundError, or FileRefusedError with a sentence that names the place, when it cannot be used.
        """
        pack = read_pack(path)
        if pack.id == OWN_PACK:
            raise NotAllowedError(
                f"{path.name} cannot be used: a pack cannot be called {OWN_PACK}. Give it another id."
            )
        return pack

    def compare(self, pack: RulePack, today: date) -> PackComparison:
        """Compare a pack with what the record has of it, line by line. Nothing is stored.

        Raises NotAllowedError when it builds on a pack that is not in use here.
        """
        with self._desk.reading() as unit:
            return _compared(unit, pack, today)

    def trial(
        self, comparison: PackComparison, ticked: Collection[str], from_day: date | None, today: date
    ) -> RuleTrial:
        """Prepare to show whose dates move when these lines are taken over. Nothing is stored.

        Raises NotAllowedError when a requirement would come that nothing could meet.
        """
        with self._desk.reading() as unit:
            holdings = holdings_of(unit)
        after = taking(comparison, ticked, holdings, from_day, today).state
        snapshot = self._standing.snapshot()
        return trial_of(snapshot, holdings.state, after, max(today, from_day or today))

    def take(self, comparison: PackComparison, ticked: Collection[str], from_day: date | None, today: date) -> Taking:
        """Take these lines of a pack over, from a day on or as if it had always been so, as one step.

        Raises NotAllowedError when a requirement would come that nothing could meet, or when the record has changed
        since it was compared.
        """
        pack = comparison.pack
        does = "Add the rule pack" if comparison.is_first else "Take over the rule pack"
        when = f"from {in_words(from_day)}" if from_day is not None else "as if it had always been so"
        title = f"{does} {pack.title}, {pack.edition}, {when}"
        with self._desk.changing(title, right=Right.ADMINISTER) as unit:
            if _compared(unit, pack, today).lines != comparison.lines:
                raise NotAllowedError("The rules have changed since they were compared. Compare the pack again.")
            holdings = holdings_of(unit)
            taken = taking(comparison, ticked, holdings, from_day, today)
            store_taking(unit, comparison, holdings, taken)
        self._standing.forget()
        return taken

    def save_pack(self, pack_id: str, out: Path, today: date) -> None:
        """Save the rules of a pack, as the agency has them now, as a file that another agency can take over.

        Raises NotFoundError when there is no such pack, FileRefusedError when the file cannot be written.
        """
        with self._desk.reading() as unit:
            info = next((info for info in unit.rules.packs() if info.id == pack_id), None)
            if info is None:
                raise NotFoundError("That rule pack is no longer in the record.")
            details = unit.agency.details()
            holdings = holdings_of(unit)
            base = base_of(info, unit.rules.shipped(pack_id), holdings.state, today)
        text = pack_text(exported(info, base, holdings, details, today))
        save_whole(out, lambda stream: stream.write(text.encode("utf-8")))


def edition_key(edition: str) -> tuple[int, ...]:
    """Return the numbers in the name of an edition, by which editions are put in order: `2026-27` is (2026, 27)."""
    digits = "".join(letter if letter.isdecimal() else " " for letter in edition)
    return tuple(int(number) for number in digits.split())


def _other_edition(info: PackInfo) -> str:
    try:
        edition = shipped_pack(info.id).edition
    except NscpError:
        return ""
    return edition if edition != info.edition else ""


def _compared(unit: UnitOfWork, pack: RulePack, today: date) -> PackComparison:
    infos = {info.id: info for info in unit.rules.packs()}
    missing = [name for name in pack.uses if name not in infos]
    if missing:
        raise NotAllowedError(
            f"{pack.title} builds on the rule pack {missing[0]}, which is not in use here. Add that first."
        )
    info = infos.get(pack.id)
    holdings = holdings_of(unit)
    base: RulePack | None = None
    written, pack = pack, named_apart(pack, holdings.state)
    notes = tuple(_renamed(written, pack, holdings.state))
    if info is not None:
        base = base_of(info, unit.rules.shipped(pack.id), holdings.state, today)
        notes = (*_notes(pack, info, base), *notes)
        base = base or _from_record(info, holdings)
    titles = {document.id: document.title for document in (*pack.documents, *holdings.documents)}
    names = names_of([*pack.duties, *holdings.duties], [*pack.requirements, *holdings.state.requirements], titles)
    above = _above(pack.id, bases(unit, holdings.state, today).values())
    lines = (*requirement_lines(pack, base, holdings, names, today), *list_lines(pack, base, holdings, above))
    return PackComparison(pack, base, lines, info is None, notes)


def _above(pack_id: str, in_use: Iterable[RulePack]) -> list[RulePack]:
    """Return the packs in use that build on this one, themselves or by way of another; those that others use first."""
    found: list[RulePack] = []
    for other in in_use:
        if {pack_id, *(lower.id for lower in found)} & set(other.uses):
            found.append(other)
    return found


def _notes(pack: RulePack, info: PackInfo, base: RulePack | None) -> Iterable[str]:
    """Say what whoever decides should know first."""
    if edition_key(pack.edition) < edition_key(info.edition):
        yield f"This edition, {pack.edition}, is older than the one in use, {info.edition}."
    elif pack.edition == info.edition:
        if base is not None and _content(base) != _content(pack):
            yield f"Edition {pack.edition} is in use already, but this file says something else under the same name."
        elif base is not None:
            yield f"Edition {pack.edition} is in use already, and this file is the same."
    if base is None:
        yield (
            "Nobody kept this pack as it was taken over, so what your agency has changed cannot be told from what was "
            "in it: whatever differs stands as changed by the pack."
        )


def _renamed(written: RulePack, pack: RulePack, state: RulesState) -> Iterable[str]:
    """Say which requirements get the name of the pack because others here are called as they are."""
    pairs = zip(written.requirements, pack.requirements, strict=True)
    new = [now.title for was, now in pairs if was != now and state.get(now.id) is None]
    if new:
        are = "is called as one that is here already, and gets"
        if len(new) > 1:
            are = "are called as some that are here already, and get"
        count = plural(len(new), "requirement")
        yield f"{count} of this pack {are} the name of the pack beside it: {'; '.join(new)}."


def _content(pack: RulePack) -> RulePack:
    return replace(pack, text="")


def _from_record(info: PackInfo, holdings: Holdings) -> RulePack:
    """Return what the record has as if it were the pack that was taken over."""
    state: RulesState = holdings.state
    return RulePack(
        info.id,
        info.title,
        "",
        info.edition,
        info.source,
        tuple(item for item in state.requirements if item.id.partition("/")[0] == info.id),
        holdings.duties,
        holdings.roles,
        tuple(state.courses.values()),
        holdings.documents,
        levels=holdings.levels,
        competences=holdings.competences,
        pathways=holdings.pathways,
    )
