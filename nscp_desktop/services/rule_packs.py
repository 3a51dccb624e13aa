"""Rule packs and target group texts: those shipped with the program, and packs that users load from files."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.errors import FileRefusedError, NotFoundError
from nscp_desktop.domain.pack_fit import pack_problems
from nscp_desktop.domain.rule_packs import RulePack
from nscp_desktop.domain.target_groups import TargetGroup
from nscp_desktop.paths import resources
from nscp_desktop.services.pack_reading import Head, read_tables

LARGEST_BYTES = 1_000_000
# Half a million names joined by dots keep the reader of TOML busy for hours; 2,500 characters of them do not.
LONGEST_LINE = 2500
_TOLD_AT_ONCE = 3
_LINE = re.compile(r"\(at line (\d+), column \d+\)$")


def packs_for(sector: Sector) -> tuple[RulePack, ...]:
    """Return the packs that a new record of this sector starts with, those that others build on first.

    A sector without a pack of its own starts with the general one.
    """
    name = sector.value if _shipped_path(sector.value).exists() else "general"
    pack = shipped_pack(name)
    return (*_beneath(pack.uses, (pack.id,)), pack)


def shipped_pack(pack_id: str) -> RulePack:
    """Return one of the packs that came with the program.

    Raises NotFoundError when there is none with this id.
    """
    path = _shipped_path(pack_id)
    if not path.is_file():
        raise NotFoundError(f"The rule pack {path.name} is missing. Install the program again.")
    return read_pack(path)


def shipped_packs() -> Iterator[RulePack]:
    """Go through the packs that came with the program, one for each sector that has one."""
    for sector in Sector:
        if _shipped_path(sector.value).exists():
            yield shipped_pack(sector.value)


def read_pack(path: Path) -> RulePack:
    """Read one rule pack from a file.

    Raises NotFoundError when there is no such file, FileRefusedError with a sentence that names the place when it
    cannot be used.
    """
    return pack_from_text(_text_of(path), path.name)


def pack_from_text(text: str, name: str, *, is_checked: bool = True) -> RulePack:
    """Read a rule pack from its text; `name` is how to call it in a refusal.

    Without `is_checked` it is only read, as for a pack that was taken over before and is compared now.

    Raises FileRefusedError with a sentence that names the place.
    """
    return _read(text, name, (), is_checked)


def target_groups() -> tuple[TargetGroup, ...]:
    """Return the four Target Groups as a new record starts with them."""
    found = tomllib.loads((resources() / "target_groups.toml").read_text("utf-8"))
    return tuple(TargetGroup(**item) for item in found["group"])


def _shipped_path(pack_id: str) -> Path:
    return resources() / "rule_packs" / f"{pack_id}.toml"


def _text_of(path: Path) -> str:
    try:
        if not path.is_file():
            raise NotFoundError(f"There is no file {path}.")
        with path.open("rb") as stream:
            data = stream.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise FileRefusedError(f"{path.name} cannot be read: {error.strerror}.") from error
    if len(data) > LARGEST_BYTES:
        raise FileRefusedError(
            f"{path.name} is too large for a rule pack, which has at most 1 MB. Choose another file."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileRefusedError(
            f"{path.name} is no rule pack: it is not text in UTF-8. Choose a .toml file, or save it as UTF-8."
        ) from error


def _read(text: str, name: str, above: tuple[str, ...], is_checked: bool) -> RulePack:
    found = _tables(text, name)
    try:
        head = Head(found)
        beneath = _beneath(head.uses, (*above, head.id)) if is_checked else ()
        pack = replace(read_tables(found, head), text=text)
    except FileRefusedError as refusal:
        raise FileRefusedError(f"{name} cannot be used. {refusal}") from refusal
    problems = pack_problems(pack, beneath) if is_checked else []
    if problems:
        raise FileRefusedError(f"{name} cannot be used. {_in_words(problems)}")
    return pack


def _tables(text: str, name: str) -> Mapping[str, Any]:
    """Read TOML. Its reader fails on tables inside tables without end, and on numbers of thousands of digits."""
    if len(text) > LARGEST_BYTES:
        raise FileRefusedError(f"{name} is too large for a rule pack, which has at most 1 MB. Choose another file.")
    if any(len(line) > LONGEST_LINE for line in text.splitlines()):
        raise FileRefusedError(f"{name} is no rule pack: it has a line of more than {LONGEST_LINE:,} characters.")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FileRefusedError(f"{_damaged(name)}: {_place(error)}. Choose another file.") from error
    except (ValueError, RecursionError) as error:
        raise FileRefusedError(f"{_damaged(name)}. Choose another file.") from error


def _damaged(name: str) -> str:
    return f"{name} is no rule pack, or it is damaged"


def _place(error: tomllib.TOMLDecodeError) -> str:
    """Say how far a file can be read; the words of its reader are for those who know TOML."""
    line = _LINE.search(str(error))
    return f"it cannot be read beyond line {int(line[1]):,}" if line else "it ends before it is complete"


def _beneath(uses: Sequence[str], above: tuple[str, ...]) -> tuple[RulePack, ...]:
    """Return the packs that a pack builds on and all that those build on, each once and the lowest first."""
    found: dict[str, RulePack] = {}
    for pack_id in uses:
        path = _shipped_path(pack_id)
        if pack_id in above:
            raise FileRefusedError(f"The packs {pack_id} and {above[-1]} build on one another.")
        if not path.is_file():
            raise FileRefusedError(f"It builds on the rule pack {pack_id}, which this program does not have.")
        pack = _read(_text_of(path), path.name, above, is_checked=True)
        for lower in (*_beneath(pack.uses, (*above, pack.id)), pack):
            found.setdefault(lower.id, lower)
    return tuple(found.values())


def _in_words(problems: Sequence[str]) -> str:
    more = len(problems) - _TOLD_AT_ONCE
    told = " ".join(problems[:_TOLD_AT_ONCE])
    return f"{told} And {more} more." if more > 0 else told
