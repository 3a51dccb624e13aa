"""Compile the Qt Designer forms and the icons into Python, or tell with --check which are stale.

    .venv/bin/python packaging/compile_ui.py

forms/<name>.ui becomes nscp_desktop/ui/forms/ui_<name>.py and resources/nscp.qrc becomes
nscp_desktop/ui/resources_rc.py. The output is committed, and is the same on every machine.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORMS_OUT = "nscp_desktop/ui/forms"
ICONS_OUT = "nscp_desktop/ui/resources_rc.py"
# Uncompressed and in the first format: later formats hold the time each icon was last saved.
RCC_OPTIONS = ["--format-version", "1", "--no-compress"]


class CompileError(Exception):
    """A form or the icons could not be compiled; the text is a sentence."""


def wanted_outputs(root: Path) -> dict[Path, str]:
    """Return the text that every compiled file should have, by its path."""
    wanted = {}
    for form in sorted((root / "forms").glob("*.ui")):
        text = _compile("uic", ["--no-autoconnection"], form)
        wanted[root / FORMS_OUT / f"ui_{form.stem}.py"] = without_noise(text)
    icons = root / "resources" / "nscp.qrc"
    if icons.exists():
        wanted[root / ICONS_OUT] = without_noise(_compile("rcc", ["--generator", "python", *RCC_OPTIONS], icons))
    return wanted


def without_noise(text: str) -> str:
    """Take the compiler's version out, and import the icons from where they are kept here."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").splitlines()]
    kept = "\n".join(line for line in lines if not re.match(r"#+ ?(Created by|$)", line))
    return re.sub(r"^import nscp_rc$", "import nscp_desktop.ui.resources_rc", kept, flags=re.M).strip() + "\n"


def stale_outputs(root: Path) -> list[Path]:
    """Return the compiled files that differ from their source, are missing, or have lost their form."""
    wanted = wanted_outputs(root)
    changed = [path for path, text in wanted.items() if not _has_text(path, text)]
    orphans = [path for path in sorted((root / FORMS_OUT).glob("ui_*.py")) if path not in wanted]
    icons = root / ICONS_OUT
    return changed + orphans + ([icons] if icons.exists() and icons not in wanted else [])


def write_outputs(root: Path) -> list[Path]:
    """Write what has changed, remove what has lost its form, and return both."""
    wanted = wanted_outputs(root)
    stale = stale_outputs(root)
    for path in stale:
        if path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    return stale


def _has_text(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


def _compile(tool: str, options: list[str], source: Path) -> str:
    # Through the module: the programs in the environment's folder hold its path, and Windows adds .exe.
    call = f"from PySide6.scripts.pyside_tool import {tool}; {tool}()"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "compiled.py"
        # Started beside the source, because the path given is written into the output.
        command = [sys.executable, "-c", call, *options, source.name, "-o", str(out)]
        done = subprocess.run(command, cwd=source.parent, check=False, capture_output=True, text=True)
        if done.returncode != 0 or not out.exists():
            raise CompileError(f"{source} could not be compiled: {done.stderr.strip()}")
        return out.read_text(encoding="utf-8")


def main() -> int:
    """Compile, or with --check list what is stale and return 1 when anything is."""
    parser = argparse.ArgumentParser(description="Compile the Qt Designer forms and the icons.")
    parser.add_argument("--check", action="store_true", help="change nothing, list what is stale")
    check = parser.parse_args().check
    try:
        changed = stale_outputs(ROOT) if check else write_outputs(ROOT)
    except CompileError as error:
        sys.exit(str(error))
    for path in changed:
        print(f"{'stale' if check else 'written'}: {path.relative_to(ROOT).as_posix()}")
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
