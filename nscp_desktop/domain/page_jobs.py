"""Jobs that are done on one tab of a page: a register to close, forms to ask for, evidence to look at."""

from typing import NamedTuple


class PageJob(NamedTuple):
    """One job for the list of what to do next: what, a detail, and the page and tab on which it is done."""

    title: str
    detail: str
    page: str
    tab: str
