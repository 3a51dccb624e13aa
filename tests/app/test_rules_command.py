"""The command `rules`: listing what is asked of whom, and taking over a rule pack."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nscp_desktop.paths import resources

Run = Callable[..., Any]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Give the school's pack of the next year: whole-school training comes every 2 years."""
    text = (resources() / "rule_packs" / "school.toml").read_text("utf-8")
    text = text.replace('edition = "2026-27 (2)"', 'edition = "2027-28"', 1).replace(
        "months = 36\n", "months = 24\n", 1
    )
    path = tmp_path / "next.toml"
    path.write_text(text, "utf-8")
    return path


def rules(run: Run, school: Path) -> list[dict[str, object]]:
    document = run("rules", school, "--json").json
    own = next(item for item in document["requirements"] if item["id"] == "school/whole-school")
    found = own["rules"]
    assert isinstance(found, list)
    return found


def test_the_rules_are_listed_in_words_and_as_data(run: Run, school: Path) -> None:
    text = run("rules", school).out
    assert "Safeguarding induction\n    Everyone: after each start; first time within 30 days." in text
    assert "(not in use)" in text
    document = run("rules", school, "--json").json
    assert [pack["id"] for pack in document["packs"]] == ["general", "school"]
    assert rules(run, school)[0]["when"] == "every 3 years"


def test_a_pack_is_tried_first_and_then_taken_over_from_a_day_on(run: Run, school: Path, pack: Path) -> None:
    tried = run("rules", school, "--update", pack, "--dry-run", "--json")
    assert [(line["id"], line["origin"], line["taken"]) for line in tried.json["lines"]] == [
        ("requirement:school/whole-school", "pack", True)
    ]
    assert len(rules(run, school)) == 1
    done = run("rules", school, "--update", pack, "--from", "2027-01-01")
    assert done.status == 0
    assert "how often: every 3 years → how often: every 2 years" in done.out
    assert "Took over 1 of 1 differences." in done.out
    assert [rule["period"] for rule in rules(run, school)] == ["until 31 Dec 2026", "from 1 Jan 2027"]
    assert run("undo", school).out.startswith("Undone: take over the rule pack School or college, 2027-28")
    assert len(rules(run, school)) == 1


def test_a_pack_can_be_taken_over_as_if_it_had_always_been_so(run: Run, school: Path, pack: Path) -> None:
    assert run("rules", school, "--update", pack, "--always").status == 0
    assert [(rule["when"], rule["period"]) for rule in rules(run, school)] == [("every 2 years", "")]


def test_what_cannot_be_is_refused_with_one_sentence(run: Run, school: Path, tmp_path: Path, pack: Path) -> None:
    missing = run("rules", school, "--update", tmp_path / "nothing.toml")
    assert (missing.status, missing.out) == (1, "")
    assert len(missing.said.splitlines()) == 1
    pack.write_text(pack.read_text("utf-8").replace("format = 2", "format = 9"), "utf-8")
    assert "newer version" in run("rules", school, "--update", pack).said
    assert run("rules", school, "--dry-run").status == 2
    assert run("rules", school, "--update", pack, "--always", "--from", "2027-01-01").status == 2
