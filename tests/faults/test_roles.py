"""Every method of every service that stores something, with every role: refused in words, or done."""

import inspect
import shutil
import typing
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from nscp_desktop.app.log_file import LOG_FILE, kept_log
from nscp_desktop.domain.agency import AgencyDetails, Sector
from nscp_desktop.domain.errors import NotAllowedError
from nscp_desktop.domain.retention import RetentionRule
from nscp_desktop.domain.users import UserRole
from nscp_desktop.services.privacy import Erasure
from nscp_desktop.services.protection import make_key
from nscp_desktop.services.record_files import Services, create
from tests.faults.operations import RUNS, TODAY, Templates, Work, mark, own_data
from tests.faults.roles_of_actions import LOOKING_AT_ACTIONS, STORING_ACTIONS, begin_actions
from tests.faults.roles_of_checklists import LOOKING_AT_CHECKLISTS, STORING_CHECKLISTS, begin_checklists
from tests.faults.roles_of_evaluation import LOOKING_AT_EVALUATION, STORING_EVALUATION, begin_evaluation
from tests.faults.roles_of_evidence import LOOKING_AT_EVIDENCE, STORING_EVIDENCE, begin_evidence
from tests.faults.roles_of_groups import LOOKING_AT_GROUPS, STORING_GROUPS, begin_groups
from tests.faults.roles_of_induction import LOOKING_AT_INDUCTION, STORING_INDUCTION, begin_induction
from tests.faults.roles_of_learning import LOOKING_AT_LEARNING, STORING_LEARNING, begin_learning
from tests.faults.roles_of_needs import LOOKING_AT_NEEDS, STORING_NEEDS, begin_needs
from tests.faults.roles_of_people import LOOKING_AT_PEOPLE, STORING_PEOPLE, begin_people
from tests.faults.roles_of_planning import LOOKING_AT_PLANNING, STORING_PLANNING, begin_planning
from tests.faults.roles_of_returns import LOOKING_AT_RETURNS
from tests.faults.roles_of_rules import LOOKING_AT_RULES, STORING_RULES
from tests.faults.roles_of_sessions import LOOKING_AT_SESSIONS, STORING_SESSIONS, begin_sessions
from tests.faults.roles_of_templates import LOOKING_AT_TEMPLATES, STORING_TEMPLATES
from tests.faults.roles_of_trainers import LOOKING_AT_TRAINERS, STORING_TRAINERS, begin_trainers
from tests.faults.roles_of_training import LOOKING_AT_TRAINING, STORING_TRAINING, begin_training

Act = Callable[[Services, Path], object]
EDITORS = (UserRole.EDITOR, UserRole.ADMINISTRATOR)
ADMINISTRATORS = (UserRole.ADMINISTRATOR,)
PASSWORD = "a horse, a battery, a staple"


def bring_in(services: Services, folder: Path) -> None:
    imports = services.imports
    path = folder / "people.csv"
    path.write_text("First name,Surname\nAda,Okafor\n", "utf-8")
    imports.carry_out(imports.plan(imports.read(path, today=TODAY)), today=TODAY)


def attach(services: Services, folder: Path, person_id: int = 1) -> None:
    path = made(folder) / "certificate.pdf"
    path.write_bytes(b"%PDF-1.4\n%%EOF\n")
    done = services.standing.snapshot().history(person_id).completions[0]
    services.evidence.attach(done, [path], today=TODAY)


# Service and method -> what calls it, and whose role allows it.
STORING: dict[tuple[str, str], tuple[Act, tuple[UserRole, ...]]] = {
    ("agency", "change_details"): (
        lambda s, _: s.agency.change_details(replace(s.agency.details(), name="New name")),
        ADMINISTRATORS,
    ),
    ("agency", "change_target_group"): (
        lambda s, _: s.agency.change_target_group(replace(s.agency.target_groups()[0], title="Other"), today=TODAY),
        ADMINISTRATORS,
    ),
    ("agency", "add_role"): (lambda s, _: s.agency.add_role("Caretaker of boats", 2), EDITORS),
    ("agency", "change_role"): (
        lambda s, _: s.agency.change_role(replace(s.agency.roles()[0], title="Another role")),
        EDITORS,
    ),
    ("agency", "add_team"): (lambda s, _: s.agency.add_team("Boats"), EDITORS),
    ("agency", "rename_team"): (
        lambda s, _: s.agency.rename_team(replace(s.agency.teams()[0], title="Ships")),
        EDITORS,
    ),
    ("agency", "add_site"): (lambda s, _: s.agency.add_site("Harbour"), EDITORS),
    ("agency", "rename_site"): (lambda s, _: s.agency.rename_site(replace(s.agency.sites()[0], title="Bay")), EDITORS),
    ("evidence", "attach"): (lambda s, folder: attach(s, folder), EDITORS),
    ("evidence", "remove"): (lambda s, _: s.evidence.remove(s.evidence.files_of(2)[0]), EDITORS),
    ("imports", "carry_out"): (bring_in, EDITORS),
    ("removal", "remove"): (lambda s, _: s.removal.remove([6]), EDITORS),
    ("removal", "merge"): (lambda s, _: s.removal.merge(5, 6), EDITORS),
    ("history", "undo"): (lambda s, _: s.history.undo(), EDITORS),
    ("history", "redo"): (lambda s, _: s.history.redo(), EDITORS),
    ("history", "bring_back"): (lambda s, _: s.history.bring_back(s.history.bin()[0].sequence), EDITORS),
    ("privacy", "set_rule"): (lambda s, _: s.privacy.set_rule(a_rule(s), today=TODAY), ADMINISTRATORS),
    ("privacy", "place_hold"): (lambda s, _: s.privacy.place_hold([5], "A complaint", "Head", today=TODAY), EDITORS),
    ("privacy", "lift_hold"): (lambda s, _: s.privacy.lift_hold(s.privacy.holds()[0].id, today=TODAY), ADMINISTRATORS),
    ("privacy", "erase"): (
        lambda s, _: s.privacy.erase(Erasure((8,), "Head", "Asked by letter", on_request=True), today=TODAY),
        ADMINISTRATORS,
    ),
    ("protection", "set_password"): (
        lambda s, _: s.protection.set_password(PASSWORD, agency="Carlton Hill", today=TODAY),
        ADMINISTRATORS,
    ),
    ("safekeeping", "set_second_place"): (
        lambda s, folder: s.safekeeping.set_second_place(made(folder / "stick")),
        ADMINISTRATORS,
    ),
    ("safekeeping", "drill"): (lambda s, _: drilled(s), EDITORS),
    ("users", "add"): (lambda s, _: s.users.add("Somebody", UserRole.VIEWER), ADMINISTRATORS),
    ("users", "change"): (
        lambda s, _: s.users.change(replace(s.users.everybody()[-1], name="Idris H")),
        ADMINISTRATORS,
    ),
    ("users", "remove"): (lambda s, _: s.users.remove(s.users.everybody()[0].id), ADMINISTRATORS),
}
STORING |= STORING_EVIDENCE
STORING |= STORING_INDUCTION
STORING |= STORING_TRAINERS
STORING |= STORING_LEARNING
STORING |= STORING_SESSIONS
STORING |= STORING_TRAINING
STORING |= STORING_PEOPLE | STORING_GROUPS | STORING_RULES | STORING_PLANNING
STORING |= STORING_EVALUATION
STORING |= STORING_NEEDS
STORING |= STORING_ACTIONS
STORING |= STORING_TEMPLATES
STORING |= STORING_CHECKLISTS
# Of a protected record; these are tried with one.
PROTECTED: dict[tuple[str, str], tuple[Act, tuple[UserRole, ...]]] = {
    ("protection", "change_password"): (
        lambda s, _: s.protection.change_password(PASSWORD, PASSWORD + " 2", agency="Carlton Hill", today=TODAY),
        ADMINISTRATORS,
    ),
    ("protection", "remove_password"): (
        lambda s, _: s.protection.remove_password(PASSWORD, today=TODAY),
        ADMINISTRATORS,
    ),
    ("protection", "type_back"): (lambda s, _: s.protection.type_back("A"), ADMINISTRATORS),
    ("protection", "recovery_code"): (lambda s, _: s.protection.recovery_code(), ADMINISTRATORS),
    ("protection", "sheet_pdf"): (lambda s, _: s.protection.sheet_pdf(today=TODAY), ADMINISTRATORS),
    ("protection", "save_sheet"): (
        lambda s, folder: s.protection.save_sheet(folder / "sheet.pdf", today=TODAY),
        ADMINISTRATORS,
    ),
}
# What stores nothing in the record: looking, printing, exporting, copies and backups, locking, saying who one is.
LOOKING = {
    "agency": {"details", "target_groups", "roles", "teams", "sites", "duties", "lead_duties", "requirements", "packs"},
    "evidence": {"files", "files_of", "save_copy", "save_all"},
    "standing": {"snapshot", "board", "because", "minimums", "to_do", "renew", "forget"},
    "imports": {"read", "plan"},
    "documents": {"reports", "exports", "report", "prepare", "save_report", "save_prepared", "save_export"},
    "locking": {"lock", "unlock"},
    "removal": {"preview_merge"},
    "protection": {"check_password"},
    "history": {
        "undoable", "steps", "lines", "told", "about", "bin", "head", "problems", "compare", "save_sheet", "of",
    },
    "privacy": {"rule", "time_up", "holds", "preview_erasure", "disposals"},
    "privacy_documents": {"about", "build_pack", "build_time_up", "save_pack_sheet", "save_certificate"},
    "safekeeping": {
        "backups", "make", "make_at_start", "make_before", "copy_elsewhere", "state", "look", "present", "keep",
        "second_place", "is_quiet", "be_quiet", "last_drill", "before_last_restore",
    },
    "watching": {"place", "look", "save_copy"},
    "users": {"everybody", "known_names", "work_as"},
    # A viewer's form is not kept, and nobody is told: test_drafts.py.
    "drafts": {"keep", "forget", "everything"},
    "checking": {"last_full", "is_due", "run"},
}  # fmt: skip
LOOKING |= LOOKING_AT_INDUCTION
LOOKING |= LOOKING_AT_TRAINERS
LOOKING |= LOOKING_AT_LEARNING
LOOKING |= LOOKING_AT_SESSIONS
LOOKING |= LOOKING_AT_TRAINING
LOOKING |= LOOKING_AT_PEOPLE | LOOKING_AT_GROUPS | LOOKING_AT_RULES | LOOKING_AT_PLANNING
LOOKING |= LOOKING_AT_EVALUATION
LOOKING |= LOOKING_AT_NEEDS
LOOKING |= LOOKING_AT_ACTIONS
LOOKING |= LOOKING_AT_EVIDENCE
LOOKING |= LOOKING_AT_TEMPLATES
LOOKING |= LOOKING_AT_CHECKLISTS
LOOKING |= {"audit_figures": {"figures", "facts", "as_text", "from_text"}}
LOOKING |= LOOKING_AT_RETURNS
# Goes on in another process of opening: what it prepares is put in place while the record is closed.
PREPARING = {("safekeeping", "prepare_restore")}


def a_rule(services: Services) -> RetentionRule:
    rule = services.privacy.rule()
    return replace(rule, years=rule.years + 1, decided_by="Head")


def made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def drilled(services: Services) -> None:
    services.safekeeping.make()
    services.safekeeping.drill()


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a record once with something of everything to change, and Maya Green as its administrator."""
    folder = tmp_path_factory.mktemp("begun")
    (folder / "templates").mkdir()
    work = Templates(folder / "templates").copy(next(run for run in RUNS if run.name == "saves"), folder / "record")
    with own_data(work.folder):
        opened = work.services
        opened.users.work_as("Maya Green")
        opened.users.add("Maya Green", UserRole.ADMINISTRATOR)
        for role in UserRole:
            opened.users.add(f"A {role.value}", role)
        opened.agency.add_team("Teachers")
        opened.agency.add_site("Main site")
        begin_groups(opened)
        begin_planning(opened)
        begin_trainers(opened)
        begin_sessions(opened)
        begin_evaluation(opened)
        begin_evidence(opened, folder / "sheets")
        begin_learning(opened)
        begin_induction(opened)
        begin_training(opened)
        begin_actions(opened, folder / "actions")
        begin_checklists(opened, folder / "checklists")
        opened.privacy.place_hold([9], "A complaint", "Head", today=TODAY)
        attach(opened, folder / "files", 2)
        opened.removal.remove([10])
        begin_people(opened)
        begin_needs(opened)
        work.close()
    return work.folder


@pytest.fixture
def services(begun: Path, tmp_path: Path) -> Iterator[Services]:
    """Give a copy of that record."""
    work = Work(Path(shutil.copytree(begun, tmp_path / "record")))
    with own_data(work.folder):
        work.services.users.work_as("Maya Green")
        yield work.services
    work.close()


def work_as(services: Services, role: UserRole) -> None:
    services.users.work_as(f"a  {role.value}")
    assert services.users.role is role


def role_as(services: Services, name: str) -> UserRole:
    services.users.work_as(name)
    return services.users.role


def public_methods() -> Iterator[tuple[str, str]]:
    for name, kind in typing.get_type_hints(Services).items():
        if name == "desk":
            continue
        for method, _ in inspect.getmembers(kind, inspect.isfunction):
            if not method.startswith("_"):
                yield name, method


def test_f59_every_method_of_every_service_is_known_here() -> None:
    looking = {(name, method) for name, methods in LOOKING.items() for method in methods}
    assert set(public_methods()) == STORING.keys() | PROTECTED.keys() | looking | PREPARING


@pytest.mark.parametrize("role", UserRole)
@pytest.mark.parametrize("called", STORING, ids="-".join)
def test_f59_only_who_may_changes_something(
    services: Services, tmp_path: Path, called: tuple[str, str], role: UserRole
) -> None:
    act, allowed = STORING[called]
    if called == ("history", "redo"):
        services.history.undo()
    work_as(services, role)
    before = mark(services)
    if role in allowed:
        act(services, tmp_path)
        assert mark(services) != before
    else:
        with pytest.raises(NotAllowedError, match=r"administrator"):
            act(services, tmp_path)
        assert mark(services) == before


def test_f59_what_an_administrator_did_is_not_undone_by_an_editor(services: Services) -> None:
    services.agency.change_details(replace(services.agency.details(), name="Another name"))
    work_as(services, UserRole.EDITOR)
    with pytest.raises(NotAllowedError, match="administrator"):
        services.history.undo()
    assert services.agency.details().name == "Another name"
    work_as(services, UserRole.ADMINISTRATOR)
    services.history.undo()
    assert services.agency.details().name != "Another name"


@pytest.mark.parametrize("role", [UserRole.VIEWER, UserRole.EDITOR])
def test_f59_the_password_is_for_administrators(tmp_path: Path, role: UserRole) -> None:
    folder = made(tmp_path / "record")
    with own_data(folder):
        path = folder / "carlton-hill.nscp"
        opened = create(path, AgencyDetails("Carlton Hill", Sector.SCHOOL), today=TODAY, key=make_key(PASSWORD))
        opened.users.work_as("Maya Green")
        opened.users.add("Maya Green", UserRole.ADMINISTRATOR)
        opened.users.add(f"A {role.value}", role)
        work_as(opened, role)
        before = mark(opened)
        for act, allowed in PROTECTED.values():
            assert allowed == ADMINISTRATORS
            with pytest.raises(NotAllowedError, match="administrator"):
                act(opened, tmp_path)
        assert mark(opened) == before
        assert not (tmp_path / "sheet.pdf").exists()
        opened.close()


def test_f59_who_is_not_on_the_list_is_a_viewer_and_without_a_list_everybody_may_everything(
    services: Services,
) -> None:
    assert role_as(services, "Somebody Else") == UserRole.VIEWER
    assert role_as(services, "MAYA  green") == UserRole.ADMINISTRATOR
    for user in sorted(services.users.everybody(), key=lambda one: one.name == "Maya Green"):
        services.users.remove(user.id)
    assert role_as(services, "Somebody Else") == UserRole.ADMINISTRATOR


def test_f59_the_last_administrator_stays_and_a_list_begins_with_oneself(services: Services) -> None:
    for user in services.users.everybody():
        if user.role is UserRole.ADMINISTRATOR and user.name != "Maya Green":
            services.users.remove(user.id)
    me = next(user for user in services.users.everybody() if user.name == "Maya Green")
    with pytest.raises(NotAllowedError, match="has to stay administrator"):
        services.users.remove(me.id)
    with pytest.raises(NotAllowedError, match="has to stay administrator"):
        services.users.change(replace(me, role=UserRole.EDITOR))
    with pytest.raises(NotAllowedError, match="on the list already"):
        services.users.add("maya green", UserRole.EDITOR)
    for user in sorted(services.users.everybody(), key=lambda one: one.name == "Maya Green"):
        services.users.remove(user.id)
    with pytest.raises(NotAllowedError, match="your own name, Maya Green"):
        services.users.add("Idris Hossain", UserRole.ADMINISTRATOR)


def test_f59_what_is_refused_is_noted_in_the_log_without_a_name(services: Services, tmp_path: Path) -> None:
    work_as(services, UserRole.VIEWER)
    with kept_log(tmp_path / "log"):
        with pytest.raises(NotAllowedError):
            services.agency.add_team("Boats")
        with pytest.raises(NotAllowedError):
            services.history.undo()
    lines = (tmp_path / "log" / LOG_FILE).read_text("utf-8").splitlines()
    assert [line.split(maxsplit=1)[1] for line in lines[1:-1]] == ["WARNING right-refused"] * 2


def test_f59_a_changed_role_counts_at_once(services: Services) -> None:
    editor = next(user for user in services.users.everybody() if user.role is UserRole.EDITOR)
    services.users.change(replace(editor, role=UserRole.VIEWER))
    services.users.work_as(editor.name)
    with pytest.raises(NotAllowedError, match="not change it"):
        services.agency.add_team("Boats")
