"""Who does it, and to whom; an owner is neither, nor is a person a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.gate.lexicon import GLUE
from assistant.gate.sentence import Sentence, Span, Token
from assistant.gate.status import statuses_in
from assistant.gate.support import Fault, Support, ground, squeeze
from assistant.gate.verbs import past_root, root

_JOINED = re.compile(r"\s*(?:,|and|&|or|/|with|,\s*and)\s*", re.IGNORECASE)
_AUXILIARIES = frozenset(
    {"will", "shall", "has", "have", "had", "to", "is", "are", "was", "were", "be"}
    | {"been", "being", "can", "must", "should", "may", "might", "also", "now"}
    | {"already", "still", "not", "does", "did", "would", "could", "currently"}
)
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_AHEAD = frozenset({"will", "shall", "to", "must", "should", "can", "may", "might"})
_STOPPED = frozenset(map(root, ("block", "unblock", "delay", "stall", "impede")))
_TURNED = frozenset(map(root, ("open", "reopen", "close")))
_STOPS = re.compile(r"[,;.!?\n(]")
_THING = re.compile(
    r"(?<!\w)(?:risks?|issues?|dependenc(?:y|ies)|exposures?|scope|dates?|items?|"
    r"milestones?|entr(?:y|ies)|tickets?|bugs?|moved|slipped)(?!\w)",
    re.IGNORECASE,
)
_IS_THING = re.compile(
    r"\s+(?:is|are|was|were)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?"
    r"(?:risk|issue|dependency|milestone|blocker)s?(?!\w)",
    re.IGNORECASE,
)
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class _Act:
    """A verb with the people before it and those after it in its clause."""

    verb: str
    word: str
    by: tuple[Span, ...]
    to: tuple[Span, ...]
    is_passive: bool
    is_ahead: bool


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find people on the wrong side of a verb, or in the place of a thing."""
    if not sentence.names:
        return []
    return [
        *_swapped(sentence, support),
        *_stopped(sentence, support),
        *_as_things(sentence, support),
    ]


def _swapped(sentence: Sentence, support: Support) -> Iterator[Fault]:
    known = [act for text in ground(support).texts for act in _acts(text)]
    for act in _acts(sentence):
        theirs = [one for one in known if one.verb == act.verb and not one.is_passive]
        if not theirs or act.is_passive:
            continue
        if act.by and not any(_meet(act.by, one.by) for one in theirs):
            named = all(one.by for one in theirs)
            if named or any(_meet(act.by, one.to) for one in theirs):
                reason = f"the evidence has another than {act.by[0].words!r} who"
                yield Fault(act.by[0].words, f"{reason} is to {act.verb!r}")
        gives = all(_meet(act.to, one.by) for one in theirs)
        if gives and not any(_meet(act.to, one.to) for one in theirs):
            reason = f"{act.to[0].words!r} gives and does not receive"
            yield Fault(act.to[0].words, reason)


def _meet(mine: tuple[Span, ...], theirs: tuple[Span, ...]) -> bool:
    """Whether a person is in both, by the full name or a part of it."""
    return any(
        set(one.key.split()) <= set(other.key.split())
        or set(other.key.split()) <= set(one.key.split())
        for one in mine
        for other in theirs
    )


@lru_cache(maxsize=1024)
def _acts(text: Sentence) -> tuple[_Act, ...]:
    """Find each verb that follows people, begins a sentence, or follows I or we."""
    found = []
    for group in _groups(text):
        act = _act_after(text, group[-1].end, group)
        found += [act] if act else []
    for token in text.tokens:
        if token.folded in {"i", "we"} or token.folded.endswith("'ll"):
            act = _act_after(text, token.end, ())
            found += [act] if act else []
        elif token.initial and token in text.rest and not _AUXILIARIES & {token.folded}:
            found.append(
                _Act(root(token.folded), token.text, (), _to(text, token), False, True)
            )
    return tuple(found)


def _groups(text: Sentence) -> list[tuple[Span, ...]]:
    """The people of a text, those together that are joined by `and` or a comma."""
    groups: list[tuple[Span, ...]] = []
    for span in sorted(text.names, key=lambda one: one.start):
        if groups and _JOINED.fullmatch(text.plain[groups[-1][-1].end : span.start]):
            groups[-1] = (*groups[-1], span)
        else:
            groups.append((span,))
    return groups


def _act_after(text: Sentence, place: int, by: tuple[Span, ...]) -> _Act | None:
    helpers: list[str] = []
    end = place
    for token in text.tokens:
        if token.start < place:
            continue
        if not re.fullmatch(r"'s|\s+|:\s+", text.plain[end : token.start]):
            return None
        end = token.end
        if token.folded in _AUXILIARIES or token.folded == "'ll":
            helpers.append(token.folded)
            continue
        if token not in text.rest or token.folded in GLUE:
            return None
        passive = not _BE.isdisjoint(helpers) and past_root(token.folded) is not None
        return _Act(
            root(_base(token.folded)),
            token.text,
            by,
            _to(text, token),
            passive,
            not _AHEAD.isdisjoint(helpers) or ":" in text.plain[place : token.start],
        )
    return None


def _base(word: str) -> str:
    return past_root(word) or word


def _to(text: Sentence, verb: Token) -> tuple[Span, ...]:
    """The people after the verb, up to the end of its clause, but for `by` someone."""
    stop = _STOPS.search(text.plain, verb.end)
    end = stop.start() if stop else len(text.plain)
    return tuple(
        span
        for span in text.names
        if verb.end <= span.start < end
        and not re.search(r"\b(?:by|from)\s+\Z", text.plain[: span.start])
    )


def _stopped(sentence: Sentence, support: Support) -> Iterator[Fault]:
    """Find people who block, are blocked, open or close, where they only own."""
    for group in _groups(sentence):
        act = _act_after(sentence, group[-1].end, group)
        verbs = [act] if act and not (act.is_ahead and act.verb in _TURNED) else []
        said = {one.verb: one.word for one in verbs}
        said.update(_verb_before(sentence, group[0]))
        for verb, word in said.items():
            if verb in _STOPPED | _TURNED and not _together(group[0], verb, support):
                reason = f"the evidence does not say {word!r} of {group[0].words!r}"
                yield Fault(group[0].words, reason)


def _verb_before(sentence: Sentence, name: Span) -> dict[str, str]:
    """The verb directly before a person, with or without `by`."""
    found = re.search(
        r"(?<!\w)([^\W\d_]+)\s+(?:by\s+)?\Z", sentence.plain[: name.start]
    )
    if found is None or found[1].casefold() in {"open", "close"}:
        return {}
    return {root(_base(found[1])): found[1]}


def _together(name: Span, verb: str, support: Support) -> bool:
    """Whether one quote or value has both the person and the verb."""
    return any(
        _meet((name,), text.names)
        and any(root(_base(t.folded)) == verb for t in text.tokens)
        for text in ground(support).texts
    )


def _as_things(sentence: Sentence, support: Support) -> Iterator[Fault]:
    """Find people told as an entry, with the entry's title as what belongs to them."""
    for group in _groups(sentence):
        name, after = group[0], sentence.plain[group[-1].end :]
        before = sentence.plain[: name.start]
        inside = re.match(r"\s*\(([^()]*)\)", after)
        listed = before.rstrip().endswith(":") and (
            _THING.search(before) or statuses_in(before)
        )
        swapped = listed and inside and _holds_title(inside[1], support)
        if swapped or _IS_THING.match(after):
            yield Fault(name.words, f"{name.words!r} is a person, and told as a thing")


def _holds_title(words: str, support: Support) -> bool:
    """Whether a title of several words stands among them."""
    mine = squeeze(words)
    return any(
        len(text.rest) >= _FEWEST_WORDS
        and not text.names
        and squeeze(text.plain).strip(" .") in mine
        for text in ground(support).texts
    )
