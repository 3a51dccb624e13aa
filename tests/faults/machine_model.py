"""What a record should hold after each action, worked out in plain Python and nothing else.

The model knows people, what they have done and what they are booked on; one state after the other; and which of them
undo and redo lead to. It does not know how the program stores, undoes or restores anything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

# Row ids -> the columns that the model follows.
Person = tuple[str, str, str]  # given, family, e-mail
Entry = tuple[int, int, str, str]  # person, course, day as ISO text or empty, outcome
Key = tuple[int, str, str]  # course, day, outcome


@dataclass(slots=True)
class State:
    """The people and the entries of a record, by their ids.

    `sessions` are read and not followed: the ids of all sessions, and the session of each entry that has one. They
    only tell whether an entry that is brought back finds the session that it belongs to.
    """

    people: Mapping[int, Person] = field(default_factory=dict)
    entries: Mapping[int, Entry] = field(default_factory=dict)
    sessions: tuple[frozenset[int], Mapping[int, int]] = field(default=(frozenset(), {}), compare=False)

    def of(self, person_id: int) -> set[Key]:
        """Return what one person has done and is booked on."""
        return {entry[1:] for entry in self.entries.values() if entry[0] == person_id}

    def without(self, person_ids: Iterable[int]) -> "State":
        """Return the state without some people and all that is theirs."""
        gone = set(person_ids)
        people = {own: person for own, person in self.people.items() if own not in gone}
        return State(people, {own: entry for own, entry in self.entries.items() if entry[0] not in gone})


@dataclass(frozen=True, slots=True, eq=False)
class Action:
    """One step that is stored: the states before and after it."""

    sequence: int
    before: State
    after: State
    is_deletion: bool = False
    brings_back: "Action | None" = None

    @property
    def removed(self) -> State:
        """What the step took away."""
        people = {own: one for own, one in self.before.people.items() if own not in self.after.people}
        entries = {own: one for own, one in self.before.entries.items() if own not in self.after.entries}
        return State(people, entries)


@dataclass(frozen=True, slots=True)
class Model:
    """The present state, what can be undone and redone, and what lies in the bin."""

    state: State
    steps: int
    done: tuple[Action, ...] = ()
    undone: tuple[Action, ...] = ()

    @property
    def bin(self) -> tuple[Action, ...]:
        """The deletions that are in effect and were not brought back."""
        brought = {action.brings_back for action in self.done}
        return tuple(action for action in self.done if action.is_deletion and action not in brought)

    def act(self, after: State, *, is_deletion: bool = False, brings_back: Action | None = None) -> "Model":
        """Store an action; whatever was undone before it cannot be redone any more."""
        action = Action(self.steps + 1, self.state, after, is_deletion, brings_back)
        return Model(after, self.steps + 1, (*self.done, action))

    def undo(self) -> "Model":
        """Go back to before the last action."""
        last = self.done[-1]
        return Model(last.before, self.steps + 1, self.done[:-1], (*self.undone, last))

    def redo(self) -> "Model":
        """Do again what was undone last."""
        last = self.undone[-1]
        return Model(last.after, self.steps + 1, (*self.done, last), self.undone[:-1])

    def can_bring_back(self, action: Action) -> bool:
        """Whether nothing stands in the place of what a deletion took away, and its owners are there."""
        gone, now = action.removed, self.state
        taken = set(now.entries.values())
        owners = now.people.keys() | gone.people.keys()
        went = action.before.sessions[0] - action.after.sessions[0]
        needed = {action.before.sessions[1][own] for own in gone.entries if own in action.before.sessions[1]}
        return (
            needed <= now.sessions[0] | went
            and not gone.people.keys() & now.people.keys()
            and not gone.entries.keys() & now.entries.keys()
            and all(entry[0] in owners and entry not in taken for entry in gone.entries.values())
        )

    def bring_back(self, action: Action) -> "Model":
        """Put back what a deletion took away; this is an action of its own."""
        gone = action.removed
        after = State({**self.state.people, **gone.people}, {**self.state.entries, **gone.entries})
        return self.act(after, brings_back=action)

    def finish(self, after: State) -> "Model":
        """Store something that cannot be undone, nor anything before it."""
        return Model(after, self.steps + 1)
