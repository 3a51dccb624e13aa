"""The four Target Groups, as texts that the agency keeps and checks."""

from dataclasses import dataclass
from datetime import date

GROUP_NUMBERS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class AgencyLevel:
    """A level of the agency's own scheme, such as health level 3 or band C, and the Target Group that it stands for.

    `id` is 0 before it is stored.
    """

    id: int
    title: str
    group: int
    description: str = ""


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """One Target Group (Level): its published or provisional text, and who checked it when.

    `to_check` is True while the text is a starting point of ours that nobody has compared with the NSCP's page.
    """

    number: int
    title: str
    description: str = ""
    example_roles: str = ""
    edition: str = ""
    to_check: bool = True
    checked_by: str = ""
    checked_on: date | None = None

    @property
    def label(self) -> str:
        """The name on screens and paper: `Group 2 · Regular contact`."""
        return f"Group {self.number} · {self.title}"

    @property
    def marked_label(self) -> str:
        """The name where somebody chooses a group by its text: `Group 2 · Regular contact (text to check)`."""
        return f"{self.label} (text to check)" if self.to_check else self.label

    @property
    def check_words(self) -> str:
        """What has to stand wherever the text does while nobody has compared it; empty once somebody has."""
        if not self.to_check:
            return ""
        return (
            "This is a starting text of this program, not the NSCP's: nobody has compared it with the NSCP's page yet."
        )
