"""What columns are made of: the few kinds that every table is built from, and the one list of tables."""

from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Table, Text, UniqueConstraint, text

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def table(name: str, *parts: Column[Any] | CheckConstraint | UniqueConstraint) -> Table:
    counted = any(isinstance(part, Column) and part.info.get("counted") for part in parts)
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_autoincrement=counted)


def row_id() -> Column[int]:
    """A number that is never given twice, not even after its row was deleted: the history speaks of it."""
    return Column("id", Integer, primary_key=True, info={"counted": True})


def words(name: str) -> Column[str]:
    """A text that may be empty but is never missing."""
    return Column(name, Text, nullable=False, server_default="")


def filled(name: str) -> Column[str]:
    """A text that is never empty."""
    return Column(name, Text, CheckConstraint(f"trim({name}) <> ''", name=name), nullable=False)


def pence(name: str) -> Column[int]:
    """An amount of money in pence, NULL where nobody has said."""
    return Column(name, Integer, CheckConstraint(f"{name} IS NULL OR {name} >= 0", name=name))


def day(name: str, *, required: bool = False) -> Column[str]:
    """A date as ISO text. The CHECK refuses what is no date; it says IS, as a CHECK lets pass what comes out NULL."""
    return Column(
        name,
        Text,
        CheckConstraint(f"{name} IS NULL OR ({name} IS date({name}) AND {name} >= '1900-01-01')", name=name),
        nullable=not required,
    )


def flag(name: str, default: int) -> Column[int]:
    return Column(
        name,
        Integer,
        CheckConstraint(f"{name} IN (0, 1)", name=name),
        nullable=False,
        server_default=text(str(default)),
    )


def choice(name: str, choices: tuple[str, ...], default: str | None = None, *, is_key: bool = False) -> Column[str]:
    listed = ", ".join(f"'{choice}'" for choice in choices)
    check = CheckConstraint(f"{name} IN ({listed})", name=name)
    return Column(name, Text, check, nullable=False, server_default=default, primary_key=is_key)


def link(name: str, target: str, *, required: bool = True) -> Column[int]:
    return Column(name, ForeignKey(target), nullable=not required)


def group_number(name: str, *, required: bool) -> Column[int]:
    return Column(name, Integer, ForeignKey("target_group.number"), nullable=not required)


def title() -> Column[str]:
    return Column(
        "title",
        Text(collation="NOCASE"),
        CheckConstraint("trim(title) <> ''", name="title"),
        nullable=False,
        unique=True,
    )


def period() -> tuple[Column[str], Column[str], CheckConstraint]:
    order = CheckConstraint("starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on", name="period")
    return day("starts_on"), day("ends_on"), order
