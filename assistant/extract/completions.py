"""Sentences that say that something asked for is done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.findings import CompletionFinding
from assistant.domain.reading import MAIL_KINDS, Role
from assistant.extract.done.briefly import tells_briefly
from assistant.extract.done.deliveries import tells_of_delivery
from assistant.extract.done.marks import MERELY_DONE
from assistant.extract.done.past_forms import OTHER
from assistant.extract.done.states import changed_in, tells_state
from assistant.extract.done.to_come import is_to_come
from assistant.extract.done.told_values import told_value
from assistant.extract.done.verbs import ANSWERED, NAMED, PARTICIPLE, PAST, is_part
from assistant.extract.tasks.phrasing import fit, shorten
from assistant.extract.text.sections import Section
from assistant.extract.text.sentences import split
from assistant.extract.view import Unit, View

_WHEN = (
    r"(?:\W*$|[.,;(]| (?:on|yesterday|today|this|last|to|with|in|from|and|since|at"
    r"|for|as|the|our|my|your|his|her|their|an?|it|them|up|back|out|off|over|again"
    r"|early|late|already|all|both|[A-Z]))"
)
_STATE = (
    r"(?:done|finished|completed?|ready|in place|out|live|erledigt|fertig|terminé"
    r"|hecho|listo|klaar)"
)
_NO_NAME = r"(?:Please|To|Do|Let|Must|Can|Will|Should|Could|Who|Then|And|Or|Not|We|I) "
_HAS_IT = (
    r"\b(?:I|[Ww]e|[A-ZÀ-Þ]\w+) (?:now |already |finally )*(?:have|has|got|received)"
    r" (?:now |already |got |received )*(?:the|your|both|all)(?: [\w'’-]+){1,4}?"
    r"(?=\W*$|,| from\b| since\b| now\b| yesterday\b| on\b)"
)
"""Somebody has what was asked for; who has it did not bring it."""
_GOT = (
    r"(?:\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[A-ZÀ-Þ]\w+) (?:now |already |just |finally"
    r" |also |has |have )*|^)[Gg]ot (?:all (?:the )?|both (?:the )?)?(?:two|three|four"
    r"|five|six|seven|eight|nine|ten|eleven|twelve|\d+)"
    r" (?!of\b|questions?\b|problems?\b)"
)
_DONE = re.compile(
    rf"\b(?:is|are|was|were|has been|have been|got|now|all|both) (?:now |all |already"
    rf" |just |finally )*(?:{_STATE}|{PARTICIPLE})\b"
    r"|\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[A-ZÀ-Þ]\w+|[a-zà-ÿ]{2,12}) (?:has |have "
    rf"|had |['’]ve |already |just |now |finally |also )*{PAST}\b"
    r"|\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey)(?: have| has|['’]ve)?(?: already| just| now"
    rf"| finally| also)* {PARTICIPLE}\b|\b(?:has|have) {PARTICIPLE}\b"
    r"|\b(?:is|are) (?:now |already )?(?:with (?=[A-ZÀ-Þ]|the |our |their )"
    r"|up for (?=\w)|in(?=\W*$|[.,;:!]| since)"
    r"|(?:all |both |finally )?here(?=\W*$|[.,;:!]| since| now| at last)"
    r"|green(?: again)?(?=\W*$|[.,;!]| since| now)|(?:working|running|fine) again\b"
    r"|on (?:staging|production|the (?:wiki|drive|site))\b)"
    r"|(?: [-–—]|:) (?:all |now )?(?:done|finished|completed?|closed|merged|sent|fixed"
    r"|delivered|signed|published|deployed)\b(?! (?:by|on|in|next) )"
    r"|\b(?:came (?:in|on|back|from|through|this|yesterday|last|up with)|arrived"
    r"|went out|went onto|worked first time|is back|received|dealt with"
    r"|taken care of)\b"
    rf"|^(?i:done|finished|completed|{PAST}){_WHEN}|^(?i:{OTHER}){_WHEN}"
    r"|\b(?:is|are|was|were|has been|have been|got) (?:now |all |already |just |finally"
    rf" |both )*{OTHER}\b"
    r"|\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[A-ZÀ-Þ][\w'’-]+) (?:has |have |had |['’]ve "
    rf"|already |just |now |finally |also |then )*{OTHER}\b"
    rf"|^(?!{_NO_NAME})[A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ][\w-]+)? (?:put|set|cut|read|shut|split"
    r"|spread|reset)\b"
    r"|\bwent (?:to|in|off|over)\b(?! (?:a|the) (?:mess|wall|lot)\b)"
    r"|\b(?:is|are|(?:has|have) been) (?:now |already |back |all )?(?:in|up)"
    r"(?=\W*$|[.,;!]| since| now)"
    rf"|{_HAS_IT}"
    rf"|{_GOT}"
    r"|\b(?:please find|find|is|are|fixes|it|them|both) attached\b|^attached (?:is|are)"
    r"|^(?:[Mm]any )?[Tt]hank(?:s| you)(?: very much| a lot| so much)?"
    r"(?:,? [A-ZÀ-Þ]\w+,?)? for (?:the|your|sending|getting)\b"
    r"|✅|:white_check_mark:",
)
_ARRIVED = re.compile(
    r"^(?!I\b|we\b)[^,.;]{3,60} (?:arrived|came (?:in|back|from))\b|" + _HAS_IT
)
"""What came from elsewhere; who tells of it did not do it."""
_NO_REPORT = re.compile(
    r"\b(?:to be|will(?: be)?|shall|should|could|might|must be|needs? to|ha(?:s|ve) to"
    r"|if|when|whenever|once|until|unless|before|would|supposed|meant to|about to"
    r"|wait(?:s|ing)? (?:for|on)|tomorrow|next (?:week|month|sprint)|going to|plans? to"
    r"|by (?:the )?(?:\d|end\b|tomorrow|tonight|noon|next|[A-Z]\w*day\b))"
    r"|\b(?:problem|issue|trouble|fault|blame|question|delay|decision)s?\b"
    r"[^,.;]{0,30} (?:is|are|lies?) (?:now |still )?with\b"
    r"|\?\W*$|['’]ll\b",
    re.IGNORECASE,
)
"""A plan, a condition or a question: no part of such a sentence is a report."""
_CRITERION = re.compile(
    r"\b(?:criteri(?:on|a)|conditions?|definition of done|done when|passed when"
    r"|means|requires?|requirements?|what (?:must|has to|needs to|is to)|exit"
    r"|acceptance)\b",
    re.IGNORECASE,
)
_ITSELF = re.compile(r"[;:] | [-–—] ")
_LABEL = re.compile(r"(?:[\w'’-]+ ){0,2}[\w'’-]+[.:]")
"""A sentence that only says what the next one is about: `Interlock.`."""
_BARE_PAST = re.compile(
    rf"(?:{PAST}|(?i:done|finished|completed)){_WHEN}", re.IGNORECASE
)
_TAG = re.compile(r"^(?P<told>[^?]+), (?P<tag>[^,?]{2,30})\?\W*$")
_YES = re.compile(
    r"(?:yes|yep|yeah|correct|right|exactly|indeed)\b(?![^.]*\b(?:but|except|only)\b)",
    re.IGNORECASE,
)
_ONLY_PART = re.compile(
    r"(?:but )?(?:(?:\w+ )?(?:out )?of \d|\d+ (?:out )?of |\d+ ?%|only\b|half\b|not"
    r"\b|nearly\b|almost\b|except\b|most\b|some\b)"
)
"""What takes back of the clause before that all of it is there."""
_AGENT = re.compile(
    r"(?: (?!by\b)[\w'’-]+){0,4} by (?P<who>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?)"
    r"(?=\W*$|[,.;:(]| (?:on|in|at|yesterday|today|this|last|and)\b)"
)
"""`Was mended on Friday by Ada Birch`: who did it stands behind the verb."""
_BY_OTHERS = re.compile(
    r"(?:received|read|seen|approved|accepted|signed|confirmed|agreed|granted|endorsed"
    r"|rejected|declined|released|cleared)$"
)
"""What is done to a thing that somebody else made or sent."""
_CLAUSE = re.compile(r"[,;:] | [-–—] | \b(?:but|though|although|while|only)\b ")


def find_completions(view: View) -> Iterator[CompletionFinding]:
    """Yield what is reported as done, in document order, then in ticket comments.

    The doer is whom the sentence names before its verb, else who speaks for himself.
    """
    for unit in view.units:
        for words in _past(view, unit.passage.dated, _reports_of(unit)):
            first_person = re.match(r"(?:I|we)\b", words)
            name = unit.speaker if first_person else _doer(view, words)
            teller = None if _ARRIVED.search(words) else unit.labelled
            quote = unit.quote if words == unit.core else words
            yield _completion(view, unit.passage.id, (quote, words), name or teller)
        listed = changed_in(unit.core, unit.heading, unit.passage.title)
        if listed is not None:
            yield _completion(view, unit.passage.id, (unit.quote, listed), None)
        asked = _confirmed(view, unit)
        if asked is not None:
            yield _completion(view, unit.passage.id, (unit.quote, asked), None)
        joined = _with_before(view, unit)
        if joined is not None:
            name = _doer(view, joined[1]) or unit.labelled
            yield _completion(view, unit.passage.id, joined, name)
    for one in view.passages:
        if one.passage.role is Role.CELL and one.passage.speaker:
            for sentence in split(one.passage.text):
                for words in _past(view, one.dated, _reports(sentence.core)):
                    quote = sentence.text if words == sentence.core else words
                    name = _doer(view, words) or one.passage.speaker
                    yield _completion(view, one.id, (quote, words), name)


def _past(view: View, said: date, reports: Iterator[str]) -> Iterator[str]:
    """Leave out what happens on a day after the one on which it was said."""
    return (words for words in reports if not is_to_come(words, said, view.order))


def _confirmed(view: View, unit: Unit) -> str | None:
    """Return what a question tells that the next one affirms: `It came, all of it?`."""
    tagged = _TAG.match(unit.core) if unit.in_conversation else None
    reply = view.after(unit) if tagged else None
    if tagged is None or reply is None or reply.speaker in {None, unit.speaker}:
        return None
    tag, answer = tagged["tag"].casefold(), reply.core.casefold()
    again = answer.startswith(tag) and not answer.rstrip(" *_").endswith("?")
    if not (again or _YES.match(answer)) or _NO_REPORT.search(tagged["told"]):
        return None
    told = tagged["told"]
    return told if not is_part(told) and _DONE.search(told) else None


def _with_before(view: View, unit: Unit) -> tuple[str, str] | None:
    """Return the sentence before a mere "Done." with it: that is what is done.

    So is what a label names before a report without a subject: `Gate. Fixed today.`.
    """
    before = view.before(unit)
    if before is None or before.passage is not unit.passage:
        return None
    if not MERELY_DONE.fullmatch(unit.core):
        labelled = _LABEL.fullmatch(before.core) and _BARE_PAST.match(unit.core)
        if not labelled or _NO_REPORT.search(unit.core) or is_part(unit.core):
            return None
        return unit.quote, f"{before.core.rstrip(' .:')}: {unit.core}"
    if _NO_REPORT.search(before.core.replace(" by ", " ")) or is_part(before.core):
        return None
    end = unit.sentence.start + len(unit.sentence.text)
    quote = unit.passage.passage.text[before.sentence.start : end]
    if len(quote) > LONGEST_QUOTE:
        return None
    return quote, f"{before.core.rstrip(' .')}: done"


def _completion(
    view: View, passage: str, said: tuple[str, str], name: str | None
) -> CompletionFinding:
    quote, words = said
    return CompletionFinding(
        passage=passage,
        quote=fit(quote),
        what=shorten(words),
        owner=view.names.resolve(name),
    )


def _doer(view: View, core: str) -> str | None:
    """Return the first person that stands before the verb, or in all of a mere list."""
    verb = _DONE.search(core)
    if verb and re.match(_HAS_IT, core[verb.start() :]):
        return None
    if ANSWERED.search(core) or NAMED.search(core):
        return None
    before = core[: verb.end()] if verb else core
    named = next(iter(view.names.mentions(before)), None)
    if named is None and verb is not None and not _BY_OTHERS.search(verb[0]):
        agent = _AGENT.match(core[verb.end() :])
        named = next(iter(view.names.mentions(agent["who"])), None) if agent else None
    return named.name if named else None


def _reports(core: str, heading: str = "") -> Iterator[str]:
    """Yield what is a report: the sentence, or its clauses that deny nothing.

    What comes before a colon or semicolon stands by itself: a plan behind it takes
    nothing back.
    """
    if _NO_REPORT.search(core):
        first = _ITSELF.split(core)[0]
        if first != core and not is_part(core):
            yield from _reports(first, heading)
        return
    if not is_part(core):
        if _tells_of_an_end(core, heading):
            yield core
        return
    clauses = _CLAUSE.split(core)
    if len(clauses) > 1:
        yield from (
            clause.strip()
            for clause, following in pairwise([*clauses, ""])
            if _tells_of_an_end(clause.strip(), heading)
            and not is_part(clause)
            and not _ONLY_PART.match(following.strip())
        )


def _tells_of_an_end(words: str, heading: str) -> bool:
    """Whether the words say that work is done, or what was asked for is there."""
    signs = (_DONE, ANSWERED, NAMED)
    return (
        any(one.search(words) for one in signs)
        or tells_briefly(words, heading)
        or told_value(words) is not None
        or tells_state(words)
    )


def _is_wanted(unit: Unit) -> bool:
    """Whether it is a row that says what must be so for a gate to be passed."""
    heads = (name for name, _value in unit.passage.passage.cells)
    return unit.role is Role.ROW and any(_CRITERION.search(head) for head in heads)


def _reports_of(unit: Unit) -> Iterator[str]:
    if unit.section is Section.PEOPLE or unit.role is Role.HEADING or _is_wanted(unit):
        return
    by_mail = unit.passage.kind in MAIL_KINDS or unit.labelled is not None
    if tells_of_delivery(unit.core, by_mail=by_mail):
        yield unit.core
    elif unit.sentence.box is None:
        yield from _reports(unit.core, unit.heading)
    elif unit.sentence.box:
        yield unit.core
