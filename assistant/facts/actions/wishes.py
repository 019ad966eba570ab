"""What an action asks for, as its words name it: deed, thing, who is to have it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain.people import People, fold
from assistant.extract.done.verbs import asked_for
from assistant.facts.actions.small_words import PLAIN, SMALL
from assistant.facts.sameness.stems import STOP_WORDS, stem_of

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CONTEXT = re.compile(r" \((?P<context>.*)\)?$", re.DOTALL)
_LEAD = re.compile(
    r"^(?:(?:please|therefore|also|then|now|so|just|still|finally|to) )+", re.IGNORECASE
)
_LETS_HAVE = re.compile(
    r"^(?:let|make sure(?: that)?|see that|ensure(?: that)?) (?P<whom>[^,;(]{2,40}?)"
    r" (?:have|has|gets?|receives?) (?P<thing>.+)",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"^(?P<verb>(?:give|send|hand|show|pass|lend|bring|mail|offer)) (?:the|our|their)"
    r" (?P<whom>[^,;(]{2,30}?) (?P<thing>(?:the|our|an?|their|its|all|both) .+)",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"^(?P<verb>tell|inform|notify|brief|warn|remind|answer|reply to|write to)"
    r" (?:the |our |their )?(?P<whom>[^,;(]{2,40}?) (?:about|of|that|on)"
    r" (?P<thing>.+)",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"^(?:finish|do|complete|sort(?: out)?|deal with|handle|manage|ensure|try"
    r"|deliver)\b",
    re.IGNORECASE,
)
"""Verbs that go with any work."""
_TO_WHOM = re.compile(
    r"\bto (?:the |our |their )?(?P<whom>[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,2})",
    re.IGNORECASE,
)
_ENDS_NAME = re.compile(
    r"\s(?:to|for|of|with|on|in|from|at|by|before|after|until|about|covering|and|that"
    r"|which|so|as|into|onto|over|via|per|including|incl|w)\s|[,;:(\[–—.]| - ",
    re.IGNORECASE,
)
_DETERMINERS = re.compile(
    r"^(?:(?:the|an?|our|my|your|his|her|their|its|this|that|these|those|both|all|some"
    r"|one|single|up|out|over|together|down|back|off|in|new|final|whole) )+",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"^(?:it|that|this|them|these|those|one|some|something|him|her|me|us)\b",
    re.IGNORECASE,
)
_PUTS_TOGETHER = re.compile(
    r"^(?:(?:put|pull|bring|get) together|(?:draw|write|type|work|knock|mock|make|set)"
    r" (?:up|out|down))\b ?",
    re.IGNORECASE,
)
_NOUNS = frozenset(
    [
        "draft",
        "test",
        "list",
        "report",
        "review",
        "order",
        "copy",
        "design",
        "mail",
        "email",
        "call",
        "record",
        "schedule",
        "estimate",
        "plan",
        "file",
        "study",
        "survey",
        "measure",
        "export",
        "archive",
        "brief",
        "request",
        "export",
        "quote",
        "build",
        "release",
        "issue",
        "print",
        "contact",
        "check",
        "answer",
        "visit",
        "change",
        "update",
        "repair",
        "patch",
        "move",
        "switch",
        "upgrade",
        "round",
        "transfer",
        "invoice",
        "demo",
        "exchange",
        "import",
        "log",
        "close",
    ]
)
"""Verbs that are nouns, too: `draft contract to Ada`, `test copy refreshed`."""
_DETERMINED = re.compile(
    r"(?:the|an?|our|my|your|his|her|their|its|this|that|these|those|both|all|each|every"
    r"|with|to|at|in|on|off|out|up|over|down|back|away|for|whether|if|how|what|it"
    r"|them|him"
    r"|me|us|\d+)$",
    re.IGNORECASE,
)
_NO_VERB = re.compile(
    r"(?:on|in|for|with|at|about|by|of|to|from|after|before|until|as|once|when|if|and"
    r"|names?|lists?|dates?|copies|both|all|the)$"
)
_AND_THEN = re.compile(
    r"(?: and|,|;)(?: then| also)? (?P<more>(?:get|have|make|see) (?:it|them|that|this)"
    r" \w+.*)$"
)
_STARTS = re.compile(r"^(?:start|begin|kick off|launch|commence|open)\b", re.IGNORECASE)
_OTHER = frozenset({"other"})
"""Work of a kind that no list knows."""
_DAYS = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?$"
    r"|(?:today|tomorrow|yesterday|week|month|day|morning|afternoon|evening|noon)s?$"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted: `name` are the words of the thing, `about` the others on it.

    `head` is what the thing is, None where it is only pointed at; `whom` are the words
    of who is to have it; `deeds` the kinds of work, none where no verb is known.
    """

    deeds: frozenset[str]
    head: str | None
    name: frozenset[str]
    about: frozenset[str]
    whom: frozenset[str]
    starts: bool


def wish_of(what: str, quote: str, people: People) -> Wish:
    """Read a short wording, with the words from which it was made."""
    found = _CONTEXT.search(what)
    context = found["context"] if found else ""
    main = _LEAD.sub("", what[: found.start()] if found else what)
    main = main.strip(" “”\"'")
    more = _AND_THEN.search(main)
    if more is not None:
        context += f" {main[: more.start()]}"
        main = more["more"]
    whom, rest = _split_whom(main, people)
    deeds, rest = _split_verb(rest)
    rest = _DETERMINERS.sub("", rest)
    cut = _ENDS_NAME.search(rest)
    named = rest[: cut.start()] if cut else rest
    names = content(named, people)
    points = _POINTS.match(rest) is not None or not names
    about = content(rest[len(named) :] + " " + context, people)
    if points:
        about += content(quote, people)
    who = frozenset(fold(w) for w in WORD.findall(whom or "")) - {"the", "our", "and"}
    return Wish(
        deeds=deeds,
        head=None if points else names[-1],
        name=frozenset(() if points else names),
        about=frozenset(about) - frozenset(() if points else names),
        whom=who,
        starts=_STARTS.match(main) is not None,
    )


def _split_whom(main: str, people: People) -> tuple[str | None, str]:
    """Return who is to have the thing, and the words without who that is."""
    lets = _LETS_HAVE.match(main)
    if lets is not None and not _POINTS.match(lets["whom"]):
        return lets["whom"], lets["thing"]
    gives = _GIVES.match(main)
    if gives is not None:
        return gives["whom"], f"{gives['verb']} {gives['thing']}"
    tells = _TELLS.match(main)
    if tells is not None:
        return tells["whom"], f"{tells['verb']} {tells['thing']}"
    words = main.split()
    if asked_for(main):
        for count in (2, 1):
            name = " ".join(words[1 : 1 + count])
            if len(words) > count + 1 and people.resolve(name) is not None:
                return name, " ".join([words[0], *words[1 + count :]])
    given = _TO_WHOM.search(main)
    return (given["whom"] if given else None), main


def _split_verb(text: str) -> tuple[frozenset[str], str]:
    """Return the kinds of work for which a wording asks, and what follows its verb."""
    together = _PUTS_TOGETHER.match(text)
    if together is not None:
        return frozenset({"make"}), text[together.end() :]
    words = text.split()
    first = fold(words[0]) if words else ""
    if first in _NOUNS and len(words) > 1 and not _DETERMINED.match(words[1]):
        return frozenset(), text
    if len(words) > 1 and (asked_for(text) or _STARTS.match(text)):
        return asked_for(text), text.split(maxsplit=1)[1]
    if len(words) > 1 and _DETERMINED.match(words[1]) and not _NO_VERB.match(first):
        deeds = frozenset[str]() if _ANY.match(text) else _OTHER
        return deeds, text.split(maxsplit=1)[1]
    return frozenset(), text


@lru_cache(maxsize=16_384)
def _content(text: str) -> tuple[str, ...]:
    words = (fold(word) for word in WORD.findall(text))
    return tuple(w for w in words if not _is_small(w))


def content(text: str, people: People) -> list[str]:
    """Return the stems of the words that name a thing, no people and no days."""
    return [
        stem_of(re.sub(r"['’]s$", "", word))
        for word in _content(text)
        if people.resolve(re.sub(r"['’]s$", "", word)) is None
    ]


def _is_small(word: str) -> bool:
    return (
        word in STOP_WORDS
        or word in SMALL
        or len(word) < 3
        or (PLAIN.search(word) is not None and word != "draft")
        or _DAYS.match(word) is not None
        or word.isdecimal()
    )
