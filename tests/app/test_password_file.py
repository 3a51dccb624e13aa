"""Commands on a protected file: the password comes from a file, and nowhere else."""

from pathlib import Path

import pypdfium2
import pytest

from nscp_desktop.app.main import main
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.recovery_code import key_of
from nscp_desktop.services.protection import unlock_with_code

PASSWORD = "wool tractor lantern"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "password.txt"
    path.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return path


@pytest.fixture
def protected(tmp_path: Path, secret: Path) -> Path:
    path = tmp_path / "school.nscp"
    words = ["new", str(path), "--agency", "Carlton Hill", "--sector", "school", "--password-file", str(secret)]
    assert main([*words, "--recovery-sheet", str(tmp_path / "sheet.pdf")]) == 0
    return path


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        assert len(document) == 1
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()


def test_a_protected_file_opens_with_its_password_file_only(
    protected: Path, secret: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = protected.read_bytes()
    assert b"Carlton" not in content
    assert main(["check", str(protected), "--full", "--password-file", str(secret)]) == 0
    assert main(["check", str(protected)]) == 1
    assert "Name a file that holds it with --password-file" in capsys.readouterr().err
    secret.write_text("wool tractor lanterns", encoding="utf-8")
    assert main(["check", str(protected), "--password-file", str(secret)]) == 1
    said = capsys.readouterr()
    assert said.err == (
        "This password does not open school.nscp. Look whether caps lock is on and which keyboard is set, then try "
        "again, or use the recovery sheet.\n"
    )
    assert PASSWORD not in said.out
    assert protected.read_bytes() == content


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "is empty"), (b"\n", "is empty"), (b"\xff\xfe\xff", "is not text in UTF-8"), (b"short\n", "Use 12")],
)
def test_a_password_file_that_cannot_be_used_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, says: str
) -> None:
    place = tmp_path / "password.txt"
    place.write_bytes(content)
    words = ["new", str(tmp_path / "a.nscp"), "--agency", "A", "--sector", "school", "--password-file", str(place)]
    assert main(words) == 1
    assert says in capsys.readouterr().err
    assert not (tmp_path / "a.nscp").exists()


def test_f51_the_printed_sheet_opens_the_bare_file(protected: Path, tmp_path: Path) -> None:
    words = text_of(tmp_path / "sheet.pdf")
    groups = [part for part in words.split() if len(part) == 5 and part.isupper() | part.isdigit() | part.isalnum()]
    code = next(
        " ".join(groups[start : start + 13])
        for start in range(len(groups) - 12)
        if _is_code(" ".join(groups[start : start + 13]))
    )
    alone = tmp_path / "elsewhere" / "copy.nscp"
    alone.parent.mkdir()
    alone.write_bytes(protected.read_bytes())
    assert unlock_with_code(alone, code.lower())[:32] == key_of(code)


def _is_code(text: str) -> bool:
    try:
        return bool(key_of(text))
    except NotAllowedError:
        return False


def test_no_option_may_be_shortened(protected: Path, secret: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["check", str(protected), "--password", str(secret)], ["--sam"], ["--vers"]):
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 2
    assert "unrecognized arguments: --password" in capsys.readouterr().err
