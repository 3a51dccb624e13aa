"""What the forms of a session say together: counts, means, what people knew before and after, and comments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import pstdev
from typing import NamedTuple

from nscp_desktop.domain.dates import plural
from nscp_desktop.domain.evaluation import (
    AFTER,
    BEFORE,
    FEW_MARK,
    FEWEST,
    QUESTIONS,
    RATINGS,
    TEXTS,
    Evaluation,
    Form,
    Question,
    is_few,
)
from nscp_desktop.domain.evaluation_due import Returned
from nscp_desktop.domain.sessions import Session

FEW_NOTE = f"{FEW_MARK} Mean of fewer than {FEWEST} answers: it says little, and single people could be recognised."


class Answers(NamedTuple):
    """The answers to one question: how many gave each rating, from 1 to 5."""

    question: Question
    counts: tuple[int, ...]

    @property
    def answered(self) -> int:
        """How many answered."""
        return sum(self.counts)

    @property
    def mean(self) -> float | None:
        """The mean rating, None when nobody answered."""
        return (
            sum(rating * n for rating, n in zip(RATINGS, self.counts, strict=True)) / self.answered
            if self.answered
            else None
        )

    @property
    def is_few(self) -> bool:
        """Whether so few answered that the mean is to be marked."""
        return is_few(self.answered)

    @property
    def deviation(self) -> float | None:
        """The standard deviation of the ratings, None when nobody answered."""
        each = [rating for rating, n in zip(RATINGS, self.counts, strict=True) for _ in range(n)]
        return pstdev(each) if each else None

    @property
    def mean_words(self) -> str:
        """The mean with one digit, marked when few answered: `4.3`, `4.3*`, `n/a`."""
        return mean_words(self.mean, self.answered)

    @property
    def spread_words(self) -> str:
        """From the lowest to the highest rating given: `3 to 5`, `all 4`; empty when nobody answered."""
        given = [rating for rating, n in zip(RATINGS, self.counts, strict=True) if n]
        if not given:
            return ""
        return f"{given[0]} to {given[-1]}" if len(given) > 1 else f"all {given[0]}"


class Change(NamedTuple):
    """What those who answered both questions knew before and after, and for how many it grew, stayed or fell."""

    before: float | None
    after: float | None
    more: int
    same: int
    less: int

    @property
    def answered(self) -> int:
        """How many answered both."""
        return self.more + self.same + self.less

    @property
    def difference(self) -> float | None:
        """How much the mean grew, None when nobody answered both."""
        return self.after - self.before if self.before is not None and self.after is not None else None

    @property
    def difference_words(self) -> str:
        """How much the mean grew, with its sign and marked when few answered: `+1.4`, `+1.4*`, `n/a`.

        It is the difference of the means as they are shown, so that whoever checks it finds the same.
        """
        if self.before is None or self.after is None:
            return "n/a"
        rounded = round(round(self.after, 1) - round(self.before, 1), 1) + 0.0
        return f"{rounded:+.1f}{FEW_MARK if is_few(self.answered) else ''}".replace("-", "−")

    @property
    def words(self) -> str:
        """All of it as a sentence; empty when nobody answered both."""
        if self.before is None or self.after is None:
            return ""
        mark = FEW_MARK if is_few(self.answered) else ""
        return (
            f"Knowledge of the subject: {self.before:.1f} before, {self.after:.1f} after ({self.difference_words}). "
            f"Of {plural(self.answered, 'person', 'people')} who answered both, it grew for {self.more}, stayed for "
            f"{self.same} and fell for {self.less}." + (f" {mark} Fewer than {FEWEST}." if mark else "")
        )


@dataclass(frozen=True, slots=True)
class FormSummary:
    """What all forms of one kind say together. `texts` are lists of what was said, in the order of the questions.

    What was said stands in alphabetical order, so that its place says nothing about who said it.
    """

    form: Form
    returned: Returned
    answers: tuple[Answers, ...]
    texts: tuple[tuple[str, ...], ...]

    @property
    def is_few(self) -> bool:
        """Whether so few came back that one of those who answered could be recognised."""
        return is_few(self.returned.back)

    @property
    def warning(self) -> str:
        """The warning that goes with few forms; empty when there are enough, or none.

        Who led a session is known anyway, so a trainer's form needs none.
        """
        if not self.is_few or self.form is Form.TRAINER:
            return ""
        only = plural(self.returned.back, f"{self.form.words.lower()} is", f"{self.form.words.lower()}s are")
        return f"Only {only} back. Single people could be recognised: share this only with those who need it."

    def mean(self, code: str) -> Answers:
        """Return the answers to one question."""
        return next(one for one in self.answers if one.question.code == code)


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """The forms of one session: a summary of each kind, and the change in knowledge."""

    session: Session
    forms: tuple[FormSummary, ...]
    change: Change

    def of(self, form: Form) -> FormSummary:
        """Return the summary of one kind of form."""
        return next(one for one in self.forms if one.form is form)

    @property
    def is_empty(self) -> bool:
        """Whether no form is back."""
        return not any(one.returned.back for one in self.forms)

    @property
    def warnings(self) -> tuple[str, ...]:
        """The warnings about few forms, one for each kind that needs it."""
        return tuple(one.warning for one in self.forms if one.warning)


def summarise(session: Session, forms: Iterable[Evaluation], returned: Sequence[Returned]) -> SessionSummary:
    """Put the forms of a session together; `returned` are the counts in the order of the kinds of form."""
    own = [one for one in forms if one.session_id == session.id]
    parts = tuple(
        _summary(form, [one for one in own if one.form is form], count)
        for form, count in zip(Form, returned, strict=True)
    )
    return SessionSummary(session, parts, change_of(one for one in own if one.form is Form.PARTICIPANT))


def change_of(forms: Iterable[Evaluation]) -> Change:
    """Compare what people say they knew before with what they know now, among those who answered both."""
    pairs = [(one.ratings[BEFORE], one.ratings[AFTER]) for one in forms if {BEFORE, AFTER} <= one.ratings.keys()]
    if not pairs:
        return Change(None, None, 0, 0, 0)
    return Change(
        sum(before for before, _ in pairs) / len(pairs),
        sum(after for _, after in pairs) / len(pairs),
        sum(after > before for before, after in pairs),
        sum(after == before for before, after in pairs),
        sum(after < before for before, after in pairs),
    )


def mean_words(mean: float | None, count: int) -> str:
    """Write a mean with one digit and the mark of few answers; `n/a` when nobody answered."""
    return "n/a" if mean is None else f"{mean:.1f}{FEW_MARK if is_few(count) else ''}"


def _summary(form: Form, forms: Sequence[Evaluation], returned: Returned) -> FormSummary:
    answers = tuple(
        Answers(one, tuple(sum(each.ratings.get(one.code) == rating for each in forms) for rating in RATINGS))
        for one in QUESTIONS[form]
    )
    texts = tuple(
        tuple(sorted((each.text(one.code) for each in forms if each.text(one.code)), key=str.casefold))
        for one in TEXTS[form]
    )
    return FormSummary(form, returned, answers, texts)
