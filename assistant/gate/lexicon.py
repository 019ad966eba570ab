"""The words that the gate knows: numbers, months, hedges, negations, opposites."""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTH_NUMBER = {
    name: number for number, names in enumerate(MONTHS, 1) for name in names
}

WEEKDAYS = (
    ("monday", "mon"),
    ("tuesday", "tues", "tue"),
    ("wednesday", "weds", "wed"),
    ("thursday", "thurs", "thur", "thu"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
WEEKDAY_NUMBER = {
    name: number for number, names in enumerate(WEEKDAYS) for name in names
}

ONES = dict(
    zip(
        _words(
            "zero one two three four five six seven eight nine ten eleven twelve "
            "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
        ),
        range(20),
        strict=True,
    )
)
TENS = dict(
    zip(
        _words("twenty thirty forty fifty sixty seventy eighty ninety"),
        range(20, 100, 10),
        strict=True,
    )
)
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "million": 1_000_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
}
ORDINALS = dict(
    zip(
        _words("third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"),
        range(3, 13),
        strict=True,
    )
)
MULTIPLES = {"once": 1, "twice": 2, "dozen": 12, "couple": 2}

CURRENCIES = {
    "£": "GBP",
    "$": "USD",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "gbp": "GBP",
    "usd": "USD",
    "eur": "EUR",
    "chf": "CHF",
    "jpy": "JPY",
    "inr": "INR",
    "sek": "SEK",
    "nok": "NOK",
    "dkk": "DKK",
    "pln": "PLN",
    "aud": "AUD",
    "cad": "CAD",
    "pound": "GBP",
    "pounds": "GBP",
    "euro": "EUR",
    "euros": "EUR",
    "dollar": "USD",
    "dollars": "USD",
}

UNITS: dict[str, tuple[str, int]] = {
    "%": ("%", 1),
    "percent": ("%", 1),
    "per cent": ("%", 1),
    "percentage point": ("%", 1),
    "percentage points": ("%", 1),
    "pp": ("%", 1),
    "ms": ("ms", 1),
    "millisecond": ("ms", 1),
    "milliseconds": ("ms", 1),
    "s": ("ms", 1_000),
    "sec": ("ms", 1_000),
    "secs": ("ms", 1_000),
    "seconds": ("ms", 1_000),
    "min": ("min", 1),
    "mins": ("min", 1),
    "minute": ("min", 1),
    "minutes": ("min", 1),
    "h": ("min", 60),
    "hr": ("min", 60),
    "hrs": ("min", 60),
    "hour": ("min", 60),
    "hours": ("min", 60),
    "d": ("day", 1),
    "day": ("day", 1),
    "days": ("day", 1),
    "week": ("day", 7),
    "weeks": ("day", 7),
    "wk": ("day", 7),
    "wks": ("day", 7),
    "month": ("month", 1),
    "months": ("month", 1),
    "year": ("month", 12),
    "years": ("month", 12),
    "kb": ("byte", 1_000),
    "mb": ("byte", 1_000_000),
    "gb": ("byte", 1_000_000_000),
    "tb": ("byte", 1_000_000_000_000),
}
"""Unit words to the unit they are counted in and the factor to it."""

COLOURS = {
    "green": "green",
    "amber": "amber",
    "yellow": "amber",
    "red": "red",
    "🟢": "green",
    "🟡": "amber",
    "🟠": "amber",
    "🔴": "red",
}

HEALTH_CUES = frozenset(
    _words(
        "is are was were be been being overall status health rag colour color "
        "rating stays stay stayed remains remain remained moves move moved goes go "
        "went gone turns turn turned from to at now still rated reported reports "
        "report becomes became currently all"
    )
)

NEGATIONS = frozenset(
    _words(
        "not no never none neither nor nobody nothing nowhere without cannot cant "
        "wont lacks lacking lack unable nil zero"
    )
)

HEDGES = frozenset(
    _words(
        "should might may could would probably possibly perhaps maybe likely "
        "unlikely hope hopes hoped hoping hopefully expect expects expected "
        "expecting think thinks thought believe believes aim aims aiming try tries "
        "trying tentative tentatively provisional provisionally presumably "
        "apparently seem seems seemed appear appears appeared guess reckon "
        "potential potentially intend intends plan plans planned planning target "
        "targets targeting estimate estimates estimated forecast forecasts subject "
        "unless if depends pending assuming assume assumes unconfirmed proposed "
        "proposes propose suggest suggests suggested considering"
    )
)
UNCERTAIN = HEDGES - frozenset(
    _words(
        "planned plan plans planning target targets targeting forecast forecasts if "
        "subject pending expected expects expect would intend intends considering"
    )
)
"""Hedges whose loss makes a guess sound like a fact."""

REPORTING = frozenset(
    _words(
        "asked asks ask needs need must wants want says said according whether risk "
        "question unclear"
    )
)
"""Words that make a sentence a report or a request, and no claim that it is so."""

QUANTIFIERS: dict[str, str] = {
    "all": "all",
    "every": "all",
    "everyone": "all",
    "everybody": "all",
    "everything": "all",
    "always": "all",
    "entire": "all",
    "entirely": "all",
    "whole": "all",
    "fully": "all",
    "only": "only",
    "solely": "only",
    "most": "most",
    "majority": "most",
    "mostly": "most",
    "first": "first",
    "second": "second",
    "last": "last",
    "final": "last",
    "both": "both",
    "half": "half",
    "quarter": "quarter",
}
QUANTIFIER_VALUES = {"both": 2, "first": 1, "second": 2, "half": 50, "quarter": 25}

OPPOSITES: tuple[tuple[str, str], ...] = (
    ("open opens opened reopened reopen reopens", "close closes closed closing"),
    ("blocked blocks blocking", "unblocked unblocks unblocking"),
    ("pass passes passed passing", "fail fails failed failing failure failures"),
    ("met meets meet", "missed misses miss"),
    ("approve approves approved approval", "reject rejects rejected rejection"),
    ("accept accepts accepted", "refuse refuses refused decline declines declined"),
    ("confirmed confirms", "unconfirmed denied denies"),
    ("started starts start begin begins began", "stopped stops stop halted ended"),
    (
        "increase increases increased increasing",
        "decrease decreases decreased decreasing",
    ),
    ("rise rises rose risen rising grew grow", "fall falls fell fallen falling shrank"),
    ("higher highest", "lower lowest"),
    ("above over exceeds exceeded", "below under"),
    ("more", "less fewer"),
    ("up", "down"),
    ("early earlier sooner ahead", "late later behind delayed"),
    ("slipped slips slip", "accelerated advanced"),
    ("before", "after"),
    ("include includes included including", "exclude excludes excluded excluding"),
    ("added adds add adding", "removed removes remove removing dropped"),
    ("gain gains gained", "loss losses lost"),
    ("improve improves improved improving", "worsen worsens worsened worsening"),
    ("better best", "worse worst"),
    ("complete completed completes", "incomplete unfinished outstanding"),
    ("done finished", "outstanding unfinished pending"),
    ("resolved fixed", "unresolved unfixed outstanding"),
    ("ready", "unready"),
    ("enabled enable enables", "disabled disable disables"),
    ("allow allows allowed", "prevent prevents prevented forbid forbids forbade"),
    ("agree agrees agreed", "disagree disagrees disagreed disputed"),
    ("present", "absent"),
    ("available", "unavailable"),
    ("success successful successfully", "failure unsuccessful unsuccessfully"),
    ("internal internally", "external externally"),
    ("minimum least", "maximum most"),
    ("profit profits profitable", "loss losses unprofitable"),
    ("easy easily easier", "hard harder difficult"),
    ("win wins won winning", "lose loses lost losing"),
    ("possible", "impossible"),
    ("positive", "negative"),
    ("support supports supported", "oppose opposes opposed"),
    ("owned", "unowned"),
    ("known", "unknown"),
    ("safe", "unsafe"),
    ("stable", "unstable"),
)

EXCEEDED = frozenset(_words("above over beyond exceeds exceed exceeded exceeding"))
KEPT = frozenset(_words("within below under inside"))
"""Words by which a measure is exceeded, and is not."""

STATUSES: dict[str, tuple[str, ...]] = {
    "done": (
        "done",
        "finished",
        "complete",
        "completed",
        "closed",
        "resolved",
        "delivered",
        "shipped",
        "fixed",
        "merged",
        "released",
        "live",
        "ended",
        "implemented",
    ),
    "open": ("open", "outstanding", "unresolved", "reopened"),
    "active": (
        "in progress",
        "started",
        "ongoing",
        "under way",
        "underway",
        "in review",
        "active",
    ),
    "todo": ("to do", "todo", "not started", "backlog", "queued"),
    "blocked": ("blocked", "impeded", "on hold", "paused", "stuck", "stalled"),
    "unblocked": ("unblocked",),
    "cancelled": ("cancelled", "canceled", "descoped", "withdrawn", "abandoned"),
    "met": ("met", "achieved", "reached"),
    "missed": ("missed",),
    "on track": ("on track", "on time", "on schedule"),
    "at risk": ("at risk", "off track"),
    "late": ("late", "overdue", "delayed", "slipped", "behind schedule"),
    "passed": ("passed", "passing"),
    "failed": ("failed", "failing", "broken"),
    "approved": ("approved", "signed off", "accepted"),
    "rejected": ("rejected", "declined", "refused"),
}

GLUE = frozenset(
    _words(
        "a an the and or but of to in on at by for from with as is are was were be "
        "been being has have had do does did will would can it its this that these "
        "those there their they them he she his her we our us you your i my me who "
        "which what when where than then so such also still now yet into over under "
        "up down out off about after before until since while during per via not no "
        "nor if because within one two three four five six seven eight nine ten "
        "eleven twelve more most less other others another each any some all both "
        "between against"
    )
)
"""Words that say nothing by themselves."""

EMPTY = GLUE - frozenset(
    _words(
        "after before because while during since until if so then still yet now over "
        "under more most less any each against about would off"
    )
) | {"among", "namely", "respectively"}
"""Glue that neither orders, nor explains, nor measures: no evidence need say it."""

CAUSES = (
    "because",
    "due to",
    "thanks to",
    "owing to",
    "as a result of",
    "as a consequence of",
    "on account of",
    "so that",
    "caused by",
    "following",
    "given that",
    "therefore",
    "hence",
    "thus",
    "consequently",
    "which is why",
    "leading to",
    "led to",
    "resulting in",
    "in response to",
    "in order to",
    "despite",
    "in spite of",
    "although",
    "even though",
)
"""Words that tie one thing to another as its cause, its purpose or its hindrance."""

NAMES_THAT_ARE_WORDS = frozenset(
    _words(
        "will mark may april june august grace hope bill art rich frank drew pat "
        "sue rob jack dawn summer miles max rose joy faith ray gene dean grant "
        "chase chance drew lance pierce reed rusty sandy sky victor wade ward buck "
        "carol cliff dale earl glen guy heath holly iris ivy jasmine jewel june "
        "lily major mason merit mercy norm olive page penny pearl peg robin ruby "
        "sage stone violet case law long short young king price power read street "
        "wood bright best day love french cook baker in so an to do"
    )
)
"""At the start of a sentence these are more often words than people."""

ACTS_OF_PEOPLE = frozenset(
    _words(
        "own agree expect confirm ask promise say said think lead want take took join "
        "send sent approve sign accept offer volunteer report note warn raise reply "
        "answer decide write wrote tell told commit owe hold held review refuse"
    )
)
"""Verbs whose subject must be in the evidence, whoever it is."""
AUXILIARIES = frozenset(
    _words("has have had will is are was to not already also now does did may")
)
