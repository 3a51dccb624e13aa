"""F58: the program opens no connection: seen from outside, in the tests themselves, and in its source."""

import ast
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 120
# What reaches out, whole families of modules; parsing an address is none of it.
REACHING_OUT = {
    *("aiohttp", "asyncio", "ftplib", "http", "httplib2", "httpx", "imaplib", "nntplib", "poplib", "requests"),
    *("smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser", "websockets"),
    *("xmlrpc", "pip", "_socket", "_ssl"),
}
HARMLESS = {"urllib.parse"}
LOCAL_QT = {"QLocalServer", "QLocalSocket"}
QT_REACHING_OUT = {"QDesktopServices", "QNetworkAccessManager", "QTcpSocket", "QUdpSocket", "QSslSocket", "QWebSocket"}
OTHER_FAMILY = re.compile(r"\bsocket\((?!AF_(?:UNIX|LOCAL))\w+|sa_family=(?!AF_(?:UNIX|LOCAL)\b)\w+")


def watched(folder: Path, *arguments: str) -> list[str]:
    """Run the job under strace, cut off from every network, and return each use of a socket that is not local."""
    if sys.platform != "linux" or shutil.which("strace") is None or shutil.which("unshare") is None:
        pytest.skip("strace and unshare exist on Linux only")
    if subprocess.run(["unshare", "-n", "true"], check=False, capture_output=True).returncode:
        pytest.skip("only root may cut a program off from the network")
    trace = folder / "trace"
    watcher = ["strace", "-f", "-e", "trace=network", "-o", str(trace), "unshare", "-n"]
    job = [sys.executable, "-m", "tests.faults.network_job", str(folder), *arguments]
    places = {name: str(folder / name) for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME")}
    done = subprocess.run(
        [*watcher, *job], env=os.environ | places, cwd=ROOT, capture_output=True, check=False, timeout=SECONDS
    )
    assert done.returncode == 0, done.stderr.decode()
    lines = trace.read_text("utf-8", errors="replace").splitlines()
    assert any("AF_UNIX" in line for line in lines) or "connect" in arguments, "strace saw nothing at all"
    return [line for line in lines if OTHER_FAMILY.search(line)]


def names_imported(tree: ast.AST) -> set[str]:
    """Return every module and name that is imported: `urllib.parse`, `urllib.parse.quote`."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def reaches_out(name: str) -> bool:
    """Tell whether an imported name can open a connection."""
    if name in HARMLESS or name.rpartition(".")[0] in HARMLESS:
        return False
    first, last = name.partition(".")[0], name.rpartition(".")[2]
    if ".QtNetwork" in name:
        return last not in LOCAL_QT
    return first in REACHING_OUT or last in QT_REACHING_OUT


def test_f58_the_whole_job_uses_no_socket_but_local_ones(tmp_path: Path) -> None:
    assert watched(tmp_path) == []
    made = {path.suffix for path in tmp_path.iterdir()}
    assert {".nscp", ".pdf", ".xlsx"} <= made


def test_f58_a_program_that_connects_is_caught(tmp_path: Path) -> None:
    assert watched(tmp_path, "connect") != []


def test_f58_no_source_imports_what_reaches_out() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted((ROOT / "nscp_desktop").rglob("*.py"))
        for name in names_imported(ast.parse(path.read_text("utf-8")))
        if reaches_out(name)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "is_caught"),
    [
        ("import socket", True),
        ("import urllib.request", True),
        ("from urllib import request", True),
        ("from http.client import HTTPConnection", True),
        ("from PySide6.QtNetwork import QTcpSocket", True),
        ("from PySide6 import QtNetwork", True),
        ("from PySide6.QtGui import QDesktopServices", True),
        ("from PySide6.QtNetwork import QLocalServer, QLocalSocket", False),
        ("from urllib.parse import quote", False),
        ("from nscp_desktop.domain.places import Place", False),
    ],
)
def test_an_import_that_reaches_out_is_recognised(source: str, is_caught: bool) -> None:
    assert any(reaches_out(name) for name in names_imported(ast.parse(source))) is is_caught


def test_f58_a_test_that_connects_is_stopped_and_counted(connections: list[str]) -> None:
    with socket.socket() as asked, pytest.raises(ConnectionRefusedError, match="the tests connect to nothing"):
        asked.connect(("127.0.0.1", 9))
    with pytest.raises(ConnectionRefusedError, match="the tests connect to nothing"):
        socket.getaddrinfo("example.org", 80)
    assert connections == ["socket.connect", "socket.getaddrinfo"]
    connections.clear()
