"""What the grammar of a question demands: a price, a unit, a doer, a deed, a cause.

A sentence that has the words of a question and not what it asks for is no answer to it.
"""

from __future__ import annotations

import re

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.kin import is_happening, kin_of_word
from assistant.answering.asked.properties import gives_price, has_money, measured_in
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.causes import tells_cause
from assistant.answering.candidates.doing import comes_from, names_doer
from assistant.answering.candidates.naming import (
    BEFORE,
    is_label_of,
    is_of_other_party,
    names_anew,
    said_in,
)
from assistant.answering.clauses import is_of_another_doer
from assistant.answering.kinds.bodies import is_of_body
from assistant.answering.kinds.decided_there import decides_nothing
from assistant.answering.kinds.done_when import goes_where_asked
from assistant.answering.kinds.of_kind import is_of_kind
from assistant.answering.kinds.roles import gives_role
from assistant.answering.kinds.unsaid import says_deed
from assistant.answering.things import tells_of_thing
from assistant.answering.wheres import is_of_place
from assistant.domain.facts import Decision
from assistant.domain.people import fold
from assistant.extract.done.past_forms import base_of
from assistant.facts.sameness.stems import (
    STOP_WORDS,
    is_negated,
    same_stem,
    shared,
    stem_of,
    stems,
)
from assistant.gate.amounts import amounts_in, spelled_amounts_in
from assistant.gate.days import days_in

W = Wanted
_COST = re.compile(
    r"(?i)\bhow much (?:does|do|did|is|are|was|were|will)\b.*"
    r"\b(?:cost|price|fee|charge|pay)\w*"
    r"|\bwhat (?:does|do|did|will)\b.*\b(?:cost|charge)\b"
    r"|\bwhat(?:['’]s| is| are| was| were)\b.*\b(?:costs?|prices?|fees?)\b"
)
_IS_MUCH = re.compile(
    r"(?i)\W*how much (?:is|are|was|were) (?:the|our|a|an|that|this)\b"
)
_PART = re.compile(r"(?i)\b(?:left|remain\w*|used|done|finished|needed|missing|more)\b")
_PERCENT = re.compile(r"(?i)\d\s?(?:%|percent|per cent)")
_APART = re.compile(
    r"(?i)\b(?:cheaper|dearer|less|more|lower|higher|saves?|saved|saving|over|under)"
    r"\b[^.;]{0,20}\bby\b|\bby (?:[€$£]\s?)?\d[\d.,]*\s?[^\W\d_]*\W*$|\bdifference\b"
)
"""How far two amounts lie apart, which is neither of them."""
_LIMIT = re.compile(
    r"(?i)\b(?:budget|insured|cover(?:ed|s)?|limit|margin|discount|penalt\w+|savings?"
    r"|up to|at most|afford)\b"
)
"""A sum that bounds a cost, or stands against it."""
_AGAINST = re.compile(
    r"(?i)\b(?:against|over|above|under|below|within|of) (?:a|an|the|our|its) (?:\w+ )?"
    r"(?:budget|limit)\b(?: of [€$£]? ?\d[\d.,]*)?"
)
"""The bound of a cost, behind the cost itself."""
_HOW_HEAVY = re.compile(
    r"(?i)\bhow (?:heavy|much)\b.*\b(?:heavy|weigh\w*)|\bhow heavy\b"
)
_BEARS = re.compile(r"(?i)\b(?:carr(?:y|ies)|bears?|holds?|lifts? up|capacity|up to)\b")
_WEIGHS = re.compile(r"(?i)\b(?:weigh\w*|heavy)\b")
_HOW_APART = re.compile(r"(?i)\bhow much \w+(?:er|more|less)\b|\bdifference\b")
_CLAUSE = re.compile(
    r"[.;!?](?=\s|$)|,\s(?=(?:[A-Z][\w-]+|it|they|we|the [\w-]+) (?!and\b)[a-z]+s\b)"
    r"|\s(?:but|while|whereas)\s"
)
_HOW_LONG = re.compile(r"(?i)\W*(?:and )?how long\b")
_LASTING = re.compile(
    r"(?i)\b(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|until|till"
    r"|from|since|through|met(?:re|er)|feet|foot|inch|mile|km|cm|mm|ms)(?:s|es)?\b"
    r"|\d ?m\b"
)
"""How long something lasts, or is."""
_POINTS = re.compile(r"(?i)\b(?:it|its|they|their|them|that|this|these|those|which)\b")
"""What means a thing of the clause before."""
_HOW_MANY = re.compile(r"(?i)\bhow (?:many|much) ([^\W\d_]+)\b")
_MANY = re.compile(r"(?i)\bhow many ([^\W\d_]+)\b")
_WEEKDAY = re.compile(
    r"(?i)\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)"
    r"(?:day)?,? (?:the )?$"
)
_YEAR = re.compile(r"(?i)\b(?:since|in|from|until|before|after|of) (?:19|20)\d\d$")
_QUOTED = re.compile(r"“([^”]+)”")
_QUANTITY = re.compile(
    r"(?i)\b(?:none|both|all|half|dozens?|hundreds?|thousands?|several|few|couple"
    r"|many|most|single|zero|every|each|majority|keine?r?|alle|beide)\b"
)
_NO_SUCH = re.compile(r"(?i)\b(?:no|not any|without|not an?)((?: [\w'’-]+){1,3})")
_UNITS = frozenset(
    "kwp kw mw gw kwh mwh gwh kva w watts kilowatts megawatts kg kilos kilograms tons "  # noqa: SIM905
    "tonnes litres liters gallons metres meters km kilometres kilometers miles feet "
    "inches euros pounds dollars francs crowns percent volts amps degrees gb tb mb "
    "hectares".split()
)
_HAS_BECOME = re.compile(
    r"(?i)\bhow many\b.+ (?:are|is|were|was|been|be|have|has) (?:\w+ly |already |now )?"
    r"(?P<deed>[^\W\d_]+)(?: (?:now|already|yet|so far|by now|today))?\W*$"
)
_NOW = re.compile(r"(?i)\b(?:now|by now|so far|already)\b")
_LEFT = re.compile(
    r"(?i)\b(?:still|left|remain\w*|missing|to be|open|without|un\w+|only|except|but"
    r"|lack\w*|fail\w*|drop\w*|leave|none|nobody)\b"
)
"""Words of what is not so, or not done."""
_NO_DEED = frozenset(
    "left needed planned allowed required expected supposed involved called "  # noqa: SIM905
    "used given".split()
)
_WHO = re.compile(
    r"(?i)^\W*(?:and |so )?who(?P<aux>(?: (?:is|are|was|were|has|have|had|will|would"
    r"|can|could|must|should|still|also|now|first|usually))*)"
    r" (?P<verb>[^\W\d_][\w'’-]*)"
)
_PARTICLE = re.compile(r"(?i) (?:in|up|over|out|on|off|after|down|back|away)\b")
"""What makes another verb of one, for which there are many words: stand in."""
_DOER = re.compile(
    r"(?<=[^\W_] )(?<!\b[Ff]rom )(?<!\b[Ff]or )(?<!\b(?:in|at|of|on|to|In|At|On) )"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May"
    r"|June|July|August|September|October|November|December)[A-ZÄÖÜ][\w-]*[a-zäöüß]\w*"
)
"""A name that may do something: not of whom, or where, a thing comes from or is."""
_ASIDE = re.compile(
    r"\b(?:[Ff]rom|[Ff]or|[Ii]n|[Aa]t|[Oo]f|[Oo]n|[Tt]o|[Ww]ith) (?:the )?"
    r"[A-ZÄÖÜ][\w-]*(?: (?:(?:&|and) )?[A-ZÄÖÜ][\w-]*)*"
)
"""Names of whom, or where, a thing comes from, goes to, or with whom it is."""
_SELF = re.compile(r"(?i)\b(?:i|we|you)\b(?:['’]\w+)?((?: [\w'’-]+){1,4})")
_DECISION = re.compile(
    r"(?i)^\W*(?:decision|decided|agreed|resolved|beschluss)\b[^:.;]{0,40}:\W*"
)
_BE = re.compile(r"(?i)\b(?:is|are|was|were)\b")
_RECORDED = stems(
    "own owner has have assign responsible lead run handle hold work look"
    " cover stand substitute deputise"
) | {"own", "has", "have", "do", "does", "did"}
_REPLACES = stem_of("replaces")
"""Of a person, who does so stands in for them, for which there are many words."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_STAYS = re.compile(
    r"(?i)\W*(?:does|do|did|will|is|are|was|were) (?:the|our) (?P<thing>[^\W\d_]+)"
    r" (?:(?:stay|remain|keep|be|still) )*(?:open|closed|shut)\b"
)
_LATE = re.compile(
    r"(?i)\b(?:late|later|tight|behind|overdue|delayed|slow|at risk|red|amber)\b"
)


def meets(one: Candidate, question: Question) -> bool:
    """Whether a sentence gives what the form of the question asks for."""
    checks = (
        is_of_kind(one, question.text, question.wanted),
        tells_of_thing(one, question),
        gives_role(one, question),
        is_of_body(one, question),
        is_of_place(one, question),
        not is_of_another_doer(one, question),
        not is_of_other_party(one, question),
        not decides_nothing(one, question),
        says_deed(one, question),
        goes_where_asked(one, question),
    )
    if not all(checks):
        return False
    if question.wanted is W.AMOUNT:
        return _gives_amount(one, question)
    if question.wanted is W.PERSON and not question.duty:
        return _gives_doer(one, question)
    if question.wanted is W.REASON and _LATE.search(question.text):
        return tells_cause(one)
    lasting = _STAYS.match(question.text)
    if lasting is not None and not one.computed:
        named = one.about | one.titles | one.short | stems(one.words)
        return stems(lasting["thing"]) <= named
    return True


def _gives_amount(one: Candidate, question: Question) -> bool:
    said = said_in(one.unit.text)
    if _asks_price(question):
        return _prices(one, said, question)
    if _HOW_HEAVY.search(question.text) and _BEARS.search(said):
        return _WEIGHS.search(said) is not None
    unit = _unit_asked(question)
    if unit is not None and not (
        _in_unit(said, unit) and _is_of_it(one, question, unit)
    ):
        return False
    if _is_only_sum(said, question) or (
        not one.computed and _counts_other(one, said, question)
    ):
        return False
    become = _HAS_BECOME.search(question.text)
    deed = fold(become["deed"]) if become else ""
    if one.computed or deed in _NO_DEED or not _is_deed(deed):
        return True
    return has_deed(said, deed) or _NOW.search(said) is not None


def _is_only_sum(said: str, question: Question) -> bool:
    """Whether it gives money, and no time, where it is asked how long."""
    long = _HOW_LONG.match(question.text) is not None
    return long and has_money(said) and _LASTING.search(said) is None


def _counts_other(one: Candidate, said: str, question: Question) -> bool:
    """Whether where things are counted it has only times, sums or shares.

    So has what says that so many are, where it is asked how many are not, and what has
    no number but a date or that of its row.
    """
    found = _MANY.search(question.text)
    if found is None or any(one.unit for one in amounts_in(f"2 {found[1]}")):
        return False
    quoted = " ".join(_QUOTED.findall(said))
    said = quoted if quoted and not one.computed else said
    days = list(days_in(said))
    told = [
        number
        for number in (*amounts_in(said), *spelled_amounts_in(said))
        if not any(day.start <= number.start < day.end for day in days)
        and not _WEEKDAY.search(said[: number.start])
        and not _YEAR.search(said[: number.end])
    ]
    numbers = [number for number in told if number.words.casefold() != "one"]
    if numbers and all(number.unit not in {"", "ordinal"} for number in numbers):
        return True
    if not (told or _QUANTITY.search(said)):
        none = (stems(words) for words in _NO_SUCH.findall(said))
        return not any(shared(things, question.subject) for things in none)
    denied = is_negated(question.text) and not is_negated(said)
    return denied and _LEFT.search(said) is None


def _asks_price(question: Question) -> bool:
    if _COST.search(question.text):
        return True
    if not _IS_MUCH.match(question.text) or _PART.search(question.text):
        return False
    return not stems(question.bare) & measured_in("1 m 1 kg 1 kW 1 V 1 bar 1 l 1 m²")


def _prices(one: Candidate, said: str, question: Question) -> bool:
    """Whether it gives a sum, or a share, of what is asked for in the same clause."""
    apart = _HOW_APART.search(question.text)
    share = _COST.search(question.text) is None and _PERCENT.search(said)
    clauses = _CLAUSE.split(said)
    priced = [
        f"{clauses[place - 1]} {clause}" if place and _POINTS.search(clause) else clause
        for place, clause in enumerate(clauses)
        if gives_price(clause)
        and (apart or not _APART.search(clause))
        and (
            _LIMIT.search(question.text) or not _LIMIT.search(_AGAINST.sub("", clause))
        )
    ]
    if not (priced or share):
        return False
    things = _things(question, "")
    if one.computed or not things or share:
        return True
    label = BEFORE.match(said)
    beside = one.titles | one.short | stems(label[1] if label else "")
    return any(shared(things, stems(clause) | beside) for clause in priced)


def _unit_asked(question: Question) -> str | None:
    found = _HOW_MANY.search(question.text)
    unit = fold(found[1]) if found else ""
    return unit if unit in _UNITS else None


def _in_unit(said: str, unit: str) -> bool:
    """Whether a number of that unit, or of another of the same property, is told."""
    named = re.search(rf"(?i)\d\s?{re.escape(unit.removesuffix('s'))}s?\b", said)
    alike = measured_in(f"1 {unit}")
    return bool(named or (alike and alike & measured_in(said)))


def _is_of_it(one: Candidate, question: Question, unit: str) -> bool:
    """Whether it names a thing of the question beside the unit and what is done."""
    things = _things(question, unit)
    return not things or bool(shared(things, one.about | one.short | one.titles))


def _things(question: Question, unit: str) -> frozenset[str]:
    return question.subject - question.kin.keys() - stems(unit) - {stem_of(unit)}


def _is_deed(word: str) -> bool:
    past = word.endswith("ed") or base_of(word) is not None
    return past or is_happening(kin_of_word(word))


def has_deed(said: str, deed: str) -> bool:
    """Whether a form of the verb, or another word for what it tells, is said."""
    kin, stem = kin_of_word(deed), stem_of(base_of(deed) or deed)
    return any(
        same_stem(stem_of(base_of(low) or low), stem)
        or same_stem(stem_of(low), stem)
        or (kin is not None and kin_of_word(low) == kin)
        for low in map(fold, _WORD.findall(said))
    )


def _gives_doer(one: Candidate, question: Question) -> bool:
    """Whether somebody is named, and what is asked for is said to be done."""
    deed = deed_asked(question.text)
    if deed is None or (question.people and stem_of(deed) == _REPLACES):
        return True
    said = said_in(one.unit.text)
    if one.computed:
        return bool(one.people) or names_anew(one, question)
    label = BEFORE.match(said) if is_label_of(one.unit.text, question) else None
    if label and said[label.end() :][:1].isupper():
        return True
    if comes_from(said, deed):
        return True
    if not has_deed(said, deed) or _only_decides(one, said, deed):
        return False
    return _names_somebody(one, question, deed) or _says_of_self(said, deed)


def _only_decides(one: Candidate, said: str, deed: str) -> bool:
    """Whether it names only who decided, and the deed is a noun: after the check.

    What does it need not be somebody: the puppets travel last.
    """
    decided = [fact.what for fact in one.unit.facts if isinstance(fact, Decision)]
    what = " ".join(decided) or _DECISION.sub("", said)
    if what == said or not one.people:
        return False
    people = {fold(part) for name in one.people for part in name.split()}
    named = people & set(map(fold, _WORD.findall(what)))
    noun = rf"(?i)\b{re.escape(deed.removesuffix('s'))}s?(?=\W*[,;:]|\W*$)"
    says_who = named or re.search(r"\bI\b", what)
    return not says_who and re.search(noun, what) is not None


def assigns_deed(one: Candidate, question: Question) -> bool:
    """Whether a record gives to somebody the work whose deed the question asks for."""
    deed = deed_asked(question.text) if question.wanted is W.PERSON else None
    [fact, *_] = one.unit.facts
    title = _WORD.findall(fact.title)[:1]
    return deed is not None and W.OWNER in one.gives and has_deed("".join(title), deed)


def deed_asked(text: str) -> str | None:
    """Return the verb of `who books it`, `who is booking it`, `who will book it`."""
    found = _WHO.match(text)
    verb = fold(found["verb"]) if found else ""
    if found is None or verb in STOP_WORDS - {"goes", "go", "comes", "come", "going"}:
        return None
    if _PARTICLE.match(text[found.end() :]):
        return None
    if _BE.search(found["aux"]) and not verb.endswith("ing"):
        return None
    return None if verb in _RECORDED or stem_of(verb) in _RECORDED else verb


def _names_somebody(one: Candidate, question: Question, deed: str) -> bool:
    said = said_in(one.unit.text)
    words = set(map(fold, _WORD.findall(said)))
    people = {fold(part) for name in one.people for part in name.split()}
    if people & words or names_doer(one, deed, question.text):
        return True
    asked = fold(question.text)
    led = _ASIDE.sub(" ", said)
    return any(fold(name) not in asked for name in _DOER.findall(led))


def _says_of_self(said: str, deed: str) -> bool:
    """Whether who speaks, or is spoken to, does it: `I book it`, `you pay it`."""
    return any(has_deed(found[1], deed) for found in _SELF.finditer(said))
