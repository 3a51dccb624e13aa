"""The start-up programs are not part of the package, so they are imported from their folder."""

import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def packaging_module(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Return a function that imports one of the programs of packaging/ by name."""
    monkeypatch.syspath_prepend(ROOT / "packaging")
    return importlib.import_module
