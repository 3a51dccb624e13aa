"""The program's entry: a command when one is named, else the window."""

import sys
from collections.abc import Sequence
from datetime import date, datetime

from nscp_desktop.app.cli import COMMANDS, build_parser
from nscp_desktop.app.core_dump import leave_no_core_dump
from nscp_desktop.app.error_places import kind_of, places
from nscp_desktop.app.log_file import kept_log
from nscp_desktop.domain.errors import DamagedError, NscpError
from nscp_desktop.domain.events import Event, note
from nscp_desktop.services.backup_folders import where_backups_are

REFUSED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command or open the window; return the exit status: 0 done, 1 refused, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    leave_no_core_dump()
    with kept_log():
        return _run(given)


def _run(given: list[str]) -> int:
    options = None
    try:
        if given and (given[0] in COMMANDS or given[0] in ("-h", "--help", "--version")):
            options = build_parser().parse_args(given)
            return int(options.run(options, _today()))
        return _open_window(given)
    except DamagedError as refusal:
        file = getattr(options, "file", None)
        sys.stderr.write(f"{refusal}{f' {where_backups_are(file)}' if file is not None else ''}\n")
    except NscpError as refusal:
        sys.stderr.write(f"{refusal}\n")
    except BrokenPipeError:
        sys.stderr.close()
    except Exception as error:
        # Names may stand in the text of an error, so only its kind and place are told.
        note(Event.UNFORESEEN, error=error)
        place = places(error.__traceback__)[-1]
        sys.stderr.write(
            f"Something went wrong that the program did not expect ({kind_of(error)} in {place}). "
            "Nothing was stored by this command.\n"
        )
    return REFUSED


def _today() -> date:
    """Read the clock: the only place that does."""
    return datetime.now().astimezone().date()


def _open_window(given: list[str]) -> int:
    from nscp_desktop.app.window import window_parser

    options = window_parser().parse_args(given)
    return int(options.run(options, _today()))
