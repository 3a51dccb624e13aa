"""The program is killed while somebody types into a questionnaire: what was told as saved is there afterwards."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.questionnaires import Checklist, QuestionnaireKind
from nscp_desktop.services.record_files import create, open_existing
from nscp_desktop.services.shipped_templates import shipped_templates
from nscp_desktop.ui.widgets.questionnaire_shown import text_names
from tests.faults.typing_hands import KEY, TODAY
from tests.services.questionnaires import newest

# Into which tab is typed, after how many lines told it is killed, and how many milliseconds later.
KILLS = (("content", 1, 0, False), ("expectations", 7, 4, True), ("audit", 16, 11, False))
KINDS = {
    "content": QuestionnaireKind.CONTENT,
    "expectations": QuestionnaireKind.EXPECTATIONS,
    "audit": QuestionnaireKind.SECTION_11,
}


def draft(path: Path, kind: QuestionnaireKind, key: bytes | None) -> None:
    """Make a record with a questionnaire that was just begun."""
    services = create(path, AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY, key=key)
    template = next(one for one in shipped_templates() if one.kind is kind)
    course_id = services.checklists.courses()[0].id if kind is QuestionnaireKind.CONTENT else None
    services.checklists.begin(template, Checklist(0, 0, 0, TODAY, TODAY, "2026–27", course_id), today=TODAY)
    services.close()


def _killed(command: list[str], folder: Path, lines: int, milliseconds: int) -> list[dict[str, list[str]]]:
    """Type into a record, kill the program in the middle of it, and return all that it told as saved."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder / "data")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(lines)]
        time.sleep(milliseconds / 1000)
        child.kill()
        told += child.stdout.readlines()
    # The last line may have been cut by the kill: then it was not told.
    return [json.loads(line) for line in told if line.endswith("}\n")]


@pytest.mark.parametrize(("tab", "lines", "milliseconds", "is_protected"), KILLS)
def test_what_was_told_as_saved_is_there_after_a_kill_between_two_keys(
    tmp_path: Path, tab: str, lines: int, milliseconds: int, is_protected: bool
) -> None:
    record, key = tmp_path / "draft.nscp", KEY if is_protected else None
    draft(record, KINDS[tab], key)
    command = [sys.executable, "-m", "tests.faults.typing_hands", str(record), str(tmp_path), tab]
    told = _killed([*command, "protected"] if is_protected else command, tmp_path, lines, milliseconds)
    assert len(told) >= lines
    services = open_existing(record, key=key)
    try:
        assert services.problems() == []
        filled = newest(services, KINDS[tab])
        assert filled is not None
        main = text_names(filled.template.kind).main
        stored = {item.number: filled.answer(item.id) for item in filled.version.items()}
        for number, (_answer, text) in told[-1].items():
            # What was typed after that may be stored as well, told or not.
            assert getattr(stored[number], main).startswith(text)
        answers = {number: stored[number].answer for number in told[-1]}
        assert sum(bool(answer) for answer in answers.values()) >= sum(bool(one[0]) for one in told[-1].values())
    finally:
        services.close()
