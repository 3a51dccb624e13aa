"""The program's entry: a command when one is named, else the window."""

import sys
from collections.abc import Sequence
from datetime import date, datetime

from nscp_desktop.app.cli import COMMANDS, build_parser
from nscp_desktop.domain.errors import NscpError

REFUSED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command or open the window; return the exit status: 0 done, 1 refused, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given and (given[0] in COMMANDS or given[0] in ("-h", "--help", "--version")):
            options = build_parser().parse_args(given)
            return int(options.run(options, _today()))
        return _open_window(given)
    except NscpError as refusal:
        sys.stderr.write(f"{refusal}\n")
    except BrokenPipeError:
        sys.stderr.close()
    except Exception as error:
        # Names may stand in the text of an error, so only its kind and place are written down.
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace is not None else "unknown"
        sys.stderr.write(
            f"Something went wrong that the program did not expect ({type(error).__name__} in {place}). "
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
