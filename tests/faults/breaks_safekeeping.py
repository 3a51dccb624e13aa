"""Breaks of what keeps a record whole over the years: backups, upgrades, clocks, history, erasing (F61 to F72)."""

from tests.faults.breaks import Break

_BACKUPS, _COPIES = "tests/faults/test_backups.py::test_", "tests/faults/test_checked_copies.py::test_f61_"
_TIERS, _UPGRADE = "tests/domain/test_backup_tiers.py::test_", "tests/faults/test_upgrade.py::test_f65_"
_MOMENTS, _TAMPERING = "tests/faults/test_special_moments.py::test_f66_", "tests/faults/test_tampering.py::test_"
_PRIVACY, _HOOK = "tests/faults/test_privacy.py::test_", "tests/app/test_exception_hook.py::test_"
_LEAP_DAY = "[2024-02-29T12:00:00 in Europe/London]"
_STORED, _RESTORING = "nscp_desktop/storage/backups.py", "nscp_desktop/services/restoring.py"
_SAFEKEEPING, _WHICH = "nscp_desktop/services/safekeeping.py", "nscp_desktop/domain/backup_tiers.py"
_OPENING, _MIGRATE = "nscp_desktop/services/opening.py", "nscp_desktop/storage/migrate.py"
_CHAIN, _STORE = "nscp_desktop/storage/history_chain.py", "nscp_desktop/storage/history_store.py"
_ERASING, _RECORD = "nscp_desktop/storage/erasing.py", "nscp_desktop/storage/record_file.py"
_TAKING, _SECOND = "nscp_desktop/app/exception_hook.py", "nscp_desktop/storage/migrations/versions/v0002_history.py"

_BACKUP_BREAKS = (
    Break(
        "F61",
        f"{_COPIES}a_copy_gets_its_name_only_after_every_page_of_it_was_checked",
        _STORED,
        "        return copied.contents, look_into(unfinished, copied.key)\n",
        "        return copied.contents, look_into(unfinished, copied.key, thoroughly=False)\n",
        "the pages of a new backup are not checked",
    ),
    Break(
        "F61",
        f"{_COPIES}a_stick_that_is_full_gets_no_half_copy",
        _STORED,
        "    finally:\n        remove_file(unfinished)\n\n\ndef write_copy(",
        "    finally:\n        remove_file(unfinished_name(source))\n\n\ndef write_copy(",
        "what was half copied to the second place stays there",
    ),
    Break(
        "F61",
        f"{_BACKUPS}f61_killed_at_any_moment_every_backup_that_has_its_name_opens",
        _STORED,
        '    return out.with_name(f".{out.name}.{os.getpid()}{UNFINISHED}")',
        '    return out.with_name(out.name.replace(" kept.", ".").replace(".nscp", " kept.nscp"))',
        "a backup has a name of a backup while it is made",
    ),
    Break(
        "F61",
        "tests/services/test_safekeeping.py::test_f61_every_backup_goes_to_the_second_place_and_a_missing_one_is_told",
        _SAFEKEEPING,
        "            notes = replace(notes, second_problem=str(refusal))",
        "            notes = replace(notes, second_copied_at=self._now())",
        "a stick that was pulled out is not told",
    ),
    Break(
        "F62",
        f"{_BACKUPS}f62_a_record_that_is_not_as_it_was_made_is_not_backed_up_though_it_could_be_copied",
        _SAFEKEEPING,
        "kept=keep, checked=True)",
        "kept=keep, checked=False)",
        "nothing is checked before a backup is made",
    ),
    Break(
        "F62",
        f"{_TIERS}f62_nothing_is_cleared_away_while_the_record_is_damaged_or_the_newest_unchecked",
        _WHICH,
        "    if is_damaged:\n",
        "    if is_damaged and newest_is_good is False:\n",
        "good backups are cleared away while the record is damaged",
    ),
    Break(
        "F62",
        f"{_BACKUPS}f62_a_damaged_record_is_not_backed_up_a_hundred_times_and_the_good_ones_stay",
        _RESTORING,
        "            files.set_aside(path, place.now())\n",
        "            path.with_name(path.name).exists()\n",
        "the bytes of the damaged record are not kept when a backup takes its place",
    ),
    Break(
        "F63",
        "tests/ui/test_backups.py::test_f63_going_back_shows_both_states_and_changes_nothing_until_it_is_accepted",
        "nscp_desktop/ui/dialogs/restore.py",
        "            column.addLayout(self._compared(look, present))\n",
        "            column.addLayout(self._compared(look, present))\n"
        "            self.prepared = prepare(look.backup, None)\n            self.accepted.emit()\n",
        "going back begins while both states are still being shown",
    ),
    Break(
        "F63",
        f"{_BACKUPS}f63_going_back_keeps_the_present_state_and_can_be_taken_back",
        _SAFEKEEPING,
        "                files.add_backup(file, self.folder, self._now(), BackupReason.BEFORE_RESTORE, kept=True)\n",
        "                self.folder.mkdir(exist_ok=True)\n",
        "the present state is not kept before going back",
    ),
    Break(
        "F63",
        f"{_BACKUPS}f63_what_cannot_be_gone_back_to_is_refused_and_changes_nothing",
        _RESTORING,
        "    if record_id and expected.record_id and expected.record_id != record_id:",
        "    if record_id and expected.agency != expected.agency.strip():",
        "the backup of another record takes the place of this one",
    ),
    Break(
        "F63",
        f"{_BACKUPS}f63_a_backup_with_another_password_opens_with_that_one_and_a_wrong_one_is_refused",
        _RESTORING,
        "    return key is None or (len(key) > _SALT_AT and key[_SALT_AT:] != files.salt_of(path))",
        "    return key is not None",
        "a backup with the right password is said to have another",
    ),
    Break(
        "F63",
        f"{_BACKUPS}f63_the_record_is_never_written_into_so_that_no_moment_is_between",
        _STORED,
        "        finished.replace(path)\n",
        "        path.write_bytes(finished.read_bytes())\n",
        "the backup is copied over the record and does not take its place in one step",
    ),
    Break(
        "F64",
        "tests/faults/test_bundles.py::test_f64_every_hostile_name_is_tried",
        "nscp_desktop/spreadsheets/safety.py",
        "            return _unpack(archive, len(content), name)\n",
        "            archive.extractall()\n            return _unpack(archive, len(content), name)\n",
        "a workbook is unpacked into the folder that the program runs in",
    ),
    Break(
        "F64",
        "tests/faults/test_bundles.py::test_f64_every_hostile_name_is_tried",
        "nscp_desktop/spreadsheets/safety.py",
        "        data = _unpack_member(archive, info, name)\n",
        "        data = _unpack_member(archive, info, name)\n"
        '        if info.filename.startswith("../"):\n'
        '            with open(info.filename, "wb") as part:\n                part.write(data)\n',
        "parts of a workbook are written where their names say",
    ),
)

_UPGRADE_BREAKS = (
    Break(
        "F65",
        f"{_UPGRADE}a_checked_backup_of_the_old_record_is_made_first",
        _OPENING,
        "    add_backup(record_file, folder, record_file.workplace.now(), BackupReason.BEFORE_UPGRADE, kept=True)\n"
        "    record_file.upgrade()",
        "    record_file.upgrade()\n"
        "    add_backup(record_file, folder, record_file.workplace.now(), BackupReason.BEFORE_UPGRADE, kept=True)",
        "the backup is made after the upgrade",
    ),
    Break(
        "F65",
        f"{_UPGRADE}every_row_of_a_released_record_is_there_after_the_upgrade",
        _SECOND,
        'op.get_bind().exec_driver_sql(f"INSERT INTO new_{name} SELECT * FROM {name}")',
        'op.get_bind().exec_driver_sql(f"INSERT INTO new_{name} SELECT * FROM {name} LIMIT 40")',
        "long lists lose their ends in the upgrade",
    ),
    Break(
        "F65",
        f"{_UPGRADE}killed_at_any_moment_the_record_is_old_or_new[v1.nscp]",
        _RECORD,
        "                with transaction(self._connection):\n                    bring_over(",
        "                with suppress(DatabaseError):\n                    bring_over(",
        "the upgrade is no single transaction",
    ),
    Break(
        "F65",
        f"{_UPGRADE}a_release_open_for_reading_only_is_left_as_it_is",
        _OPENING,
        "        if record_file.needs_upgrade:\n            bring_over(",
        "        if record_file.needs_upgrade and not record_file.read_only:\n            bring_over(",
        "an older record that may only be read is used as if it were of the newest version",
    ),
    Break(
        "F65",
        f"{_UPGRADE}a_record_of_a_later_version_is_refused_and_left_as_it_is",
        "nscp_desktop/storage/strangers.py",
        "    if version > SCHEMA_VERSION:",
        "    if version > SCHEMA_VERSION + 100:",
        "a record of a later version is opened",
    ),
    Break(
        "F66",
        f"{_MOMENTS}due_dates_go_by_the_calendar_and_steps_by_their_number_at_every_moment{_LEAP_DAY}",
        "nscp_desktop/domain/dates.py",
        "    return date(year, month, min(day.day, monthrange(year, month)[1]))",
        "    return date(year, month, 1) + timedelta(days=day.day - 1)",
        "29 February and two years is 1 March",
    ),
    Break(
        "F66",
        f"{_MOMENTS}due_dates_go_by_the_calendar_and_steps_by_their_number_at_every_moment{_LEAP_DAY}",
        _STORE,
        "        return tuple(self._batches(query.order_by(history_batch.c.sequence.desc()).limit(limit)))",
        "        return tuple(self._batches(query.order_by(history_batch.c.at.desc()).limit(limit)))",
        "the history is listed by the clock",
    ),
    Break(
        "F66",
        f"{_MOMENTS}no_backup_is_cleared_away_while_the_clock_is_behind_at_any_moment{_LEAP_DAY}",
        _WHICH,
        "    if latest > now + AHEAD_ALLOWED:",
        "    if latest > now + 1_000 * KEEP_ALL_FOR:",
        "a clock that was set back by a year is trusted",
    ),
    Break(
        "F66",
        f"{_BACKUPS}f66_a_clock_set_back_or_far_ahead_clears_no_backup_away",
        _WHICH,
        "        if later - earlier > LEAP:\n            return True",
        "        if later - earlier > LEAP:\n            return False",
        "a clock that is years ahead is trusted",
    ),
)

_HISTORY_BREAKS = (
    Break(
        "F67",
        f"{_TAMPERING}f67_a_row_changed_past_the_history_is_named_with_its_list",
        "nscp_desktop/storage/replay.py",
        "    if _agree(connection):\n",
        "    if not found:\n",
        "rows are not held against the history",
    ),
    Break(
        "F67",
        f"{_TAMPERING}f67_a_list_that_would_give_a_number_twice_is_named",
        "nscp_desktop/storage/replay.py",
        "    found = _numbers_gone_back(connection)\n",
        "    found: list[str] = []\n",
        "numbers that would be given twice are not looked for",
    ),
    Break(
        "F67",
        "tests/storage/test_history.py::test_f67_no_change_without_a_trace_and_none_to_the_history",
        _SECOND,
        "CREATE TRIGGER history_keep_changes BEFORE DELETE ON history_change\nWHEN TRUE",
        "CREATE TRIGGER history_keep_changes BEFORE DELETE ON history_change\nWHEN FALSE",
        "lines of the history can be deleted",
    ),
    Break(
        "F69",
        "tests/services/test_history.py::test_f69_what_is_deleted_again_lies_in_the_bin_again",
        _STORE,
        "        in_effect = {of: kind == BatchKind.REDO for",
        "        in_effect = {of: kind == BatchKind.CHANGE for",
        "what was deleted, undone and done again is missing from the bin",
    ),
    Break(
        "F68",
        f"{_TAMPERING}f68_a_changed_line_is_named_with_its_step",
        _CHAIN,
        ".digest() == digest\n",
        ".digest() != digest[:1]\n",
        "the digest of a line is not compared",
    ),
    Break(
        "F68",
        f"{_TAMPERING}f68_a_removed_step_is_named",
        _CHAIN,
        "        if sequence != expected + 1:\n",
        "        if sequence <= expected:\n",
        "a step that is missing is not named",
    ),
    Break(
        "F68",
        f"{_TAMPERING}f68_an_inserted_line_is_named",
        _CHAIN,
        "        if batch < before or own < expected:\n",
        "        if own < expected:\n",
        "a line that was put in behind a later step is not named",
    ),
    Break(
        "F68",
        f"{_TAMPERING}f68_two_swapped_lines_are_named",
        _CHAIN,
        " + words + links).hexdigest()",
        " + words + bytes(sorted(links))).hexdigest()",
        "a head does not hold the order of its lines",
    ),
    Break(
        "F68",
        f"{_TAMPERING}f68_a_cut_tail_and_a_history_written_anew_are_told_by_a_code_that_was_kept",
        _STORE,
        'c.head >= wanted, c.head < wanted + "g")',
        'c.head >= wanted[:1], c.head < wanted[:1] + "g")',
        "a printed code is compared by its first letter only",
    ),
    Break(
        "F68",
        "tests/ui/test_history.py::test_f68_the_check_and_the_comparison_answer_in_words",
        "nscp_desktop/ui/pages/history_section.py",
        '        column.addWidget(plain_label(honest, "muted", wrap=True))\n',
        '        column.addWidget(plain_label("", "muted", wrap=True))\n',
        "nothing says that a history written anew shows only beside an earlier printout",
    ),
    Break(
        "F69",
        f"{_PRIVACY}f69_deleting_and_merging_by_mistake_are_taken_back_step_by_step",
        "nscp_desktop/storage/undoing.py",
        "        connection.execute(update(table).where(*where).values(**json.loads(before)))",
        "        connection.execute(update(table).where(*where).values(**now))",
        "undoing leaves changed rows as they are",
    ),
    Break(
        "F69",
        "tests/services/test_history.py::test_f69_what_is_deleted_again_lies_in_the_bin_again",
        _STORE,
        "        gone = self._taken_back()\n",
        "        gone: set[int] = set()\n",
        "what was brought back still lies in the bin",
    ),
)

_ERASING_BREAKS = (
    Break(
        "F70",
        f"{_PRIVACY}f70_what_is_erased_is_in_no_byte_of_the_file_and_the_chain_still_verifies",
        _ERASING,
        "            history.erase_person(own, (*names, *_named_by(connection, own)))\n",
        "            history.changes_about(own)\n",
        "the history keeps the names of who was erased",
    ),
    Break(
        "F70",
        f"{_PRIVACY}f70_what_is_erased_is_in_no_byte_of_the_file_and_the_chain_still_verifies",
        "nscp_desktop/services/privacy.py",
        "            self._desk.file.vacuum()\n",
        "            self._desk.file.refuse_if_replaced()\n",
        "the file is not written anew after erasing",
    ),
    Break(
        "F70",
        f"{_PRIVACY}f70_what_is_erased_is_in_no_byte_of_the_file_and_the_chain_still_verifies",
        _ERASING,
        "        _forget_drafts(connection, names)\n",
        "",
        "drafts about who was erased stay",
    ),
    Break(
        "F70",
        f"{_PRIVACY}f70_what_is_erased_is_in_no_byte_of_the_file_and_the_chain_still_verifies",
        _CHAIN,
        "digest is not None and batch <= erased_until\n",
        "digest is not None and batch > erased_until\n",
        "the check calls what was erased under its rule changed",
    ),
    Break(
        "F70",
        f"{_TIERS}f70_a_backup_from_before_an_erasure_is_gone_by_the_day_that_is_shown",
        _WHICH,
        "DAYS, WEEKS, MONTHS = 14, 10, 12",
        "DAYS, WEEKS, MONTHS = 14, 10, 18",
        "backups are kept longer than the certificate says",
    ),
    Break(
        "F70",
        "tests/services/test_privacy.py::test_f70_the_certificate_names_no_one_and_says_when_old_backups_are_gone",
        "nscp_desktop/reports/disposal_certificate.py",
        "{in_words(disposal.backups_gone_by)}.",
        "{in_words(disposal.disposed_on)}.",
        "the certificate shows another day on which old backups are gone",
    ),
    Break(
        "F72",
        f"{_HOOK}f72_an_error_nobody_thought_of_is_told_noted_and_gone_on_from",
        _TAKING,
        "            if self.reread is not None:\n                self.reread()\n",
        "",
        "nothing is read anew after an error",
    ),
    Break(
        "F72",
        f"{_HOOK}f72_an_error_nobody_thought_of_is_told_noted_and_gone_on_from",
        _TAKING,
        "        self.dialog = CrashReportDialog(str(unexpected(error)), text,",
        '        self.dialog = CrashReportDialog(str(error), f"{text}{error}",',
        "the text of the error is shown, with the name in it",
    ),
    Break(
        "F72",
        f"{_HOOK}f72_nothing_is_shown_or_reread_in_the_middle_of_what_went_wrong",
        _TAKING,
        "        QTimer.singleShot(0, application, partial(self._tell_and_reread, error))",
        "        self._tell_and_reread(error)",
        "an error is told in the middle of painting",
    ),
    Break(
        "F72",
        "tests/faults/test_broken_driver.py::test_f72_a_record_that_does_not_close_as_it_should_can_be_opened_again",
        _RECORD,
        "        finally:\n            if self._held is not None:\n                let_go(",
        "        except ValueError:\n            if self._held is not None:\n                let_go(",
        "a record that does not close as it should stays locked",
    ),
)

BREAKS: tuple[Break, ...] = (*_BACKUP_BREAKS, *_UPGRADE_BREAKS, *_HISTORY_BREAKS, *_ERASING_BREAKS)
