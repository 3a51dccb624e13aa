"""A file from anywhere is read as a rule pack or refused with a sentence; nothing else happens."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.errors import FileRefusedError, NotFoundError, NscpError
from nscp_desktop.domain.requirements import Per, RuleKind
from nscp_desktop.paths import resources
from nscp_desktop.services.rule_packs import LARGEST_BYTES, pack_from_text, read_pack, shipped_pack

SOUND = (Path(__file__).parents[1] / "data" / "club-pack.toml").read_text("utf-8")


def test_a_sound_pack_is_read_with_its_text_and_ids_of_its_own() -> None:
    pack = pack_from_text(SOUND, "club.toml")
    assert pack.text == SOUND
    assert [item.id for item in pack.requirements] == ["club/course", "club/second"]
    assert [item.requirement_id for item in pack.courses[0].satisfies] == ["club/course", "club/second"]
    assert (pack.roles[0].level_id, pack.roles[0].usual_group) == (1, 1)
    assert pack.requirements[0].rules[0].notice_days == 90


def test_every_kind_of_rule_is_read_from_its_words() -> None:
    rules = {
        RuleKind.EVERY_MONTHS: "months = 24",
        RuleKind.ONCE: "",
        RuleKind.ACADEMIC_YEAR: "",
        RuleKind.EDITION: 'document = "code"\nedition_within_days = 30',
        RuleKind.HOURS: "hours = 1.5\nmonths = 36",
        RuleKind.EACH_START: "first_within_days = 30",
        RuleKind.MINIMUM: 'minimum_count = 2\nminimum_per = "site"',
    }
    for kind, more in rules.items():
        text = SOUND.replace('kind = "every-months"\nmonths = 24', f'kind = "{kind.value}"\n{more}')
        rule = pack_from_text(text, "club.toml").requirements[0].rules[0]
        assert rule.kind is kind
    assert (rule.minimum_count, rule.minimum_per) == (2, Per.SITE)


_RULE = """
[[requirement.rule]]
kind = "once"
source = "Our own policy"
"""
_REQUIREMENT = """
[[requirement]]
id = "more"
title = "More"
short = "More"
"""
FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "too large": (lambda path: path.write_text("é" * LARGEST_BYTES, "utf-8"), "too large for a rule pack"),
    "not UTF-8": (lambda path: path.write_bytes(SOUND.replace("Club", "Clüb").encode("cp1252")), "not text in UTF-8"),
    "UTF-16": (lambda path: path.write_bytes(SOUND.encode("utf-16")), "not text in UTF-8"),
    "a picture": (lambda path: path.write_bytes(bytes(range(256))), "not text in UTF-8"),
    "empty": (lambda path: path.write_bytes(b""), "the part [pack] is missing"),
    "a letter": (lambda path: path.write_text("Dear all,"), "no rule pack, or it is damaged"),
    "lists in lists": (lambda path: path.write_text("a = " + "[\n" * 100_000), "no rule pack, or it is damaged"),
    "names in names": (lambda path: path.write_text("a." * 400_000 + "b = 1"), "a line of more than 2,500 characters"),
    "too much of it": (lambda path: path.write_text(SOUND + _REQUIREMENT * 6000), "asks for at most 100 things"),
    "too many rules": (lambda path: path.write_text(SOUND + _REQUIREMENT + _RULE * 60), "has more than 50 rules"),
}


def test_where_a_damaged_file_cannot_be_read_is_told_in_plain_words() -> None:
    damaged = "club.toml is no rule pack, or it is damaged: it"
    assert _refusal('title = """Club', "club.toml") == f"{damaged} ends before it is complete. Choose another file."
    beyond = f"{damaged} cannot be read beyond line 2. Choose another file."
    for text in ('[pack]\nid = "club', "[pack]\nid club", "a = 1\na = 2\n", "[pack]\nday = 2026-02-30"):
        assert _refusal(text + "\n", "club.toml") == beyond


@pytest.mark.parametrize("what", FILES)
def test_a_file_that_is_no_pack_is_refused_with_a_sentence(tmp_path: Path, what: str) -> None:
    write, sentence = FILES[what]
    write(tmp_path / "own.toml")
    with pytest.raises(FileRefusedError) as refusal:
        read_pack(tmp_path / "own.toml")
    assert "own.toml" in str(refusal.value)
    assert sentence in str(refusal.value)


def test_a_file_that_is_not_there_is_not_found_and_a_folder_is_none(tmp_path: Path) -> None:
    for path in (tmp_path / "own.toml", tmp_path):
        with pytest.raises(NotFoundError):
            read_pack(path)
    with pytest.raises(NotFoundError, match="Install the program again"):
        shipped_pack("army")


def test_a_file_saved_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_bytes(b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())
    assert read_pack(tmp_path / "own.toml").id == "club"


def test_a_pack_that_was_taken_over_before_can_be_read_even_if_it_does_not_fit_any_more() -> None:
    text = SOUND.replace('uses = ["general"]', 'uses = ["army"]').replace(
        'after = "club/course"', 'after = "army/drill"'
    )
    assert pack_from_text(text, "club.toml", is_checked=False).requirements[1].rules[0].after == "army/drill"


@given(data=st.data())
def test_a_pack_with_any_part_of_it_lost_or_changed_is_read_or_refused(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([SOUND, (resources() / "rule_packs" / "health.toml").read_text("utf-8")[:6000]]))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 200)))
    put = data.draw(st.one_of(st.text(max_size=20), st.sampled_from(["0", "-1", "[[]]", "true", '""', "{}", "nan"])))
    assert _refusal(text[:start] + put + text[end:]).startswith("own.toml ")


def _refusal(text: str, name: str = "own.toml") -> str:
    try:
        pack_from_text(text, name)
    except NscpError as refusal:
        return str(refusal)
    return "own.toml is sound"
