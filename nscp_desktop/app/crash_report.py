"""What somebody may save and hand on about an error that nobody thought of."""

from nscp_desktop.app.error_places import causes, kind_of, places, versions


def crash_report(error: BaseException) -> str:
    """Return versions, kinds of error and places in the program; nothing of the record, of paths or of the user."""
    lines = ["Crash report", ""]
    lines += [f"{what}: {version}" for what, version in versions().items()]
    for number, one in enumerate(causes(error)):
        lines += ["", f"{'Error' if not number else 'Came from'}: {kind_of(one)}"]
        lines += [f"  {place}" for place in places(one.__traceback__)] or ["  no place known"]
    return "\n".join(lines) + "\n"
