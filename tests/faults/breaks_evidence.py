"""Breaks of the program that the tests of F71 must notice: files of evidence."""

from tests.faults.breaks import Break

_TEST = "tests/faults/test_evidence.py::test_f71_"
_DOMAIN = "nscp_desktop/domain/evidence_files.py"
_READING = "nscp_desktop/services/evidence_reading.py"
_STORE = "nscp_desktop/storage/evidence_store.py"

BREAKS = (
    Break(
        "F71",
        f"{_TEST}programs_damaged_and_large_files_are_refused_in_words",
        _DOMAIN,
        'if content.startswith(b"%PDF-"):',
        'if b"%PDF-" in content:',
        "a program with a PDF inside passes for a PDF",
    ),
    Break(
        "F71",
        f"{_TEST}programs_damaged_and_large_files_are_refused_in_words",
        _DOMAIN,
        "if not _has_end(kind, content):",
        "if not kind:",
        "files that are cut short are kept",
    ),
    Break(
        "F71",
        f"{_TEST}a_file_of_2_gb_is_refused_without_reading_it",
        _READING,
        "refuse_size(path.name, path.stat().st_size)",
        "path.stat()",
        "a file of 2 GB is read before it is refused, and its size is told wrong",
    ),
    Break(
        "F71",
        f"{_TEST}hostile_names_lose_what_is_hostile",
        _DOMAIN,
        '("Cc", "Cf", "Cs", "Co")',
        '("Cc", "Cs", "Co")',
        "a name that is turned round on the screen is kept",
    ),
    Break(
        "F71",
        f"{_TEST}a_file_is_told_by_what_is_in_it",
        _DOMAIN,
        '_ENDINGS.sub("", letters)',
        "letters",
        "a double ending stays in the name",
    ),
    Break(
        "F71",
        f"{_TEST}the_same_name_gets_a_number_and_the_same_file_is_kept_once",
        _READING,
        "found = found._replace(name=free_name(found.name, frozenset(taken)))",
        "pass",
        "two files of one training have the same name",
    ),
    Break(
        "F71",
        f"{_TEST}no_name_that_a_user_gave_is_a_name_inside_the_record",
        _STORE,
        "stored_as = secrets.token_hex(16)",
        'stored_as = f"{digest:.31}é"',
        "what is in a file is stored under a name that is not one of chance",
    ),
    Break(
        "F71",
        f"{_TEST}a_file_whose_content_is_gone_or_changed_is_found_and_never_saved",
        _STORE,
        "if found is None or sha256(found.content).hexdigest() != found.sha256:",
        "if found is None:",
        "what was changed behind the record's back is saved out as evidence",
    ),
    Break(
        "F71",
        f"{_TEST}a_file_whose_content_is_gone_or_changed_is_found_and_never_saved",
        "nscp_desktop/storage/check.py",
        "(changed_contents(connection) if full else [])",
        "[]",
        "the full check does not read the files",
    ),
    Break(
        "F71",
        f"{_TEST}erasing_somebody_takes_their_files_out_and_leaves_what_others_share",
        "nscp_desktop/storage/erasing.py",
        "    remove_unused(connection)\n",
        "",
        "the files of somebody who was erased stay in the record",
    ),
    Break(
        "F71",
        f"{_TEST}merging_moves_the_files_of_both_to_the_one_who_stays",
        "nscp_desktop/storage/removing.py",
        "for gone, kept in plan.same:",
        "for gone, kept in ():",
        "files of the one who goes are in the way of merging",
    ),
    Break(
        "F71",
        f"{_TEST}files_belong_to_the_subject_access_pack",
        "nscp_desktop/reports/subject_access.py",
        "    _draw_files(paper, about.files)\n",
        "",
        "the pack of a person does not name their files",
    ),
    Break(
        "F71",
        f"{_TEST}what_is_saved_on_windows_is_marked_as_from_elsewhere",
        "nscp_desktop/storage/disk.py",
        "ZoneId=3",
        "ZoneId=0",
        "Windows takes a saved file for one of this computer",
    ),
    Break(
        "F71",
        f"{_TEST}an_opening_reads_nothing_of_what_is_in_files_and_the_full_check_all_of_it",
        "nscp_desktop/storage/check.py",
        "if name != _CONTENTS]",
        "if name]",
        "an opening reads every file of evidence",
    ),
    Break(
        "F71",
        f"{_TEST}hostile_names_lose_what_is_hostile",
        _DOMAIN,
        'return safe if not name_problem(safe, "") else',
        "return safe if safe else",
        "names that Windows keeps for itself are given",
    ),
)
