"""What later words and records end, where no report has the verb of the work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from assistant.domain.evidence import Evidence, Quote
from assistant.domain.facts import ActionItem, ActionStatus
from assistant.domain.labels import Label
from assistant.domain.people import People, fold
from assistant.extract.text.sentences import split
from assistant.facts.actions.closed_records import ClosedRecords
from assistant.facts.actions.told_ends import ToldEnd, told_ends
from assistant.facts.actions.told_results import takes_deed, tells_result
from assistant.facts.actions.wishes import WORD, Wish, content, wish_of
from assistant.facts.mentions import Mentions, Remark
from assistant.facts.sameness.stems import other_numbers, stem_of
from assistant.facts.sameness.synonyms import synonyms

_ALIKE = 0.1
_UNDONE = {ActionStatus.OPEN, ActionStatus.OVERDUE}
_PRONOUNS = frozenset({"it", "them", ""})
_LABEL = re.compile(
    r"^[\W_]*(?P<topic>[^.:|?!]{2,60}?)(?:[.:] ?\*\*|:\*\*|\*\*[.:]?|[:|])"
)
_GIVEN = frozenset({"hand", "make", "take", "order", "ask", "find"})
_PASSES = frozenset({"hand", "take", "order", "ask"})
_HELD = frozenset({"present", "contact", "examine", "take", "make"})
_FITTED = frozenset({"fit", "place", "order", "take", "make", "repair", "hand"})
_GONE = frozenset({"remove", "repair", "change"})
_FITS = re.compile(
    r"\b(?:fitted|installed|mounted|put in|built in|in place|up|hung|laid|set up)\b",
    re.IGNORECASE,
)
_WANTS_GONE = re.compile(
    r"\b(?:gone|away|rid of|out of (?:there|the way))\b", re.IGNORECASE
)
_STATES = re.compile(
    r"\b(?:draft|outline|sketch|first (?:cut|version|pass|draft)|interim"
    r"|preliminary|old|former|previous|other|another)\b",
    re.IGNORECASE,
)
_FINAL = re.compile(
    r"\b(?:signed|countersigned|final|finished|approved|completed)\b", re.IGNORECASE
)
_CLOSES = re.compile(
    r"^(?:close|finish|complete|finali[sz]e|sign|conclude|get .+ signed|wrap up)\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:of|for|about) (?:the |our |their |every |each )?"
    r"(?P<of>[^\W\d_][\w-]*(?: [^\W\d_][\w-]*)?)"
)
_IS_GONE = re.compile(r"\b(?:gone|history|no more|thing of the past)\b", re.IGNORECASE)
_STORED = re.compile(
    r"\b(?:in|on) (?:the|our) (?:[\w-]+ )?(?:repo(?:sitory)?|vault|wiki|folder|safe"
    r"|shared? ?drive|share(?:point)?|drive|confluence|intranet|portal)\b",
    re.IGNORECASE,
)
"""Where what was made or put away lies: its owner need not name it in full."""
_PASSED_ON = re.compile(
    r"\band (?:then )?(?:I|we) (?:have |then |also )?(?:forwarded|sent|passed|handed"
    r"|mailed|gave|uploaded)\b",
    re.IGNORECASE,
)
"""What came to its owner went on from him: `it arrived and I forwarded it`."""
_RATES = re.compile(
    r"\b(?:throughput|rate|speed|capacity|output|load)\b", re.IGNORECASE
)
_MEASURES = re.compile(
    r"(?:measure|test|check|find out|determine|count)\b", re.IGNORECASE
)
_HAS_RATE = re.compile(
    r"^(?:the |our )?(?P<meter>[\w-]+(?: [\w-]+)?) (?:now )?(?:says|shows|reads|reaches"
    r"|reached|gives|gave|does|did|made|makes|measured) (?:only |about "
    r"|around )?\d[\d.,]*"
    r"(?: [\w-]+){0,2}? (?:an?|per|each|every) (?:hour|minute|second|day|week)\b",
    re.IGNORECASE,
)
"""`The simulator says 900 an hour`: how much it does is measured."""
_ENOUGH = 2


class Said(NamedTuple):
    """A sentence of a remark, with the topic under which it stands."""

    words: str
    core: str
    topic: str
    remark: Remark


def with_ends(
    items: Iterable[ActionItem],
    mentions: Mentions,
    people: People,
    records: ClosedRecords,
) -> tuple[ActionItem, ...]:
    """Return the actions, those done of which later words show the end."""
    return tuple(_ended(item, mentions, people, records) for item in items)


def _ended(
    item: ActionItem, mentions: Mentions, people: People, records: ClosedRecords
) -> ActionItem:
    if item.status not in _UNDONE:
        return item
    first = item.evidence[0]
    quote = first.quote if isinstance(first, Quote) else ""
    wish = wish_of(item.what, quote, people)
    last = _last_asked(item)
    record = records.end(item.what, item.owner, item.raised, wish)
    if record is not None:
        return _closed(item, record)
    for said in _said_since(item, mentions, last):
        case = _Case(item, wish, said.core, said.remark.speaker, people)
        if any(_shows(told, case) for told in told_ends(said.core, said.topic)):
            end = said.remark.cite(said.words)
            return _closed(item, end)
    return item


def _closed(item: ActionItem, end: Evidence) -> ActionItem:
    return item.model_copy(update={"status": ActionStatus.DONE, "closed_by": (end,)})


def _last_asked(item: ActionItem) -> date:
    asked = (one for one in (*item.evidence, *item.mentions) if isinstance(one, Quote))
    return max((one.dated for one in asked if one.dated), default=item.raised)


def _said_since(item: ActionItem, mentions: Mentions, last: date) -> Iterator[Said]:
    quotes = [one.quote for one in item.evidence if isinstance(one, Quote)]
    for remark in mentions.of([item.what, *quotes[:1]], (), _ALIKE):
        if remark.dated <= last or remark.quote.label is Label.RESTRICTED:
            continue
        topic = ""
        label = _LABEL.match(remark.text)
        if label is not None:
            topic = label["topic"]
        for sentence in split(remark.text):
            yield Said(sentence.text, sentence.core, topic, remark)


@dataclass(frozen=True, slots=True)
class _Case:
    """An action, what it wishes for, and a sentence that may end it."""

    item: ActionItem
    wish: Wish
    core: str
    speaker: str | None
    people: People

    def words(self, text: str) -> list[str]:
        """Return the stems of a text that name things."""
        return content(text, self.people)


def _shows(told: ToldEnd, case: _Case) -> bool:
    """Whether what is told of a thing is the end of the wish."""
    wish, what = case.wish, case.item.what
    if not _is_kind(told, wish, what):
        return False
    if told.form == "result":
        return _is_result(told, case)
    thing = told.topic if fold(told.thing) in _PRONOUNS else told.thing
    named = case.words(_before_clause(thing))
    topic = case.words(told.topic) if thing is not told.topic else []
    if topic and all(_has(one, wish.name | wish.about) for one in topic):
        named = [*named, *topic]
    early = _STATES.search(told.clause) and not _STATES.search(what)
    if not named or early or other_numbers(thing, what):
        return False
    if wish.head is None:
        return _is_pointed_at(told, thing, named, case)
    return _is_thing(told, thing, named, case)


def _is_pointed_at(
    told: ToldEnd, thing: str, named: Sequence[str], case: _Case
) -> bool:
    """Whether a thing is what the words around a wish without a name speak of."""
    about = case.wish.about
    if not _has(named[-1], about) and not _has(named[0], about):
        return False
    points = sum(_has(one, about) for one in set(case.words(case.core))) - 1
    points += _meets_whom(case.core, case.item, case.people)
    return points + _whose(told, thing, case) >= _ENOUGH


def _is_thing(told: ToldEnd, thing: str, named: Sequence[str], case: _Case) -> bool:
    """Whether a thing is the one that is named, by enough of what is told of it."""
    wish = case.wish
    points = None if _is_of_another(thing, wish, case.people) else _points(named, wish)
    whom = _is_whom(told, case)
    whose = _whose(told, thing, case)
    if points is None or whom is False:
        return False
    if not (whom or _hands_over(told, wish, whose)):
        return False
    points += thing is told.topic and all(_has(one, wish.name) for one in named)
    points += whose + (_CLOSES.match(case.item.what) is not None)
    points += whose and told.form == "came" and _PASSED_ON.search(case.core) is not None
    points += (
        whose and told.form == "placed" and _STORED.search(told.clause) is not None
    )
    return points + bool(whom) >= _ENOUGH


def _meets_whom(core: str, item: ActionItem, people: People) -> bool:
    """Whether words name somebody else whom the wish names, too."""
    named = {people.resolve(word) for word in WORD.findall(core)}
    wanted = {people.resolve(word) for word in WORD.findall(item.what)}
    return bool(named & wanted - {None, item.owner})


def _hands_over(told: ToldEnd, wish: Wish, whose: int) -> bool:
    """Whether that somebody has it says that he was given it: he may yet make it."""
    if told.form == "with":
        return False
    return told.form != "has" or whose > 0 or bool(wish.deeds & _PASSES)


def _is_result(told: ToldEnd, case: _Case) -> bool:
    """Whether a clause tells what the verb of the wish leads to, of its thing.

    It names the thing whole, or its topic does; of a name of one word it needs the
    owner, too, or another word that the wish has.
    """
    wish, item, people = case.wish, case.item, case.people
    if _is_measured(told, case):
        return True
    other = other_numbers(f"{told.topic} {told.clause}", item.what)
    if other or wish.head is None or not tells_result(told.clause, item.what):
        return False
    topic = content(told.topic, people)
    named = [*topic, *content(told.clause, people)]
    about = sum(_has(one, named) for one in wish.about)
    to_whom = bool(topic) and set(map(fold, WORD.findall(told.topic))) <= wish.whom
    if not about and _is_of_another(told.clause, wish, people):
        return False
    heard = {stem_of(one) for one in wish.whom}
    about += bool(heard & set(content(told.clause, people)))
    deed = about > 0 and takes_deed(told.clause, item.what)
    if not (_names(wish.name, named) or to_whom or deed):
        return False
    ours = bool(topic) and all(_has(one, wish.name | wish.about) for one in topic)
    owner = _whose(told, told.clause, case)
    if not ours and owner == 0 and _is_by_another(told.clause, case):
        return False
    return len(wish.name) - 1 + ours + about + owner + to_whom >= 1


def _is_measured(told: ToldEnd, case: _Case) -> bool:
    """Whether a clause gives the rate that is to be measured, by what measures it."""
    what, rate = case.item.what, _HAS_RATE.match(told.clause)
    if rate is None or not (_MEASURES.match(what) and _RATES.search(what)):
        return False
    meter = case.words(rate["meter"])
    return bool(meter) and all(_has(one, case.words(what)) for one in meter)


def _is_by_another(clause: str, case: _Case) -> bool:
    doer = case.people.resolve(next(iter(WORD.findall(clause)), None))
    return None not in {doer, case.item.owner} and doer != case.item.owner


def _names(name: frozenset[str], told: Sequence[str]) -> bool:
    """Whether words name a thing: all of a short name, two thirds of a long one."""
    hits = sum(_has(one, told) for one in name)
    return hits == len(name) or (len(name) > _ENOUGH and 3 * hits >= 2 * len(name))


def _is_of_another(text: str, wish: Wish, people: People) -> bool:
    """Whether words say of what a thing is, and it is not what the wish says."""
    said = {one for found in _OF.findall(text) for one in content(found, people)}
    known = wish.name | wish.about | {stem_of(one) for one in wish.whom}
    if not wish.about or not said:
        return False
    return not any(_has(one, known) for one in said)


def _before_clause(thing: str) -> str:
    return re.split(r" (?:since|which|that|who|from|as|and|now|until) ", thing)[0]


def _is_kind(told: ToldEnd, wish: Wish, what: str) -> bool:
    """Whether the form ends work of the kind that is asked for."""
    deeds = wish.deeds
    if told.form in {"begun", "result"}:
        return wish.starts or told.form == "result"
    if told.form == "held":
        return not deeds or bool(deeds & _HELD)
    if told.form == "done":
        return not wish.starts
    if told.form == "placed":
        return _is_placed(told.clause, deeds, what)
    if wish.starts or not _CLOSES.match(what):
        return not wish.starts and (not deeds or bool(deeds & _GIVEN))
    return _FINAL.search(told.thing) is not None


def _is_placed(clause: str, deeds: frozenset[str], what: str) -> bool:
    """Whether the state of a thing is the one that the work brings about."""
    if _IS_GONE.search(clause):
        return bool(deeds & _GONE) or _WANTS_GONE.search(what) is not None
    return not deeds or bool(deeds & _FITTED) or _FITS.search(what) is not None


def _points(named: Sequence[str], wish: Wish) -> int | None:
    """Return how many words two names share beyond the head, None if they are two."""
    place = next(
        (n for n, one in enumerate(named) if synonyms(one, wish.head or "")), None
    )
    if place is None:
        only = len(named) == 1 and _has(named[0], wish.name)
        return 0 if only else None
    others = [one for n, one in enumerate(named) if n != place]
    every = wish.name | wish.about
    strange = [one for one in named[:place] if not _has(one, every)]
    lacking = [
        one
        for one in wish.name - {wish.head}
        if not any(synonyms(one, o) for o in named)
    ]
    if strange and lacking:
        return None
    everything = wish.name | wish.about
    whole = len(everything) > 1 and all(_has(one, named) for one in everything)
    whole = whole or (len(wish.name) > 1 and not lacking)
    return sum(_has(one, every) for one in others) + whole


def _has(stem: str, among: Iterable[str]) -> bool:
    return any(synonyms(stem, one) for one in among)


def _whose(told: ToldEnd, thing: str, case: _Case) -> int:
    """Return 1 where the words say that the thing is the owner's, or he tells it."""
    item, speaker, people = case.item, case.speaker, case.people
    if item.owner is None:
        return 0
    if speaker == item.owner:
        return 1
    owners = re.findall(r"([^\W\d_]\w+)['’]s?\b", thing)
    doers = WORD.findall(told.who or "") if told.form in {"gives", "which"} else []
    names = [*owners, *doers, *re.findall(r"from ([^\W\d_]\w+)", told.clause)]
    names += [told.topic, *WORD.findall(told.topic)[:1]]
    return int(any(people.resolve(one) == item.owner for one in names))


def _is_whom(told: ToldEnd, case: _Case) -> bool | None:
    """Whether who has it was to have it; None where nothing says who it was to be."""
    wish, item, people = case.wish, case.item, case.people
    if told.form not in {"has", "got", "with"}:
        return None
    who = told.who or ""
    words = {fold(re.sub(r"['’]s$", "", one)) for one in WORD.findall(who)}
    named = people.resolve(who) or people.resolve(who.split()[0] if who else None)
    if told.form == "got" or words & {"i", "we"}:
        named = people.resolve(case.speaker)
        words |= {fold(part) for part in (named or "").split()}
    if named is not None and named == item.owner:
        takes = bool(wish.deeds & {"take", "order", "ask"}) and not wish.whom
        return None if takes else False
    if wish.whom:
        if words & wish.whom:
            return True
        whom = {people.resolve(one) for one in wish.whom} - {None}
        if named is not None and named in whom:
            return True
        return None if words & {"i", "we"} or told.form == "got" else False
    return None
