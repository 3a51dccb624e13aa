"""How complete the records of training are: how many have a date, and how many have proof."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from nscp_desktop.domain.evidence_missing import lacks_proof
from nscp_desktop.domain.snapshot import Snapshot


class Kept(NamedTuple):
    """Trainings on record of some people, done by a day: how many, with a date, and with proof."""

    of: int
    dated: int
    proven: int


def kept_of(snapshot: Snapshot, here: Iterable[int], as_at: date) -> Kept:
    """Count the trainings on record of some people that were done by a day; without a date, recorded by it."""
    of = dated = proven = 0
    for own in here:
        for done in snapshot.history(own).completions:
            day = done.completed_on
            if (day or done.recorded_on) <= as_at:
                of += 1
                dated += day is not None
                proven += not lacks_proof(done)
    return Kept(of, dated, proven)
