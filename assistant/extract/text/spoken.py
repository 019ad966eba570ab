"""Speech as recorders write it: cues cut in mid-sentence, no stops, small letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.extract.text.sentences import Sentence, split

_LEAST_WORDS = 4
_FEW = 0.3
_SHORTEST = 3
_STOPPED = re.compile(r"[.?!…][\"'”’)\]]*\s*$")
_HUM = re.compile(
    r"(?:(?:mm+-?h?m*|m+h?m+|a?hm+|u+h+-?h?u*h*|a+h+|o+h+|huh|haha|hehe)[\s,.!]*)+",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"(?<![\w'’-])(?:u+h*m+|u+h+|er+m?|a?hm+|m+h?m+|you know|i mean)(?![\w'’-])[ ,]*",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b([^\W\d_]+(?:['’][a-z]+)?)(?: \1\b)+", re.IGNORECASE)
_SELF = re.compile(r"(?<![\w'’.])i(?=(?:['’](?:ll|m|ve|d))?(?![\w'’.]))")
_JOINING = r"(?:and|but|so|then|also|now|anyway|ok(?:ay)?|alright)"
_LEAD = re.compile(
    rf"(?:{_JOINING}[ ,]+|(?:yeah|yep|yes|sure|right|m+h?m+|u+h*m+|u+h+)[ ,]+"
    rf"(?=(?:i|we)\b|{_JOINING} |can you|could you))+",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    rf"(?<= )(?P<joining>(?:{_JOINING} )*)"
    r"(?:(?:i|we|you|they|he|she)(?:['’](?:ll|m|re|ve)| (?:will|can|could|should|might"
    r"|have|am|are|need|agreed|decided|would))|(?:can|could|would|will) (?:you"
    r"|somebody|someone)|let['’]?s|let me|please)\b",
    re.IGNORECASE,
)
_OPENS_CLAUSE = re.compile(
    r"(?:[a-z]+ ){0,2}(?:i|we|you|they|he|she|it|there|let['’]?s)\b", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"\b(?:that|which|who|whom|what|when|where|why|how|if|whether|until|till|before"
    r"|after|while|as|than|because|since|unless)\s*$",
    re.IGNORECASE,
)
_TAKES_A_CLAUSE = re.compile(
    r"\b(?:thing|one|way|think|guess|hope|said|say|says|sure|know)\s*$", re.IGNORECASE
)
"""In one breath with the clause after it; behind a cue's end it may close its own."""
_ASKS = re.compile(
    r"(?:(?:can|could|would|will) (?:you|somebody|someone|anybody|we|i)"
    r"|(?:should|shall|do|does|did|is|are|has|have) (?:we|you|they|i|it|there|anybody"
    r"|somebody|he|she)|(?:who|what|when|where|why|how)(?:['’]s)?)\b",
    re.IGNORECASE,
)


def is_unstopped(turns: Iterable[str]) -> bool:
    """Whether hardly any turn of a recording ends with a stop."""
    told = [text for text in turns if len(text.split()) >= _LEAST_WORDS]
    stopped = sum(1 for text in told if _STOPPED.search(text))
    return bool(told) and stopped < _FEW * len(told)


def is_hum(text: str) -> bool:
    """Whether a turn only shows that somebody listens; consent is no hum."""
    return _HUM.fullmatch(text.strip()) is not None


def spoken(text: str, *, unstopped: bool) -> tuple[Sentence, ...]:
    """Cut a turn into sentences; a line end is where a cue was cut.

    With `unstopped` also where another clause begins, and `core` is put as it would
    be written: without fillers, with a capital and a question mark. `text` of each is
    verbatim.
    """
    flowing = text.replace("\n", " ")
    found = (
        piece
        for one in split(flowing)
        for piece in (_clauses(one, text) if unstopped else (one,))
    )
    return tuple(
        replace(one, text=text[one.start : one.start + len(one.text)]) for one in found
    )


def _clauses(sentence: Sentence, text: str) -> Iterator[Sentence]:
    words = sentence.text
    written = text[sentence.start : sentence.start + len(words)]
    ends = [*_cuts(words, written), len(words)]
    begin = 0
    for end in ends:
        lead = _LEAD.match(words, begin)
        start = lead.end() if lead and lead.end() < end else begin
        piece = words[start:end].strip()
        if piece:
            yield replace(
                sentence,
                text=piece,
                start=sentence.start + words.index(piece, start),
                core=_written(piece),
                item=sentence.item and len(ends) == 1,
            )
        begin = end


def _cuts(words: str, written: str) -> Iterator[int]:
    """Yield where another clause begins that is no part of the one before it.

    With a cue of its own, behind a joining word or behind a whole clause.
    """
    begin = 0
    for clause in _CLAUSE.finditer(words):
        before = words[begin : clause.start()]
        if len(before.split()) < _SHORTEST or _GOES_ON.search(before):
            continue
        own_cue = written[clause.start() - 1] == "\n"
        if not own_cue and _TAKES_A_CLAUSE.search(before):
            continue
        if own_cue or clause["joining"] or _OPENS_CLAUSE.match(before):
            yield clause.start()
            begin = clause.end() - len(clause[0]) + len(clause["joining"])


def _written(piece: str) -> str:
    """Write a clause as a person would who takes it down."""
    bare = _FILLER.sub("", " ".join(piece.split()))
    text = _SELF.sub("I", _AGAIN.sub(r"\1", bare)).strip(" ,") or piece
    asks = _ASKS.match(text) and not _STOPPED.search(text)
    return f"{text[:1].upper()}{text[1:]}{'?' if asks else ''}"
