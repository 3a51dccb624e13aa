"""Trainings without proof: nothing attached, no sheet of the session, and nobody saw more than somebody's own word."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from nscp_desktop.domain.board import Board
from nscp_desktop.domain.people import Person
from nscp_desktop.domain.snapshot import Snapshot
from nscp_desktop.domain.training import Completion, Evidence

WITHOUT_PROOF = frozenset({Evidence.NONE, Evidence.OWN_WORD})


@dataclass(frozen=True, slots=True)
class Proof:
    """One training of somebody who is here, and whether anything proves it."""

    person: Person
    team: str
    course: str
    completion: Completion

    @property
    def is_missing(self) -> bool:
        return lacks_proof(self.completion)


@dataclass(frozen=True, slots=True)
class ProofFigure:
    """How many of the trainings of a course or a team lack proof: `missing` of `of`."""

    title: str
    missing: tuple[Proof, ...]
    of: int

    @property
    def person_ids(self) -> tuple[int, ...]:
        """Return the people behind the figure, each once."""
        return tuple(dict.fromkeys(proof.person.id for proof in self.missing))

    @property
    def words(self) -> str:
        return f"{len(self.missing):,} of {self.of:,}"


def lacks_proof(completion: Completion) -> bool:
    """Whether nothing but somebody's own word, or not even that, stands behind a training."""
    return not completion.files and not completion.shared_files and completion.evidence in WITHOUT_PROOF


def proofs(snapshot: Snapshot, board: Board, *, newest_only: bool) -> tuple[Proof, ...]:
    """Return the trainings of everyone who is here, by name and then the newest first.

    `newest_only` leaves out what somebody has done again since, without which the list would never grow shorter.
    """
    titles = {own: course.title for own, course in snapshot.rulebook.courses.items()}
    found = []
    for row in board.rows:
        team = board.team_of(row)
        done = [one for one in snapshot.history(row.person.id).completions if _was_done(one, board.as_at)]
        seen: set[int] = set()
        for completion in sorted(done, key=_when, reverse=True):
            if newest_only and completion.course_id in seen:
                continue
            seen.add(completion.course_id)
            found.append(Proof(row.person, team, titles[completion.course_id], completion))
    return tuple(found)


def figures(found: Iterable[Proof], what: Callable[[Proof], str]) -> tuple[ProofFigure, ...]:
    """Count what lacks proof by course or by team; most missing first, none missing left out."""
    groups: dict[str, list[Proof]] = {}
    for proof in found:
        groups.setdefault(what(proof), []).append(proof)
    counted = [figure_of(title, own) for title, own in groups.items()]
    return tuple(sorted((one for one in counted if one.missing), key=_most_first))


def figure_of(title: str, found: Sequence[Proof]) -> ProofFigure:
    """Count how many of some trainings lack proof."""
    return ProofFigure(title, tuple(proof for proof in found if proof.is_missing), len(found))


def course_of(proof: Proof) -> str:
    """Return the title of the course."""
    return proof.course


def team_of(proof: Proof) -> str:
    """Return the team of the person, empty for those without one."""
    return proof.team


def _was_done(completion: Completion, as_at: date) -> bool:
    return completion.completed_on is None or completion.completed_on <= as_at


def _when(completion: Completion) -> tuple[date, int]:
    return completion.completed_on or date.min, completion.id


def _most_first(figure: ProofFigure) -> tuple[int, str]:
    return -len(figure.missing), figure.title.casefold()
