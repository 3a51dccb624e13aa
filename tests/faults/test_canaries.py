"""F55 to F57: passwords, keys and names stay inside the record, its backups and what somebody chose to save."""

import base64
import os
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.faults.canaries import ROUND, STEM, found_in, one_round, readable_parts, run, search, secrets_in, words
from tests.faults.operations import fast_folder

SEED = 20_261_124
KEY = bytes(range(32))


def test_f55_f56_f57_no_canary_is_found_outside_the_record_and_what_was_chosen() -> None:
    counts = run(SEED, ROUND, None)
    print(f"canaries with seed {counts.seed}: {counts.done}, found outside: {counts.bad}, {dict(counts.notes)}")
    assert counts.findings == ()
    assert (counts.done, counts.bad) == (ROUND, 0)


def test_f56_a_canary_planted_in_the_log_is_caught() -> None:
    planted = words(SEED, 1)[0].title()
    with fast_folder() as folder:
        one = one_round(SEED, 5, folder, planted=planted, only=("_begin", "_end"))
    assert [finding for finding in one.findings if "nscp_desktop.log" in finding]


@pytest.mark.parametrize("case", [str.lower, str.upper, str.title])
@pytest.mark.parametrize(
    "written",
    [
        str.encode,
        lambda word: word.encode("utf-16-le"),
        lambda word: word.encode("utf-16-be"),
        lambda word: word.encode().hex().encode(),
        lambda word: "".join(f"%{letter:02X}" for letter in word.encode()).encode(),
        lambda word: quote(f"/home/{word} é").encode(),
        *(lambda word, n=n: base64.b64encode(b"x" * n + word.encode() + b"yyy") for n in range(3)),
    ],
)
def test_a_canary_is_found_however_it_is_written(written: object, case: object) -> None:
    assert callable(written)
    assert callable(case)
    assert found_in(b"before " + written(case(f"{STEM}abcdef")) + b" after")
    assert not found_in(b"before " + written(case("zqxv other")) + b" after")


@pytest.mark.parametrize("written", [bytes, bytes.hex, lambda key: base64.b64encode(b"a" + key)])
def test_a_key_is_found_however_it_is_written(written: object) -> None:
    assert callable(written)
    shown = written(KEY)
    content = shown.encode() if isinstance(shown, str) else shown
    assert secrets_in(b"before " + content, [bytes(32), KEY]) != []
    assert secrets_in(b"before", [KEY]) == []


def test_a_canary_in_the_name_of_a_file_is_found(tmp_path: Path) -> None:
    (tmp_path / f"{STEM}abcdef.pdf").write_bytes(b"")
    assert search(tmp_path, []) == [f"name of {STEM}abcdef.pdf: {STEM}abcdef as text"]


def test_f57_a_file_that_is_not_protected_does_not_pass_for_one_that_is(tmp_path: Path) -> None:
    plain, protected = tmp_path / "plain.nscp", tmp_path / "protected.nscp"
    protected.write_bytes(os.urandom(40_960))
    plain.write_bytes(os.urandom(16_384) + b"SELECT words FROM a_page_of_text " * 600)
    assert readable_parts(protected) == []
    assert readable_parts(plain) == ["plain.nscp: part 1 does not look random"]
