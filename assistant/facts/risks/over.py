"""Whether what was said to be blocked, or awaited, is so no more.

By the records of the same matter, or by newer words that it goes on or that the thing
waited for came.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.domain.people import fold
from assistant.domain.records import RaidEntry, StatusCategory, Ticket
from assistant.facts.sameness.same_matter import same_matter
from assistant.facts.sameness.spoken_keys import keys_in, spoken_keys
from assistant.facts.sameness.stems import is_negated, shared, stems
from assistant.ledger.view import View

_CLOSED = {StatusCategory.DONE, StatusCategory.CANCELLED}
_BE = r"(?:is|are|was|were|['’]s|['’]re|remains?|stays?|has been|have been|been)"
_ADVERBS = r"(?:(?:still|also|now|currently|all|both|again|completely|just) )*"
_HELD = re.compile(
    rf"(?i)(?:^|[:.;,]\s*)(?P<thing>[^:.;,]{{2,80}}?) (?:{_BE} )?{_ADVERBS}"
    r"(?:blocked|stuck|stalled|on hold|held up|waiting|waits?|cannot (?:start|go on"
    r"|continue|proceed)|can['’]t (?:start|go on|continue|proceed))\b"
)
"""What is held, before the words that say so."""
_AWAITED = re.compile(
    r"(?i)\b(?:wait(?:s|ed|ing)? (?:for|on)|depends on"
    r"|(?:blocked|held up|stopped|delayed) (?:by|on)"
    r"|(?:stuck|hangs|on hold) (?:because of|for|on)) (?P<thing>[^,;:.!?]+)"
)
_TO_COME = re.compile(
    r"(?i)(?:^|[,;:.]\s*|\b(?:if|that|because|and|but) )"
    r"(?P<thing>(?:the|our|an?) [^,;:.]{2,60}?) (?:"
    r"(?:must|has to|have to|should) (?:still )?(?:come|arrive|be delivered)"
    r"|(?:has|have) (?:still )?not (?:yet )?(?:arrived|come|been \w+)"
    r"|(?:has|have)n['’]t (?:arrived|come|been \w+)"
    r"|(?:is|are) (?:still )?(?:not (?:yet )?(?:here|there|in)|missing|outstanding))\b"
)
_NEEDS = re.compile(
    r"(?i)\b(?:needs?|requires?|must have|(?:has|have) to have|waits? for"
    r"|waiting for) (?P<thing>[^,;:.!?]+?) before (?P<deed>[^,;:.!?]+)"
)
"""What somebody needs first, and what they do with it then."""
_FIRST = re.compile(
    r"(?i)\bbefore (?P<deed>[^,;:.!?]+), [^,;:.!?]+? (?:needs?|requires?|must have"
    r"|(?:has|have) to have) (?P<thing>[^,;:.!?]+)"
)
_CANNOT = re.compile(
    r"(?i)\b(?:cannot|can['’]t|can not|(?:is|are) not able to|(?:is|are) unable to)"
    r" (?P<deed>[^,;:.!?]+?) (?:until|till|before|unless|without) (?P<thing>[^,;:.!?]+)"
)
_GETS = re.compile(
    r"(?i)^(?:we|i|they|he|she|you|[\w'’-]+) (?:have|has|had|get|gets|got|receives?"
    r"|received) (?=(?:the|our|an?|all|both|his|her|their)\b)"
)
_BECOMES = re.compile(
    r"(?i)\s(?:is|are|was|were|has|have|comes?|came|arrives?|gets?|got)\b.*$"
)
_WHO = re.compile(
    r"(?i)^(?:(?:the |our )?[\w'’-]+ (?:can|could|may|(?:is|are) able to|starts? to) "
    r"|(?:he|she|they|we|i|it|you) "
    r"|(?:the |our )?[\w'’-]+ (?=[a-z]+s (?:the|our|an?|all|both|his|her|their)\b))"
)
_STARTS = re.compile(r"(?i)(?:start|go on|begin|continue|proceed)\b")
_BLOCKS = re.compile(r"(?i)\b(?:blocks|is blocking|are blocking|holds up|stops)\b")
_LINK = re.compile(
    r"(?i)\s(?:from|of|for|by|to|in|on|at|with|until|before|which|that|who|and|or|since"
    r"|so|because|but|as|any ?more|this|next|last|now)\b.*$"
)
_OF = re.compile(r"(?i)\sof (?P<of>[^,;:.!?]+)")
_ARTICLES = frozenset(
    "the a an our your my his her their its this that all both new final "  # noqa: SIM905
    "missing".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CLAUSE = re.compile(
    r"[.;:!?“”\"()]\s*|\s[-–—]\s|,\s|\b(?:and|but|so|because|while|which)\b"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_CAME = re.compile(
    r"(?i)^\W*(?P<thing>.{2,60}?) (?:(?:is|are|was|were|has|have|['’]s) )?"
    r"(?:(?:been|now|finally|already|just|all|also|both|fully) )*"
    r"(?:arrived|came|come|here|there|delivered|installed|open|opened|granted|received"
    r"|approved|signed|in place|available|renewed|issued|released|fixed|solved"
    r"|resolved|done)\b"
)
_GOT = re.compile(
    r"(?i)\b(?:we|i|they|he|she|[\w'’-]+) (?:(?:now|finally|already|just|all) )*"
    r"(?:(?:have|has|['’]ve) (?:(?:now|finally|already|just) )*)?"
    r"(?:have|has|got|received|['’]ve) (?:now |finally |already )?"
    r"(?P<thing>(?:the|our|all|both|his|her|their) .{2,60})$"
)
_GOES_ON = re.compile(
    r"(?i)^\W*(?P<thing>.{2,60}?) (?:(?:is|are|was|were|has been|have been|['’]s)"
    r" (?:(?:now|finally) )?(?:unblocked|released"
    r"|no longer (?:blocked|stuck|on hold|waiting|held up)"
    r"|not (?:blocked|stuck|on hold) any ?more"
    r"|(?:running|working|moving|under way)(?: again| now)?)"
    r"|(?:(?:is|are|was|were|has|have) (?:(?:now|finally) )?)?(?:works|runs|goes on"
    r"|go on|resumed|continues|started|begun|began)\b(?! to\b))"
)
_NOT_SO = re.compile(
    r"(?i)\b(?:not yet|will|shall|would|should|could|might|may|must|if|unless|when|once"
    r"|until|whether|before|as soon as|hopes?|hoped|expects?|expected|planned"
    r"|wants?|wanted|asked|promised|supposed|to be|nobody|never|half|some of|part of"
    r"|one of|wrong|damaged|broken|only|expired|again no)\b|['’]ll\b|\?"
)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Hold:
    """What words say is held, and what they say it waits for; either may be empty.

    `deed` is what is done as soon as that is there, verb first: `book the date`.
    """

    held: str
    awaited: tuple[str, ...]
    deed: str = ""


def hold_in(text: str) -> Hold | None:
    """Return what a sentence says is blocked or waited for, or None."""
    held = _HELD.search(text)
    waits = [found["thing"] for found in _AWAITED.finditer(text)]
    waits += [found["thing"] for found in _TO_COME.finditer(text)]
    needs = [one for form in (_NEEDS, _FIRST) for one in form.finditer(text)]
    until = list(_CANNOT.finditer(text))
    waits += [found["thing"] for found in needs]
    waits += [_BECOMES.sub("", _GETS.sub("", found["thing"])) for found in until]
    if held is None and not waits and not _BLOCKS.search(text):
        return None
    things = dict.fromkeys(name for each in waits if (name := _with_of(each)))
    deeds = (_WHO.sub("", found["deed"].strip()) for found in (*needs, *until))
    deed = next((one for one in deeds if not _STARTS.match(one)), "")
    return Hold(held["thing"].strip() if held else deed, tuple(things), deed)


def ended_by_records(
    view: View, text: str, said_on: date, keys: frozenset[str] = frozenset()
) -> bool:
    """Whether the records of what words say is blocked show that it is over.

    The entry that covers it (`keys`) is closed, or its ticket has moved on since the
    day of the words; without a key, the ticket whose title calls the same.
    """
    keys = keys | keys_in(text, spoken_keys(view))
    entries = [k.record for k in view.records(RaidEntry) if k.record.key in keys]
    tickets = [known for known in view.records(Ticket) if known.record.key in keys]
    over = [not entry.is_open for entry in entries]
    over += [
        known.record.category in _CLOSED
        or (known.since > said_on and not known.record.is_blocked)
        for known in tickets
    ]
    if over:
        return all(over)
    hold = hold_in(text)
    if hold is None:
        return False
    rows = [known.record for known in view.records(Ticket)]
    same = [row.key for row in rows if hold.held and calls(hold.held, row)]
    if same:
        return all(_is_freed(view, key, said_on) for key in same)
    return bool(hold.awaited) and all(
        _is_made(view, thing, said_on) for thing in hold.awaited
    )


def _is_made(view: View, thing: str, said_on: date) -> bool:
    """Whether the tickets that a thing is called by were finished since the words."""
    named = stems(thing)
    mine = [k.record for k in view.records(Ticket) if is_called(named, k.record)]
    return bool(mine) and all(
        row.category is StatusCategory.DONE and _is_freed(view, row.key, said_on)
        for row in mine
    )


def calls(name: str, ticket: Ticket) -> bool:
    """Whether words name what a ticket is about, by its title."""
    named = stems(name)
    if is_called(named, ticket):
        return True
    common = shared(named, stems(ticket.title))
    return len(common) >= _FEWEST and same_matter(name, ticket.title).same


def is_called(named: frozenset[str], ticket: Ticket) -> bool:
    """Whether stems are those of a ticket's title, or of it and some more there."""
    lead = stems(_LINK.sub("", ticket.title))
    return bool(named) and lead <= named <= stems(ticket.title)


def _is_freed(view: View, key: str, said_on: date) -> bool:
    """Whether a ticket was finished, or blocked and then freed, since the words."""
    states = view.history(Ticket, key)
    now = states[-1].record
    if now.is_blocked:
        return False
    closed = now.category in _CLOSED
    before = [
        n
        for n, state in enumerate(states)
        if (state.record.category not in _CLOSED if closed else state.record.is_blocked)
    ]
    if not (closed or before):
        return False
    freed = states[before[-1] + 1] if before else states[0]
    return min(freed.record.updated or freed.since, freed.since) >= said_on


def tells_end(text: str, hold: Hold) -> bool:
    """Whether words say that what was held goes on, or that what it awaited came."""
    return any(
        (bool(hold.held) and _says(_GOES_ON, clause, hold.held))
        or any(tells_arrival(clause, thing) for thing in hold.awaited)
        for clause in _clauses(text)
    )


def tells_arrival(clause: str, thing: str) -> bool:
    """Whether a clause says that a thing came, or that somebody has it."""
    return _says(_CAME, clause, thing) or _says(_GOT, clause, thing)


def _clauses(text: str) -> list[str]:
    return [
        clause
        for sentence in _SENTENCE.split(text)
        if not sentence.rstrip('”"„“« ').endswith("?")
        for clause in _CLAUSE.split(sentence)
        if clause.strip()
    ]


def _says(form: re.Pattern[str], clause: str, thing: str) -> bool:
    found = form.search(clause)
    if found is None or _NOT_SO.search(clause):
        return False
    if form is not _GOES_ON and is_negated(clause):
        return False
    words, wanted = _words(_name(found["thing"])), _words(_name(thing))
    if not words or not wanted:
        return False
    if is_of_other(found["thing"], thing):
        return False
    mine, theirs = stems(" ".join(words)), stems(" ".join(wanted))
    head = stems(wanted[-1])
    return bool(head) and head <= stems(words[-1]) and mine <= theirs


def is_of_other(said: str, thing: str) -> bool:
    """Whether words say of what a thing is, and not of what the thing is.

    The letter of intent is not the letter of authority, nor the survey of the roof the
    asbestos survey.
    """
    found = _OF.search(f" {said}")
    if found is None:
        return False
    rest = stems(thing) - stems(f" {said}"[: found.start()])
    return bool(rest) and not shared(stems(found["of"]), rest)


def _with_of(text: str) -> str:
    """Return the thing with what it is of: `the letter of authority`."""
    of = _OF.search(f" {text}")
    name = _name(text)
    whole = f"{name} of {_name(of['of'])}" if of else name
    return whole if name else ""


def _name(text: str) -> str:
    """Return the thing itself, without where it comes from and what it is for."""
    return _LINK.sub("", f" {text.strip()}").strip()


def _words(name: str) -> list[str]:
    words = [fold(word) for word in _WORD.findall(name)]
    return [word for word in words if word not in _ARTICLES and stems(word)]
