"""The program's commands, those that are refused too, with canaries in the files they are given."""

import io
from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from nscp_desktop.app.main import main
from nscp_desktop.services.protection import unlock
from nscp_desktop.services.record_files import open_existing
from tests.faults.canaries import found_in, secrets_in


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder of somebody who types commands: `people.csv` and `broken.xlsx` are there. `keys` must stay secret."""

    folder: Path
    password: str
    wrong: str
    keys: tuple[bytes, ...]

    @property
    def record(self) -> Path:
        return self.folder / "office.nscp"

    def by_password(self, password: str, name: str = "password.txt") -> list[str | Path]:
        """Return what names the file with a password."""
        (self.folder / name).write_text(f"{password}\n", "utf-8")
        return ["--password-file", self.folder / name]


def everything(desk: Desk) -> list[str]:
    """Carry out each command, and return what it let out."""
    folder, record, given = desk.folder, desk.record, desk.by_password(desk.password)
    wrong, copy = desk.by_password(desk.wrong, "wrong password.txt"), folder / "office copy.nscp"
    new: list[str | Path] = ["new", record, "--agency", "Office", "--sector", "general"]
    new += ["--recovery-sheet", folder / "office sheet.pdf"]
    report: list[str | Path] = ["report", record, "compliance-summary", folder / "office.pdf"]
    nobody = ["--option", "person=Nobody"]
    asked: list[tuple[int, Iterable[str | Path]]] = [
        (0, [*new, *given]),
        (1, [*new, *given]),
        (0, ["import", record, folder / "people.csv", *given]),
        (1, ["import", record, folder / "broken.xlsx", *given]),
        (0, ["standing", record, "--json", *given]),
        (1, ["standing", record]),
        (1, ["standing", record, *wrong]),
        (0, [*report, *given]),
        (1, [*report, *nobody, *given]),
        (0, ["backup", record, copy, *given]),
        (0, ["undo", record, *given]),
        (0, ["restore", copy, record, *given]),
        (0, ["history", record, "--json", *given]),
        (0, ["check", record, "--full", *given]),
        (1, ["check", folder / "office sheet.pdf"]),
    ]
    return [finding for status, arguments in asked for finding in _carried_out(desk, list(arguments), status)]


def with_a_broken_name(desk: Desk) -> list[str]:
    """Put letters that are none into a name: the driver then complains, and its words hold the name."""
    services = open_existing(desk.record, key=unlock(desk.record, desk.password))
    with services.desk.file.alone() as driver:
        triggers = driver.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            driver.execute(f'DROP TRIGGER "{name}"')
        driver.execute("UPDATE person SET family = CAST(x'ff' || family AS TEXT) WHERE id = 1")
        for _, sql in triggers:
            driver.execute(sql)
    services.close()
    given = desk.by_password(desk.password)
    return [finding for name in ("standing", "check") for finding in _carried_out(desk, [name, desk.record, *given], 1)]


def _carried_out(desk: Desk, arguments: list[str | Path], status: int) -> list[str]:
    """Carry one command out. What it prints may hold names; what it complains about may not, nor a password."""
    out, said = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(said):
        returned = main([str(argument) for argument in arguments])
    complaint = said.getvalue().encode()
    printed = out.getvalue().encode() + complaint
    found = [f"complained: {what}" for what in found_in(complaint)]
    found += [f"printed {what}" for what in secrets_in(printed, list(desk.keys))]
    found += ["printed a password" for word in (desk.password, desk.wrong) if word.encode() in printed]
    if returned != status:
        found.append(f"ended with {returned} instead of {status}: {complaint.decode()}")
    return [f"{arguments[0]} {what}" for what in found]
