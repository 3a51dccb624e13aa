"""Which duties lead in safeguarding is said by rule packs, and the summary for governors names who holds them."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from nscp_desktop.domain.agency import Sector
from nscp_desktop.domain.drafts import PersonDraft
from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.services.record_files import Services, open_existing
from nscp_desktop.services.rule_packs import pack_from_text, packs_for
from nscp_desktop.services.sample import make_sample
from tests.paper import printed_words

CLUB = (Path(__file__).parents[1] / "data" / "club-pack.toml").read_text("utf-8")
LEADING_CLUB = CLUB.replace('code = "welfare"\n', 'code = "welfare"\nlead = true\n')
GENERAL = ("lead", "deputy-lead")
Opened = Callable[[str], Services]


@pytest.fixture
def sample(tmp_path: Path, today: date) -> Iterator[Opened]:
    """Give what opens a sample agency."""
    made: list[Services] = []

    def opened(name: str) -> Services:
        path = tmp_path / f"{name}.nscp"
        make_sample(path, today=today, name=name)
        made.append(open_existing(path, read_only=True))
        return made[-1]

    yield opened
    for services in made:
        services.close()


def summary(services: Services, today: date) -> str:
    return printed_words(services.documents.report("compliance-summary", today))


@pytest.mark.parametrize(
    ("sector", "own"),
    [
        (Sector.GENERAL, ()),
        (Sector.SCHOOL, ("dsl", "deputy-dsl")),
        (Sector.EARLY_YEARS, ("dsl", "deputy-dsl")),
        (Sector.HEALTH, ()),
        (Sector.COUNCIL, ("designated-officer",)),
        (Sector.VOLUNTARY, ("welfare-officer", "deputy-welfare-officer")),
    ],
)
def test_the_packs_of_each_sector_say_which_duties_lead(sector: Sector, own: tuple[str, ...]) -> None:
    duties = [duty for pack in packs_for(sector) for duty in pack.duties]
    assert tuple(duty.code for duty in duties if duty.lead) == GENERAL + own
    assert any(not duty.lead for duty in duties)


@pytest.mark.parametrize(
    ("name", "leads", "others"),
    [
        (
            "voluntary",
            ["Maxine Gale Welfare officer since", "Dipesh Vyas Deputy welfare officer since"],
            ["Recruits staff or volunteers since"],
        ),
        (
            "council",
            [
                "Caroline Whitaker Safeguarding lead since",
                "Imran Qureshi Deputy safeguarding lead since",
                "Marie Latimer Designated safeguarding officer since",
                "Vanessa Thorne Designated safeguarding officer since",
            ],
            ["Portfolio holder for safeguarding since", "Interview panel member since"],
        ),
        ("school", ["Gwen Evans DSL since", "Rebecca Osei Deputy DSL since"], ["Headteacher since"]),
    ],
)
def test_the_summary_names_those_who_lead_and_nobody_else(
    sample: Opened, today: date, name: str, leads: list[str], others: list[str]
) -> None:
    text = summary(sample(name), today)
    assert [words for words in leads if words not in text] == []
    assert [words for words in others if words in text] == []
    assert "is on record as a safeguarding lead" not in text


def test_the_summary_says_when_nobody_leads(school: Services, today: date) -> None:
    school.people.add(PersonDraft("Ada", "Osei", starts_on=date(2020, 9, 1), duties=("headteacher",)))
    assert school.agency.lead_duties() == (*GENERAL, "dsl", "deputy-dsl")
    assert "Nobody who is shown here is on record as a safeguarding lead on this day." in summary(school, today)


def test_a_pack_from_a_file_says_of_its_own_duties_whether_they_lead(
    school: Services, today: date, tmp_path: Path
) -> None:
    path = tmp_path / "club.toml"
    path.write_text(LEADING_CLUB, "utf-8")
    comparison = school.pack_updates.compare(school.pack_updates.read(path), today)
    school.pack_updates.take(comparison, comparison.usual(), None, today)
    assert "welfare" in {duty.code for duty in school.agency.duties()}
    assert school.agency.lead_duties() == (*GENERAL, "dsl", "deputy-dsl", "welfare")


def test_what_leads_is_kept_when_the_rules_are_handed_over(school: Services, today: date, tmp_path: Path) -> None:
    path = tmp_path / "club.toml"
    path.write_text(LEADING_CLUB, "utf-8")
    comparison = school.pack_updates.compare(school.pack_updates.read(path), today)
    school.pack_updates.take(comparison, comparison.usual(), None, today)
    for pack_id, own in (("club", {"welfare"}), ("school", {"dsl", "deputy-dsl"})):
        out = tmp_path / f"{pack_id}-out.toml"
        school.pack_updates.save_pack(pack_id, out, today)
        assert {duty.code for duty in school.pack_updates.read(out).duties if duty.lead} == own


def test_a_record_and_a_pack_that_differ_only_in_who_leads_are_the_same(
    school: Services, today: date, tmp_path: Path
) -> None:
    for text in (CLUB, LEADING_CLUB):
        path = tmp_path / "club.toml"
        path.write_text(text, "utf-8")
        comparison = school.pack_updates.compare(school.pack_updates.read(path), today)
        if text is CLUB:
            school.pack_updates.take(comparison, comparison.usual(), None, today)
    assert comparison.news == ()
    assert comparison.notes == ("Edition 2026 is in use already, and this file is the same.",)


def test_whether_a_duty_leads_is_true_or_false() -> None:
    assert [duty.lead for duty in pack_from_text(LEADING_CLUB, "club.toml").duties] == [True]
    with pytest.raises(FileRefusedError, match="Duty welfare, lead: it has to be true or false"):
        pack_from_text(LEADING_CLUB.replace("lead = true", 'lead = "yes"'), "club.toml")
    with pytest.raises(FileRefusedError, match=r"Duty welfare: nothing here is called leads\. Was lead meant"):
        pack_from_text(LEADING_CLUB.replace("lead = true", "leads = true"), "club.toml")
