"""What a query is about: its words without those of asking."""

from __future__ import annotations

import re

from assistant.domain.people import fold

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*", re.UNICODE)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FUNCTION = _words(
    """
    a an and any are as at be been being but by can could did do does for from had
    has have he her hers him his how i if in into is it its me my no not of on or
    our ours she should so some than that the their them then there these they this
    those to too us was we were what what's when where which who whom whose who's
    why will with would you your aber als am auch auf aus bei beim bin bis da damit
    das dass dem den der des die ein eine einem einen einer eines er es für hat
    haben ich ihr im ist kann mit nach nicht oder sein sich sie sind um und uns
    unser von vom war waren warum welche welcher welches wem wen wer werden wessen
    wie wir wird wo zu zum zur über
    """
)
_REPORT = _words(
    """
    about according concerning conclusion decide decided describe discuss discussed
    discusses discussing discussion during explain explained general give gave group
    list main mainly meeting mention mentioned opinion opinions overview perspective
    regarding regards said say saying says summarise summarised summarize summarized
    summary talk talked talking team tell think thinking thinks thought thoughts
    told toward towards view views besprechung besprochen beschlossen beschreibe
    diskussion diskutiert entschieden erkläre erwähnt gesagt meinung meint sagte
    sagt überblick zusammenfassen zusammenfassung
    """
)
_RUN = re.compile(r"\w+", re.UNICODE)
_PAIR = 2
_SENTENCE = 7
"""Words; fewer are a heading or some words to look for."""
_ASKS = re.compile(
    r"^\W*(?:what|who|whom|whose|which|when|where|why|how|is|are|was|were|do|does|did|"
    r"has|have|will|can|summari[sz]e|describe|explain|list|tell|give|wer|wen|wem|"
    r"wann|wo|warum|wie|welche[rs]?|ist|sind|hat|beschreibe|erkläre)\b|\?\s*$",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:agree|argu|attitude|comment|conclusion|concern|describ|disagree|discuss|"
    r"explain|feel|felt|idea|introduc|mention|opinion|perspective|present|propos|"
    r"recommend|respon[ds]|said|say|suggest|summar|talk|think|thought|view|"
    r"besprech|besproch|diskutier|gesagt|meint|meinung|sagt|vorschl|zusammenfass)\w*",
    re.IGNORECASE,
)


def subject_of(query: str) -> str:
    """Return the words that say what is looked for, in their order.

    Words without meaning of their own go; in a question or a request those of
    reporting go too ("what did they say about …"). Words of reporting stay if none
    would be left, and so do all others.
    """
    words = _WORD.findall(query)
    full = [word for word in words if word.casefold() not in _FUNCTION]
    asks = _ASKS.search(query) is not None
    telling = [word for word in full if not asks or word.casefold() not in _REPORT]
    return " ".join(telling or full) or query


def asks_for_talk(query: str) -> bool:
    """Whether a question or request is for what people said about something."""
    return bool(_ASKS.search(query) and _TALK.search(query))


def is_statement(query: str) -> bool:
    """Whether a query is a sentence that says something, rather than asks for it."""
    return not _ASKS.search(query) and len(_WORD.findall(query)) >= _SENTENCE


def phrase_of(query: str) -> re.Pattern[str] | None:
    """Return what finds, in folded text, a query's words side by side.

    None for a single word, a sentence, and a question, unless that asks for a name
    with a number, such as `Phase 2`.
    """
    asks = _ASKS.search(query) is not None
    words = _RUN.findall(fold(subject_of(query) if asks else query))
    if not 1 < len(words) < _SENTENCE or (asks and not _is_numbered(words)):
        return None
    found = r"\W+".join(map(re.escape, words))
    return re.compile(rf"(?<!\w){found}(?!\w)")


def _is_numbered(words: list[str]) -> bool:
    return len(words) == _PAIR and words[1].isdecimal()
