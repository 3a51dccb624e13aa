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
