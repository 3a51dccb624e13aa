"""Damaged record files: the quick share of what the full run damages, and what its first runs found."""

import random
from itertools import combinations
from pathlib import Path

import pytest

from nscp_desktop.services.record_files import Services, open_existing
from nscp_desktop.storage.engine import connect
from tests.faults import mutations
from tests.faults.damage import PAGE_BYTES, Damaged
from tests.faults.mutations import Base, Verdict
from tests.faults.operations import PLACE, own_data

SEED = 20261124
FILES = 400
FLIPS = 60


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Base]:
    folder = tmp_path_factory.mktemp("bases")
    with own_data(folder):
        return {base.name: base for base in mutations.made_bases(folder)}


def test_f11_no_damaged_file_is_shown_as_if_it_were_right() -> None:
    counts = mutations.run(SEED, FILES)
    print(counts)
    assert counts.findings == ()
    assert (counts.done, counts.bad) == (FILES, 0)
    assert counts.notes[Verdict.REFUSED] > FILES / 4
    assert counts.notes[Verdict.AT_OPENING] > FILES / 20


def test_f11_rows_that_are_not_as_the_history_says_are_named_before_anything_is_shown(
    tmp_path: Path, bases: dict[str, Base]
) -> None:
    content = bases["small, plain"].sound.content
    wrong = content.replace(b"Given4Family4", b"Given4Familie", 1)
    assert wrong != content
    (tmp_path / "one.nscp").write_bytes(wrong)
    with own_data(tmp_path):
        services = open_existing(tmp_path / "one.nscp", workplace=PLACE)
        assert services.problems() == ["In the list person, entry 5 is not as the history says."]
        services.close()


@pytest.mark.parametrize("name", ["small, protected", "with history, protected", "with freed pages, protected"])
def test_f11_every_flip_in_a_protected_file_is_noticed(tmp_path: Path, bases: dict[str, Base], name: str) -> None:
    base, chance = bases[name], random.Random(SEED)
    content = base.sound.content
    with own_data(tmp_path):
        for _ in range(FLIPS):
            at = chance.randrange(len(content))
            damaged = Damaged(content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :])
            verdict, why = mutations.judge(tmp_path / "damaged", base, damaged)
            assert verdict not in (Verdict.HARMLESS, Verdict.BAD), f"byte {at}: {verdict} {why}"


def test_f53_a_flip_in_the_salt_is_refused(tmp_path: Path, bases: dict[str, Base]) -> None:
    base = bases["small, protected"]
    content = base.sound.content
    with own_data(tmp_path):
        for at in range(16):
            damaged = Damaged(content[:at] + bytes([content[at] ^ 4]) + content[at + 1 :])
            assert mutations.judge(tmp_path / "damaged", base, damaged) == (Verdict.REFUSED, "")


def test_f11_the_mutations_catch_a_program_that_does_not_look(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def sound(services: Services, *, full: bool = False) -> list[str]:
        return []

    monkeypatch.setattr(Services, "problems", sound)
    assert mutations.run(SEED, 324).bad > 10


@pytest.mark.parametrize("length", [1, 16, 300, 4095])
def test_f11_a_protected_file_cut_within_its_first_page_is_left_as_it_is(
    tmp_path: Path, bases: dict[str, Base], length: int
) -> None:
    base = bases["small, protected"]
    with own_data(tmp_path):
        damaged = Damaged(base.sound.content[:length])
        assert mutations.judge(tmp_path / "damaged", base, damaged) == (Verdict.REFUSED, "")


@pytest.mark.parametrize("version", [0, 1])
def test_f11_a_record_whose_head_names_an_older_version_is_not_brought_over(
    tmp_path: Path, bases: dict[str, Base], version: int
) -> None:
    base = bases["small, plain"]
    content = base.sound.content
    with own_data(tmp_path):
        damaged = Damaged(content[:63] + bytes([version]) + content[64:])
        assert mutations.judge(tmp_path / "damaged", base, damaged) == (Verdict.REFUSED, "")


def test_f11_indexes_that_lie_in_each_others_place_are_noticed_at_opening(
    tmp_path: Path, bases: dict[str, Base]
) -> None:
    base = bases["with history, plain"]
    path = tmp_path / "sound.nscp"
    path.write_bytes(base.sound.content)
    connection = connect(path, read_only=True)
    found = connection.execute("SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    connection.close()
    pages = [base.sound.content[at : at + PAGE_BYTES] for at in range(0, len(base.sound.content), PAGE_BYTES)]
    places = [root - 1 for (root,) in found]
    with own_data(tmp_path):
        for one, other in combinations(places, 2):
            if pages[one] == pages[other]:
                continue
            swapped = list(pages)
            swapped[one], swapped[other] = pages[other], pages[one]
            verdict, why = mutations.judge(tmp_path / "damaged", base, Damaged(b"".join(swapped)))
            # Two that hold the same, with other leftovers between it, may change places.
            noticed = (Verdict.AT_OPENING, Verdict.REFUSED, Verdict.HARMLESS)
            assert verdict in noticed, f"pages {one} and {other}: {verdict} {why}"
