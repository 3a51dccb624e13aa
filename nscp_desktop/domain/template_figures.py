"""What the records can show beside the items of questionnaires, in words to choose from."""

from collections.abc import Iterable, Mapping

FIGURE_WORDS: Mapping[str, str] = {
    "headcount": "How many people are here",
    "in-date": "Who has their training in date",
    "groups": "Training in date by Target Group",
    "refresh": "Core training brought up to date",
    "induction": "Inductions done in time",
    "leads": "The safeguarding lead and deputies",
    "lead-training": "The training of leads and deputies",
    "governors": "Governors, trustees and the board",
    "safer-recruitment": "Who is trained in safer recruitment",
    "prevent": "Who is trained in Prevent",
    "whole-agency": "Training for the whole agency or school",
    "courses": "Courses taken",
    "partnership-courses": "Courses of the partnership taken",
    "non-attendance": "Booked, but not there",
    "needs": "Places that are needed",
    "exemptions": "Exemptions",
    "trainers": "In-house trainers",
    "providers": "Providers, and when they were checked",
    "pool": "The Training Pool and the partnership's group",
    "supervision": "Supervision, and its gaps",
    "shared-learning": "Bulletins and briefings shared",
    "reviews": "Practice reviews shared",
    "categories": "Kinds of abuse that courses cover",
    "evaluation": "Evaluation forms that came back",
    "impact": "Forms that say practice changed",
    "records": "Records of training",
    "evidence": "Proof that was checked",
    "checklists": "Training Content Checklists",
    "last-audit": "The last audit",
    "actions": "Actions, open and overdue",
    "gap-log": "The gap log",
}


def figures_words(keys: Iterable[str]) -> str:
    """Name some figures in one line; one that this program does not know is called by its key."""
    return "; ".join(FIGURE_WORDS.get(key, key) for key in keys)
