"""What becomes of a person's job, and how a person lives: nobody's to be told."""

from __future__ import annotations

from typing import Final

from ingest.text.worded import AnyOf, Worded

_ROLE: Final = (
    r"(?:lead|engineer|developer|manager|officer|tester|architect|analyst|designer"
    r"|colleague|boss|contractor|consultant|coordinator|nurse|driver|clerk|operator"
    r"|technician|employee|temp|freelancer)"
)
_NAME: Final = r"(?-i:[A-Z][^\W\d_]*[a-z][\w-]*)"
_WHO: Final = rf"(?:{_NAME}|i|he|she|(?:the|our)\s+(?:\w+\s+)?{_ROLE})(?:[’'](?:s|m))?"
_THEIR: Final = rf"(?:my|his|her|{_NAME}[’']s|(?:{_ROLE})(?:[’']s|s[’']))"
_ORDERED: Final = (
    r"(?:prepar|writ|draft|plan|announc|decid|schedul|negotiat|communicat|start|agree"
    r"|sign|hand\s+out|send|avoid|discuss|list)(?:e|es|ed|ing|s)?\s+(?:\w+\s+){0,3}?"
)
_PAPER: Final = (
    r"(?:lists?|letters?|notices?|talks?|rounds?|plans?|names|candidates|consultations?"
    r"|payments?|packages?|meetings?|conversations?|interviews?|agreements?|hearings?)"
)
_CONDUCT: Final = (
    r"(?:drinking|drink\s+problem|alcohol\w*|addiction|gambling|drug\s+\w+|drugs|debts"
    r"|marriage|affairs?|tribunal|custody|bankruptcy|arrest|conviction|religion|faith"
    r"|sexuality|body\s+odou?r|hygiene|temper|mood\s+swings|absenteeism|lateness"
    r"|breakdown|rehab|trial\s+separation|trunksucht|alkohol\w*|schulden|ehe)"
)
_RATED: Final = (
    r"(?:performance|behaviou?r|attitude|conduct|tone|mistakes|weaknesses|absences?"
    r"|future(?:\s+here)?|job|post|position|demotion|dismissal|work\s+ethic|verhalten"
    r"|leistung)"
)
_HEARINGS: Final = (
    r"(?:(?:employment\s+|labou?r\s+)?tribunal|court\s+hearing|custody\s+\w+|divorce\s+"
    r"\w+|police(?:\s+station)?|dentist|doctor|therapist|psychiatrist|funeral|scan"
    r"|bankruptcy\s+\w+|disciplinary\s+\w+|parole\s+\w+|food\s+bank|job\s+cent(?:re|er))"
)
_PERMIT: Final = (
    r"(?:probation(?:\s+period)?|visa|work\s+permit|residence\s+permit|probezeit)"
)
_STAY: Final = (
    rf"(?:{_PERMIT}|(?:employment\s+|work\s+|fixed[- ]term\s+)?contract|employment"
    r"|secondment|vertrag)"
)
_ENDS: Final = (
    r"(?:ends?|ended|runs?\s+out|expires?|expired|lapses?|stops?|finishes|terminates|endet"
    r"|l(?:ä|ae)uft\s+aus|(?:is|was|will|has|wird)\s+(?:not\s+|n[o’']t\s+|never\s+)?(?:be\s+"
    r"|been\s+)?(?:over|up|end\w*|extended|renewed|prolonged|terminated|cancelled"
    r"|verl(?:ä|ae)ngert))"
)
_STAFF: Final = AnyOf(
    (
        Worded.of(
            (
                "agreement candidates consultation conversation hearing interview "
                "letter list meeting names notice package payment plan round talk"
            ),
            rf"""\b(?:lay-?offs?|redundancy(?!\s+plans?)|dismissal|sacking|disciplinary|grievance)
      \s+{_PAPER}\b""",
        ),
        Worded.of(
            "severance",
            rf"\bseverance\s+(?:pay\w*|{_PAPER})\b",
        ),
        Worded.of(
            "cuts dismissals offs redundancies staff",
            rf"""\b(?:{_ORDERED}) (?:lay-?offs|redundancies|job\s+cuts|staff\s+cuts
      |dismissals)\b""",
        ),
        Worded.of(
            "letter",
            rf"""\b(?:termination|resignation|dismissal|warning|notice)\s+letters?\s+
      (?:to|for|of|from)\s+{_WHO}\b""",
        ),
        Worded.of(
            "dismissal resignation termination",
            r"\bletters?\s+of\s+(?:dismissal|termination|resignation)\b",
        ),
        Worded.of(
            "warning",
            rf"\b(?:formal|written|verbal|final)\s+warnings?\s+(?:to|for|given\s+to)\s+{_WHO}\b",
        ),
        Worded.of(
            "who",
            r"""\bwho(?:m)?\s+(?:to|we)\s+(?:\w+\s+)?(?:lay\s+off|let\s+go|fire|sack|dismiss
      |make\s+redundant)\b""",
        ),
        Worded.of(
            "redundant",
            rf"""\b(?:make|made|making)\s+(?:{_WHO}|\w+\s+people|half\s+the\s+\w+)
      \s+redundant\b""",
        ),
        Worded.of(
            "demote dismiss fire lay sack suspend",
            rf"""\b(?:fire|sack|lay\s+off|demote|dismiss|suspend)\s+
      (?:{_NAME}(?=\W*$|\s*[,.;:]|\s+(?:by|before|after|until|because|without|next)\b)
      |(?:the|our|an?|two|three|four|five|some|half\s+the)\s+(?:\w+\s+)?(?:{_ROLE}s?
      |staff|people|team|crew))\b""",
        ),
        Worded.of(
            "let",
            rf"\blet\s+(?:{_NAME}|him|her|(?:the|our)\s+{_ROLE}|\w+\s+people)\s+go\b(?!\s+live)",
        ),
        Worded.of(
            "about because ber concerning due over regarding wegen",
            rf"""\b(?:about|over|regarding|because\s+of|due\s+to|concerning|(?:ü|ue)ber|wegen)\s+
      (?:his|her|my|{_NAME}[’']s|seine[nrs]?|ihre[nrs]?|sein|ihr)\s+(?:\w+\s+)?
      (?:{_CONDUCT}|{_RATED})\b""",
        ),
        Worded.of(
            (
                "absenteeism addiction affair alcohol alkohol arrest bankruptcy body "
                "breakdown conviction custody debts drinking drug ehe faith gambling "
                "hygiene lateness marriage problem rehab religion schulden separation "
                "sexuality swings temper tribunal trunksucht"
            ),
            rf"\b{_THEIR}\s+(?:\w+\s+)?{_CONDUCT}\b",
        ),
        Worded.of(
            (
                "bankruptcy cent custody dentist disciplinary divorce doctor food "
                "funeral hearing parole police psychiatrist scan therapist tribunal"
            ),
            rf"""\b{_WHO}\s+(?:(?:is|was|am|will\s+be|must|has|had|have|goes|go|to|be|still|again
      |away|off)\s+)+(?:at|to|before|attending|attend)\s+(?:(?:the|an?|his|her|my)
      \s+)?{_HEARINGS}\b""",
        ),
        Worded.of(
            "court custody jail prison rehab",
            rf"""\b{_WHO}\s+(?:(?:is|was|am|will\s+be|still|again|back)\s+)+in\s+
      (?:jail|prison|court(?=\W*$|\s*[,.;])|custody|rehab)\b""",
        ),
        Worded.of(
            (
                "contract employment permit probation probezeit residence secondment "
                "vertrag visa"
            ),
            rf"\b(?:my|mein)\s+{_STAY}\s+{_ENDS}\b",
        ),
        Worded.of(
            "permit probation probezeit residence visa",
            rf"\b{_THEIR}\s+{_PERMIT}\s+{_ENDS}\b",
        ),
        Worded.of(
            "advertise offer promise",
            rf"\b(?:offer|promise|advertise)\w*\s+{_THEIR}\s+(?:post|job|position)\b",
        ),
        Worded.of(
            "abmahnung aufhebungsvertrag entlassungs ndigungsschreiben sozialplan",
            r"""\b(?:abmahnung|k(?:ü|ue)ndigungsschreiben|entlassungs(?:liste|schreiben|gespr\w+)
      |aufhebungsvertrag|sozialplan)\w*""",
        ),
    )
)


def is_staff_matter(text: str) -> bool:
    """Whether the text tells of letting a person go, of their contract or conduct.

    It needs a person or a paper of the personnel office: a redundant server, a
    contract with a supplier and a session that ends are anybody's.
    """
    return _STAFF.is_in(text)
