"""A version of Qt for Python that crashes is refused before the first window."""

import pytest

from nscp_desktop.app.guard import UnsoundQtError, refuse_unsound_qt
from nscp_desktop.domain.errors import NscpError


@pytest.mark.parametrize("version", ["6.12.0", "6.12.1", "6.13.0", "7.0.0"])
def test_pyside_from_6_12_is_refused_on_python_3_11_with_what_to_do(version: str) -> None:
    with pytest.raises(UnsoundQtError) as refusal:
        refuse_unsound_qt(version, (3, 11, 7))
    sentence = str(refusal.value)
    assert f"PySide6 {version} on Python 3.11" in sentence
    assert "6.11" in sentence
    assert "3.12" in sentence
    assert isinstance(refusal.value, NscpError)


@pytest.mark.parametrize(
    ("version", "python"),
    [("6.11.3", (3, 11, 7)), ("6.9.0", (3, 11, 0)), ("6.12.0", (3, 12, 0)), ("6.12.0", (3, 13, 1))],
)
def test_sound_pairs_are_let_through(version: str, python: tuple[int, ...]) -> None:
    refused = []
    for python_version in (python, (3, 11, 7)):
        try:
            refuse_unsound_qt(version, python_version)
        except UnsoundQtError:
            refused.append(python_version)
    # The same PySide6 on 3.11 shows that the look is really taken.
    assert refused == ([(3, 11, 7)] if version.startswith("6.12") else [])
