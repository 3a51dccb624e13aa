"""The command line: what can be typed. What the commands do is in `commands`."""

import argparse
from datetime import date
from pathlib import Path

from nscp_desktop import __version__
from nscp_desktop.app import (
    backup_commands,
    commands,
    drawing_commands,
    history_commands,
    import_command,
    rules_command,
    standing_command,
)
from nscp_desktop.app.parsing import WholeWordsParser
from nscp_desktop.app.password_file import add_password_file
from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.samples import SampleAgency

COMMANDS = (
    "new",
    "import",
    "standing",
    "report",
    "export",
    "check",
    "backup",
    "restore",
    "demo",
    "gallery",
    "undo",
    "history",
    "rules",
)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; each sets `run`, called with the options and today's date."""
    parser: argparse.ArgumentParser = WholeWordsParser(
        prog="nscp-desktop",
        description="Safeguarding training records for one agency. Without a command the window opens.",
        epilog="nscp-desktop [FILE] opens the window, with FILE when it is named.",
    )
    parser.add_argument("--version", action="version", version=f"nscp-desktop {__version__}")
    named = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_new(named)
    _add_import(named)
    _add_standing(named)
    _add_documents(named)
    _add_check(named)
    _add_backups(named)
    _add_history(named)
    _add_rules(named)
    _add_drawing(named)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a date like 2026-11-23") from None


def _as_at(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-at", type=_day, metavar="YYYY-MM-DD", help="the day to look at; today when left out")


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the record file")
    add_password_file(parser)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")


def _add_new(named: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = named.add_parser("new", help="create a record file")
    _file(parser)
    parser.add_argument("--agency", required=True, metavar="NAME", help="the name of the agency")
    parser.add_argument("--sector", required=True, choices=[sector.value for sector in Sector])
    parser.add_argument("--no-password", action="store_true", help="leave the file without a password")
    parser.add_argument("--recovery-sheet", type=Path, metavar="OUT.pdf", help="save the sheet that opens the file too")
    parser.set_defaults(run=commands.new)


def _add_import(named: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = named.add_parser("import", help="bring in a spreadsheet")
    _file(parser)
    parser.add_argument("workbook", type=Path, metavar="WORKBOOK", help="an .xlsx, .xls, .ods or .csv file")
    parser.add_argument("--sheet", metavar="NAME", help="the sheet to read; guessed when left out")
    parser.add_argument("--dry-run", action="store_true", help="show what would be stored, and store nothing")
    parser.add_argument("--mapping", type=Path, metavar="FILE.json", help="what the columns and headings mean")
    _as_at(parser)
    _json(parser)
    parser.set_defaults(run=import_command.run)


def _add_standing(named: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = named.add_parser("standing", help="who is in date and who is not")
    _file(parser)
    _as_at(parser)
    parser.add_argument("--by", choices=standing_command.BY, default="group", help="what the list is sorted into")
    _json(parser)
    parser.set_defaults(run=standing_command.run)


def _add_documents(named: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    report = named.add_parser("report", help="make a report as PDF")
    _file(report)
    report.add_argument("report", nargs="?", metavar="REPORT")
    report.add_argument("out", nargs="?", type=Path, metavar="OUT.pdf")
    report.add_argument("--list", action="store_true", help="list the reports")
    report.add_argument("--sessions", action="store_true", help="list the sessions that a report can be about")
    report.add_argument("--checklists", action="store_true", help="list the questionnaires that a report can be about")
    report.add_argument("--option", action="append", default=[], metavar="NAME=VALUE", help=commands.REPORT_OPTIONS)
    _as_at(report)
    report.set_defaults(run=commands.report, parser=report)
    export = named.add_parser("export", help="make a spreadsheet")
    _file(export)
    export.add_argument("export", nargs="?", metavar="EXPORT")
    export.add_argument("out", nargs="?", type=Path, metavar="OUT.xlsx")
    export.add_argument("--list", action="store_true", help="list the spreadsheets")
    export.add_argument("--anonymous", action="store_true", help="leave out names")
    export.add_argument("--template", type=Path, metavar="FORM.xlsx", help=commands.FORM_HELP)
    export.add_argument("--small-numbers", type=int, choices=commands.GUARDS, help=commands.GUARD_HELP)
    _as_at(export)
    export.set_defaults(run=commands.export, parser=export)


def _add_check(named: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = named.add_parser("check", help="check that a record file is sound")
    _file(parser)
    parser.add_argument("--full", action="store_true", help="read every page and the whole history")
    _json(parser)
    parser.set_defaults(run=commands.check)


def _add_backups(named: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup = named.add_parser("backup", help="make a checked copy of a record file")
    _file(backup)
    backup.add_argument("out", type=Path, metavar="OUT.nscp", help="the copy; nothing may be there yet")
    backup.set_defaults(run=backup_commands.backup)
    restore = named.add_parser("restore", help="put a backup in the place of a record file, which is kept first")
    restore.add_argument("backup", type=Path, metavar="BACKUP", help="the backup to go back to")
    _file(restore)
    restore.set_defaults(run=backup_commands.restore)


def _add_history(named: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    undo = named.add_parser("undo", help="take back the newest change")
    _file(undo)
    undo.set_defaults(run=history_commands.undo)
    history = named.add_parser("history", help="what was done with the record, by whom and when")
    _file(history)
    _json(history)
    history.add_argument("--out", type=Path, metavar="HISTORY.xlsx", help="save it as a workbook instead")
    history.set_defaults(run=history_commands.history)


def _add_rules(named: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = named.add_parser("rules", help="what is asked of whom, and taking over a rule pack")
    _file(parser)
    parser.add_argument(
        "--update", type=Path, metavar="PACK.toml", help="compare a rule pack and take over its changes"
    )
    parser.add_argument("--dry-run", action="store_true", help="show what would be taken over, and store nothing")
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--from", dest="since", type=_day, metavar="YYYY-MM-DD", help="from which day on; today else")
    when.add_argument("--always", action="store_true", help="as if it had always been so: past reports change too")
    _json(parser)
    parser.set_defaults(run=rules_command.run, parser=parser)


def _add_drawing(named: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = named.add_parser("demo", help="a sample agency with its reports, spreadsheets and pictures")
    demo.add_argument("folder", type=Path, metavar="OUT_DIR")
    demo.add_argument(
        "--sample",
        choices=[sample.value for sample in SampleAgency],
        default=SampleAgency.SCHOOL.value,
        help="which agency; a school when left out",
    )
    demo.set_defaults(run=drawing_commands.demo)
    gallery = named.add_parser("gallery", help="a picture of every page and dialog with sample data")
    gallery.add_argument("folder", type=Path, metavar="OUT_DIR")
    gallery.add_argument("--scale", type=float, default=1.0, metavar="1.25", help="the scale of the screen")
    gallery.add_argument("--dark", action="store_true", help="in dark colours")
    gallery.set_defaults(run=drawing_commands.gallery)
