"""What a body decided: its own decisions, not those of others.

`What did the board decide` is told by what the board agreed, refused or put off, or by
the decisions of its own minutes, and by nothing that anybody else decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.domain.facts import ActionItem, Decision
from assistant.domain.people import fold
from assistant.facts.sameness.stems import shared, stems

W = Wanted
BODY = (
    r"(?:committee|board|council|group|panel|jury|commission|cabinet|assembly|parliament"
    r"|senate|authority|ministry|court|union|trust|club|association|society|chapter"
    r"|client|customer|bank|insurer|landlord|tenants?|owners|neighbou?rs|members"
    r"|shareholders|directors|management|steering|regulator|inspectorate|parish|school"
    r"|diocese|federation|league|consortium|police)"
)
_ASKS = re.compile(
    rf"(?i)\W*(?:and |so )?what (?:did|has|have|does) (?:the |our |their )?"
    rf"(?P<kinds>(?:[\w'’-]+ ){{0,3}}?)(?P<body>{BODY}) "
    r"(?:decided?|agree[d]?|approved?|rule[d]?|conclude[d]?|choose|chosen)\b"
)
_DECIDES = (
    r"(?:decided|agreed|approved|rejected|refused|accepted|granted|deferred|postponed"
    r"|adjourned|voted|chose|chosen|ruled|ordered|confirmed|allowed|permitted|adopted"
    r"|passed|opted|settled|endorsed|declined|dismissed|upheld|overturned|turned down"
    r"|put off|signed off|gave|made|took|set|picked|appointed|elected)"
)
_DONE = (
    rf"(?: (?:has|have|had))?(?: (?:now|also|finally|then|already|unanimously|only))*"
    rf" {_DECIDES}\b|(?: (?:did not|has not|have not|could not)| didn['’]t| hasn['’]t)"
    r" (?:decide|agree|approve|make|made|accept|grant|pass|vote|reach|take|taken)\w*\b"
)
_MOST = 5


@dataclass(frozen=True, slots=True)
class _Body:
    """Who is asked for, by its noun and what kind of one it is."""

    noun: str
    kinds: frozenset[str]

    @property
    def acts(self) -> re.Pattern[str]:
        """The form of words by which it decides something."""
        noun = re.escape(self.noun)
        return re.compile(
            rf"(?i)\b{noun}(?:{_DONE})|\b{_DECIDES}\b[^.;]{{0,60}}?\bby (?:the |our )?"
            rf"(?:[\w-]+ ){{0,3}}?{noun}\b"
        )


def is_of_body(one: Candidate, question: Question) -> bool:
    """Whether, where it is asked what a body decided, it is that body's decision."""
    body = _asked(question)
    return body is None or _is_of(one, body)


def body_told(candidates: Iterable[Candidate], question: Question) -> list[Candidate]:
    """Return what the body that is asked for decided, the newest first."""
    body = _asked(question)
    if body is None or question.days or question.since or question.ids:
        return []
    matter = question.subject - stems(body.noun) - body.kinds
    found = sorted(
        (
            one
            for one in candidates
            if _is_of(one, body)
            and one.gives
            and not one.supposed
            and shared(matter, one.about | one.titles) == matter
            and not any(isinstance(fact, ActionItem) for fact in one.unit.facts)
            and (W.DECISION in one.gives or _acts(one, body))
        ),
        key=lambda one: (one.day, one.words),
        reverse=True,
    )
    kept: list[Candidate] = []
    for one in found:
        if not any(same_sentence(one, other) for other in kept):
            kept.append(one)
    return kept[:_MOST]


def _asked(question: Question) -> _Body | None:
    found = _ASKS.match(question.text) if question.wanted is W.DECISION else None
    if found is None:
        return None
    return _Body(fold(found["body"]), stems(found["kinds"]))


def _is_of(one: Candidate, body: _Body) -> bool:
    """Whether it decides, or the decision stands in its own minutes."""
    named = one.about | one.titles
    if shared(body.kinds, named) != body.kinds:
        return False
    if _acts(one, body):
        return True
    deciders = [f.decided_by or "" for f in one.unit.facts if isinstance(f, Decision)]
    if any(body.noun in fold(name) for name in deciders):
        return True
    titled = shared(stems(body.noun), one.titles) and not one.people
    return bool(titled) and W.DECISION in one.gives


def _acts(one: Candidate, body: _Body) -> bool:
    told = (
        fact.what if isinstance(fact, Decision) else fact.title
        for fact in one.unit.facts
    )
    return any(body.acts.search(words) for words in told)
