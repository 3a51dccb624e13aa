"""The commands that make, check and print: new, check, report, export."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path

from nscp_desktop.app.password_file import key_for, read_password
from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.dates import in_words
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.questionnaires import QuestionnaireKind
from nscp_desktop.domain.small_numbers import BELOW, USUAL_BELOW
from nscp_desktop.services.backup_folders import where_backups_are
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.protection import judge, make_key
from nscp_desktop.services.record_files import Services, create, open_as_it_is, open_existing
from nscp_desktop.services.return_documents import RETURN
from nscp_desktop.services.section_11_documents import SECTION_11

REPORT_OPTIONS = (
    "team, group, person, session (a number of --sessions), checklist (a number of --checklists), files (yes: those of "
    "the answers are bound into the pack), paper (A4 or A3), printed-by, small-numbers (5, 10, or 0 to guard none)"
)
_NAMES = ("team", "group", "person", "session", "checklist", "files", "paper", "printed-by", "small-numbers")
_ENDINGS = frozenset({".pdf", ".xlsx", ".xls", ".ods", ".csv", ".zip", ".docx", ".doc"})
GUARDS = (0, *BELOW)
GUARD_HELP = "show counts of people below this as such in a return; 5 when left out, 0 guards none"
FORM_HELP = "fill in a copy of this form, whose cells have names: with section-11 or partnership-return"
FILLS_FORMS = (SECTION_11, RETURN)


def say(text: str) -> None:
    """Print one line that was asked for."""
    sys.stdout.write(f"{text}\n")


@contextmanager
def opened(options: argparse.Namespace, *, read_only: bool = True) -> Iterator[Services]:
    """Open the record file of one command, with the password that was given for it."""
    with closing(open_existing(options.file, key=key_for(options.file, options), read_only=read_only)) as services:
        yield services


@contextmanager
def opened_as_it_is(options: argparse.Namespace) -> Iterator[Services]:
    """Open the record file of one command that also works on one that an older program made."""
    with closing(open_as_it_is(options.file, key=key_for(options.file, options))) as services:
        yield services


def new(options: argparse.Namespace, today: date) -> int:
    """Create a record file."""
    if options.no_password == (options.password_file is not None):
        raise NotAllowedError(
            "Say how the file is protected: --password-file with the file that holds the password, or --no-password to "
            "create it without one, and then keep it on an encrypted drive."
        )
    details, key = AgencyDetails(options.agency, Sector(options.sector)), None
    if options.password_file is not None:
        password = read_password(options.password_file)
        judge(password, options.agency)
        key = make_key(password)
    services = create(options.file, details, today=today, key=key)
    try:
        if options.recovery_sheet is not None:
            services.protection.save_sheet(options.recovery_sheet, today=today)
    finally:
        services.close()
    return 0


def check(options: argparse.Namespace, _: date) -> int:
    """Check a record file; exit status 1 when something is wrong."""
    with opened_as_it_is(options) as services:
        problems, is_older = services.checking.run() if options.full else services.problems(), services.is_older
        last = services.checking.last_full()
    if options.json:
        say(json.dumps({"file": options.file.name, "sound": not problems, "problems": problems}, ensure_ascii=False))
    else:
        for sentence in problems or [f"{options.file.name} is sound."]:
            say(sentence)
        if last is not None:
            say(f"Last full check on this computer: {in_words(last.astimezone().date())}. Nothing was wrong.")
        if is_older:
            say(
                f"{options.file.name} was made by an earlier version of this program. What should be in it is checked "
                "when you open it in the window, which makes a backup first and brings it over."
            )
        if problems:
            say(where_backups_are(options.file))
    return 1 if problems else 0


def report(options: argparse.Namespace, today: date) -> int:
    """Make one report, or list them."""
    with opened(options) as services:
        if options.list:
            for info in services.documents.reports():
                say(f"{info.id:20} {info.title}: {info.about}")
            return 0
        if options.sessions:
            _list_sessions(services)
            return 0
        if options.checklists:
            _list_checklists(services)
            return 0
        if options.report is None or options.out is None:
            options.parser.error("REPORT and OUT.pdf are needed, or --list, --sessions or --checklists")
        chosen = _report_options(services, options.option)
        _check_subject(services, options.report, chosen)
        _check_kind(options.out, ".pdf", "A report is a PDF")
        made = services.documents.prepare(options.report, options.as_at or today, chosen)
        services.documents.save_prepared(made, options.out)
    for sentence in made.warnings:
        sys.stderr.write(f"{sentence}\n")
    return 0


def export(options: argparse.Namespace, today: date) -> int:
    """Make one spreadsheet, or list them."""
    with opened(options) as services:
        if options.list:
            for info in services.documents.exports():
                say(f"{info.id:20} {info.title}: {info.about}")
            return 0
        if options.export is None or options.out is None:
            options.parser.error("EXPORT and OUT.xlsx are needed, or --list")
        _check_kind(options.out, ".xlsx", "A workbook is an Excel file")
        if options.template is not None or options.small_numbers is not None:
            _save_return(services, options, options.as_at or today)
            return 0
        services.documents.save_export(options.export, options.out, options.as_at or today, anonymous=options.anonymous)
    return 0


def _check_kind(out: Path, ending: str, what: str) -> None:
    """Refuse a name that would make the file look like another kind; a zip of CSV files is made of a workbook too."""
    other = _ENDINGS - ({ending} if ending == ".pdf" else {ending, ".zip"})
    if out.suffix.casefold() in other:
        raise NotAllowedError(f"{what}, not a {out.suffix[1:].upper()} file. Use a name that ends in {ending}.")


def _save_return(services: Services, options: argparse.Namespace, as_at: date) -> None:
    """Save the return with small numbers guarded as wanted, or a form that is filled in with its figures."""
    below = USUAL_BELOW if options.small_numbers is None else options.small_numbers
    if options.template is None:
        if options.export != RETURN:
            raise NotAllowedError(f"--small-numbers guards {RETURN}, or a form that is named with --template.")
        services.returns.save_workbook(options.out, as_at, below)
        return
    if options.export not in FILLS_FORMS:
        raise NotAllowedError(f"A form is filled in with {' or '.join(FILLS_FORMS)}, not with {options.export}.")
    look = services.returns.fill(options.template, options.out, as_at, below)
    say(look.words)
    if look.lost:
        sys.stderr.write(f"{look.lost_words}\n")


def _report_options(services: Services, given: list[str]) -> ReportOptions:
    """Read `--option NAME=VALUE`; a person is named as in the register."""
    values: dict[str, str] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or name not in _NAMES:
            raise NotAllowedError(f"{text} is no option of a report. Options are {REPORT_OPTIONS}, as NAME=VALUE.")
        values[name] = value
    group = values.get("group")
    if group is not None and group not in ("1", "2", "3", "4"):
        raise NotAllowedError(f"{group} is no Target Group. Use group=1, 2, 3 or 4.")
    return ReportOptions(
        team=values.get("team", ""),
        group=int(group) if group is not None else None,
        person_id=_person(services, values["person"]) if "person" in values else None,
        session_id=_number(values["session"], "session") if "session" in values else None,
        with_answer_files=_yes(values.get("files", "no"), "files"),
        checklist_id=_number(values["checklist"], "checklist") if "checklist" in values else None,
        paper=values.get("paper", "A4"),
        printed_by=values.get("printed-by", ""),
        printed_at=datetime.now().astimezone(),
        small_numbers=_guard(values.get("small-numbers", str(USUAL_BELOW))),
    )


def _yes(word: str, name: str) -> bool:
    if word.casefold() not in ("yes", "no"):
        raise NotAllowedError(f"{word} is no answer to {name}. Use {name}=yes, or leave it out.")
    return word.casefold() == "yes"


def _guard(number: str) -> int:
    if number not in map(str, GUARDS):
        raise NotAllowedError(f"Small numbers are guarded below 5 or 10, or with 0 not at all, not below {number}.")
    return int(number)


def _check_subject(services: Services, report_id: str, chosen: ReportOptions) -> None:
    """Say which option names what a report is about, where none was given, and which one it has no use for."""
    wanted = next((info for info in services.documents.reports() if info.id == report_id), None)
    if wanted is None:
        return
    if chosen.checklist_id is not None and not wanted.kinds:
        raise NotAllowedError(f"{wanted.title} is about no questionnaire. Leave out --option checklist.")
    if wanted.needs_session and chosen.session_id is None:
        raise NotAllowedError(
            f"{wanted.title} is about one session. Add --option session=NUMBER; report FILE --sessions lists them."
        )
    if wanted.needs_person and chosen.person_id is None:
        raise NotAllowedError(
            f'{wanted.title} is about one person. Add --option "person=WHOLE NAME" or a staff number.'
        )


def _list_sessions(services: Services) -> None:
    """Print every session, the newest first, with the number by which it is named."""
    courses = services.standing.snapshot().rulebook.courses
    for held in services.sessions.all():
        say(f"{held.id:6} {held.days_words:28} {courses[held.course_id].title}")


def _list_checklists(services: Services) -> None:
    """Print every questionnaire, the newest audit day first, with the number by which it is named."""
    for one in services.checklists.listed(*QuestionnaireKind):
        head = one.checklist
        about = ", ".join(part for part in (one.template.title, one.course_title, head.year) if part)
        state = "draft" if head.is_open else "superseded" if one.superseded else "signed off"
        say(f"{head.id:6} {in_words(head.as_at):12} {state:12} {about}")


def _number(number: str, what: str) -> int:
    if not (number.isascii() and number.isdecimal()):
        raise NotAllowedError(f"{number} is no number of a {what}. --{what}s lists them.")
    return int(number)


def _person(services: Services, name: str) -> int:
    people = services.standing.snapshot().people.values()
    wanted = name.strip().casefold()
    found = [p.id for p in people if wanted in (p.name.casefold(), p.sorted_name.casefold(), p.staff_number.casefold())]
    if len(found) != 1:
        says = "Nobody" if not found else "More than one person"
        raise NotAllowedError(
            f"{says} here is named {name}. Use the staff number, or the whole name as in the register."
        )
    return found[0]
