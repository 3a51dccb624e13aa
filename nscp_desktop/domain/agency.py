"""The agency whose record this is, and the small lists that it keeps."""

from dataclasses import dataclass
from enum import StrEnum


class Sector(StrEnum):
    """The field an agency works in; it decides which rule pack a new record starts with."""

    SCHOOL = "school"
    EARLY_YEARS = "early-years"
    HEALTH = "health"
    COUNCIL = "council"
    VOLUNTARY = "voluntary"
    GENERAL = "general"

    @property
    def words(self) -> str:
        return _SECTOR_WORDS[self]


_SECTOR_WORDS = {
    Sector.SCHOOL: "School or college",
    Sector.EARLY_YEARS: "Early years",
    Sector.HEALTH: "Health",
    Sector.COUNCIL: "Council",
    Sector.VOLUNTARY: "Voluntary or sport",
    Sector.GENERAL: "Another agency",
}

DEFAULT_MARKING = "Official - sensitive: personal data"


@dataclass(frozen=True, slots=True)
class AgencyDetails:
    """Name, sector and contacts. `marking` is printed on every report."""

    name: str
    sector: Sector
    lead: str = ""
    deputies: str = ""
    contact: str = ""
    address: str = ""
    marking: str = DEFAULT_MARKING


@dataclass(frozen=True, slots=True)
class Named:
    """A site or a team."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class PackInfo:
    """A rule pack that is in use. The agency's own rules have no edition and no source."""

    id: str
    title: str
    edition: str
    source: str

    @property
    def words(self) -> str:
        """Title, edition and source, as far as there are any: `School or college, 2026-27. KCSIE`."""
        named = ", ".join(part for part in (self.title, self.edition) if part)
        return f"{named}. {self.source}" if self.source else named
