"""The tables refuse what cannot be, whatever code wrote it, and are the ones that the migration makes."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlcipher3 import dbapi2

from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.courses import CourseKind
from nscp_desktop.domain.dates import Precision
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.requirements import RuleKind
from nscp_desktop.domain.training import Evidence
from nscp_desktop.storage import schema
from nscp_desktop.storage.check import SCHEMA_DIGEST, schema_digest
from nscp_desktop.storage.columns import metadata
from nscp_desktop.storage.history_triggers import triggers
from nscp_desktop.storage.migrate import schema_text, upgrade

GROUND = (
    "INSERT INTO history_batch (sequence, kind, title, at) VALUES (1, 'change', 'Ground', '2026-01-01T00:00:00+00:00')",
    "INSERT INTO person (id, given, family, staff_number) VALUES (1, 'Amir', 'Khan', 'S1')",
    "INSERT INTO course (id, title, kind) VALUES (1, 'Core', 'core')",
    "INSERT INTO attendance (person_id, course_id, outcome, completed_on, recorded_on) "
    "VALUES (1, 1, 'attended', '2026-01-10', '2026-01-11')",
    "INSERT INTO target_group (number, title) VALUES (1, 'Awareness')",
)
PLACED = "INSERT INTO placement (group_number, decided_by, reason, person_id) VALUES "
SERVED = "INSERT INTO service (starts_on, ends_on, kind, person_id) VALUES "
ATTENDED = "INSERT INTO attendance (person_id, course_id, outcome, completed_on, expires_on, recorded_on) VALUES "


@pytest.fixture(scope="module")
def engine_with_ground() -> Iterator[Connection]:
    """Give a migrated database in memory with one person, one course and one completion."""
    engine = create_engine("sqlite://", module=dbapi2, poolclass=StaticPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        upgrade(connection)
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        for statement in GROUND:
            connection.exec_driver_sql(statement)
        yield connection
    engine.dispose()


@pytest.fixture
def db(engine_with_ground: Connection) -> Iterator[Connection]:
    """Give that database, and take back what the test did."""
    engine_with_ground.exec_driver_sql("BEGIN")
    yield engine_with_ground
    engine_with_ground.exec_driver_sql("ROLLBACK")


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (f"{ATTENDED}(1, 1, 'attended', '2026-02-30', NULL, '2026-03-01')", "ck_attendance_completed_on"),
        (f"{ATTENDED}(1, 1, 'attended', '2026-2-3', NULL, '2026-03-01')", "ck_attendance_completed_on"),
        (f"{ATTENDED}(1, 1, 'attended', '03/02/2026', NULL, '2026-03-01')", "ck_attendance_completed_on"),
        (f"{ATTENDED}(1, 1, 'attended', 'yes', NULL, '2026-03-01')", "ck_attendance_completed_on"),
        (f"{ATTENDED}(1, 1, 'attended', 'now', NULL, '2026-03-01')", "date"),
        (f"{ATTENDED}(1, 1, 'attended', '1969-12-31', NULL, '2026-03-01')", "ck_attendance_not_too_old"),
        (f"{ATTENDED}(1, 1, 'attended', '2026-02-01', '2026-01-31', '2026-03-01')", "ck_attendance_expiry"),
        (f"{ATTENDED}(1, 1, 'done', '2026-02-01', NULL, '2026-03-01')", "ck_attendance_outcome"),
        (f"{ATTENDED}(1, 1, 'attended', '2026-02-01', NULL, NULL)", "attendance.recorded_on"),
        (f"{ATTENDED}(9, 1, 'attended', '2026-02-01', NULL, '2026-03-01')", "FOREIGN KEY"),
        (f"{ATTENDED}('one', 1, 'attended', '2026-02-01', NULL, '2026-03-01')", "cannot store TEXT"),
        (f"{ATTENDED}(1, 1, 'attended', '2026-01-10', NULL, '2026-03-01')", "uq_attendance_completion"),
        ("INSERT INTO person (given) VALUES ('  ')", "ck_person_name"),
        ("INSERT INTO person (given, staff_number) VALUES ('Bo', 'S1')", "uq_person_staff_number|person.staff_number"),
        (f"{SERVED}('2026-02-01', '2026-01-01', 'employee', 1)", "ck_service_period"),
        ("INSERT INTO service (person_id, kind) VALUES (1, 'robot')", "ck_service_kind"),
        (f"{PLACED}(1, 'Head', ' ', 1)", "ck_placement_reason"),
        (f"{PLACED}(1, '', 'Role', 1)", "ck_placement_decided_by"),
        (f"{PLACED}(2, 'Head', 'Role', 1)", "FOREIGN KEY"),
        ("INSERT INTO target_group (number, title) VALUES (5, 'More')", "ck_target_group_number"),
        ("INSERT INTO course (title, kind) VALUES ('CORE', 'core')", "course.title"),
        ("INSERT INTO course (title, kind, hours) VALUES ('Other', 'core', -1)", "ck_course_hours"),
        ("INSERT INTO team (title) VALUES (' ')", "ck_team_title"),
        ("DELETE FROM person", "FOREIGN KEY"),
    ],
)
def test_a_row_that_cannot_be_is_refused_by_name(db: Connection, statement: str, said: str) -> None:
    with pytest.raises(Exception, match=said):
        db.exec_driver_sql(statement)


def test_people_without_a_staff_number_and_undated_bookings_are_many(db: Connection) -> None:
    for given in ("Bo", "Cy"):
        db.exec_driver_sql(f"INSERT INTO person (given) VALUES ('{given}')")
    db.exec_driver_sql(f"{ATTENDED}(1, 1, 'attended', NULL, '2027-01-01', '2026-03-01')")
    db.exec_driver_sql(f"{ATTENDED}(1, 1, 'attended', NULL, '2028-01-01', '2026-03-01')")
    db.exec_driver_sql(f"{ATTENDED}(1, 1, 'attended', NULL, NULL, '2026-03-01')")
    with pytest.raises(Exception, match="UNIQUE"):
        db.exec_driver_sql(f"{ATTENDED}(1, 1, 'attended', NULL, NULL, '2026-03-01')")


def test_the_migration_makes_the_tables_that_the_program_knows(engine_with_ground: Connection) -> None:
    made = {name: " ".join(text.replace('"', "").split()) for name, text in schema_text(engine_with_ground).items()}
    made.pop("alembic_version")
    expected = {}
    for table in metadata.tables.values():
        expected[table.name] = CreateTable(table).compile(engine_with_ground.engine)
        expected |= {str(index.name): CreateIndex(index).compile(engine_with_ground.engine) for index in table.indexes}
    statements = {name: str(compiled) for name, compiled in expected.items()} | triggers()
    assert made == {name: " ".join(text.replace('"', "").split()) for name, text in statements.items()}


def test_an_opening_knows_the_digest_of_what_the_migrations_make(engine_with_ground: Connection) -> None:
    assert schema_digest(engine_with_ground) == SCHEMA_DIGEST


def test_every_table_is_strict_and_every_constraint_has_a_name() -> None:
    for table in metadata.tables.values():
        assert table.dialect_options["sqlite"]["strict"] is True
        assert all(constraint.name for constraint in table.constraints), table.name


def test_the_choices_of_the_tables_are_those_of_the_domain() -> None:
    for choices, words in (
        (schema.PERSON_KINDS, PersonKind), (schema.SECTORS, Sector), (schema.COURSE_KINDS, CourseKind),
        (schema.RULE_KINDS, RuleKind), (schema.PRECISIONS, Precision), (schema.EVIDENCE, Evidence),
    ):  # fmt: skip
        assert set(choices) == {word.value for word in words}
