"""Breaks of what keeps data to those it is for: traces, connections, roles, packages (F55 to F60); clocks (F66)."""

from tests.faults.breaks import Break
from tests.faults.breaks_passwords import BREAKS as PASSWORDS
from tests.faults.breaks_safekeeping import BREAKS as SAFEKEEPING

_PASSWORDS = "tests/faults/test_passwords.py::test_"
_ROLES = "tests/faults/test_roles.py::test_f59_"
_LOG = "tests/app/test_log_file.py::test_f56_"
_KEYS, _DESK = "nscp_desktop/storage/keys.py", "nscp_desktop/services/desk.py"
_PROTECTION = "nscp_desktop/services/protection.py"
_LOG_FILE, _HOOK = "nscp_desktop/app/log_file.py", "nscp_desktop/app/exception_hook.py"
_ENVIRONMENT, _USERS = "packaging/environment.py", "nscp_desktop/domain/users.py"

_TRACES = (
    Break(
        "F55",
        "tests/storage/test_keys.py::test_f55_a_wrong_key_says_nothing_on_the_console",
        _KEYS,
        '        connection.execute("PRAGMA cipher_log_level = NONE")\n',
        "",
        "the engine writes to the terminal when a password is wrong",
    ),
    Break(
        "F55",
        f"{_PASSWORDS}f55_the_password_and_key_are_nowhere_outside",
        _PROTECTION,
        "    return keys.find_key(path, password, _salts(path))",
        '    path.with_suffix(".tried").write_text(password, "utf-8")\n'
        "    return keys.find_key(path, password, _salts(path))",
        "what was typed is left in a file beside the record",
    ),
    Break(
        "F55",
        "tests/app/test_core_dump.py::test_f55_the_program_leaves_no_core_dump",
        "nscp_desktop/app/main.py",
        "    leave_no_core_dump()\n",
        "",
        "the memory goes onto the disk when the program crashes",
    ),
    Break(
        "F56",
        f"{_LOG}whatever_is_no_number_is_left_out",
        _LOG_FILE,
        "(type(part) is str and _RECORD_ID.fullmatch(part) is not None)",
        "(type(part) is str and _RECORD_ID.search(part) is not None)",
        "a text that only holds the name of a record gets into the log",
    ),
    Break(
        "F56",
        f"{_LOG}an_error_is_its_kind_and_its_places_without_its_text",
        "nscp_desktop/app/error_places.py",
        'f"{kind_of(one)} at',
        'f"{kind_of(one)} {one} at',
        "the text of an error gets into the log",
    ),
    Break(
        "F56",
        f"{_LOG}nobody_else_writes_into_the_log",
        _LOG_FILE,
        "    if record.name != LOGGER or not isinstance(record.msg, Event) or record.args:",
        "    if record.name == LOGGER and (not isinstance(record.msg, Event) or record.args):",
        "libraries write into the log",
    ),
    Break(
        "F56",
        "tests/app/test_exception_hook.py::test_f56_a_crash_report_holds_versions_kinds_and_places_only",
        "nscp_desktop/app/crash_report.py",
        '{kind_of(one)}"]',
        '{one!r}"]',
        "a crash report holds the texts of errors",
    ),
    Break(
        "F56",
        "tests/app/test_exception_hook.py::test_f56_f72_the_report_is_saved_only_when_wanted_and_as_it_was_shown",
        _HOOK,
        "_saving(text), parent)",
        '_saving(f"{text}{error}"), parent)',
        "more is saved in a crash report than was shown",
    ),
    Break(
        "F57",
        "tests/faults/test_privacy.py::test_f57_no_name_can_be_read_in_or_around_a_protected_file_even_after_a_kill",
        "nscp_desktop/services/documents.py",
        "        return PreparedReport(out.getvalue(), built.pages, built.uncovered, built.problems)",
        "        import tempfile\n\n"
        "        with tempfile.NamedTemporaryFile(delete=False) as shown:\n"
        "            shown.write(out.getvalue())\n"
        "        return PreparedReport(out.getvalue(), built.pages, built.uncovered, built.problems)",
        "a report is left in the folder for temporary files",
    ),
    Break(
        "F57",
        "tests/faults/test_privacy.py::test_f57_no_name_can_be_read_in_or_around_a_protected_file_even_after_a_kill",
        "nscp_desktop/ui/main_window.py",
        '        QSettings().setValue("window/geometry", self.saveGeometry())\n',
        '        QSettings().setValue("window/geometry", self.saveGeometry())\n'
        "        names = [row.person.name for row in self.session.board().rows]\n"
        '        QSettings().setValue("window/people", names)\n',
        "the settings keep who was on the screen",
    ),
    Break(
        "F57",
        "tests/ui/test_privacy_section.py::test_f57_the_file_of_last_time_can_be_forgotten",
        "nscp_desktop/ui/last_file.py",
        "    if remembers_files():\n",
        "    if path.name:\n",
        "the file of last time is noted although nobody wants that",
    ),
    Break(
        "F57",
        "tests/ui/test_privacy_section.py::test_f57_no_title_of_a_window_names_a_person_of_the_record",
        "nscp_desktop/ui/main_window.py",
        "        self.status.show_counts(board)\n",
        "        self.status.show_counts(board)\n        self.setWindowTitle(board.rows[0].person.name)\n",
        "the title of the window names a person",
    ),
    Break(
        "F58",
        "tests/faults/test_no_network.py::test_f58_no_source_imports_what_reaches_out",
        "nscp_desktop/app/main.py",
        "    leave_no_core_dump()\n",
        '    leave_no_core_dump()\n    from urllib.request import urlopen\n\n    urlopen("https://example.org/newest")\n',
        "the program asks for its newest version",
    ),
    Break(
        "F58",
        "tests/faults/test_no_network.py::test_f58_the_whole_job_uses_no_socket_but_local_ones",
        "nscp_desktop/services/record_files.py",
        "        self.desk.file.close()\n",
        "        import socket\n\n        with suppress(OSError):\n"
        '            socket.create_connection(("192.0.2.1", 80), 1).close()\n        self.desk.file.close()\n',
        "closing a record tells a server",
    ),
)

_ROLE_BREAKS = (
    Break(
        "F59",
        f"{_ROLES}only_who_may_changes_something[people-add-viewer]",
        _DESK,
        "        self.refuse_unless(right)\n        try:",
        "        try:",
        "only buttons are greyed, and the services refuse nothing",
    ),
    Break(
        "F59",
        f"{_ROLES}only_who_may_changes_something[agency-change_details-editor]",
        "nscp_desktop/services/agency.py",
        'with self._desk.changing("Change the agency\'s details", right=Right.ADMINISTER) as unit:',
        'with self._desk.changing("Change the agency\'s details", right=Right.EDIT) as unit:',
        "an editor decides on the agency",
    ),
    Break(
        "F59",
        f"{_ROLES}what_an_administrator_did_is_not_undone_by_an_editor",
        "nscp_desktop/services/history.py",
        "right = Right.ADMINISTER if is_for_administrators(unit.history.tables(sequence)) else Right.EDIT",
        "right = Right.EDIT if unit.history.tables(sequence) else Right.ADMINISTER",
        "an editor undoes what only administrators do",
    ),
    Break(
        "F59",
        f"{_ROLES}the_password_is_for_administrators",
        _PROTECTION,
        "        self._desk.refuse_unless(Right.ADMINISTER)\n"
        "        key = self._desk.file.key\n        if key is None:\n",
        "        key = self._desk.file.key\n        if key is None:\n",
        "a viewer is given the recovery code",
    ),
    Break(
        "F59",
        f"{_ROLES}who_is_not_on_the_list_is_a_viewer_and_without_a_list_everybody_may_everything",
        _USERS,
        "if folded(user.name) == wanted), UserRole.VIEWER)",
        "if folded(user.name) == wanted), UserRole.EDITOR)",
        "somebody who is not on the list may edit",
    ),
    Break(
        "F59",
        f"{_ROLES}what_is_refused_is_noted_in_the_log_without_a_name",
        _DESK,
        "            note(Event.RIGHT_REFUSED)\n",
        "",
        "the log says nothing of what was refused",
    ),
    Break(
        "F59",
        "tests/ui/test_users.py::test_f59_a_viewer_finds_everything_greyed_and_no_key_changes_anything",
        "nscp_desktop/ui/editing.py",
        "        return not self._reasons",
        '        return "role" in self._reasons or not self._reasons',
        "a viewer's buttons are not greyed",
    ),
    Break(
        "F59",
        "tests/ui/test_users.py::test_f59_a_viewer_finds_the_menu_of_the_matrix_greyed_and_drops_nothing",
        "nscp_desktop/ui/pages/cell_actions.py",
        "            self.renew,\n            self.book,\n",
        "            self.renew,\n",
        "the menu of the matrix lets a viewer book",
    ),
    Break(
        "F60",
        "tests/packaging/test_bill_of_materials.py::test_f60_everything_is_installed_by_its_digests",
        _ENVIRONMENT,
        'EXACTLY = ["--require-hashes", "--no-deps"]',
        'EXACTLY = ["--no-deps"]',
        "packages are installed whatever their digests",
    ),
    Break(
        "F60",
        "tests/packaging/test_bill_of_materials.py::test_f60_everything_is_installed_by_its_digests",
        _ENVIRONMENT,
        '    _install(python, root, "-r", LOCK_FOR[wanted], *EXACTLY, "--no-build-isolation", *only_wheels)',
        '    _install(python, root, "-r", LOCK_FOR[wanted], "--no-build-isolation", *only_wheels)',
        "only the tools for building are installed by their digests",
    ),
    Break(
        "F60",
        "tests/packaging/test_bill_of_materials.py::test_f60_a_line_that_locks_nothing_is_refused",
        "packaging/bill_of_materials.py",
        '            raise ValueError(f"this line is not locked: {line.strip()}")',
        "            continue",
        "a line of a lock without version and digests is passed over",
    ),
)

_CLOCK = (
    Break(
        "F66",
        "tests/faults/test_special_moments.py::test_f66_due_dates_go_by_the_calendar_and_steps_by_their_number_at_every"
        "_moment[2024-02-29T12:00:00 in Europe/London]",
        "nscp_desktop/domain/history_words.py",
        "    if earlier is None or batch.at >= earlier.at - A_MINUTE:",
        "    if earlier is None or batch.at >= earlier.at - A_MINUTE * 1_000_000:",
        "the history does not say that the clock had gone back",
    ),
)

BREAKS: tuple[Break, ...] = (*PASSWORDS, *_TRACES, *_ROLE_BREAKS, *_CLOCK, *SAFEKEEPING)
