"""What the records show about people: who is here and in date, inductions, leads, governors, and what is missing."""

from collections import Counter
from collections.abc import Iterable, Mapping

from nscp_desktop.domain.audit_figures import Count, Fact, FigureTable, Share
from nscp_desktop.domain.audit_people import EVERYONE, IN_DATE_CELL, NOT_PLACED, by_requirements, by_worst, rows_by_kind
from nscp_desktop.domain.audit_requirements import CORE, NOT_ASKED, in_use
from nscp_desktop.domain.dates import in_words, opening, plural
from nscp_desktop.domain.gap_reasons import NOT_DONE_KINDS
from nscp_desktop.domain.people import PersonKind
from nscp_desktop.domain.start_counts import start_counts
from nscp_desktop.domain.template_figures import FIGURE_WORDS
from nscp_desktop.domain.whole_agency import clock, days_of, whole_agency_requirements
from nscp_desktop.services.audit_gathering import Gathered

# More than so many of one sort are counted, not named.
_NAMED = 3
NOTHING_ASKED = opening(NOT_ASKED)
_MANY = {
    PersonKind.EMPLOYEE: ("employee", "employees"),
    PersonKind.VOLUNTEER: ("volunteer", "volunteers"),
    PersonKind.GOVERNOR: ("governor or trustee", "governors or trustees"),
    PersonKind.SUPPLY: ("supply or agency", "supply or agency"),
    PersonKind.CONTRACTOR: ("contractor", "contractors"),
    PersonKind.STUDENT: ("student", "students"),
}


def fact(key: str, value: str, detail: str = "", people: Iterable[int] = (), at: tuple[str, str] = ("", "")) -> Fact:
    """Return a fact under the words by which its key is known; people stand in it once each."""
    return Fact(key, FIGURE_WORDS[key], value, detail, tuple(dict.fromkeys(people)), *at)


def share_words(share: Share, what: str) -> str:
    """Write `54 of 62 (87%) in date`."""
    return f"{share.words} ({share.percent_words}) {what}"


def joined(parts: Iterable[str]) -> str:
    """Write what there is, with commas and a capital at the beginning; empty for nothing."""
    return opening(", ".join(part for part in parts if part))


def headcount(g: Gathered) -> Fact:
    """How many people are here, and how they belong to the agency."""
    found = by_worst(g.board.rows)
    kinds = [plural(len(rows), *_MANY[kind]) for kind, rows in rows_by_kind(g.board).items() if rows]
    value = plural(len(g.board.rows), "person", "people") + (f": {', '.join(kinds)}" if kinds else "")
    return fact(
        "headcount", value, _beside(found.figures.induction, found.figures.away), found.everybody, ("people", "")
    )


def in_date(g: Gathered) -> Fact:
    """Who is in date with everything that is asked of them."""
    found = by_worst(g.board.rows)
    figures = found.figures
    missing = [
        f"{number:,} {words}"
        for number, words in (
            (figures.overdue, "overdue"),
            (figures.not_done, "not done"),
            (figures.date_unknown, "date unknown"),
        )
        if number
    ]
    beside = joined([*missing, figures.beside.removeprefix("and ")])
    return fact("in-date", share_words(found.share, "in date"), beside, found.share.people, ("matrix", ""))


def groups(g: Gathered) -> Fact:
    """Who is in date in each Target Group."""
    parts, everybody, waiting = [], list[int](), 0
    for row in g.by_group.rows:
        people, share = row.cells[0], row.cells[IN_DATE_CELL]
        if not isinstance(people, Count) or not isinstance(share, Share):
            continue
        if row.key == f"group-{NOT_PLACED}":
            waiting = people.number
        elif row.key != EVERYONE and people.number:
            parts.append(f"Group {row.key.removeprefix('group-')}: {share.words} ({share.percent_words})")
            everybody += share.people
    value = "; ".join(parts) or "Nobody is placed in a Target Group"
    return fact("groups", value, f"{waiting:,} not yet placed" if waiting else "", everybody, ("matrix", ""))


def refresh(g: Gathered) -> Fact:
    """Who has brought their core training up to date."""
    known = in_use(CORE, g.board.rulebook, g.as_at)
    if not known:
        return fact("refresh", NOTHING_ASKED)
    found = by_requirements(g.board.rows, (item.id for item in known))
    titles = ", ".join(item.title for item in known)
    return fact("refresh", share_words(found.share, "in date"), titles, found.share.people, ("matrix", ""))


def induction(g: Gathered) -> Fact:
    """How many inductions were done in time, of those who started in the period."""
    here = g.main_starts
    at = ("learning", "induction")
    if not here:
        return fact("induction", f"Nobody started since {in_words(g.since)}", at=at)
    found, limits = start_counts(here), {one.limit for one in here}
    within = f" within {plural(limits.pop(), 'day')}" if len(limits) == 1 else " in time"
    share = Share(len(found.in_time), found.of, found.in_time, found.missing)
    mean = f"{found.mean_days:g} days on average" if found.mean_days is not None else ""
    parts = [f"since {in_words(g.since)}", mean]
    parts += [f"{len(found.ahead):,} with time left"] if found.ahead else []
    parts += [f"{len(found.away):,} away"] if found.away else []
    return fact("induction", share_words(share, f"done{within}"), joined(parts), found.in_time, at)


def leads(g: Gathered) -> Fact:
    """Who leads in safeguarding, by the duty."""
    held = Counter(duty.title for _, duty in g.leads.held)
    own = [row.person.id for row in g.leads.rows]
    if not own:
        return fact("leads", "Nobody is on record as a lead on this day", at=("people", ""))
    duties = ", ".join(f"{number:,} {title}" for title, number in held.items())
    away = sum(row.is_away for row in g.leads.rows)
    value = f"{plural(len(own), 'person leads', 'people lead')}: {duties}"
    return fact("leads", value, f"{away:,} away" if away else "", own, ("people", ""))


def lead_training(g: Gathered) -> Fact:
    """Which leads are in date with lead training, and who has taken the Working Together course."""
    *rows, together = g.lead_training.rows
    trained, updated, course = together.cells[3:]
    due = min((row.cells[2] for row in rows if isinstance(row.cells[2], type(g.as_at))), default=None)
    parts = [f"next due {in_words(due)}"] if due is not None else []
    parts += [share_words(updated, "with their update in date")] if isinstance(updated, Share) else []
    parts += [share_words(course, "with the Working Together course")] if isinstance(course, Share) else []
    return _of_share("lead-training", trained, "in date with lead training", joined(parts))


def governors(g: Gathered) -> Fact:
    """How many governors and trustees are up to date."""
    cells = _by_key(g.governors)
    number, updated, started = cells["count"], cells["updated"], cells["induction"]
    parts = [f"{number.number:,} on record"] if isinstance(number, Count) else []
    parts += [share_words(started, "trained when they started")] if isinstance(started, Share) else []
    return _of_share("governors", updated, "in date", joined(parts))


def safer_recruitment(g: Gathered) -> Fact:
    """Who is trained in safer recruitment, and whether there are enough."""
    rows = [row for row in g.safer_recruitment.rows if row.key != "trained"]
    words = {
        row: f"{row.label}: {row.cells[0].words} trained, {row.cells[-2]} needed"
        for row in rows
        if isinstance(row.cells[0], Share)
    }
    detail = "; ".join(words.values())
    if len(rows) > _NAMED:
        few = [row for row in rows if not row.cells[-1]]
        more = f" and {len(few) - _NAMED:,} more" if len(few) > _NAMED else ""
        detail = f"Enough in {len(rows) - len(few):,} of {len(rows):,} places"
        detail += f". Too few: {'; '.join(words[row] for row in few[:_NAMED])}{more}" if few else ""
    return _of_share("safer-recruitment", _by_key(g.safer_recruitment)["trained"], "trained and in date", detail)


def prevent(g: Gathered) -> Fact:
    """Who has Prevent training in date."""
    cells = _by_key(g.prevent)
    own_leads = cells["leads"]
    detail = share_words(own_leads, "of the leads") if isinstance(own_leads, Share) else ""
    return _of_share("prevent", cells["awareness"], "in date with Prevent awareness", detail)


def whole_agency(g: Gathered) -> Fact:
    """Who is in date with training that is held for everyone, and when its last day was."""
    known = whole_agency_requirements(g.board.rulebook)
    at = ("planning", "whole-agency")
    if not known:
        return fact("whole-agency", NOTHING_ASKED, at=at)
    found = by_requirements(g.board.rows, (item.id for item in known))
    clocks = [clock(item, days_of(item.id, g.sessions, g.board.rulebook, g.as_at), g.as_at) for item in known]
    detail = " ".join(one.words(g.as_at) for one in clocks)
    return fact("whole-agency", share_words(found.share, "in date"), detail, found.share.people, at)


def needs(g: Gathered) -> Fact:
    """What is late or not done on the day, and how much of it is booked."""
    late = [row for row in g.board.rows if row.worst in NOT_DONE_KINDS and not row.is_away]
    of = booked = 0
    for row in late:
        own = [key for key, told in row.items() if told.kind in NOT_DONE_KINDS]
        of += len(own)
        bookings = row.bookings()
        booked += sum(key in bookings for key in own)
    value = f"{plural(of, 'training')} of {plural(len(late), 'person', 'people')} late or not done"
    if of:
        value += f"; {booked:,} of {of:,} ({booked * 100 // of}%) booked"
    return fact("needs", value, "", (row.person.id for row in late), ("planning", "needs"))


def exemptions(g: Gathered) -> Fact:
    """Who need not do something for a time."""
    titles, histories, count = g.board.rulebook.by_id, g.snapshot.histories, 0
    people = []
    for own in g.here:
        found = histories[own].exemptions if own in histories else ()
        live = [one for one in found if one.requirement_id in titles and one.live_on(g.as_at)]
        count += len(live)
        people += [own] if live else []
    share = Share(len(people), len(g.here), tuple(people))
    words = plural(count, "exemption") + ", each with a reason and who agreed" if count else ""
    return fact("exemptions", share_words(share, "exempt from something"), words, people, ("people", ""))


def _beside(in_induction: int, away: int) -> str:
    parts = [f"{in_induction:,} in their induction"] if in_induction else []
    return joined([*parts, f"{away:,} away" if away else ""])


def _of_share(key: str, cell: object, what: str, detail: str) -> Fact:
    if not isinstance(cell, Share):
        return fact(key, NOTHING_ASKED, detail)
    return fact(key, share_words(cell, what), detail, cell.people, ("matrix", ""))


def _by_key(table: FigureTable) -> Mapping[str, object]:
    """Return the first cell of each row by the row's key."""
    return {row.key: row.cells[0] for row in table.rows}
