"""The compiled forms and icons are the ones that the sources give."""

import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]

FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0"><class>Sample</class><widget class="QDialog" name="Sample">
<layout class="QVBoxLayout"><item><widget class="QLabel" name="title"><property name="pixmap">
<pixmap resource="../resources/nscp.qrc">:/icons/dot.svg</pixmap></property></widget></item></layout></widget>
<resources><include location="../resources/nscp.qrc"/></resources></ui>
"""
ICONS = '<RCC><qresource prefix="/icons"><file>dot.svg</file></qresource></RCC>'
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


@pytest.fixture
def compile_ui(packaging_module: Callable[[str], ModuleType]) -> ModuleType:
    return packaging_module("compile_ui")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder with one form and one icon, not compiled yet."""
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "sample.ui").write_text(FORM, encoding="utf-8")
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "nscp.qrc").write_text(ICONS, encoding="utf-8")
    (tmp_path / "resources" / "dot.svg").write_text(DOT, encoding="utf-8")
    return tmp_path


def test_no_committed_form_is_stale(compile_ui: ModuleType) -> None:
    stale = [path.relative_to(ROOT).as_posix() for path in compile_ui.stale_outputs(ROOT)]
    assert not stale, "run: .venv/bin/python packaging/compile_ui.py"


def test_forms_and_icons_compile_without_the_compilers_version_or_a_time(
    compile_ui: ModuleType, checkout: Path
) -> None:
    form, icons = compile_ui.write_outputs(checkout)
    assert form == checkout / "nscp_desktop/ui/forms/ui_sample.py"
    assert icons == checkout / "nscp_desktop/ui/resources_rc.py"
    text = form.read_text(encoding="utf-8")
    assert "class Ui_Sample" in text
    assert "import nscp_desktop.ui.resources_rc" in text
    assert "connectSlotsByName" not in text
    assert "Created by" not in text + icons.read_text(encoding="utf-8")
    assert compile_ui.stale_outputs(checkout) == []


def test_an_icon_saved_again_unchanged_makes_nothing_stale(compile_ui: ModuleType, checkout: Path) -> None:
    compile_ui.write_outputs(checkout)
    icon = checkout / "resources" / "dot.svg"
    icon.unlink()
    icon.write_text(DOT, encoding="utf-8")
    shutil.copystat(ROOT / "LICENSE", icon)
    assert compile_ui.stale_outputs(checkout) == []


def test_a_changed_form_and_a_lost_form_are_stale(compile_ui: ModuleType, checkout: Path) -> None:
    compile_ui.write_outputs(checkout)
    form = checkout / "forms" / "sample.ui"
    form.write_text(FORM.replace('name="title"', 'name="heading"'), encoding="utf-8")
    compiled = checkout / "nscp_desktop/ui/forms/ui_sample.py"
    assert compile_ui.stale_outputs(checkout) == [compiled]
    form.unlink()
    assert compile_ui.write_outputs(checkout) == [compiled]
    assert not compiled.exists()


def test_a_broken_form_is_named(compile_ui: ModuleType, checkout: Path) -> None:
    (checkout / "forms" / "sample.ui").write_text("<ui>", encoding="utf-8")
    with pytest.raises(compile_ui.CompileError, match=r"sample\.ui could not be compiled"):
        compile_ui.wanted_outputs(checkout)
