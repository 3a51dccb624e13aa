"""What a break is: one place of the program made wrong, and the test that has to notice it."""

from typing import NamedTuple


class Break(NamedTuple):
    """One row of the fault catalogue, seen to fail.

    `file` is a path from the root of the project in which `old` stands exactly once; `new` takes its place in a copy
    of the project, and `test` (a pytest node, from the root) must fail there. `what` says in words what is wrong then.
    """

    row: str
    test: str
    file: str
    old: str
    new: str
    what: str
