"""Words that tell one happening, by which a question and its answer may differ."""

from __future__ import annotations

import re

from assistant.answering.asked.irregular import IRREGULAR
from assistant.domain.people import fold

_KIN: dict[str, str] = {
    "arrive": "arrives arrived arriving arrival come comes came coming reach reaches "
    "reached land lands landed deliver delivers delivered delivery receive received "
    "recieved here",
    "leave": "leaves leaving left gone depart departs departing departure",
    "quit": "quits quitting resign resigns resigned resigning resignation dismiss "
    "dismissed contract notice",
    "fix": "fixes fixed fixing repair repaired resolve resolved solve solved mend "
    "mended",
    "sign": "signs signed signing signature sign-off signoff",
    "promise": "promises promised commit commits committed commitment guarantee "
    "guaranteed assure assured pledge pledged told",
    "slip": "slips slipped slipping late delay delays delayed postpone postpones "
    "postponed move moves moved moving push pushed reschedule rescheduled stop stops "
    "stopped",
    "fail": "fails failed failing failure broke broken break red",
    "finish": "finishes finished complete completes completed done close closed ready",
    "begin": "begins began begun start starts started starting kick-off",
    "weigh": "weighs weighed weight heavy",
    "cost": "expensive costs price priced prices spend spends spent spending pay pays "
    "paid fee",
    "bear": "bears carry carries carried",
    "cancel": "cancels cancelled canceled drop drops dropped abandon abandoned scrap "
    "scrapped withdraw withdrawn withdrew retire retired remove removed",
    "buy": "buys bought buying purchase purchased",
    "meet": "met meets miss misses missed fulfil fulfils fulfilled",
    "lack": "lacks lacked lacking missing absent outstanding",
    "stay": "stays stayed remain remains remained keep keeps kept hold holds held",
    "back": "return returns returned returning away",
}
_NOUNS = {
    "flight": "fly",
    "flights": "fly",
    "sale": "sell",
    "sales": "sell",
    "loss": "lose",
    "losses": "lose",
    "choice": "choose",
    "choices": "choose",
    "growth": "grow",
    "speech": "speak",
    "song": "sing",
    "songs": "sing",
}
"""Nouns that no stemmer brings to their verb."""
_CLASS = {word: base for base, forms in IRREGULAR.items() for word in forms} | {
    word: name for name, words in _KIN.items() for word in (name, *words.split())
}
_CLASS |= {noun: verb for noun, verb in _NOUNS.items() if noun not in _CLASS}
_WITH_US = re.compile(r"(?i)\bbe (?:with (?:you|us)|on site|at the door)\b")
"""What comes, said by where it is then."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def kin_of(text: str) -> frozenset[str]:
    """Return the happenings that the words of a text tell."""
    told = {_CLASS[word] for word in map(fold, _WORD.findall(text)) if word in _CLASS}
    told |= {"arrive"} if _WITH_US.search(text) else set()
    return frozenset(told | {"leave"} if "quit" in told else told)


def kin_of_word(word: str) -> str | None:
    """Return the happening that a word tells, if it tells one."""
    return _CLASS.get(fold(word))


def words_for(name: str) -> frozenset[str]:
    """Return the words that tell a happening."""
    return frozenset({name, *_KIN.get(name, "").split(), *IRREGULAR.get(name, ())})


def is_happening(name: str | None) -> bool:
    """Whether it is more than the forms of one verb."""
    return name in _KIN
