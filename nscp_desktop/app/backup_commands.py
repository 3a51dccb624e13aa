"""The commands `backup` and `restore`."""

import argparse
from datetime import UTC, date, datetime

from nscp_desktop.app.commands import opened_as_it_is, say
from nscp_desktop.app.password_file import key_for
from nscp_desktop.services.restoring import backup_at
from nscp_desktop.services.restoring import restore as put_back


def backup(options: argparse.Namespace, _: date) -> int:
    """Make a checked copy of a record file."""
    with opened_as_it_is(options) as services:
        services.safekeeping.copy_elsewhere(options.out)
    say(f"{options.out.name} is a copy of {options.file.name}. It was opened and compared.")
    return 0


def restore(options: argparse.Namespace, _: date) -> int:
    """Put a backup in the place of a record file."""
    key = key_for(options.backup, options)
    kept = put_back(options.file, backup_at(options.backup, datetime.now(UTC)), key=key)
    say(f"{options.file.name} is now as it was in {options.backup.name}.")
    if kept is not None:
        say(f"How it was before is kept as {kept.folder}/{kept.name}.")
    return 0
