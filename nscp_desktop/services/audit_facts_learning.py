"""What the records show about courses and learning: trainers, sessions, forms, bulletins, supervision, proof."""

from nscp_desktop.domain.abuse_coverage import year_coverage
from nscp_desktop.domain.audit_courses import ALL, PARTNERSHIP
from nscp_desktop.domain.audit_figures import Count, Fact, FigureRow, FigureTable, Share
from nscp_desktop.domain.courses import Category
from nscp_desktop.domain.dates import add_months, in_words, plural
from nscp_desktop.domain.learning import LearningKind
from nscp_desktop.domain.trainers import GROUP_DUTY, POOL_DUTY
from nscp_desktop.domain.years import academic_year
from nscp_desktop.services.audit_facts_people import fact, joined, share_words
from nscp_desktop.services.audit_gathering import Gathered

YEAR, TWO_YEARS = 12, 24
_NAMED = 3
_TRAINERS = ("training", "trainers")
_FORMS = ("training", "evaluation")


def trainers(g: Gathered) -> Fact:
    """Of how many trainers it is on record that they know safeguarding and can train."""
    views = [one for one in g.training.trainers.views(g.as_at) if one.trainer.active and one.is_here]
    if not views:
        return fact("trainers", "No trainers on the list", at=_TRAINERS)
    ready = [one for one in views if not one.trainer.missing]
    late = sum(bool(one.lapses) for one in views)
    people = [one.trainer.person_id for one in views if one.trainer.person_id is not None]
    words = share_words(Share(len(ready), len(views)), "with knowledge and training skill on record")
    return fact("trainers", words, f"{late:,} with own training not in date" if late else "", people, _TRAINERS)


def providers(g: Gathered) -> Fact:
    """How many providers had the content of their courses looked at within a year."""
    known = [one for one in g.training.trainers.providers() if one.active]
    if not known:
        return fact("providers", "No providers on the list", at=_TRAINERS)
    due = [one for one in known if one.is_check_due(g.as_at)]
    more = f" and {len(due) - _NAMED} more" if len(due) > _NAMED else ""
    detail = f"To be checked: {', '.join(one.title for one in due[:_NAMED])}{more}" if due else ""
    words = share_words(Share(len(known) - len(due), len(known)), "checked in the last 12 months")
    return fact("providers", words, detail, at=_TRAINERS)


def pool(g: Gathered) -> Fact:
    """Who is in the Training Pool, and who stands for the agency in the partnership's group."""
    found = [one for one in g.training.trainers.holders(g.as_at) if one.duty in (POOL_DUTY, GROUP_DUTY)]
    in_pool = [one.person_id for one in found if one.duty == POOL_DUTY]
    in_group = [one.person_id for one in found if one.duty == GROUP_DUTY]
    value = f"{len(in_pool):,} in the Training Pool, {len(in_group):,} in the partnership's group"
    return fact("pool", value, "", (*in_pool, *in_group), _TRAINERS)


def supervision(g: Gathered) -> Fact:
    """Who has had their supervision in time."""
    at = ("learning", "supervision")
    if not g.training.supervision.rules():
        return fact("supervision", "Nothing is set about how often supervision is meant to be", at=at)
    found = g.training.supervision.overview(g.as_at)
    figures = found.figures
    share = Share(figures.in_date, figures.of)
    in_time = [one.person.id for one in found.people if one.standing.counts_as_in_date and not one.is_away]
    parts = [f"{figures.overdue:,} overdue"] if figures.overdue else []
    parts += [f"{figures.not_done:,} with none on record"] if figures.not_done else []
    parts += [f"{figures.induction:,} before their first"] if figures.induction else []
    parts += [f"{figures.away:,} away"] if figures.away else []
    return fact("supervision", share_words(share, "in time"), joined(parts), in_time, at)


def shared_learning(g: Gathered) -> Fact:
    """How many of those here have got something that was shared in the last year."""
    return _shared(g, "shared-learning", tuple(LearningKind), YEAR, "item")


def reviews(g: Gathered) -> Fact:
    """How many of those here have got learning from a practice review that was shared in the last two years."""
    return _shared(g, "reviews", (LearningKind.REVIEW,), TWO_YEARS, "review")


def _shared(g: Gathered, key: str, kinds: tuple[LearningKind, ...], months: int, what: str) -> Fact:
    with g.desk.reading() as unit:
        items, shares, readers = unit.learning.items(), unit.learning.shares(), unit.learning.readers()
    wanted, begins = {item.id for item in items if item.kind in kinds}, add_months(g.as_at, -months)
    recent = {one.id: one for one in shares if one.item_id in wanted and begins < one.shared_on <= g.as_at}
    got = {one.person_id for one in readers if one.share_id in recent and one.person_id in g.here}
    own = tuple(row.person.id for row in g.board.rows if row.person.id in got)
    count = len({one.item_id for one in recent.values()})
    value = f"{plural(count, what)} shared in the last {months} months"
    if count:
        value += f"; {share_words(Share(len(own), len(g.here)), 'got at least one')}"
    last = max((one.shared_on for one in recent.values()), default=None)
    return fact(key, value, f"Last shared {in_words(last)}" if last else "", own, ("learning", "shared"))


def courses(g: Gathered) -> Fact:
    """How many trainings there were in the last year."""
    return _taken(g, "courses", ALL)


def partnership_courses(g: Gathered) -> Fact:
    """How many of the partnership's courses were taken in the last year."""
    return _taken(g, "partnership-courses", PARTNERSHIP)


def _taken(g: Gathered, key: str, side: str) -> Fact:
    year, people, two_years = (_count(g.courses, side, place) for place in (1, 2, 3))
    share = Share(people.number, len(g.here), people.people)
    value = f"{plural(year.number, 'training')} in the last 12 months; {share_words(share, 'of those here')}"
    return fact(key, value, f"{two_years.number:,} in the last 24 months", people.people, ("training", "courses"))


def non_attendance(g: Gathered) -> Fact:
    """How many places on sessions were not used."""
    absent, late = (_share(g.non_attendance, ALL, place) for place in (1, 2))
    fees = _row(g.non_attendance, ALL).cells[-1]
    detail = f"{late.n:,} cancelled late, fees {fees}, since {in_words(g.since)}"
    return fact(
        "non-attendance", share_words(absent, "places: did not attend"), detail, absent.people, ("training", "sessions")
    )


def evaluation(g: Gathered) -> Fact:
    """How many forms came back after courses and three months on."""
    after, later = (_share(g.evaluation, key) for key in ("after", "impact"))
    if not after.of and not later.of:
        return fact("evaluation", "No forms are wanted yet: no session has been held that asks for them", "", at=_FORMS)
    detail = share_words(later, "back three months on")
    return fact("evaluation", share_words(after, "forms back after the course"), detail, at=_FORMS)


def impact(g: Gathered) -> Fact:
    """How many of the forms of three months on say that practice changed."""
    changed, back = (_share(g.evaluation, key) for key in ("changed", "impact"))
    if not back.of:
        return fact("impact", "No forms of three months on are wanted yet", "", at=_FORMS)
    detail = share_words(back, "forms back three months on")
    return fact("impact", share_words(changed, "say that practice changed"), detail, at=_FORMS)


def categories(g: Gathered) -> Fact:
    """Which of the four categories of abuse the training of the year was about."""
    found = year_coverage(g.snapshot, g.sessions, academic_year(g.as_at), g.as_at)
    covered = [one for one in found.categories if one.is_covered]
    value = share_words(Share(len(covered), len(Category)), "categories of abuse covered")
    people = dict.fromkeys(own for one in covered for own in one.person_ids)
    return fact("categories", value, found.words, people, ("planning", "needs"))


def records(g: Gathered) -> Fact:
    """How many of the trainings on record have a date."""
    found = g.kept
    words = share_words(Share(found.dated, found.of), "trainings on record have a date")
    return fact("records", words, "Of people here on the day", at=("people", ""))


def evidence(g: Gathered) -> Fact:
    """How many of the trainings on record have proof, and what a second person looked at."""
    found, checks = g.kept, [one for one in g.training.evidence_checks.checks() if one.checked_on <= g.as_at]
    last = max((one.checked_on for one in checks), default=None)
    seen = f"{len(checks):,} checked by a second person, last on {in_words(last)}" if last else "None checked yet"
    words = share_words(Share(found.proven, found.of), "trainings on record have proof")
    return fact("evidence", words, seen, at=("training", "evidence"))


def _row(table: FigureTable, key: str) -> FigureRow:
    return next(row for row in table.rows if row.key == key)


def _share(table: FigureTable, key: str, place: int = 0) -> Share:
    cell = _row(table, key).cells[place]
    return cell if isinstance(cell, Share) else Share(0, 0)


def _count(table: FigureTable, key: str, place: int) -> Count:
    cell = _row(table, key).cells[place]
    return cell if isinstance(cell, Count) else Count(0)
