"""One transaction's view of the record, sorted by what it holds."""

from sqlalchemy import Connection

from nscp_desktop.storage.agency_store import AgencyStore
from nscp_desktop.storage.people_store import PeopleStore
from nscp_desktop.storage.rules_store import RulesStore
from nscp_desktop.storage.training_store import TrainingStore


class UnitOfWork:
    """The stores of one transaction. It ends with the `with` block that gave it."""

    def __init__(self, connection: Connection) -> None:
        self.agency = AgencyStore(connection)
        self.people = PeopleStore(connection)
        self.rules = RulesStore(connection)
        self.training = TrainingStore(connection)
