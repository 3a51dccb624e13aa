"""The program is killed while somebody types into a questionnaire: what was told as saved is there afterwards."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.questionnaires import Checklist, QuestionnaireKind
from nscp_desktop.services.record_files import create, open_existing
from nscp_desktop.services.shipped_templates import shipped_templates
from tests.faults.typing_hands import TODAY

# After how many lines told it is killed, and how many milliseconds later.
KILLS = ((1, 0), (7, 4), (16, 11))


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with a content checklist that was just begun."""
    path = tmp_path_factory.mktemp("draft") / "draft.nscp"
    services = create(path, AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY)
    template = next(one for one in shipped_templates() if one.kind is QuestionnaireKind.CONTENT)
    course = services.checklists.courses()[0]
    services.checklists.begin(template, Checklist(0, 0, 0, TODAY, TODAY, "2026–27", course.id), today=TODAY)
    services.close()
    return path


def _killed(record: Path, folder: Path, lines: int, milliseconds: int) -> list[dict[str, list[str]]]:
    """Type into a record, kill the program in the middle of it, and return all that it told as saved."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder / "data")}
    command = [sys.executable, "-m", "tests.faults.typing_hands", str(record), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(lines)]
        time.sleep(milliseconds / 1000)
        child.kill()
        told += child.stdout.readlines()
    # The last line may have been cut by the kill: then it was not told.
    return [json.loads(line) for line in told if line.endswith("}\n")]


@pytest.mark.parametrize(("lines", "milliseconds"), KILLS)
def test_what_was_told_as_saved_is_there_after_a_kill_between_two_keys(
    draft: Path, tmp_path: Path, lines: int, milliseconds: int
) -> None:
    record = tmp_path / "draft.nscp"
    shutil.copy(draft, record)
    told = _killed(record, tmp_path, lines, milliseconds)
    assert len(told) >= lines
    services = open_existing(record)
    try:
        assert services.problems() == []
        filled = services.checklists.newest(QuestionnaireKind.CONTENT)
        assert filled is not None
        stored = {item.number: filled.answer(item.id) for item in filled.version.items()}
        for number, (_answer, text) in told[-1].items():
            # What was typed after that may be stored as well, told or not.
            assert stored[number].where_covered.startswith(text)
        answers = {number: stored[number].answer for number in told[-1]}
        assert sum(bool(answer) for answer in answers.values()) >= sum(bool(one[0]) for one in told[-1].values())
    finally:
        services.close()
