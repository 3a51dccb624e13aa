"""Patterns in column headings: kinds of date inside a title, headings that are not about training."""

import re

from nscp_desktop.domain.imports import ColumnMeaning

M = ColumnMeaning

NOT_TRAINING = re.compile(
    r"\b(?:d\.?o\.?b|birth|born|dbs|disclosure|crb|barred|list 99|prohibition|right to work|section 128|s128"
    r"|overseas|references?"
    r"|qualifications?|identity|id check(?:ed)?|contract|probation|appraisal|supervisions?|medical"
    r"|health declaration|occupational"
    r"|passport|visa|insurance|driving|licence|mot|update service|interview|address|postcode|phone|telephone|mobile|tel"
    r"|next of kin|emergency contact|ni number|national insurance|salary|pay|fte|hours per week|contracted"
    r"|working days|days worked"
    r"|gender|sex|ethnicity|disability|nationality|trn|dfe|teacher (?:no|number|reference)|performance|observation"
    r"|one to one|1:1"
    r"|return(?:ed)? (?:date|to work)|mat leave|maternity|absence|sickness|holiday|part.?time|full.?time|full time"
    r"|car|keys?|badge"
    r"|uniform|locker|ext(?:ension)?|initials|line manager|manager|mentor|key person|total|totals|count|percent\w*"
    r"|score|number of"
    r"|no\.? of|% ?\w*|overall|compliance|days|last updated|updated|checked|date of check|photo|consent|t-?shirt"
    r"|dietary|allerg\w*"
    r"|pension|bank|union|religion|marital|age|cost|budget|priority|declaration|disqualification|suitability"
    r"|employment history"
    r"|gap|notice|appointed by|term of office|co-?opted|type of governor|committee|link governor|working pattern|qts"
    r"|nqt|ect"
    r"|(?:next|last|date of|annual) reviews?|review date|birthday|anniversary|quals?|refs?|prob"
    r"|(?:other|further|extra|additional) (?:info\w*|details?)"
    r"|online search|letter of assurance|scr|vetting|teacher status)\b",
    re.IGNORECASE,
)
TRAINING_WORD = re.compile(
    r"train|course|safeg|s/?g\b|\bcp\b|child protection|prevent|wrap\b|kcsie|fgm|\bdsl\b|ddsl|first aid|paediatric"
    r"|pfa\b|online safety"
    r"|e-?safety|safer rec|\bsr\b|level \d|\bl\d\b|gdpr|data protection|fire|manual handling|food|hygiene|allergy"
    r"|epi-?pen|asthma"
    r"|epilepsy|autism|send|\bsen\b|cse\b|domestic|county lines|exploitation|neglect|mental health|behaviour"
    r"|restrain|team.?teach|mapa"
    r"|whistle|equality|diversity|prevent|coshh|health & safety|health and safety|h&s|moving|lone|annex|part 1"
    r"|part one|polic(?:y|ies)"
    r"|code of conduct|read|induction|refresher|awareness|working together|attachment|trauma|forced|honour|radical"
    r"|bully|diabetes"
    r"|eyfs|early help|mash|lado|supervis|medicines?|medication|evac|risk|security|cyber|infection|drug|alcohol|hate"
    r"|trafficking",
    re.IGNORECASE,
)
GENERIC = re.compile(
    r"^(?:l(?:evel)? ?\d[a-z]?|refresher|initial|update|basic|annual|part \d|part (?:one|two)|advanced|intermediate"
    r"|full|lite"
    r"|foundation|enhanced|awareness|standard|intro(?:duction)?|introductory|face to face|online|e-?learning"
    r"|in house|external|lead|deputy"
    r"|module \d|session \d|day \d|year \d|stage \d|tier \d|group \d|(?:19|20)\d\d(?:[/-]\d{2,4})?|yearly|3 yearly"
    r"|2 yearly"
    r"|first|second|renewal|termly|autumn|spring|summer)$",
    re.IGNORECASE,
)
_WHO = (
    r"(?:staff|employees?|users?|colleagues?|team|members?|workers?|practitioners?|volunteers?|governors?|trustees?"
    r"|persons?|people|delegates?|learners?|participants?|attendees?|trainees?|candidates?|teachers?)"
)
_PLACE_OF_WORK = (
    r"(?: (?:at|in|with|to|the|this|our|current|present|of))*"
    r"(?: (?:school|nursery|setting|academy|trust|college|post|role|job|service|company|organisation|team|work"
    r"|employment|us|contract|duties|position))"
)
# Headings as people vary them; those met most often stand in heading_words.
PERSON_PATTERNS: tuple[tuple[re.Pattern[str], ColumnMeaning], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), meaning)
    for pattern, meaning in (
        (rf"(?:{_WHO}s? |legal |current )*(?:surname|last ?name|family ?name)s?", M.FAMILY_NAME),
        (rf"(?:{_WHO}s? |legal )*(?:first ?name|fore ?name|given ?name|fname)s?", M.GIVEN_NAME),
        (
            rf"(?:full |whole )?(?:names? of )?(?:the |all )?(?:school |nursery |current )?{_WHO}s?"
            rf"(?: {_WHO}s?)*(?: of staff)?(?: (?:full )?names?)?|(?:last|first) (?:first|last)|last name first",
            M.FULL_NAME,
        ),
        (
            r"(?:date )?(?:of )?(?:joined|joining|started|starting|start|commenced|commencing|commencement|appointed"
            r"|appointment|employed|hired?|employment start(?:ed)?)(?: date| on| from)?"
            rf"{_PLACE_OF_WORK}?(?: date)?",
            M.START,
        ),
        (
            rf"(?:date )?(?:of )?(?:left|leaving|end|ended|finished){_PLACE_OF_WORK}(?: date)?|last working day"
            r"|last day (?:of|at|in) (?:service|employment|work|school|post)",
            M.LEAVE,
        ),
    )
)
_COURSE = r"(?:course|training|event|session|module|learning|certificate|cert|qualification|award)"
TRAINING_PATTERNS: tuple[tuple[re.Pattern[str], ColumnMeaning], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), meaning)
    for pattern, meaning in (
        (
            rf"(?:date |dates |last |latest |most recent |actual |{_COURSE} )*(?:of )?(?:completed|completion|attended"
            r"|achieved|obtained|gained|acquired|passed|awarded|issued|undertaken|taken|trained|done)"
            rf"(?: date| on| at)*|{_COURSE} (?:end|ended|finish|finished)(?: date| on)*",
            M.COMPLETED,
        ),
        (
            rf"(?:date |{_COURSE} )*(?:of )?(?:expir(?:y|es|ed|ation|ing)|valid (?:until|to|till|through)|runs out"
            r"|lapses)(?: date| on| at)*",
            M.EXPIRES,
        ),
    )
)
COURSE_PATTERN = re.compile(
    r"(?:(?:name|title|type|description)s? of )?(?:the )?(?:(?:mandatory|statutory|safeguarding|cpd) )?"
    r"(?:course|training|module|qualification|event|activity|award|learning activity)s?"
    r"(?:(?:/| and | or | & )(?:course|training|module|qualification|event|activity|award)s?)*"
    r"(?: (?:name|title|attended|undertaken|completed))?",
    re.IGNORECASE,
)
EMBEDDED: tuple[tuple[re.Pattern[str], ColumnMeaning], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), meaning)
    for pattern, meaning in (
        (r"\b(?:invit\w+|reminders?|links?|e-?mails?)\s+sent\b|\b(?:sent|invited|reminded|chased|enrolled)$", M.IGNORE),
        (r"\b(?:good|current|certified|covered|in date)\s+(?:until|till|to)\b|\bexpiring\b", M.EXPIRES),
        (r"\b(?:(?:must|to|needs to)\s+be\s+)?renewed\s+(?:before|by)\b", M.DUE),
        (
            r"\b(?:(?:cert(?:ificate)?\s+)?expir(?:y|es|ation|ed|e)(?:\s+(?:date|on))?|exp\.?(?:\s+date)?$"
            r"|\bexp\b\.?|valid\s+(?:until|to|till)"
            r"|runs out|lapses)\b\.?",
            M.EXPIRES,
        ),
        (
            r"\b(?:(?:next\s+|date\s+)?(?:refresher\s+|renewal\s+|update\s+)?due(?:\s+(?:date|by|on|for renewal))?"
            r"|renew(?:al)?"
            r"(?:\s+(?:date|by|due|on))?|refresh\s+by|retrain\s+by|next\s+(?:refresher|due|update"
            r"|renewal)(?:\s+date)?)\b",
            M.DUE,
        ),
        (r"\b(?:date\s+)?booked(?:\s+(?:for|on|date))?\b|\bplanned(?:\s+date)?\b|\bscheduled(?:\s+date)?\b", M.BOOKED),
        (r"(?:\by\s?/\s?n\b|\byes\s?/\s?no\b|\bstatus\b)", M.STATUS),
        (r"\b(?:hours|hrs)$", M.HOURS),
        (r"\b(?:training\s+)?provider\b|\btrainer$", M.PROVIDER),
        (r"\b(?:cert(?:ificate)?\.?\s+(?:no|number|ref)\b\.?)|\bcert(?:ificate)?\??$", M.CERTIFICATE),
        (r"\b(?:notes|comments)$", M.NOTES),
        (
            r"\b(?:date\s+of\s+(?:last\s+)?(?:completion|training|issue|attendance)|date\s+of\s+last"
            r"|date\s+(?:last\s+)?"
            r"(?:completed|done|attended|taken|achieved|passed|read|trained|undertaken|issued)|completion\s+date"
            r"|completed\s+(?:on|date)"
            r"|(?:last\s+)?(?:completed|undertaken|attended|trained)|last\s+(?:done|date|update[d]?)"
            r"|date\s+or\s+initials|date\s+of|dates?|done|issue\s+date)\b|\b(?:achieved|passed|awarded|gained|taken)$",
            M.COMPLETED,
        ),
    )
)
