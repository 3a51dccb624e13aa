"""Job titles and duties that an agency gives its people."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Duty:
    """A responsibility that people can hold beside their role, with the Target Group that usually goes with it.

    `code` is kept for ever. `usual_group` is None while nobody has decided. `lead` marks those who lead in safeguarding
    or stand in for them, such as a DSL: packs say so and records do not, so duties are compared without it.
    """

    code: str
    title: str
    usual_group: int | None = None
    lead: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Role:
    """A job title with its usual Target Group, None while nobody has decided, and the agency's own level if it has one.

    Where a level is given, the Target Group that the level stands for is the usual one.
    """

    id: int
    title: str
    usual_group: int | None = None
    active: bool = True
    level_id: int | None = None
