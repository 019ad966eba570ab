"""What people and sent updates call agreed, where no decision was written of it.

"The added export is agreed with the client", "approved by Ann Lee on 3 May".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain.people import fold
from assistant.domain.reading import UPDATE_KINDS, Role
from assistant.extract.dates.words import without_may
from assistant.extract.text.sentences import split
from assistant.facts.mentions import Remark, remark_in, remarks_of
from assistant.facts.remembered import once_a_view
from assistant.facts.sameness.stems import is_negated, stems
from assistant.ledger.view import View

_LET_IN = r"(?:approved|authori[sz]ed|signed off|ok(?:ay)?ed|green-?lit|granted)"
_AGREED = re.compile(
    rf"\b(?P<firm>{_LET_IN})\b|\b(?:is|are|was|were|been|now|all|also|formally|fully)"
    r" agreed\b|\bagreed (?:by|with|to)\b|\baccepted by\b"
    r"|\b(?:agreed|accepted)(?=\W*$)",
    re.IGNORECASE,
)
_BY = re.compile(r"^\W*(?:\w+ ){0,2}by\b", re.IGNORECASE)
_ON = re.compile(r"^[^,;]*\bon (?:the )?(?:\d|[A-Z])")
_ADDS = re.compile(
    r"\b(?:add(?:s|ed|ing|itions?|itional(?:ly)?)?|extras?|new|scope|on top|requests?"
    r"|requested|change (?:requests?|orders?)|c[ro][- ]?\d+|wish(?:es)?|as well"
    r"|late(?:r)? (?:ask|wish|request)|so far not (?:in|part))\b"
)
_OPEN = re.compile(
    r"\b(?:if|once|when|until|unless|whether|as soon as|provided|subject to|should"
    r"|would|could|might|will|to be|must|needs?|waits?|waiting|awaits?|pending|hop\w+"
    r"|expect\w*|assum\w+|seek\w*|(?:to|will) (?:have|get)\b|almost"
    r"|nearly|verbally|in principle|half|partly)\b"
)
"""It is not agreed yet, or not altogether."""
_OTHER_THING = re.compile(
    r"\b(?:dates?|days?|times?|slots?|agendas?|minutes|wordings?|texts?|designs?"
    r"|drafts?|mock-?ups?|layouts?|approach|prices?|quotes?|invoices?"
    r"|pull requests?|prs?|merge requests?|mrs?|reviews?|leave|holidays?"
    r"|vacations?|access|test plans?"
    r"|accounts?|meetings?)"
    r"(?: (?:of|for|on|with|to) [^,;]*)?"
    r"(?: (?:is|are|was|were|has|have|got))?(?!\w)[^,;]{0,12}$"
)
"""What is agreed is something about the thing, not that it is built."""
_CLAUSE = re.compile(r"[,;]\s|\s(?:but|though|while|whereas)\s")
_OPENS = re.compile(
    r"^\W*(?:this|that|it|they|these|both|all)?\W*(?:is|are|was|were)?"
    r" ?(?:now |also |all |both )?\W*$",
    re.IGNORECASE,
)


@once_a_view
def agreed_words(view: View) -> tuple[str, ...]:
    """Return the words by which something is said to be agreed, with what it is.

    They stand in sent updates, in what people say, write and mail, and on tickets,
    whose key is put before them.
    """
    sent = (
        remark_in(piece)
        for piece in view.passages
        if piece.kind in UPDATE_KINDS
        and piece.passage.role is not Role.HEADING
        and piece.dated <= view.as_of
    )
    return tuple(
        words for remark in (*remarks_of(view), *sent) for words in _agreed(remark)
    )


def _agreed(remark: Remark) -> Iterator[str]:
    if not _AGREED.search(remark.text):
        return
    before = ""
    for sentence in split(remark.text):
        found = _agreement(sentence.core, before, on_ticket=remark.about is not None)
        if found:
            yield f"{remark.about}: {found}" if remark.about else found
        before = sentence.core


def _agreement(text: str, before: str, *, on_ticket: bool) -> str:
    """Return the clause that says what is agreed, with its subject; else nothing."""
    if text.rstrip(" *_").endswith("?") or _OPEN.search(fold(without_may(text))):
        return ""
    for said in _AGREED.finditer(text):
        start = _subject(text, said.start())
        lead = text[start : said.start()]
        if is_negated(lead) or _OTHER_THING.search(fold(lead)):
            continue
        cut = _CLAUSE.search(text, said.end())
        rest = text[said.end() : cut.start() if cut else len(text)]
        told = text[start : said.end()] + rest
        if _OPENS.match(text[: said.start()]):
            told = f"{before} {told}"
        if _is_of_work(said, rest, told, on_ticket=on_ticket):
            return told
    return ""


def _subject(text: str, end: int) -> int:
    """Return where the clause begins that tells what is agreed."""
    cuts = [cut.end() for cut in _CLAUSE.finditer(text, 0, end)]
    start = cuts[-1] if cuts else 0
    return start if stems(text[start:end]) else 0


def _is_of_work(said: re.Match[str], rest: str, told: str, *, on_ticket: bool) -> bool:
    """Whether it is work that is agreed: an addition, or what somebody let in.

    On a ticket somebody may approve how it was done: there the day is said, too.
    """
    by_whom = said["firm"] is not None and _BY.match(rest) is not None
    if by_whom and (not on_ticket or _ON.search(rest)):
        return True
    return not on_ticket and _ADDS.search(fold(told)) is not None
