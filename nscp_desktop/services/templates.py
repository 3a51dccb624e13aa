"""Templates of questionnaires: the program's own lists, and what the agency makes of them."""

from nscp_desktop.services.desk import Desk


class TemplatesService:
    """Templates. Each public method that stores is one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
