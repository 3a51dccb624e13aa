"""Everything else that hangs on a person is in the pack, and moves when two people are made one."""

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from nscp_desktop.domain.actions import Action, GapKind, ReportedGap
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.questionnaires import Checklist, QuestionnaireKind
from nscp_desktop.services.checklist_checks import Said
from nscp_desktop.services.documents import SUBJECT_ACCESS
from nscp_desktop.services.papers import ReportOptions
from nscp_desktop.services.privacy import Erasure
from nscp_desktop.services.record_files import Services
from nscp_desktop.storage.further import FURTHER
from tests.paper import printed_words
from tests.services.test_privacy import TODAY
from tests.storage.filled import Ground, tables_about_people


def test_the_pack_shows_what_every_table_holds_about_somebody(school: Services, tmp_path: Path) -> None:
    with school.desk.changing("Fill") as unit:
        own = Ground(unit._db).add_person("Ada")
    school.standing.forget()
    words = printed_words(school.documents.report(SUBJECT_ACCESS, TODAY, ReportOptions(person_id=own)))
    expected = (
        "The certificate 2026-0001", "A check of evidence", "result agrees", "A training drawn for a check",
        "Ada here: very clear", "answers relevance 4", "Bulletin", "A supervision", "kind One to one", "Procedures",
        "no place to be had", "safeguarding knowledge Level 3", "sessions 1",
    )  # fmt: skip
    for each in expected:
        assert each in words, each
    out = tmp_path / "pack.xlsx"
    school.privacy_documents.save_pack_sheet(own, out, TODAY)
    cells = [str(cell.value) for row in load_workbook(out)["What else is held"].iter_rows() for cell in row]
    assert "The certificate 2026-0001" in cells


def test_the_pack_counts_what_somebody_sees_to_and_where_they_are_named(school: Services) -> None:
    own = school.people.add(PersonDraft("Ada", "Byron", starts_on=date(2020, 9, 1)))
    school.actions.add(Action(0, "Order posters", TODAY, owner_id=own))
    school.actions.add(Action(0, "Ask", TODAY, why="Ada Byron knows", owner="Ada Byron"))
    school.actions.add_gap(ReportedGap(0, GapKind.OTHER, "Ask Ada Byron", TODAY), today=TODAY)
    template = next(one for one in school.templates.all() if one.kind is QuestionnaireKind.EXPECTATIONS)
    checklist = school.checklists.begin(template, Checklist(0, 0, 0, TODAY, TODAY), today=TODAY)
    item = next(school.checklists.filled(checklist).version.items())
    school.checklists.say(checklist, item.id, Said(owner_id=own, evidence="Ada Byron has the list"))
    words = {mention.words for mention in school.privacy_documents.about(own).mentions}
    assert words == {
        "Is to see to an action: 2 times",
        "Is to see to an item of a questionnaire: 1 time",
        "Named in the words of an action: 1 time",
        "Named in the gap log: 1 time",
        "Named in an answer of a questionnaire: 1 time",
    }
    # What is left when somebody is erased is told before: whose task it was goes, and what was typed stays.
    left = {mention.where: mention.times for mention in school.privacy.preview_erasure([own]).mentions}
    assert left["is to see to an action"] == left["named in the gap log"] == 1


def test_erasing_takes_the_words_of_actions_about_them_out_of_the_titles_of_steps(
    school: Services, tmp_path: Path
) -> None:
    own = school.people.add(PersonDraft("Ada", "Byron", starts_on=date(2020, 9, 1)))
    file = tmp_path / "letter of complaint.pdf"
    file.write_bytes(b"%PDF-1.4\n%%EOF\n")
    (action,) = school.actions.add(Action(0, "Talk about the many sick days", TODAY, person_id=own))
    school.actions.attach(action, [file], today=TODAY)
    school.actions.remove_file(school.actions.files(action)[0])
    school.actions.add(Action(0, "Order posters", TODAY, owner_id=own))
    school.privacy.erase(Erasure((own,), "Head", "Letter", on_request=True), today=TODAY)
    titles = " ".join(batch.title for batch in school.history.steps())
    assert "sick days" not in titles
    assert "complaint" not in titles
    assert "Order posters" in titles
    assert school.problems(full=True) == []


def test_every_table_about_people_is_in_the_pack() -> None:
    elsewhere = {
        "former_name", "away", "service", "person_role", "person_duty", "person_place", "placement", "exemption",
        "legal_hold", "competence_review", "competence_finding", "attendance", "evidence_file", "equivalent",
    }  # fmt: skip
    assert {table.name for table in tables_about_people()} == elsewhere | {table.name for table in FURTHER}


def test_merging_says_how_much_else_moves_and_keeps_once_what_both_had(school: Services) -> None:
    with school.desk.changing("Fill") as unit:
        ground = Ground(unit._db)
        gone, kept = ground.add_person("Ada"), ground.add_person("Bea")
    school.standing.forget()
    plan = school.removal.preview_merge(kept, gone, TODAY)
    assert "11 other entries, such as learning or supervision" in plan.words[0]
    school.removal.merge(kept, gone)
    assert school.problems(full=True) == []
    with school.desk.reading() as unit:
        tables = [table for table, _ in unit.privacy.further(kept)]
    assert (
        tables.count("supervision")
        == tables.count("certificate")
        == tables.count("trainer")
        == tables.count("evaluation")
        == 1
    )
    school.history.undo()
    assert school.problems(full=True) == []
    with school.desk.reading() as unit:
        assert len(unit.privacy.further(gone)) == len(unit.privacy.further(kept)) == 11
