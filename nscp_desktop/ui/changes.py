"""What has changed, as flags that pages look at before they refresh."""

from enum import Flag, auto


class Changes(Flag):
    """Which parts of the record, or of what is looked at, are no longer as shown."""

    NONE = 0
    PEOPLE = auto()
    TRAINING = auto()
    RULES = auto()
    AGENCY = auto()
    AS_AT = auto()
    STORED = PEOPLE | TRAINING | RULES | AGENCY
    ALL = STORED | AS_AT
