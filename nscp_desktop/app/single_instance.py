"""One running program for each person at the computer: a second start hands its file to the first, and ends."""

import getpass
import hashlib
import json
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER = b"ok\n"
ANSWERS_WITHIN_MS = 3_000
STARTS_WITHIN_MS = 10_000
LONGEST_BYTES = 64 * 1024


class SingleInstance(QObject):
    """Either listens for later starts, or finds that another program listens already.

    `wanted` is sent with the path that a later start asks for, or an empty text when it names none. `folder` is the
    program's own folder; a program with another one is another program.
    """

    wanted = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        own = hashlib.sha256(f"{_user()}\n{folder.absolute()}".encode("utf-8", "surrogateescape")).hexdigest()
        self._name = f"nscp-desktop-{own[:16]}"
        self._server: QLocalServer | None = None

    def is_first(self, path: Path | None) -> bool:
        """Begin to listen and return True, or hand `path` to the program that runs already and return False.

        A socket that a killed program left is taken over. Where nothing can be listened to, the program starts all
        the same: the lock of the record file still keeps a second writer out.
        """
        lock = self._start_lock()
        # One start at a time, so that two of them never take each other's new socket for a left-over.
        lock.tryLock(STARTS_WITHIN_MS)
        try:
            if self._hand_over(path):
                return False
            self._listen()
        finally:
            lock.unlock()
        return True

    def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _start_lock(self) -> QLockFile:
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
        lock = QLockFile(str(self._folder / ".starting"))
        # A lock is stale when its process is gone, never because it is old.
        lock.setStaleLockTime(0)
        return lock

    def _hand_over(self, path: Path | None) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(ANSWERS_WITHIN_MS):
            return False
        asked = {"file": str(path.absolute()) if path is not None else ""}
        socket.write(json.dumps(asked).encode() + b"\n")
        socket.flush()
        answered = socket.waitForReadyRead(ANSWERS_WITHIN_MS) and bytes(socket.readAll().data()).startswith(ANSWER)
        socket.disconnectFromServer()
        return answered

    def _listen(self) -> None:
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        if not server.listen(self._name):
            QLocalServer.removeServer(self._name)
            if not server.listen(self._name):
                server.deleteLater()
                return
        self._server = server

    def _answer(self) -> None:
        if self._server is None:
            return
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.setParent(self)
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(self._read)
            if socket.canReadLine():
                self._take(socket)

    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST_BYTES:
                socket.abort()
            return
        asked = _file_asked(bytes(socket.readLine().data()))
        if asked is None:
            socket.abort()
            return
        socket.write(ANSWER)
        socket.flush()
        self.wanted.emit(asked)


def _file_asked(line: bytes) -> str | None:
    """Return the path that a start asks for, empty when it names none; None when it is no question of ours."""
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        return None
    found = asked.get("file") if isinstance(asked, dict) else None
    return found if isinstance(found, str) and "\0" not in found else None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
