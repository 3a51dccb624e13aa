"""Induction: its steps, and which of them were done for whom."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, Row, delete, insert, select

from nscp_desktop.domain.induction import DoneStep, InductionStep, StepTick
from nscp_desktop.storage.rows import add_row, change_row, in_parts, to_day, to_text
from nscp_desktop.storage.schema_learning import induction_done, induction_step
from nscp_desktop.storage.settings_store import SettingsStore

DAYS, ASKED_FROM = "induction.days", "induction.asked-from"


class InductionStore:
    """Inductions in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._settings = SettingsStore(connection)

    def steps(self) -> tuple[InductionStep, ...]:
        """Return the steps in order, those switched off included."""
        since = self._asked_from()
        query = select(induction_step).order_by(induction_step.c.position, induction_step.c.id)
        return tuple(
            InductionStep(row.id, row.title, row.about, row.requirement_id, bool(row.active), since.get(row.id))
            for row in self._db.execute(query)
        )

    def set_steps(self, steps: Sequence[InductionStep]) -> None:
        """Store the list in this order; a step without an id is new, and none is taken away."""
        before = {step.id: (place, step) for place, step in enumerate(self.steps())}
        self._free_titles(before.values(), steps)
        since: dict[int, date] = {}
        for place, step in enumerate(steps):
            own, known = step.id, before.get(step.id)
            values = _values(step, place)
            if known is None:
                own = add_row(self._db, induction_step, **values)
            elif _values(known[1], known[0]) != values:
                change_row(self._db, induction_step, own, values)
            if step.asked_from is not None:
                since[own] = step.asked_from
        if since != self._asked_from():
            self._settings.set(ASKED_FROM, " ".join(f"{own}:{day.isoformat()}" for own, day in since.items()))

    def days(self) -> int | None:
        """Return the days from the first day to the deadline that the agency has set; None when it has not."""
        text = self._settings.get(DAYS)
        return int(text) if text.isdigit() else None

    def set_days(self, days: int | None) -> None:
        """Keep the days to the deadline; None goes back to what the rules say."""
        if days != self.days():
            self._settings.set(DAYS, str(days) if days is not None else "")

    def ticks(self, person_ids: Iterable[int] | None = None) -> dict[int, list[StepTick]]:
        """Return the steps ticked by hand by person id, for everybody or for some, the earliest first."""
        found: dict[int, list[StepTick]] = {}
        query = select(induction_done).order_by(induction_done.c.done_on, induction_done.c.id)
        if person_ids is None:
            parts = [query]
        else:
            parts = [query.where(induction_done.c.person_id.in_(part)) for part in in_parts(person_ids)]
        for part in parts:
            for row in self._db.execute(part):
                found.setdefault(row.person_id, []).append(_tick(row))
        return found

    def of_person(self, person_id: int) -> tuple[DoneStep, ...]:
        """Return the steps ticked by hand for one person, of every time here, the earliest first."""
        titles = {step.id: step.title for step in self.steps()}
        ticks = self.ticks([person_id]).get(person_id, [])
        return tuple(DoneStep(titles.get(tick.step_id, ""), tick.done_on, tick.done_by) for tick in ticks)

    def tick(self, pairs: Iterable[tuple[int, int]], done_on: date, done_by: str) -> None:
        """Tick steps, as pairs of person and step, on a day."""
        shared = {"done_on": to_text(done_on), "done_by": done_by}
        rows = [{"person_id": person_id, "step_id": step_id, **shared} for person_id, step_id in pairs]
        if rows:
            self._db.execute(insert(induction_done), rows)

    def remove(self, tick_ids: Collection[int]) -> None:
        """Take ticks away."""
        self._db.execute(delete(induction_done).where(induction_done.c.id.in_(tick_ids)))

    def _free_titles(self, before: Iterable[tuple[int, InductionStep]], wanted: Iterable[InductionStep]) -> None:
        """Put aside the titles that another step is to have: two steps may change names."""
        holders = {step.title.casefold(): step.id for step in wanted}
        for _, step in before:
            if holders.get(step.title.casefold(), step.id) != step.id:
                change_row(self._db, induction_step, step.id, {"title": f"{step.title} ({step.id})"})

    def _asked_from(self) -> dict[int, date]:
        pairs = (word.split(":") for word in self._settings.get(ASKED_FROM).split())
        return {int(own): to_day(day) for own, day in pairs}


def _tick(row: Row[tuple[object, ...]]) -> StepTick:
    return StepTick(row.id, row.person_id, row.step_id, to_day(row.done_on), row.done_by)


def _values(step: InductionStep, place: int) -> dict[str, object]:
    return {
        "title": step.title,
        "about": step.about,
        "position": place,
        "requirement_id": step.requirement_id,
        "active": int(step.active),
    }
