"""The words that column headings are made of, as people write them."""

from nscp_desktop.domain.imports import ColumnMeaning

M = ColumnMeaning


def _set(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split("|"))


PERSON_HEADINGS: tuple[tuple[frozenset[str], ColumnMeaning], ...] = (
    (
        _set(
            "surname|last name|lastname|family name|familyname|sur name|second name|name last|last"
            "|staff surname|employee surname|user last name|last name s|surname s|legal surname|learner surname"
        ),
        M.FAMILY_NAME,
    ),
    (
        _set(
            "first name|firstname|forename|given name|givenname|christian name|fore name|first names|forenames"
            "|given names|forename s|first name s|name first|first|staff forename|employee first name"
            "|user first name|legal forename|learner forename|learner first name|employee forename|1st name"
        ),
        M.GIVEN_NAME,
    ),
    (
        _set(
            "name|full name|fullname|staff name|employee|employee name|staff member|staff|member of staff"
            "|delegate|delegate name|learner|learner name|participant|participant name|attendee|attendee name"
            "|person|colleague|names|practitioner|volunteer|governor|candidate|candidate name|trainee"
            "|trainee name|user|user full name|display name|name of staff|name of staff member|team member"
            "|staff role|name role|staff names|who|name of employee|name of person|name of delegate"
            "|name of attendee|name of learner|staff members|employees|people|delegates|attendees|student"
            "|student name|worker|worker name|name of worker|volunteer name|governor name|trustee|trustee name"
            "|name of governor|name of member of staff|surname first name|surname and first name"
            "|first name surname|first name and surname|first name last name|last name first name"
            "|surname forename|forename surname|name surname first name|name surname first|staff name role"
            "|practitioner name|name of volunteer|childminder|assistant|educator|team member name"
            "|colleague name|name and role|name job title|user name full|name in full|name of participant"
            "|legal name|name surname forename|surname initial"
        ),
        M.FULL_NAME,
    ),
    (
        _set(
            "role|job title|job|post|position|job role|post title|role title|staff role title|role in school"
            "|current role|job description|occupation|designation|post held|role job title|jobtitle|main role"
            "|role s|roles|role post|job position|school role|role in setting|staff type role|position held"
            "|role in organisation|grade role"
        ),
        M.ROLE,
    ),
    (
        _set(
            "team|department|dept|room|group|groups|faculty|class|year group|key stage|phase|section|unit|area"
            "|service|directorate|division|subject|base room|class room|room name|team department"
            "|department team|cohort|staff group|team name|department name|organisational unit|room base"
            "|team room|ward"
        ),
        M.TEAM,
    ),
    (
        _set(
            "site|location|school|setting|branch|building|base|nursery|academy|campus|centre|work base"
            "|workplace|school site|site name|school name|setting name|office|place of work|organisation"
            "|establishment|agency|club"
        ),
        M.SITE,
    ),
    (
        _set(
            "start date|start|started|date started|joined|join date|date joined|joining date|date of joining"
            "|employment start|employment start date|date of start|start date in post|commenced|commencement"
            "|commencement date|hire date|hired|date commenced|contract start|contract start date"
            "|start of employment|appointed|date appointed|appointment date|date of appointment"
            "|date of commencement|started on|service start|date employed|doj|d.o.j|employment date"
            "|staff start date|employed from|start dt|startdate|employed since|in post since|continuous service"
            "|date started in post|date in post|date of employment|term start|term of office start"
        ),
        M.START,
    ),
    (
        _set(
            "leave date|left|date left|leaving date|leaver|end date|leave|date of leaving|finish date|last day"
            "|termination date|employment end|employment end date|contract end|contract end date|left on"
            "|leaving|end of employment|leavers|term end|end of term of office|term of office end|date leaving"
            "|leavers date|finished on"
        ),
        M.LEAVE,
    ),
    (
        _set(
            "staff number|staff no|staff id|employee number|employee no|employee id|emp no|emp id"
            "|payroll number|payroll no|payroll|payroll id|personnel number|personnel no|staff code|id|user id"
            "|userid|id number|employee code|staff ref|employee ref|person id|works number|learner id"
            "|assignment number|esr number|uid|idnumber|external id|employee id number|number|no|ref|username"
            "|user name|login|login name|staff reference|unique id|delegate id|hr number|pin|personnel id"
            "|personnel ref|emp number|emp ref|record no|person number|payroll ref|staff num|employee num|empno"
        ),
        M.STAFF_NUMBER,
    ),
    (
        _set(
            "email|e-mail|email address|e-mail address|work email|mail|e mail|staff email|user email|contact email|upn"
        ),
        M.EMAIL,
    ),
    (
        _set(
            "kind|type of staff|staff type|employment type|worker type|employee type|person type|contract type"
            "|staff category|employment status|volunteer/staff|staff/volunteer|staff volunteer|paid/volunteer"
            "|type of worker|category of staff|employment basis|engagement"
        ),
        M.KIND,
    ),
)
COURSE_HEADINGS = _set(
    "course|course title|course name|course full name|training|training course|training title|training name"
    "|name of training|name of course|module|module name|module title|topic|event|session|title|qualification"
    "|award|activity|learning|learning activity|course fullname|course short name|training event"
    "|title of course|title of training|mandatory course|course/training|training/course|training undertaken"
    "|training attended|course attended|cpd|programme|learning item|course details|training type"
    "|type of training|training received|subject of training|training completed|e-learning|elearning"
    "|cpd activity|course taken|training topic|item|content|event name|session name|session title|event title"
    "|qualification name|certification|cpd title|training module|unit title|course module|requirement"
    "|competency|subject|course event|training session|certificate name|course description|training description"
    "|description|package"
)
TRAINING_HEADINGS: tuple[tuple[frozenset[str], ColumnMeaning], ...] = (
    (
        _set(
            "date|date completed|completed|completed on|completion|completion date|date done|date of training"
            "|training date|done|date taken|date attended|attended on|date achieved|achieved|achieved on"
            "|awarded|date awarded|award date|issue date|date issued|issued|date passed|last done"
            "|last completed|last trained|most recent|last date|trained on|date read|read on|course date"
            "|date of course|date of completion|date of attendance|undertaken|date undertaken|date last done"
            "|last attended|last undertaken|date trained|completed date|date course completed|last|taken"
            "|course completion date|date finished|finished|passed|passed on|complete date|attended date"
            "|session date|event date|date of session|date of event|date cert issued|certificate date|cert date"
            "|date of certificate|last completed on|when|training completed|date training completed|date s"
            "|dates|dates attended|date/s|done on|date of issue|date complete|last update|last refresher"
            "|last training|date of last training|completed at|completion time|time completed|timecompleted"
            "|completed training|dateachieved|datecompleted|dt completed|start/completion date"
            "|certificate issued|cert issued|signed|date signed|signed on|refreshed|date refreshed|trained"
            "|date to|attendance date|delivered on|delivery date|date delivered|training undertaken on"
            "|certified on|taken on"
        ),
        M.COMPLETED,
    ),
    (
        _set(
            "expiry|expiry date|expires|expires on|exp|exp date|expiry dt|valid until|valid to|valid till"
            "|expiration|expiration date|certificate expiry|cert expiry|certificate expires|cert expires|lapses"
            "|lapses on|runs out|expiring|expires date|date expires|date of expiry|expired"
            "|certificate expiry date|cert exp|cert expiry date|good until|expire|expire date"
            "|expiry of certificate|certificate valid until|cert valid until|validity|ends|valid thru"
            "|valid through|end of validity|date expired|expirydate|training expires|training expiry|ex date"
        ),
        M.EXPIRES,
    ),
    (
        _set(
            "due|due date|renewal|renew by|renewal date|next due|refresher due|retrain by|refresh by|update due"
            "|renewal due|next refresher|due by|date due|renew|due on|next date|refresher date"
            "|refresher due date|renew on|next renewal|next update|due next|next training due|refresh due"
            "|due for renewal|renewal due date|next|refresher|refresh date|next due date|date renewal due"
            "|date of renewal|to renew|retraining due|due again|repeat due|renews|update by|date next due"
            "|refresh|next refresher due|redo by|review|review date|to be renewed by|due for refresher"
            "|due/overdue"
        ),
        M.DUE,
    ),
    (
        _set(
            "booked|date booked|booked for|booked on|booking date|planned|planned date|scheduled|next session"
            "|booking|booked date|date planned|scheduled date|course booked|training booked|scheduled for"
            "|planned for|next booked|date of booking|booked onto|booked in"
        ),
        M.BOOKED,
    ),
    (
        _set(
            "status|y/n|yes/no|y / n|yes / no|yn|y or n|completed y/n|done y/n|complete|complete?|completed?"
            "|done?|attended|attended?|attended y/n|outcome|result|state|progress|completion status"
            "|course status|training status|y|completed yes/no|done yes/no|attendance|attendance status|in date"
            "|in date?|compliant|compliant?|current status|rag|rag status|enrolment status|learning status"
            "|trained?|trained y/n|enrollment status|record status|ok?|tick|pass/fail|pass|level of completion"
            "|overdue|overdue?|in date y/n|done yn|completed yn"
        ),
        M.STATUS,
    ),
    (
        _set(
            "provider|training provider|trainer|delivered by|provided by|company|training company"
            "|course provider|supplier|run by|trainer/provider|provider/trainer|tutor|facilitator|vendor"
            "|trained by|source|led by|presenter|provider name|training organisation|awarding body|issuer"
            "|issued by|training supplier"
        ),
        M.PROVIDER,
    ),
    (
        _set(
            "hours|hrs|duration|cpd hours|length|hours cpd|duration hours|time hours|no of hours"
            "|number of hours|learning hours|duration hrs|hours completed|training hours|cpd hrs|course hours"
            "|total hours|length hours|hour|cpd points"
        ),
        M.HOURS,
    ),
    (
        _set(
            "certificate|cert|certificate number|certificate no|cert no|cert number|cert?|certificate?|cert ref"
            "|certificate ref|certificate id|certificate reference|certificate on file|cert on file|cert seen"
            "|certificate seen|certificate y/n|cert y/n|certificate received|cert received|cert no.|cert id"
            "|certificate code|cert held|evidence/certificate|certificate/evidence|certificate link|cert copy"
            "|certificate held|cert yn"
        ),
        M.CERTIFICATE,
    ),
    (
        _set(
            "notes|note|comments|comment|evidence|remarks|further info|additional information|additional info"
            "|details|info|other|action|actions|manager action|feedback|other information|any other comments"
            "|reason|observation|observations|action needed|further action|other notes|other training"
            "|any other training|additional training|misc"
        ),
        M.NOTES,
    ),
    (
        _set(
            "category|level|type|mandatory|method|delivery|delivery method|mode|format|venue|place|cost|fee"
            "|price|score|mark|grade|percentage|frequency|how often|interval|months|years|validity months"
            "|days left|days remaining|days|days to go|days until expiry|days overdue|enrolled|enrolment date"
            "|enrolled on|date enrolled|enrollment date|registered|date registered|assigned|date assigned"
            "|assigned on|assigned date|first accessed|last accessed|last access|launched|date launched"
            "|start time|end time|time|attempts|invited|date invited|course start|course start date|date from"
            "|course started|time started|time enrolled|timeenrolled|timestarted|time spent|course id"
            "|course code|course ref|code|session id|event id|requested|date requested|approved|approved by"
            "|manager|line manager|supervisor|assessor|reports to|verified|verified by|checked by|signed off by"
            "|entered by|added by|recorded by|initials|title|salutation|mr/mrs|order|row|s/n|sn|#|line|index"
            "|course category|course type|cpd level|credits|points|learning type|date added|created|created on"
            "|modified|last modified|updated|last updated|date updated|date entered|entered|date created"
            "|enrolment method|language|seat time|last login|days since|age"
        ),
        M.IGNORE,
    ),
)
