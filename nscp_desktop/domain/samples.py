"""The sample agencies that come with the program; every one of them is invented."""

from enum import StrEnum

from nscp_desktop.domain.agency import Sector


class SampleAgency(StrEnum):
    """A sample agency by its name in the resources, one for each sector that has rules of its own."""

    SCHOOL = Sector.SCHOOL.value
    EARLY_YEARS = Sector.EARLY_YEARS.value
    HEALTH = Sector.HEALTH.value
    COUNCIL = Sector.COUNCIL.value
    VOLUNTARY = Sector.VOLUNTARY.value

    @property
    def words(self) -> str:
        return _WORDS[self]

    @property
    def file_name(self) -> str:
        """How its record file is called."""
        return _FILE_NAMES[self]


_WORDS = {
    SampleAgency.SCHOOL: "A primary school",
    SampleAgency.EARLY_YEARS: "A nursery",
    SampleAgency.HEALTH: "A GP practice",
    SampleAgency.COUNCIL: "A district council",
    SampleAgency.VOLUNTARY: "A football club",
}
_FILE_NAMES = {
    SampleAgency.SCHOOL: "carlton-hill.nscp",
    SampleAgency.EARLY_YEARS: "dovecote-meadow.nscp",
    SampleAgency.HEALTH: "willowmere.nscp",
    SampleAgency.COUNCIL: "ashmere.nscp",
    SampleAgency.VOLUNTARY: "thornbeck-rovers.nscp",
}
