"""Charts of an evaluation, described once for the screen and for paper."""

from collections.abc import Sequence
from typing import NamedTuple

from nscp_desktop.domain.dates import in_words, plural
from nscp_desktop.domain.evaluation import HIGHEST, QUESTIONS, RATINGS, Form
from nscp_desktop.domain.evaluation_summary import Answers, FormSummary, SessionSummary

MOST_SESSIONS = 8
# How strong the colour of each rating is, from 1 to 5, and of each series: a chart in one colour prints in grey too.
RATING_SHADES = (0.14, 0.30, 0.48, 0.82, 1.0)
SERIES_SHADES = (0.22, 0.48, 0.74, 1.0)
DARK_FROM = 0.7


class RatingBar(NamedTuple):
    """One bar of a stacked chart: a question, how many gave each rating from 1 to 5, and what stands at its end."""

    label: str
    ends: str
    counts: tuple[int, ...]
    figures: str

    @property
    def parts(self) -> list[tuple[int, int]]:
        """The ratings that were given with their counts, from the lowest up."""
        return [(rating, count) for rating, count in zip(RATINGS, self.counts, strict=True) if count]

    @property
    def spoken(self) -> str:
        """All of it in words, for a screen reader and as a tooltip."""
        given = ", ".join(f"{rating}: {count}" for rating, count in self.parts) or "no answers"
        return f"{self.label} {self.figures}. {given}"


class ColumnGroup(NamedTuple):
    """The columns of one session: its day, how many forms, and a mean for each series, None where nobody answered."""

    label: str
    beside: str
    values: tuple[float | None, ...]
    words: tuple[str, ...]

    def spoken(self, series: Sequence[str]) -> str:
        """All of it in words."""
        means = ", ".join(f"{name} {words}" for name, words in zip(series, self.words, strict=True))
        return f"{self.label}, {self.beside}: {means}"


class Columns(NamedTuple):
    """Means side by side, a group for each session from the oldest to the newest; `top` is the highest possible."""

    series: tuple[str, ...]
    groups: tuple[ColumnGroup, ...]
    top: int = HIGHEST


def rating_bars(summary: FormSummary) -> tuple[RatingBar, ...]:
    """Describe the answers to the questions of a form as stacked bars."""
    return tuple(_bar(one) for one in summary.answers)


def over_time(sessions: Sequence[SessionSummary], form: Form = Form.PARTICIPANT) -> Columns:
    """Describe the means of sessions of one course as groups of columns: the newest few that have answers."""
    with_forms = [one for one in sessions if one.of(form).returned.back]
    oldest_first = sorted(with_forms, key=lambda one: (one.session.ends_on, one.session.id))[-MOST_SESSIONS:]
    return Columns(
        tuple(one.short for one in QUESTIONS[form]), tuple(_group(one, one.of(form)) for one in oldest_first)
    )


def _bar(answers: Answers) -> RatingBar:
    asked = answers.question
    ends = f"1 {asked.low}, 5 {asked.high}"
    figures = f"mean {answers.mean_words}, {plural(answers.answered, 'answer')}" if answers.answered else "no answers"
    return RatingBar(asked.text, ends, answers.counts, figures)


def _group(one: SessionSummary, form: FormSummary) -> ColumnGroup:
    return ColumnGroup(
        in_words(one.session.ends_on),
        plural(form.returned.back, "form"),
        tuple(answers.mean for answers in form.answers),
        tuple(answers.mean_words for answers in form.answers),
    )
