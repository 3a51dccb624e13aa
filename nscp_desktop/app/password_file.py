"""A password for a command: read from a file or from standard input, never from the command line."""

import argparse
import sys
from pathlib import Path

from nscp_desktop.domain.errors import FileRefusedError, NotAllowedError
from nscp_desktop.services import protection

STANDARD_INPUT = "-"
LONGEST_BYTES = 4_096


def add_password_file(parser: argparse.ArgumentParser) -> None:
    """Let a command be given a password file."""
    parser.add_argument(
        "--password-file",
        metavar="PATH",
        help='the file whose first line is the password; "-" reads it from standard input',
    )


def key_for(path: Path, options: argparse.Namespace) -> bytes | None:
    """Return the key of a record file, None when it has no password.

    Raises NotAllowedError when it has one and none was given, FileRefusedError when that does not open it.
    """
    if not path.is_file() or not protection.looks_protected(path):
        return None
    if options.password_file is None:
        raise NotAllowedError(
            f"{path.name} is protected by a password. Name a file that holds it with --password-file."
        )
    return protection.unlock(path, read_password(options.password_file))


def read_password(place: str) -> str:
    """Return the first line of a password file.

    Raises FileRefusedError when it cannot be read, NotAllowedError when it is empty or no text.
    """
    try:
        if place == STANDARD_INPUT:
            content = sys.stdin.buffer.readline(LONGEST_BYTES)
        else:
            with Path(place).open("rb") as stream:
                content = stream.readline(LONGEST_BYTES)
        password = content.decode("utf-8-sig").rstrip("\r\n")
    except OSError as error:
        raise FileRefusedError(f"The password file {place} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError:
        raise NotAllowedError("The password file is not text in UTF-8. Save it as such, then try again.") from None
    if not password:
        raise NotAllowedError("The password file is empty. Its first line is the password.")
    return password
