"""Job titles and duties that an agency gives its people."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Duty:
    """A responsibility that people can hold beside their role. `code` is kept for ever."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Role:
    """A job title with its usual Target Group, None while nobody has decided."""

    id: int
    title: str
    usual_group: int | None = None
    active: bool = True
