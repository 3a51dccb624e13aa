"""Names as they stand in lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nscp_desktop.domain.matching import fold_name
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.spreadsheets.names import name_from_parts, name_from_text


@pytest.mark.parametrize(
    ("text", "given_name", "family", "role"),
    [
        ("Smith, Jane", "Jane", "Smith", ""),
        ("Jane  Smith ", "Jane", "Smith", ""),
        ("SMITH Jane", "Jane", "Smith", ""),
        ("Jane SMITH", "Jane", "Smith", ""),
        ("jane smith", "Jane", "Smith", ""),
        ("SMITH, JANE", "Jane", "Smith", ""),
        ("Mrs J Smith", "J", "Smith", ""),
        ("Smith, Mrs Jane", "Jane", "Smith", ""),
        ("Jane Smith Mrs", "Jane", "Smith", ""),
        ("J. Smith - TA", "J", "Smith", "TA"),
        ("Jane Smith (Headteacher)", "Jane", "Smith", "Headteacher"),
        ("Jane Smith / Class teacher", "Jane", "Smith", "Class teacher"),
        ("Jane Smith - Mat leave", "Jane", "Smith", ""),
        ("O\u2019NEILL, Zoë", "Zoë", "O'Neill", ""),
        ("DĄBROWSKA Petra", "Petra", "Dąbrowska", ""),
        ("MCALLISTER Seán", "Seán", "McAllister", ""),
        ("ELLISON-WARD, Fergus", "Fergus", "Ellison-Ward", ""),
        ("Efua de Souza", "Efua", "de Souza", ""),
        ("DE SOUZA, Efua", "Efua", "de Souza", ""),
        ("Jan van der Berg", "Jan", "van der Berg", ""),
        ("Smith Jones, Mary Jane", "Mary Jane", "Smith Jones", ""),
        ("Mary E Smith", "Mary E", "Smith", ""),
        ("TJ Smith", "TJ", "Smith", ""),
        ("Łucja", "", "Łucja", ""),
    ],
)
def test_a_whole_name_is_split_whatever_its_order(text: str, given_name: str, family: str, role: str) -> None:
    name = name_from_text(text)
    assert name is not None
    assert (name.given, name.family, name.role) == (given_name, family, role)


def test_former_names_and_kinds_are_told_apart_from_the_name() -> None:
    former = name_from_text("Jane Smith (née Jones)")
    supply = name_from_text("Supply - Jane Smith")
    agency = name_from_text("Jane Smith (Agency)")
    assert former is not None
    assert supply is not None
    assert agency is not None
    assert (former.given, former.family, former.former_family) == ("Jane", "Smith", "Jones")
    assert (supply.family, supply.kind, agency.kind) == ("Smith", PersonKind.SUPPLY, PersonKind.SUPPLY)


def test_a_heading_that_says_so_puts_the_surname_first() -> None:
    name = name_from_text("van Dijk Marta", surname_first=True)
    assert name is not None
    assert (name.given, name.family) == ("Marta", "van Dijk")


def test_two_cells_make_one_name_with_titles_and_capitals_gone() -> None:
    name = name_from_parts("Mrs ZOË ", "O'NEILL (nee Price)")
    assert name is not None
    assert (name.given, name.family, name.former_family) == ("Zoë", "O'Neill", "Price")
    whole = name_from_parts("", "Holt, Ann")
    assert whole is not None
    assert whole.given == "Ann"
    assert name_from_parts(" ", "Mrs") is None


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader_of_names(text: str) -> None:
    for name in (name_from_text(text), name_from_parts(text, text[::-1])):
        assert name is None or (name.given + name.family).strip()
        assert name is None or name.key == fold_name(name.given, name.family)
