"""The event that a milestone's name tells, in all forms in which people tell it.

"Design approved", "design approval", "sign-off of the design" and "approve the design"
name one event of one subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.extract.dates.words import same_length_fold
from assistant.extract.done.past_forms import base_of, past_forms
from assistant.facts.sameness.stems import stem_of, stems


class Sort(StrEnum):
    """What kind of thing an event is: somebody's leave, goods that come, or a doing."""

    LEAVE = "leave"
    GOODS = "goods"
    DOING = "doing"


@dataclass(frozen=True, slots=True)
class _Forms:
    """The forms of one event, as alternatives of a pattern.

    `done` is said of its subject ("is approved"), `came` is what the subject does
    itself ("arrived"), `noun` names the event, `base` is what plans call the task,
    `does` the present of what the subject does itself ("opens"), `also` is said of it
    like `done`, but names another event in a title.
    """

    done: str
    noun: str
    base: str
    came: str = ""
    sort: Sort = Sort.DOING
    does: str = ""
    also: str = ""


_FAMILIES = (
    _Forms(
        r"approved|accepted|signed[ -]off|okayed",
        r"approval|acceptance|sign[ -]?off",
        r"approve|accept|sign[ -]off",
        sort=Sort.LEAVE,
        also=r"signed(?! (?:up|in|on|out|over|away|for)\b)",
    ),
    _Forms(
        r"delivered|received",
        r"delivery|arrival",
        r"deliver",
        r"arrived|turned up|came in",
        Sort.GOODS,
    ),
    _Forms(
        r"(?:now )?live|launched",
        r"go(?:ing)?[ -]?live|launch",
        r"launch|go live(?! of\b)",
        r"went live|gone live|launched",
        does=r"go(?:es)? live|launch(?:es)?",
    ),
    _Forms(r"released|shipped", r"release", r"release|ship", r"shipped"),
    _Forms(r"handed over", r"hand[ -]?over|handing[ -]over", r"hand over"),
    _Forms(
        r"completed?|finished|done|finali[sz]ed",
        r"completion",
        r"complete|finish|finali[sz]e",
    ),
    _Forms(r"signed", r"signature|signing", r"sign", sort=Sort.LEAVE),
    _Forms(r"opened|open", r"opening", r"open", r"opened", does=r"opens?"),
    _Forms(
        r"closed|shut",
        r"closing|closure",
        r"close|shut",
        r"closed",
        does=r"closes?",
    ),
    _Forms(
        r"ended|concluded",
        r"ending",
        r"end|conclude",
        r"ended|concluded|came to an end|(?:is|are|was|were) over",
        does=r"(?:end|conclude)s?",
    ),
    _Forms(
        r"sent(?: out)?|dispatched|mailed(?: out)?",
        r"dispatch|sending|mailing",
        r"send(?: out)?|dispatch|mail(?: out)?",
        r"went out|gone out",
        does=r"go(?:es)? out",
    ),
    _Forms(
        r"started|begun|kicked off",
        r"start|kick[ -]?off|commencement",
        r"start|begin|kick off",
        r"started|began|begun|kicked off|(?:is|are) (?:now |finally |up and )*"
        r"(?:running|under way|underway"
        r"|on(?=\W*(?:$|[,;.!)]|(?:since|and|now|from)\b)))",
        does=r"(?:start|begin|commence)s?|kicks? off",
    ),
)
_SUFFIXED = re.compile(
    r"(?P<root>[a-z]{3,}?)(?:ation|cation|ition|ion|ement|ment|ance|ence|ery|al|ing)"
)
_PAST = re.compile(r"(?P<root>[a-z]{3,}?)ed")
_NO_PAST = re.compile(r"(?:ne|se|fe|spe|bre|exce|succe|proce)ed")
_GRANTED = re.compile(
    r"(?P<rest>.*\S)\s+(?:is |been )?(?:completed?|done|finished|received|obtained"
    r"|granted|given|achieved|held|over|in (?:hand|place))"
)
_NOUNS = {
    "freeze": "freeze",
    "build": "build",
    "rebuild": "rebuild",
    "sale": "sell",
    "choice": "choose",
    "draw": "draw",
    "shoot": "shoot",
}
"""Irregular verbs by the nouns that name what they do."""
_NO_WORK = frozenset({"do", "get", "have", "hear", "meet", "say", "tell", "think"})
"""Irregular verbs that say of nothing what was done to it."""
_ID = re.compile(r"^\W*[a-z]{1,3}-?\d{1,3}\b\W*")
_OF = r"(?:of|for|to|from|by)"
_NOUN_ENDS = "ation|cation|ition|ion|e?ment|ance|ence|ery|y|al|ing"


@dataclass(frozen=True, slots=True)
class Event:
    """What a title says that happens, and the stems of what it happens to.

    `head` are those of the stems that alone mean it. An empty subject is that of a
    title such as "Go-live". `base` is what was not done: "did not sign".
    """

    subject: frozenset[str]
    head: frozenset[str]
    done: re.Pattern[str]
    came: re.Pattern[str] | None
    noun: re.Pattern[str]
    base: re.Pattern[str]
    sort: Sort


def event_of(title: str, *, also: bool = True) -> Event | None:
    """Return the event that the title tells, None if it only names a thing.

    `also` says that a signature counts as its acceptance.
    """
    text = _ID.sub("", same_length_fold(title)).strip(" .!")
    granted = _GRANTED.fullmatch(text)
    found = (_by_noun(granted["rest"]) if granted else None) or _read(text)
    if found is None:
        return None
    forms, rest = found
    subject = stems(rest) or frozenset(
        map(stem_of, re.findall(r"[^\W\d_]{3,}", re.sub(r"\b(?:the|our)\b", " ", rest)))
    )
    if not subject and forms not in _FAMILIES:
        return None
    words = [stems(word) & subject for word in re.split(r"\W+", rest)]
    head = next((stem for stem in reversed(words) if stem), subject)
    return Event(
        subject,
        head,
        _word(f"{forms.done}|{forms.also}" if also and forms.also else forms.done),
        _word(forms.came) if forms.came else None,
        _word(forms.noun),
        _word(forms.base),
        forms.sort,
    )


def _read(text: str) -> tuple[_Forms, str] | None:
    """Return the forms of the event and the words of its subject."""
    for forms in _FAMILIES:
        ends = "|".join(filter(None, (forms.done, forms.does)))
        state = re.fullmatch(rf"(?P<rest>.*\S)\s+(?:is |are )?(?:{ends})", text)
        task = re.fullmatch(rf"(?:{forms.base})\s+(?P<rest>\S.*)", text)
        for found in (state, task):
            if found:
                return forms, found["rest"]
    if named := _by_noun(text):
        return named
    rest, _, last = text.rpartition(" ")
    verb = base_of(last)
    if rest and verb and verb not in _NO_WORK:
        return _of_irregular(verb), rest
    past = _PAST.fullmatch(last)
    if rest and past and not _NO_PAST.search(last):
        return _of_root(past["root"]), rest
    return None


def _by_noun(text: str) -> tuple[_Forms, str] | None:
    """Return the event whose noun ends the words, or is what the rest is added to."""
    for forms in _FAMILIES:
        ends = re.fullmatch(rf"(?P<rest>(?:.*\W)?)(?:{forms.noun})", text)
        leads = re.fullmatch(rf"(?:{forms.noun})\s+{_OF}\s+(?P<rest>\S.*)", text)
        for found in (ends, leads):
            if found:
                return forms, found["rest"]
    rest, _, last = text.rpartition(" ")
    verb = _NOUNS.get(last)
    if rest and verb:
        return _of_irregular(verb, last), rest
    noun = _SUFFIXED.fullmatch(last)
    if rest and noun:
        return _of_root(noun["root"]), rest
    leads = re.fullmatch(rf"(?P<noun>{'|'.join(_NOUNS)})\s+of\s+(?P<rest>\S.*)", text)
    if leads:
        return _of_irregular(_NOUNS[leads["noun"]], leads["noun"]), leads["rest"]
    leads = re.fullmatch(r"(?P<noun>[a-z]+)\s+of\s+(?P<rest>\S.*)", text)
    noun = _SUFFIXED.fullmatch(leads["noun"]) if leads else None
    return (_of_root(noun["root"]), leads["rest"]) if leads and noun else None


def _of_root(root: str) -> _Forms:
    """Return the regular forms: install, installed, installation."""
    return _Forms(
        rf"{root}(?:e?d|ated|ited)", rf"{root}(?:{_NOUN_ENDS})|{root}s?", rf"{root}e?"
    )


def _of_irregular(verb: str, noun: str = "") -> _Forms:
    """Return the forms of a verb that follows no rule: freeze, froze, frozen."""
    past = "|".join(sorted(past_forms(verb) - {verb}))
    named = "|".join({noun: None, verb: None, f"{verb.removesuffix('e')}ing": None})
    return _Forms(past or r"(?!)", named.strip("|"), verb)


def _word(forms: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])")
