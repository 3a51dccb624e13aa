"""Evidence of the sample agency: a sign-in sheet, some trainings without proof, a sample partly checked."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from nscp_desktop.domain.dates import academic_year_end, academic_year_start, add_days
from nscp_desktop.domain.evidence_checks import CheckResult, EvidenceCheck
from nscp_desktop.domain.training import Evidence
from nscp_desktop.services.record_files import Services

DRAWN_PERCENT, EVERY_SO_MANY = 10, 11
_SHEET = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def add_evidence(services: Services, today: date) -> None:
    """Attach a sheet to the newest session, leave some trainings without proof, and check a third of a sample."""
    held = next((one for one in services.evidence.sessions() if one.attended and one.ends_on <= today), None)
    if held is not None:
        with TemporaryDirectory() as folder:
            sheet = Path(folder) / "Sign-in sheet.pdf"
            sheet.write_bytes(_SHEET)
            services.evidence.attach_to_session(held.id, [sheet], today=today)
    done = [proof.completion.id for proof in services.evidence_checks.proofs(today) if not proof.completion.files]
    if done:
        services.evidence_checks.set_evidence(done[::EVERY_SO_MANY], Evidence.OWN_WORD)
    last = add_days(academic_year_start(today), -1)
    begun, ended = academic_year_start(last), academic_year_end(last)
    # Whoever recorded a training does not check it: the lead records, so a deputy looks.
    checks, deputy = services.evidence_checks, services.agency.details().deputies.partition(",")[0]
    if not checks.done_between(begun, ended):
        return
    drawn = [item.completion_id for item in checks.draw(begun, ended, DRAWN_PERCENT, today=today).items]
    agree, differ = drawn[: len(drawn) // 3], drawn[len(drawn) // 3 : len(drawn) // 3 + 1]
    if agree and deputy:
        checks.check(agree, EvidenceCheck(0, 0, 0, today, deputy, CheckResult.AGREES), today=today)
        note = "The certificate gives another day"
        checks.check(differ, EvidenceCheck(0, 0, 0, today, deputy, CheckResult.DIFFERS, note), today=today)
