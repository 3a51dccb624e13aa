"""Checking the small texts that people type."""

from collections.abc import Iterable

from nscp_desktop.domain.errors import NotAllowedError

LONGEST = 200


def tidy(text: str) -> str:
    """Return a text with single spaces and without those at its ends."""
    return " ".join(text.split())


def refuse_long(text: str, field: str, longest: int = LONGEST) -> None:
    """Refuse a text that is longer than can be shown and printed."""
    if len(text) > longest:
        raise NotAllowedError(f"That is longer than {longest:,} characters. Shorten it.", field)


def checked_title(title: str, others: Iterable[str], *, what: str, field: str = "title") -> str:
    """Return a tidy title that is neither empty, too long, nor used already.

    `what` names the thing in the sentence, for example `team`.
    """
    title = tidy(title)
    if not title:
        raise NotAllowedError(f"Type a name for the {what}.", field)
    refuse_long(title, field)
    if any(title.casefold() == other.casefold() for other in others):
        raise NotAllowedError(f"There is a {what} named {title} already. Choose another name.", field)
    return title
