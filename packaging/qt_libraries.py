"""Know which system libraries Qt lacks on this machine, and get them on Debian and Ubuntu."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from environment import NotReadyError, say

# Library as the loader knows it, and the Debian package that holds it.
ALWAYS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
}
# Qt's window plugin for X needs these besides; without one of them it ends the program at start.
ON_X = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def has_screen(platform: str, environ: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown: on Windows and macOS, elsewhere when X or Wayland is there."""
    if environ.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "minimal"}:
        return False
    if platform in {"win32", "darwin"}:
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def make_ready(on_x: bool) -> None:
    """See that Qt's system libraries are there, `on_x` also those for a window under X.

    Raises NotReadyError with the one line to run when something is missing and cannot be installed from here.
    """
    if not sys.platform.startswith("linux"):
        return
    wanted = ALWAYS | ON_X if on_x else ALWAYS
    missing = [library for library in wanted if not is_loadable(library)]
    packages = debian_packages([wanted[library] for library in missing], os_release())
    if importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python3.{sys.version_info.minor}-venv")
    if not packages:
        return
    if shutil.which("apt-get") is None:
        say(f"Qt may not start, because this machine lacks: {', '.join(missing or packages)}.")
        return
    if os.geteuid() != 0:
        raise NotReadyError(line_to_run(packages))
    _install(packages)
    still_missing = [library for library in missing if not is_loadable(library)]
    if still_missing:
        raise NotReadyError(f"These libraries are still missing after installing: {', '.join(still_missing)}.")


def is_loadable(library: str) -> bool:
    """Tell whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def debian_packages(packages: list[str], release: Mapping[str, str]) -> list[str]:
    """Return the packages under the names that this release of Debian or Ubuntu gives them."""
    renamed = {"libglib2.0-0": "libglib2.0-0t64"} if has_long_times(release) else {}
    return [renamed.get(package, package) for package in packages]


def has_long_times(release: Mapping[str, str]) -> bool:
    """Tell whether a release has the renamed packages of 64-bit times: Debian 13, Ubuntu 24.04 and later."""
    try:
        version = float(release.get("VERSION_ID", ""))
    except ValueError:
        return True  # Debian's testing and unstable have no number
    return version >= (24.04 if release.get("ID") == "ubuntu" else 13)


def os_release() -> dict[str, str]:
    """Return what the system says about its name and version, nothing when it says nothing."""
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    pairs = (line.partition("=") for line in lines if "=" in line)
    return {name: value.strip("\"'") for name, _, value in pairs}


def line_to_run(packages: list[str]) -> str:
    """Return the sentence with the one line that installs packages."""
    return (
        "Some system libraries are missing. Run this line, then start again:\n"
        f"  sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"
    )


def _install(packages: list[str]) -> None:
    say(f"Installing system packages: {' '.join(packages)}.")
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-q"], install):
        if subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, check=False).returncode != 0:
            raise NotReadyError(
                "The system packages could not be installed. The messages above say why. " + line_to_run(packages)
            )
