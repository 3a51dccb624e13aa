"""What cannot be in a rule pack is refused with a sentence that names the place."""

import re
from pathlib import Path

import pytest

from nscp_desktop.domain.errors import FileRefusedError
from nscp_desktop.services.rule_packs import pack_from_text

SOUND = (Path(__file__).parents[1] / "data" / "club-pack.toml").read_text("utf-8")


CHANGES = {
    "a newer version": ("[pack]", "[pack]\nformat = 3", "made for a newer version of the program"),
    "no pack at all": ("[pack]", "[thing]", "is no rule pack"),
    "broken": ("[pack]", "[pack", "club.toml is no rule pack, or it is damaged"),
    "an id that is a path": ('id = "club"', 'id = "../club"', "[pack], id: ../club is no code"),
    "an unknown sector": ('sector = "voluntary"', 'sector = "army"', "[pack], sector: army is not known here"),
    "no edition": ('edition = "2026"', "", "[pack], edition: it is missing"),
    "an unknown key of the pack": (
        'edition = "2026"',
        'edition = "2026"\nedtion = "2026"',
        "nothing here is called edtion. Was edition meant?",
    ),
    "an unknown part": (
        "[[competence]]",
        "[[competense]]",
        "The pack: nothing here is called competense. Was competence meant?",
    ),
    "an unknown key of a rule": (
        "months = 24",
        "monhts = 24",
        "Requirement course, rule 1: nothing here is called monhts. Was months meant?",
    ),
    "a pack beneath that nobody has": ('uses = ["general"]', 'uses = ["army"]', "builds on the rule pack army"),
    "a pack beneath that is a path": (
        'uses = ["general"]',
        'uses = ["../../etc"]',
        "[pack], uses: ../../etc is not the id",
    ),
    "a pack that builds on itself": (
        'uses = ["general"]',
        'uses = ["club"]',
        "[pack], uses: club is not the id of another pack",
    ),
    "an unknown kind": (
        'kind = "every-months"',
        'kind = "every-year"',
        "Requirement course, rule 1, kind: every-year is not known here",
    ),
    "an interval of 0": ("months = 24", "months = 0", "Requirement course, rule 1, months: Type the interval"),
    "an interval below 0": ("months = 24", "months = -3", "Requirement course, rule 1, months: Type the interval"),
    "no interval": ("months = 24", "", "Requirement course, rule 1, months: Type the interval"),
    "an interval of a million years": ("months = 24", "months = 12000000", "rule 1, months: Type the interval"),
    "an interval in words": ("months = 24", 'months = "24"', "rule 1, months: it has to be a whole number"),
    "half an interval": ("months = 24", "months = 24.5", "rule 1, months: it has to be a whole number"),
    "true as an interval": ("months = 24", "months = true", "rule 1, months: it has to be a whole number"),
    "hours of 0": ('kind = "every-months"', 'kind = "hours"\nhours = 0', "rule 1, hours: Type how many hours"),
    "hours that are no number": (
        'kind = "every-months"',
        'kind = "hours"\nhours = nan',
        "rule 1, hours: it has to be a number",
    ),
    "hours without a window": (
        'kind = "every-months"\nmonths = 24',
        'kind = "hours"\nhours = 2',
        "rule 1, months: Say in how many months",
    ),
    "hours of another kind": (
        "months = 24",
        "months = 24\nhours = 2",
        "rule 1, hours: A number of hours does not go with",
    ),
    "months of another kind": (
        'kind = "once"',
        'kind = "once"\nmonths = 3',
        "Requirement second, rule 1, months: An interval in months does not go with",
    ),
    "no time after a start": (
        'kind = "once"',
        'kind = "each-start"',
        "rule 1, first_within_days: Say within how many days of starting",
    ),
    "a time below 0": (
        "months = 24",
        "months = 24\nfirst_within_days = -1",
        "rule 1, first_within_days: Type a whole number of days",
    ),
    "a notice below 0": (
        "months = 24",
        "months = 24\nnotice_days = -1",
        "rule 1, notice_days: Type a whole number of days",
    ),
    "a minimum of nobody": (
        'kind = "every-months"',
        'kind = "minimum"\nminimum_count = 0',
        "rule 1, minimum_count: Type how many people",
    ),
    "a minimum without a number": (
        'kind = "every-months"',
        'kind = "minimum"',
        "rule 1, minimum_count: Type how many people",
    ),
    "a minimum after something": (
        'kind = "once"',
        'kind = "minimum"\nminimum_count = 1',
        "Requirement second, rule 1, after:",
    ),
    "a minimum per room": (
        "months = 24",
        'months = 24\nminimum_per = "room"',
        "rule 1, minimum_per: room is not known here",
    ),
    "reversed dates": (
        "months = 24",
        "months = 24\nstarts_on = 2026-09-01\nends_on = 2026-08-31",
        "rule 1, ends_on: The last day of the rule is before",
    ),
    "a date in quotation marks": (
        "months = 24",
        'months = 24\nstarts_on = "2026-09-01"',
        "rule 1, starts_on: it has to be a date",
    ),
    "a date with a time": (
        "months = 24",
        "months = 24\nstarts_on = 2026-09-01T08:00:00",
        "rule 1, starts_on: it has to be a date",
    ),
    "a day that no month has": (
        "months = 24",
        "months = 24\nstarts_on = 2026-02-30",
        "is no rule pack, or it is damaged",
    ),
    "no source": (
        'duties = ["welfare"]\nsource = "Our own policy"',
        'duties = ["welfare"]',
        "Requirement course, rule 1, source:",
    ),
    "a rule that no course can meet": (
        'satisfies = ["club/course", "second"]',
        'satisfies = ["club/course"]',
        "Requirement second, courses: No course counts towards it",
    ),
    "a rule that only renewals meet": (
        '"second"]',
        '"second:renewal"]',
        "Requirement second, courses: Only renewals count",
    ),
    "a circle": (
        "months = 24",
        'months = 24\nafter = "second"',
        "These wait for one another, so nobody could begin: Club course, after Second course",
    ),
    "a rule after itself": (
        'after = "club/course"',
        'after = "second"',
        "Requirement second, rule 1, after: A requirement cannot come after itself",
    ),
    "after what nobody knows": (
        'after = "club/course"',
        'after = "club/dance"',
        "There is no requirement club/dance that it could come after",
    ),
    "no rule": (
        '[[requirement.rule]]\nkind = "once"\nafter = "club/course"\nsource = "Our own policy"',
        "",
        "Requirement second, rules: Say at least one rule",
    ),
    "an unknown duty": (
        'duties = ["welfare"]',
        'duties = ["welfair"]',
        "Requirement course, rule 1, who: There is no duty welfair",
    ),
    "an unknown role": ('duties = ["welfare"]', 'roles = ["Pilot"]', "rule 1, who: There is no role Pilot"),
    "an unknown level": ('duties = ["welfare"]', 'levels = ["Band Z"]', "rule 1, who: There is no level Band Z"),
    "a fifth group": ('duties = ["welfare"]', "groups = [5]", "rule 1, who: A Target Group is 1, 2, 3 or 4"),
    "groups in words": (
        'duties = ["welfare"]',
        'groups = ["1"]',
        "rule 1, groups: it has to be a list of whole numbers",
    ),
    "an unknown kind of person": (
        'duties = ["welfare"]',
        'kinds = ["guest"]',
        "rule 1, kinds: guest is not known here",
    ),
    "an unknown document": (
        'kind = "once"',
        'kind = "edition"\ndocument = "atlas"',
        "Requirement second, rule 1, document: there is no document atlas",
    ),
    "a document without editions": ('[[document.edition]]\nname = "2025"\nin_force = 2025-09-01', "", None),
    "an edition without a day": ("in_force = 2025-09-01", "", "Document code, edition 2025, in_force: it is missing"),
    "a role with an unknown level": (
        'level = "Band A"',
        'level = "Band B"',
        "Role Coach, level: there is no level Band B",
    ),
    "a level of a fifth group": ("group = 1", "group = 5", "Level Band A: a Target Group is 1, 2, 3 or 4"),
    "a course for what nobody asks": (
        '"second"]',
        '"second", "club/third"]',
        "Course Club course: there is no requirement club/third",
    ),
    "a course that a pack beneath has": (
        'title = "Club course"\nkind',
        'title = "Working Together"\nkind',
        "The name of a course Working Together is there twice",
    ),
    "a course of an unknown kind": (
        'kind = "core"',
        'kind = "dance"',
        "Course Club course, kind: dance is not known here",
    ),
    "a course that counts by halves": (
        '"second"]',
        '"second:half"]',
        "satisfies: after the colon stands first or renewal",
    ),
    "a text without end": (
        'text = "Does it."',
        f'text = "{"x" * 2001}"',
        "Competence 1, text: it is longer than 2,000",
    ),
    "an unknown step": ('steps = ["Club course"]', 'steps = ["Dance"]', "Pathway welfare: there is no course Dance"),
    "a pathway for nobody": (
        'duty = "welfare"\nsteps',
        "steps",
        "Pathway without a group: it is for a Target Group or for a duty",
    ),
    "a pathway for two": (
        'duty = "welfare"\nsteps',
        'group = 1\nduty = "welfare"\nsteps',
        "it is for a Target Group or for a duty, one of the two",
    ),
    "a pathway without steps": ('steps = ["Club course"]', "steps = []", "Pathway welfare: name at least one course"),
    "a requirement twice": ('id = "second"', 'id = "course"', "The requirement course is there twice"),
    "a title twice": (
        'title = "Second course"',
        'title = "club course"',
        "The title of a requirement club course is there twice",
    ),
    "two editions from one day": (
        "in_force = 2025-09-01",
        'in_force = 2025-09-01\n[[document.edition]]\nname = "2026"\nin_force = 2025-09-01',
        "The first day of an edition of code 2025-09-01 is there twice",
    ),
    "an edition out after it is in force": (
        "in_force = 2025-09-01",
        "in_force = 2025-09-01\npublished = 2025-09-02",
        "Document code, edition 2025: it cannot be published after",
    ),
    "a title of nothing": (
        'title = "Club course"\nshort',
        'title = " "\nshort',
        "Requirement course, title: it is empty",
    ),
    "a title without end": (
        'title = "Club course"\nshort',
        f'title = "{"x" * 201}"\nshort',
        "longer than 200 characters",
    ),
    "control characters": ('title = "Club course"\nshort', 'title = "Club\\u0000"\nshort', "control characters"),
    "a list that is a word": (
        'duties = ["welfare"]',
        'duties = "welfare"',
        "rule 1, duties: it has to be a list, in square brackets",
    ),
    "one table for many": ("[[competence]]", "[competence]", "has to be written as [[competence]]"),
    "numbers without end": ("months = 24", f"months = {'9' * 5000}", "a line of more than 2,500 characters"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_cannot_be_in_a_pack_is_refused_with_its_place(what: str) -> None:
    old, new, sentence = CHANGES[what]
    assert old in SOUND
    changed = SOUND.replace(old, new, 1)
    if sentence is None:
        assert pack_from_text(changed, "club.toml").documents[0].editions == ()
        return
    with pytest.raises(FileRefusedError) as refusal:
        pack_from_text(changed, "club.toml")
    assert sentence in str(refusal.value)
    assert str(refusal.value).endswith((".", "meant?"))


def test_of_many_problems_the_first_are_told_and_the_others_counted() -> None:
    with pytest.raises(FileRefusedError) as refusal:
        pack_from_text(re.sub(r'source = "Our own policy"\n(?!uses)', "groups = [9]\n", SOUND), "club.toml")
    assert str(refusal.value).startswith("club.toml cannot be used. Requirement course, rule 1, who:")
    assert str(refusal.value).endswith("And 1 more.")
