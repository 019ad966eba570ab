"""Work that somebody takes on whom the project does not know, by the first name alone.

`Priya will send the plan by Friday` names a person only where nothing else may stand
there: a thing, a firm's program, a day or an activity is nobody. So it must be work
with an object and a deadline, which what works by itself is not given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.extract.people.owners import Owner, is_name
from assistant.extract.tasks.assignments import THINGS
from assistant.extract.tasks.draft import Draft
from assistant.extract.tasks.verbs import DOING
from assistant.extract.tasks.words import NEGATED
from assistant.extract.text.sections import Section
from assistant.extract.view import Unit, View
from assistant.gate.lexicon import NAMES_THAT_ARE_WORDS

_WILL = (
    r"(?:will|['’]ll|has to|needs to|must|shall|is going to|promised to|agreed to"
    r"|offered to)"
)
_TAKES_ON = re.compile(
    r"^@?(?P<who>[A-ZÀ-Þ][\w'’-]*[a-zà-ÿ]"
    r"(?: (?:de|da|del|van|von|der|la|le)){0,2}(?: [A-ZÀ-Þ][\w'’-]*[a-zà-ÿ]){0,2})"
    rf"(?: {_WILL}|['’]ll) (?:also |then |still |now |both )?{DOING} "
    r"(?!(?:in|on|at|by|from|after|before|until|with|as|next|this|to|for|up|out|back|off"
    r"|down|over|place|effect|part|longer|again) )(?=\w)"
)
_DEADLINE = re.compile(
    r"(?i)\b(?:by|before|no later than|not later than|at the latest|due)\b"
)
_WORKS_ALONE = re.compile(
    r"\b(?:jira|confluence|slack|teams|zoom|outlook|excel|sharepoint|onedrive|dropbox"
    r"|github|gitlab|jenkins|bitbucket|azure|aws|google|microsoft|trello|asana|notion"
    r"|miro|figma|sap|salesforce|hubspot|oracle|android|windows|linux|docker"
    r"|kubernetes|terraform|grafana|sentry|cron)\b"
)
"""Programs that send and close things by themselves."""
_KINDS = re.compile(
    r"(?:[a-z]{2,}(?:tion|sion|ment|ness|ship|ance|ence|ency|ancy|hood|ware|ology|ture"
    r"|sure|ings?|works?|ists|ers|ors|ees)|[a-z]{3,}ity)"
)
"""How words for activities, states and kinds of people end."""
_COMMON = frozenset(
    (  # noqa: SIM905
        "access accounts admin agency agents air anyone artists audience auditor "
        "auditors autumn bakery bank batch board boat builder builders bus buyers car "
        "carrier cash caterer catering christmas city clinic college committee "
        "contractor contractors council courier court crew customs days dealer delay "
        "delivery department depot district doctor doctors driver drivers dry easter "
        "electrician engineer estates everything exam experts facilities factory "
        "feedback finance fire firm flood frost gallery gas government guests half "
        "head heat hospital house ice inquiry insurer insurers it job jobs landlord "
        "law lawyer lawyers legal library mail maker makers management manager mayor "
        "media members merchants mill model months museum neighbours network nobody "
        "nothing nurse nursery nurses office officer operations operator operators "
        "ops owner owners page pages painter paper parents parking partner partners "
        "parts patients payroll people phase pilot planner planners plant plants "
        "plumber police policy post power press prices printer producer progress "
        "property public pupils purchasing rain ramadan reception reports residents "
        "retail road room sales school script security server servers shop shops snow "
        "software somebody someone sponsor spring staff stage station stock storage "
        "store stores storm student students summer supplier suppliers supply surgery "
        "surveyor teacher teachers technician tenant tenants tests theatre things "
        "ticket tickets time today tomorrow tool tools town trade traffic trains "
        "transport treasurer trustees union university upstairs users vendor vendors "
        "venue visitors volunteers warehouse waste water weather website weekend "
        "weeks wind winter wood work workers workshop yard"
    ).split()
)
"""What begins a sentence beside people: things, units, trades and the weather."""
_UNITS = frozenset(
    (  # noqa: SIM905
        "communications engineering estates facilities finance hr legal management "
        "marketing operations ops payroll procurement purchasing reception retail "
        "sales security"
    ).split()
)
"""Units of a house that take work on as a person does."""


def to_a_first_name(view: View, unit: Unit) -> Draft | None:
    """`Priya will send the plan by Friday`, where the project knows no Priya."""
    if unit.role is Role.ROW or unit.section in {Section.FRAME, Section.PAST}:
        return None
    core = unit.core
    found = _TAKES_ON.match(core)
    if found is None or NEGATED.search(core) or core.rstrip().endswith("?"):
        return None
    due = view.due(core, unit)
    if due is None or not _DEADLINE.search(core, found.end()):
        return None
    who = found["who"]
    if not (fold(who) in _UNITS or _may_be_person(who, view)):
        return None
    return Draft(Owner(who, view.names.resolve(who), found.end("who")))


def _may_be_person(who: str, view: View) -> bool:
    return may_be_a_person(who, [one.passage.text for one in view.passages])


def may_be_a_person(who: str, texts: Iterable[str]) -> bool:
    """Whether the words name nobody else: no thing, and no word of the texts."""
    words = fold(who).split()
    [first, *_] = words
    if not is_name(who) or THINGS.search(fold(who)) or _WORKS_ALONE.search(fold(who)):
        return False
    if first in NAMES_THAT_ARE_WORDS and len(words) == 1:
        return False
    if any(word in _COMMON or _KINDS.fullmatch(word) for word in words):
        return False
    small = re.compile(rf"(?<![\w@.]){re.escape(first)}(?:s|es)?(?![\w@])")
    article = re.compile(
        rf"(?i)\b(?:the|a|an|our|in|into|via|on) {re.escape(first)}(?!\w)"
    )
    return not any(small.search(text) or article.search(text) for text in texts)
