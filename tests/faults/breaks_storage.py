"""Breaks of storing: saves, crashes, power cuts, full disks, sleep, drafts, damage, imports (F01 to F11, F27, F37)."""

from tests.faults.breaks import Break
from tests.faults.breaks_opening import BREAKS as OPENING

_FAULTS = "tests/faults"
_STORAGE = "nscp_desktop/storage"
_KILLS = f"{_FAULTS}/test_storage_faults.py::test_f01_after_a_kill_what_was_saved_is_there_and_nothing_is_half_there"
_ANY_CALL = f"{_FAULTS}/test_system_calls.py::test_f02_f05_f06_f07_a_fault_at_any_call_loses_nothing_and_is_told"
_POWER = f"{_FAULTS}/test_power_cut.py::test_f03_after_a_power_cut_what_was_saved_is_there_and_nothing_is_half_there"
_FIRST_SAVE = f"{_FAULTS}/test_power_cut.py::test_f04_a_power_cut_in_the_first_save_leaves_no_file_or_a_good_one"
_RECORD_FILE_TEST = "tests/storage/test_record_file.py"
_BACKUPS_TEST = f"{_FAULTS}/test_backups.py"
_LABEL = "tests/ui/test_saved_label.py"
_SLEEP = f"{_FAULTS}/test_sleep.py"
_DRAFTS = f"{_FAULTS}/test_drafts.py"
_OPENING = f"{_FAULTS}/test_opening.py"
_DAMAGED = f"{_FAULTS}/test_damaged_files.py"
_LARGE = f"{_FAULTS}/test_very_large.py::test_f27_what_holds_for_a_small_record_holds_for_a_very_large_one"
_IMPORTS = f"{_FAULTS}/test_import_faults.py"

_SAVING = (
    Break(
        "F01",
        _KILLS,
        f"{_STORAGE}/record_file.py",
        "                    yield unit\n                    unit.history.seal",
        '                    self._connection.exec_driver_sql("COMMIT")\n'
        '                    self._connection.exec_driver_sql("BEGIN IMMEDIATE")\n'
        "                    yield unit\n                    unit.history.seal",
        "the beginning of a step of the history is stored before the rest of it",
    ),
    Break(
        "F04",
        _FIRST_SAVE,
        f"{_STORAGE}/record_file.py",
        """            if begin is not None:
                first = cls.open(unfinished, key=key, workplace=workplace)
                try:
                    begin(first)
                finally:
                    first.close()
            with refusing(path):
                unfinished.replace(path)
                keep_name(path.parent)
""",
        """            with refusing(path):
                unfinished.replace(path)
                keep_name(path.parent)
            if begin is not None:
                first = cls.open(path, key=key, workplace=workplace)
                try:
                    begin(first)
                finally:
                    first.close()
""",
        "a new record gets its name before anything is in it",
    ),
    Break(
        "F02",
        f"{_ANY_CALL}[saves 1]",
        f"{_STORAGE}/engine.py",
        '"journal_mode": "truncate"',
        '"journal_mode": "memory"',
        "the journal is kept in memory",
    ),
    Break(
        "F03",
        f"{_POWER}[plain]",
        f"{_STORAGE}/engine.py",
        '"synchronous": 3',
        '"synchronous": 0',
        "nothing is flushed to the disk",
    ),
    Break(
        "F03",
        f"{_POWER}[protected]",
        f"{_STORAGE}/engine.py",
        '"synchronous": 3',
        '"synchronous": 1',
        "the emptied journal is not flushed, as with the setting NORMAL",
    ),
    Break(
        "F04",
        _FIRST_SAVE,
        f"{_STORAGE}/record_file.py",
        "                unfinished.replace(path)\n                keep_name(path.parent)\n",
        "                unfinished.replace(path)\n",
        "the name of a new record is not put on the disk",
    ),
    Break(
        "F05",
        f"{_RECORD_FILE_TEST}::test_f05_a_full_disk_leaves_no_half_made_record",
        f"{_STORAGE}/record_file.py",
        "            remove_quietly(unfinished, unfinished.with_name(",
        "            remove_quietly(unfinished.with_name(",
        "a new record that does not fit is left half-made",
    ),
    Break(
        "F05",
        f"{_RECORD_FILE_TEST}::test_f05_a_full_disk_stores_nothing_and_leaves_the_record_whole",
        f"{_STORAGE}/refusals.py",
        'unsaved = ", so nothing was saved" if is_saving else ""',
        'unsaved = ""',
        "the sentence does not say that nothing was saved",
    ),
    Break(
        "F05",
        f"{_BACKUPS_TEST}::test_f05_a_full_disk_makes_no_backup_and_takes_none_away",
        f"{_STORAGE}/backups.py",
        "    taken = {backup.taken_at for backup in listed(folder)}\n",
        "    for old in listed(folder)[1:]:\n        path_of(old).unlink()\n"
        "    taken = {backup.taken_at for backup in listed(folder)}\n",
        "older backups make room before the new one is there",
    ),
    Break(
        "F06",
        f"{_ANY_CALL}[saves 1]",
        f"{_STORAGE}/record_file.py",
        "                if self._stands(sequence):\n                    raise unsure(self.path) from error\n",
        "",
        "a save that stands in the file although its last flush failed is told as refused",
    ),
    Break(
        "F07",
        f"{_ANY_CALL}[saves 1]",
        f"{_STORAGE}/record_file.py",
        "                    raise unsure(self.path) from error\n                raise\n",
        "                    raise unsure(self.path) from error\n",
        "a commit that failed is called saved",
    ),
    Break(
        "F07",
        f"{_LABEL}::test_f07_after_a_refused_save_the_window_does_not_say_saved_until_one_succeeds",
        "nscp_desktop/services/desk.py",
        "            self.told(refusal)\n",
        "",
        "the window is not told that a save was refused",
    ),
    Break(
        "F07",
        f"{_LABEL}::test_f07_what_may_not_last_is_not_called_saved_and_every_page_reads_it_anew",
        "nscp_desktop/ui/session.py",
        "        if isinstance(refusal, UnsureError):\n            self.reread()\n",
        "        if isinstance(refusal, DamagedError):\n            self.reread()\n",
        "pages do not read anew what may not last",
    ),
    Break(
        "F08",
        f"{_SLEEP}::test_f08_a_file_that_was_replaced_while_asleep_is_never_written",
        f"{_STORAGE}/record_file.py",
        "            self._identity.refuse_if_replaced()\n",
        "",
        "the file is not looked at before and after a save",
    ),
    Break(
        "F08",
        f"{_SLEEP}::test_f08_what_another_computer_took_over_meanwhile_is_not_written",
        f"{_STORAGE}/record_file.py",
        "            if self._held is not None:\n                refuse_taken_over",
        "            if self._held is None:\n                refuse_taken_over",
        "who has the record open is not looked at before a save",
    ),
    Break(
        "F08",
        f"{_SLEEP}::test_f08_no_transaction_stays_open_while_somebody_thinks",
        f"{_STORAGE}/transactions.py",
        '        yield\n        connection.exec_driver_sql("COMMIT")\n',
        '        yield\n        if begin != "BEGIN":\n            connection.exec_driver_sql("COMMIT")\n',
        "what is only read leaves its transaction open",
    ),
    Break(
        "F09",
        f"{_DRAFTS}::test_f09_typing_is_kept_without_being_asked_and_goes_when_it_is_thrown_away",
        "nscp_desktop/ui/drafts.py",
        "        self._timer.start()\n",
        "",
        "what is typed is kept only when the computer shuts down",
    ),
    Break(
        "F09",
        f"{_DRAFTS}::test_f09_what_was_typed_is_offered_at_the_next_start_and_goes_when_it_is_saved",
        "nscp_desktop/ui/drafts.py",
        "        if is_ending():\n            return\n",
        "",
        "the window that closes at shutting down throws the draft away",
    ),
)

_CRASHED = (
    Break(
        "F10",
        f"{_OPENING}::test_f10_a_record_whose_journal_was_deleted_after_a_crash_is_found_damaged",
        f"{_STORAGE}/check.py",
        "    # A row that breaks a rule of its table can",
        "    if not full:\n        return []\n    # A row that breaks a rule of its table can",
        "the check at opening looks at nothing",
    ),
    Break(
        "F10",
        f"{_OPENING}::test_f10_a_record_whose_journal_was_deleted_after_a_crash_is_found_damaged",
        f"{_STORAGE}/record_file.py",
        "        refuse_held_here(path)\n        with refusing",
        '        refuse_held_here(path)\n        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)\n'
        "        with refusing",
        "the program clears the journal of a crash away before it opens the record",
    ),
    Break(
        "F11",
        f"{_DAMAGED}::test_f11_rows_that_are_not_as_the_history_says_are_named_before_anything_is_shown",
        f"{_STORAGE}/check.py",
        " + replay.differences(connection)",
        "",
        "rows are not held against the history",
    ),
    Break(
        "F11",
        f"{_DAMAGED}::test_f11_indexes_that_lie_in_each_others_place_are_noticed_at_opening",
        f"{_STORAGE}/check.py",
        """[f'integrity_check("{name}")' for""",
        """[f'quick_check("{name}")' for""",
        "indexes in each other's place are passed over",
    ),
    Break(
        "F11",
        f"{_DAMAGED}::test_f11_a_protected_file_cut_within_its_first_page_is_left_as_it_is",
        f"{_STORAGE}/strangers.py",
        "    elif size < _PROTECTED_PAGE_BYTES:\n",
        "    elif size == 0:\n",
        "less than a page of a protected file is opened as a new one",
    ),
    Break(
        "F11",
        f"{_DAMAGED}::test_f11_a_record_whose_head_names_an_older_version_is_not_brought_over",
        f"{_STORAGE}/migrate.py",
        '    if str(within or "").lstrip("0") != str(at_head):\n',
        "    if within is None:\n",
        "a record of two versions is brought over",
    ),
    Break(
        "F11",
        f"{_OPENING}::test_f11_a_damaged_record_is_kept_and_its_newest_good_backup_put_in_place",
        f"{_STORAGE}/backups.py",
        "        write_copy(path, aside)\n",
        "",
        "the damaged file is not kept when a backup takes its place",
    ),
)

_AMOUNTS = (
    Break(
        "F27",
        _LARGE,
        f"{_STORAGE}/training_store.py",
        "*only(a.person_id, own_ids))\n        )  # fmt: skip\n",
        "*only(a.person_id, own_ids)).limit(32_768)\n        )  # fmt: skip\n",
        "no more completions are read than one query may have values",
    ),
    Break(
        "F27",
        _LARGE,
        f"{_STORAGE}/undoing.py",
        '        "ORDER BY id DESC",\n        (sequence,),\n    ).all()\n',
        '        "ORDER BY id DESC LIMIT 20",\n        (sequence,),\n    ).all()\n',
        "only the newest twenty changes of a step are taken back",
    ),
    Break(
        "F37",
        f"{_IMPORTS}::test_f37_an_import_broken_off_at_any_row_stores_nothing_and_can_be_done_again",
        f"{_STORAGE}/transactions.py",
        'connection.exec_driver_sql("ROLLBACK")\n        del',
        'connection.exec_driver_sql("COMMIT")\n        del',
        "what was broken off is stored as far as it got",
    ),
    Break(
        "F37",
        f"{_IMPORTS}::test_f37_an_import_of_400_rows_is_one_step_and_one_undo",
        "nscp_desktop/services/imports.py",
        "            result = ImportInto(unit, plan, today).store()\n",
        "            result = ImportInto(unit, plan, today).store()\n"
        '        with self._desk.changing("Name the import") as unit:\n'
        "            unit.agency.add_team(plan.reading.file_name)\n",
        "an import is two steps",
    ),
    Break(
        "F37",
        f"{_IMPORTS}::test_f37_an_import_broken_off_at_any_row_stores_nothing_and_can_be_done_again",
        "nscp_desktop/services/import_storing.py",
        "        new_people = self._store_people()\n",
        "        new_people = self._store_people()\n"
        '        self._unit._db.exec_driver_sql("COMMIT")\n'
        '        self._unit._db.exec_driver_sql("BEGIN IMMEDIATE")\n',
        "people are stored before their training",
    ),
    Break(
        "F37",
        f"{_IMPORTS}::test_f37_after_a_kill_in_an_import_all_of_it_is_there_or_nothing",
        "nscp_desktop/services/import_storing.py",
        "        new_people = self._store_people()\n",
        '        self._unit._db.exec_driver_sql("COMMIT")\n'
        '        self._unit._db.exec_driver_sql("BEGIN IMMEDIATE")\n'
        "        new_people = self._store_people()\n",
        "courses are stored before the people",
    ),
)

BREAKS: tuple[Break, ...] = (*_SAVING, *_CRASHED, *OPENING, *_AMOUNTS)
