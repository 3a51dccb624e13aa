"""The jobs of meeting what is asked of the agency as a whole, for the list of what to do next."""

from typing import NamedTuple

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.minimums import Minimum, unmet
from nscp_desktop.domain.requirements import Per

PARTS_NAMED = 3
_PREPOSITIONS = {Per.AGENCY: "in", Per.SITE: "at", Per.TEAM: "in"}


class MinimumJob(NamedTuple):
    """A minimum that is not met, what is said of it, and who could be trained."""

    title: str
    detail: str
    person_ids: tuple[int, ...]
    requirement_id: str


def minimum_jobs(board: Board) -> list[MinimumJob]:
    """Return one job for each minimum that is not met on the board's day, in the agency's order."""
    return [_job(minimum) for minimum in unmet(board)]


def _job(minimum: Minimum) -> MinimumJob:
    asked = f"at least {minimum.wanted:,} {'is' if minimum.wanted == 1 else 'are'} asked for"
    each = f" {_PREPOSITIONS[minimum.rule.minimum_per]} each" if len(minimum.missing) > 1 else ""
    title = f"{minimum.requirement.title}: {_who(minimum)} trained and in date, {asked}{each}"
    people = {person.id: None for part in minimum.missing for person in part.others}
    return MinimumJob(title, _detail(minimum), tuple(people), minimum.requirement.id)


def _who(minimum: Minimum) -> str:
    """Say who is trained in the parts, and in which: `nobody at Hill is`, `too few at Hill and Vale are`."""
    counts = [len(part.trained) for part in minimum.missing]
    if not any(counts):
        return f"nobody{_where(minimum, 'or')} is"
    if len(counts) > 1:
        return f"too few{_where(minimum, 'and')} are"
    return f"only {plural(counts[0], 'person', 'people')}{_where(minimum)} {'is' if counts[0] == 1 else 'are'}"


def _where(minimum: Minimum, last_after: str = "") -> str:
    per, titles = minimum.rule.minimum_per, [part.title for part in minimum.missing]
    if per is Per.AGENCY:
        return ""
    named = titles if len(titles) <= PARTS_NAMED else titles[: PARTS_NAMED - 1]
    if len(named) < len(titles):
        named = [*named, f"{len(titles) - len(named):,} more {per.value}s"]
    *first, last = named
    return f" {_PREPOSITIONS[per]} {', '.join(first)}{f' {last_after} ' if first else ''}{last}"


def _detail(minimum: Minimum) -> str:
    shares = [f"{part.words} ({part.percent_words})" for part in minimum.missing[:PARTS_NAMED]]
    if len(minimum.missing) == 1:
        is_for_nobody = not minimum.missing[0].of
        place = "here" if minimum.rule.minimum_per is Per.AGENCY else "there"
        return f"{shares[0]} trained{f' · nobody it is for is {place}' if is_for_nobody else ''}"
    named = [f"{part.title} {share}" for part, share in zip(minimum.missing, shares, strict=False)]
    more = len(minimum.missing) - len(named)
    return f"Trained: {', '.join(named)}{f' and {more:,} more' if more else ''}"
