"""The history in words: no name of a table, a column or a setting, and no code, comes through."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from nscp_desktop.domain.history import Change, Operation
from nscp_desktop.domain.history_settings import moment_words
from nscp_desktop.domain.history_vocabulary import NAMED_THINGS, THINGS
from nscp_desktop.domain.history_words import change_words
from nscp_desktop.storage.history_triggers import written_tables

AT = "2026-11-24T23:52:15+00:00"


def change(table: str, before: dict[str, object] | None, after: dict[str, object] | None, row: str = "1") -> Change:
    operation = Operation.INSERT if before is None else Operation.DELETE if after is None else Operation.UPDATE
    return Change(1, 1, table, row, None, operation, before, after, False)


def setting(name: str, value: str | None) -> str:
    after = None if value is None else {"name": name, "value": value}
    before: dict[str, object] | None = {"name": name, "value": "x"} if value is None else None
    return change_words(change("setting", before, dict(after) if after else None, name), {})


def settings() -> Iterator[tuple[str, str | None, str]]:
    yield "protection/changed-on", "2026-11-24", "The password was changed on 24 Nov 2026."
    yield "protection/sheet-typed-back", "yes", "The recovery sheet was typed back."
    yield "protection/sheet-typed-back", "", "The recovery sheet has not been typed back yet."
    yield "backups/second-place/pc1", "E:\\copies", "Backups that pc1 makes go to a second place as well: E:\\copies."
    yield "backups/second-place/pc1", "", "Backups that pc1 makes go to no second place."
    yield "brought-over-to", "3", "The record was brought over to version 3 of its format."
    yield "retention/preset", "leaving", "Records are kept until 6 years after leaving."
    yield "retention/preset", None, "Records are kept until 6 years after leaving again, as nothing else is decided."
    yield "retention/decided-on", "2026-11-24", "How long records are kept was decided on 24 Nov 2026."
    yield "retention/preset", "of a newer program", "Changed a setting."
    yield "of a newer program", "1", "Changed a setting."


@pytest.mark.parametrize(("name", "value", "words"), list(settings()))
def test_a_setting_is_told_by_what_it_means(name: str, value: str | None, words: str) -> None:
    assert setting(name, value) == words


def test_a_backup_gone_back_to_is_named_with_the_local_time() -> None:
    said = setting("backups/restored", f"{AT} school.nscp")
    assert said == f"The record was taken back to the backup school.nscp on {moment_words(AT)}."
    local = datetime(2026, 11, 24, 23, 52, tzinfo=UTC).astimezone()
    assert moment_words(AT) == f"{local.day} Nov 2026, {local:%H:%M}"


def test_fields_flags_times_and_choices_have_words() -> None:
    drill: dict[str, object] = {"id": 1, "done_at": AT, "backup": "a.nscp", "result": "good: It opened.", "people": 3}
    said = change_words(change("restore_drill", None, drill), {})
    assert said == (
        f"Added a trial of the newest backup: done on {moment_words(AT)}; backup a.nscp; result It opened.; people 3."
    )
    group: dict[str, object] = {"number": 2, "title": "Contact", "to_check": 1, "checked_by": "", "checked_on": None}
    checked = {**group, "to_check": 0, "checked_by": "Gwen Evans", "checked_on": "2026-11-24"}
    assert change_words(change("target_group", group, checked), {}) == (
        "Changed the text of Target Group 2: still to be checked from yes to no; "
        "checked by from nothing to Gwen Evans; checked on from nothing to 24 Nov 2026."
    )
    duty: dict[str, object] = {"code": "dsl", "title": "Lead", "position": 0}
    assert change_words(change("duty", None, duty), {}) == "Added the duty Lead."


def test_answers_and_the_gap_log_are_told_in_words() -> None:
    answer: dict[str, object] = {"checklist_item_id": 7, "answer": "not-met"}
    names = {("checklist_item_id", "7"): "2.1"}
    assert change_words(change("checklist_answer", None, answer), names) == (
        "Added an answer of a questionnaire: item 2.1; answer Not met."
    )
    gap: dict[str, object] = {"what": "No courses", "closed_on": None}
    closed = {**gap, "closed_on": "2026-11-24"}
    assert change_words(change("reported_gap", gap, closed), {}) == (
        "Changed the entry of the gap log No courses: closed on from nothing to 24 Nov 2026."
    )


def test_a_booking_is_told_from_a_training_and_whose_it_is_stands_in_front() -> None:
    booking: dict[str, object] = {"course_id": 4, "outcome": "booked", "booked_on": "2026-12-01", "precision": "day"}
    names = {("course_id", "4"): "Prevent"}
    assert change_words(change("attendance", None, booking), names, "Maya Green") == (
        "Maya Green: added a booking: course Prevent; booked for 1 Dec 2026."
    )
    done: dict[str, object] = {**booking, "outcome": "attended", "booked_on": None, "hours": 2.0}
    assert change_words(change("attendance", done, None), names) == "Removed a training: course Prevent; hours 2."


def test_a_rule_that_took_over_and_the_levels_it_asks_are_said() -> None:
    rule: dict[str, object] = {"who": {"levels": ["Level 3"], "groups": [2]}, "replaces": "school/dsl#1"}
    words = change_words(change("rule", None, rule), {})
    assert words == "Added a rule: asked of Target Group 2; Level 3; takes over from the rule until then."


def test_whom_a_rule_asks_is_said() -> None:
    rule: dict[str, object] = {"who": {"groups": [2, 3], "duties": ["dsl"], "kinds": ["supply"]}}
    assert change_words(change("rule", None, rule), {("duty_code", "dsl"): "DSL"}) == (
        "Added a rule: asked of Target Group 2, 3; DSL; Supply or agency."
    )


def test_every_table_and_every_column_has_words() -> None:
    for table in written_tables():
        if table.name == "setting":
            continue
        assert table.name in THINGS or table.name in NAMED_THINGS
        row: dict[str, object] = {column.name: None for column in table.columns}
        said = change_words(change(table.name, None, row), {})
        changed = "; ".join(
            change_words(change(table.name, {column: "a"}, {column: "b"}), {})
            for column in row
            if not re.search(r"_on$|_at$|^who$|in_force|in_use_from|published|_until$", column)
        )
        assert not re.search(r"\bid\b|position|[a-z]_[a-z]", f"{said} {changed}")
