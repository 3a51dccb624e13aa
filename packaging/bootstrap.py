"""Start or check the program from a fresh checkout, with nothing installed but Python.

    python3 packaging/bootstrap.py run      (Windows: py packaging\\bootstrap.py run)
    python3 packaging/bootstrap.py test

Both make the folder `.venv` from the lock files beside this one, and make it anew when those change; how the
locks are renewed is written in `renew_locks.py`. This file is kept to words that every Python 3 can read, so
that an old one gets a sentence instead of a syntax error; the work is in `commands.py`.
"""

import sys

OLDEST_PYTHON = (3, 11)


def refusal_of_python(version: "tuple[int, ...]") -> str:
    """Return the sentence for a Python that is too old, or an empty text."""
    if tuple(version[:2]) >= OLDEST_PYTHON:
        return ""
    found = ".".join(str(part) for part in version[:2])
    wanted = ".".join(str(part) for part in OLDEST_PYTHON)
    return (
        f"This is Python {found}, and the program needs Python {wanted} or later. "
        f"Install Python {wanted} or later and start again with that one."
    )


if __name__ == "__main__":
    REFUSAL = refusal_of_python(tuple(sys.version_info[:2]))
    if REFUSAL:
        sys.exit(REFUSAL)
    import commands

    sys.exit(commands.main(sys.argv[1:]))
