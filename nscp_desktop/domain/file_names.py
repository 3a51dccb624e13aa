"""Names of record files: which ones every computer can keep, and which look like copies that a sync tool made."""

import re
import unicodedata

# Windows keeps 255 units; backups and the files beside the record put up to 50 more around the name.
LONGEST_NAME = 200
LONGEST_PATH_ON_WINDOWS = 230
_NOT_ON_WINDOWS = '<>:"/\\|?*'
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
# The word for a copy that does not agree, as Dropbox, Box, Nextcloud, Syncthing and others write it.
_CONFLICT_WORDS = re.compile(
    r"conflict|konflikt|conflit|conflito|conflitto|konfliktn|ristiriita|ütközés|çakış|конфликт|конфлікт|競合|冲突|衝突|충돌|تعارض",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"( ?\(\d{1,3}\)| \d{1,2})")
# OneDrive puts the name of the other computer behind the file's, and a number behind that.
_COMPUTER = re.compile(r"-(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{1,14}(-\d{1,2})?")


def name_problem(name: str, folder: str, *, is_windows: bool = False) -> str:
    """Say why a file cannot have this name on every computer; empty when it can.

    `folder` is the path of the folder, whose length counts on Windows. Names that only Windows refuses are refused
    everywhere, because a record file moves between computers.
    """
    wrong = sorted({letter for letter in name if letter in _NOT_ON_WINDOWS})
    stem = name.split(".")[0].rstrip()
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in name):
        return "The name holds a control character that no computer shows. Type it again."
    if wrong:
        return f"A file name cannot hold {' '.join(wrong)} on Windows. Choose another name."
    if _RESERVED.fullmatch(stem):
        return f"Windows keeps the name {stem} for itself. Choose another name."
    if not stem.strip(". ") or name.endswith((" ", ".")) or name.startswith(" "):
        return "A file name has to begin with a letter or digit, and cannot end with a space or a dot."
    if max(len(name.encode()), len(name.encode("utf-16-le")) // 2) > LONGEST_NAME:
        return f"That name is too long. Choose one of at most {LONGEST_NAME - 50} letters."
    if is_windows and len(folder) + 1 + len(name) > LONGEST_PATH_ON_WINDOWS:
        return "The folders and the name together are too long for Windows. Choose a place nearer to the drive's top."
    return ""


def is_conflicted_copy(name: str, own_name: str) -> bool:
    """Whether a file beside the record file is named as sync tools name a copy that does not agree with it."""
    stem, _, ending = own_name.rpartition(".")
    other, _, other_ending = name.rpartition(".")
    if name == own_name or other_ending.casefold() != ending.casefold():
        return False
    if not other.casefold().startswith(stem.casefold()):
        return False
    rest = other[len(stem) :]
    if not rest or rest[0].isalnum():
        return False
    return bool(_CONFLICT_WORDS.search(rest) or _NUMBERED.fullmatch(rest) or _COMPUTER.fullmatch(rest))
