"""What is stored about evidence beside the files of a training, and whose role allows it."""

from collections.abc import Callable
from pathlib import Path

from nscp_desktop.domain.evidence_checks import CheckResult, EvidenceCheck
from nscp_desktop.domain.training import Evidence
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.record_files import Services
from tests.faults.operations import TODAY

Act = Callable[[Services, Path], object]
EDITORS = (UserRole.EDITOR, UserRole.ADMINISTRATOR)


def begin_evidence(services: Services, folder: Path) -> None:
    """Attach a sheet to the newest session."""
    _attach(services, folder, b"first")


def _attach(services: Services, folder: Path, words: bytes = b"second") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "sheet.pdf"
    path.write_bytes(b"%PDF-1.4\n" + words + b"\n%%EOF\n")
    services.evidence.attach_to_session(services.evidence.sessions()[0].id, [path], today=TODAY)


def _remove(services: Services, _folder: Path) -> None:
    (own, *_) = services.evidence.session_file_counts()
    services.evidence.remove_session_file(services.evidence.session_files(own)[0])


def _done(services: Services) -> int:
    histories = services.standing.snapshot().histories.values()
    return next(done.id for history in histories for done in history.completions if done.completed_on)


def _set_evidence(services: Services, _folder: Path) -> None:
    own = [proof.completion for proof in services.evidence_checks.proofs(TODAY)]
    other = next(kind for kind in Evidence if kind is not own[0].evidence)
    services.evidence_checks.set_evidence([own[0].id], other)


def _check(services: Services, _folder: Path) -> None:
    found = EvidenceCheck(0, 0, 0, TODAY, "A second person", CheckResult.AGREES)
    services.evidence_checks.check([_done(services)], found, today=TODAY)


def _draw(services: Services, _folder: Path) -> None:
    services.evidence_checks.draw(TODAY.replace(year=2000), TODAY, 10, today=TODAY)


STORING_EVIDENCE: dict[tuple[str, str], tuple[Act, tuple[UserRole, ...]]] = {
    ("evidence", "attach_to_session"): (_attach, EDITORS),
    ("evidence", "remove_session_file"): (_remove, EDITORS),
    ("evidence_checks", "set_evidence"): (_set_evidence, EDITORS),
    ("evidence_checks", "check"): (_check, EDITORS),
    ("evidence_checks", "draw"): (_draw, EDITORS),
}
LOOKING_AT_EVIDENCE = {
    "evidence": {
        "files", "files_of", "save_copy", "save_all", "sessions", "session", "session_of", "session_files",
        "session_file_counts", "shared_files", "save_session_copy",
    },
    "evidence_checks": {
        "proofs", "proofs_of", "known", "checks", "samples", "done_between", "jobs",
    },
}  # fmt: skip
