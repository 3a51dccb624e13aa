"""How figures are counted, as sentences that are printed beside them."""

COUNTING_RULES = (
    "Everyone who was here on the as-at date is counted once, by the worst of their standings.",
    "Figures are n of d: d is the people of whom something is asked. People who are away for a time, people whose "
    "worst standing is Induction, and people who are exempt, are left out of d and named beside it.",
    "In date includes due soon, and the due day itself still counts as in date.",
    "Overdue means that the due day has passed. Not done means that nothing on record counts and the time for the "
    "first training has passed.",
    "A record without a usable date does not count, and a booking never makes anyone in date.",
    "Percentages are whole and never rounded up, and n/a when nobody is asked.",
)

HEADCOUNT_RULES = (
    "Everyone who was here on the as-at date is counted: employees, volunteers, governors or trustees, supply, "
    "contractors and students. People who had left by then are not.",
    "People who are away for a time, and people whose worst standing is Induction, are counted and shown again apart.",
)
INDUCTION_RULES = (
    "Starters are those here on the as-at date whose present time here began in the period. Who moved from one sort of "
    "contract to another without a gap did not start anew.",
    "In time means done within the days that the rule gives, counted from the first day. What was done in the three "
    "months before the first day counts as done on it.",
    "The figure is of those who have finished or are late. Who has time left, and who is away with something open, is "
    "shown apart.",
    "Days taken are those of everyone who has finished; the middle value is not moved by a few that took very long.",
)
LEAD_RULES = (
    "Leads are the people who hold, on the as-at date, a duty that leads in safeguarding, such as designated "
    "safeguarding lead or deputy. Who holds two of them has a line for each, and is counted once in the total.",
    "Lead training, annual update and the Working Together course are those of the rule packs in use. Where these ask "
    "no lead training for a duty, it is what the agency's own rules ask of nobody but its leads. For each, the day is "
    "that of the training that counts, and the due day the earliest that bites.",
    "In the total, people who are away, or have time left for a first training, are left out.",
)
GOVERNOR_RULES = (
    "Governors and trustees are the people recorded as such on the as-at date, and others whom a rule about "
    "governors, trustees, elected members or the board names.",
    "Trained when they started: within the days that the rule gives from their first day; where it gives none, at all.",
    "Updated: in date with what the rules in use ask of them.",
)
SAFER_RECRUITMENT_RULES = (
    "Of those who have to be trained by the rules in use, such as members of interview panels.",
    "A minimum counts whoever is trained and in date there, of those it is for; people who are away count for neither.",
)
PREVENT_RULES = (
    "Prevent training is that of the rule packs in use: awareness for those whose role needs it, referrals for leads.",
    "Leads with a Prevent training in date: of the leads of whom one is asked.",
)
COURSE_RULES = (
    "Each training on record with a usable date in the 12 or 24 months up to the as-at date is counted once, by its "
    "course and by how it was held. Reading is left out. People who have left since are counted with their trainings, "
    "but not among the people.",
    "Courses of the partnership are those whose provider is written NSCP, NCSCP or the full name of one of them.",
    "A training of which only the month or year is known counts from the first day of it.",
)
NON_ATTENDANCE_RULES = (
    "Places on sessions that were booked and whose first day lies in the period: attended in whole or part, did not "
    "attend, and cancelled late. Cancelled in time is shown apart.",
    "Training that was recorded afterwards, without a booking, is no place. Nor is a booking of which nobody has said "
    "yet how it went.",
    "Fees are those that were noted with a place.",
)
EVALUATION_RULES = (
    "Sessions that ended in the period and after which a form is asked for, of those who were there.",
    "The form three months on counts for sessions whose third month was over on the as-at date; who has left is not "
    "asked.",
    "Practice changed: a rating of 3 or more, from 1 (not at all) to 5 (a lot), of the forms that answer it.",
    "Forms that came back after the as-at date are left out.",
)
CHECKLIST_RULES = (
    "The newest Training Content Checklist of each introductory course that was signed off, filled in by the as-at "
    "date. Items that do not apply are left out.",
    "Open actions are those raised by the as-at date and not done then; overdue ones had a day that had passed. "
    "Actions of a course are those that came from its checklists.",
)
