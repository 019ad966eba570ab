"""The register of decisions: notes and decision logs, each decision once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.domain.base import stable_id
from assistant.domain.evidence import Quote
from assistant.domain.facts import Decision, Silenced
from assistant.domain.findings import DecisionFinding
from assistant.domain.people import fold
from assistant.domain.reading import UPDATE_KINDS, WIKI_KINDS, Role
from assistant.domain.records import LoggedDecision
from assistant.domain.sourced import Found, SourcedPassage
from assistant.extract.text.sentences import plain, split
from assistant.facts.date_orders import DateOrders
from assistant.facts.decisions.likeness import (
    Heard,
    place_of,
    superseded,
    without_successor,
)
from assistant.facts.decisions.states import with_states
from assistant.facts.quoting import cells
from assistant.facts.remembered import once_a_view
from assistant.facts.sameness.stems import stems
from assistant.facts.silenced import Item, silenced
from assistant.gate.days import DateOrder, days_in
from assistant.ledger.view import View

_ID = re.compile(r"\b[A-Z][A-Z0-9]*-\d+\b")
_LONGEST_SUBJECT = 80
_LONGEST_FRAGMENT = 5
_PASSAGES_BACK = 4
_TELLING = 2
_FRAGMENT = re.compile(
    r"^(?:of|on|in|at|by|for|from|with|then|so|there|here|also|again|to|as|and|but"
    r"|von|auf|bei|mit|de|du|sur|avec|por|con)\b"
)
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof", "herr", "frau", "mme"})
_OLD_DAY = re.compile(
    r"\b(?:from|of|instead of|rather than|not(?: on)?|than|was|von|vom|statt|du|de|del)"
    r"\W+(?:\w+day,? )?(?:the )?$"
)
_NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)*(?![\w/-])")
_DIGIT = re.compile(r"\d")
_ASIDE = re.compile(r"\([^)]*\)")
_MARKER = re.compile(
    r"\b(?:decisions?|decided?|decides|agreed?|agreement|resolved?|resolution"
    r"|consensus|beschluss|beschlossen|entscheidung|we|will|as|that)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BETWEEN_NAMES = re.compile(r",? (?:and|&) |, | ?[/;+] ?")
_NAMES_WHOM = re.compile(
    r"\b(?:approved|accepted|agreed|decided|endorsed|rejected|taken) by (?!\d)",
    re.IGNORECASE,
)
"""Words that tell by whom it was decided: another's telling gives them no other."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """The words of a decision and where they stand."""

    what: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class DatedDecision:
    """A decision and the day on which it was first known.

    `kept` is one that only a log, a page or later words tell.
    """

    decision: Decision
    known: date
    kept: bool = False


def decision_register(view: View) -> tuple[Decision, ...]:
    """Return every decision up to the day, in the order in which they were taken.

    A row of a decision log that says what a note says is the same decision, with the
    note's words first; so is a note that says again what an earlier one said.
    """
    return tuple(dated.decision for dated in dated_decisions(view))


@once_a_view
def dated_decisions(view: View) -> tuple[DatedDecision, ...]:
    """Return the register with the day on which each decision was first known."""
    every = every_decision(view)
    return tuple(one for one in every if one.decision.silenced is None)


@once_a_view
def every_decision(view: View) -> tuple[DatedDecision, ...]:
    """Return the register with the decisions that the reviewer rejected."""
    heard: list[Heard] = []
    for one in (*_found(view), *_logged(view)):
        place = place_of(one, heard)
        if place is None:
            heard.append(one)
        else:
            heard[place] = _joined(heard[place], one)
    heard.sort(key=lambda one: (one.on, one.known))
    items = [Item(stable_id("dec", one.key), one.what, one.on) for one in heard]
    silent = silenced(items, view.journal)
    marks = [silent.get(item.id) for item in items]
    live = [one for one, mark in zip(heard, marks, strict=True) if mark is None]
    found = with_states(
        [
            _decision(one, superseded(one, live), mark)
            for one, mark in zip(heard, marks, strict=True)
        ]
    )
    return tuple(
        DatedDecision(decision, one.known, one.kept)
        for decision, one in zip(found, heard, strict=True)
    )


def _found(view: View) -> Iterator[Heard]:
    """Yield what prose says, oldest first; an update that was sent is no source."""
    found = [
        one
        for one in view.findings(DecisionFinding)
        if one.passage.kind not in UPDATE_KINDS
        and not (one.repeats and one.finding.answer is None)
    ]
    orders = DateOrders(view)
    for one in sorted(found, key=lambda one: one.passage.turn):
        finding = one.finding
        bare = _is_fragment(finding.what, view)
        told = _before(one, view) if bare else _Telling(finding.what, one.evidence)
        if told is None:
            continue
        on = finding.decided_on or one.passage.dated
        texts = (told.what, f"{finding.quote} {told.what}")
        yield Heard(
            what=plain(told.what),
            on=min(on, view.as_of),
            known=one.passage.as_of,
            by=view.people.resolve(finding.decided_by) or finding.decided_by,
            evidence=tuple(dict.fromkeys((one.evidence, told.quote, *_yes(one, view)))),
            key=one.id,
            said=texts[1:],
            dated=not finding.earlier,
            values=_values(plain(told.quote.quote), on, orders.of(one.passage)),
            engine=finding.extractor,
            about=_about(texts, finding.decided_by, view),
            kept=one.passage.kind in WIKI_KINDS or on < one.passage.dated,
        )


def _yes(one: Found[DecisionFinding], view: View) -> Iterator[Quote]:
    """Cite the yes that made a proposal a decision."""
    yes = one.finding.answer
    pieces = _by_source(view)[one.passage.source] if yes else ()
    yield from (p.quote(yes.quote) for p in pieces if yes and p.id == yes.passage)


def _logged(view: View) -> Iterator[Heard]:
    orders = DateOrders(view)
    for known in view.records(LoggedDecision):
        row = known.record
        on = row.decided_on or min(known.dated or known.first_seen, view.as_of)
        yield Heard(
            what=plain(row.what),
            on=on,
            known=known.first_seen,
            by=_persons(row.decided_by, view),
            logged=(known,),
            evidence=cells(known, row.what),
            key=row.key,
            dated=row.decided_on is not None,
            values=_values(plain(row.what), on, orders.of_source(known.source)),
            about=_about((row.what,), row.decided_by, view),
            kept=True,
        )


def _persons(by: str | None, view: View) -> str | None:
    """Return the full names of those whom a log names, where all are known."""
    whole = view.people.resolve(by)
    if whole or not by:
        return whole or by
    names = [view.people.resolve(part) for part in _BETWEEN_NAMES.split(by)]
    if not all(names):
        return by
    *others, last = dict.fromkeys(filter(None, names))
    return f"{', '.join(others)} and {last}" if others else last


def _about(texts: tuple[str, ...], by: str | None, view: View) -> tuple[str, ...]:
    """Return the texts without decision markers and people's names."""
    spellings = (*view.people.spellings, fold(by or ""))
    names = {word for spelling in spellings for word in spelling.split()}

    def unnamed(match: re.Match[str]) -> str:
        word = match[0].removesuffix("'s").removesuffix("’s")
        return " " if word[:1].isupper() and fold(word) in names else match[0]

    bare = (_WORD.sub(unnamed, _MARKER.sub(" ", plain(text))) for text in texts)
    return tuple(" ".join(text.split()).strip(" .,:;()–—-") for text in bare)


def _before(one: Found[DecisionFinding], view: View) -> _Telling | None:
    """Return what a bare "agreed, then" confirms: the words that go before it.

    None where they are a decision of their own, which it only says again.
    """
    pieces = _by_source(view)[one.passage.source]
    place = next(n for n, p in enumerate(pieces) if p.id == one.passage.id)
    text = one.passage.passage.text
    start = text.find(one.finding.quote)
    near = {p.id for p in pieces[max(0, place - _PASSAGES_BACK) : place + 1]}
    if any(
        other.passage.id in near and other.id != one.id
        for other in view.findings(DecisionFinding)
        if not _is_fragment(other.finding.what, view)
    ):
        return None
    own = [
        sentence
        for sentence in split(text)
        if sentence.start + len(sentence.text) <= start
    ]
    before = [
        (piece, split(piece.passage.text))
        for piece in pieces[max(0, place - _PASSAGES_BACK) : place]
        if piece.passage.role not in {Role.HEADING, Role.ROW}
    ]
    for piece, sentences in ((one.passage, own[::-1]), *reversed(before)):
        for sentence in sentences:
            if len(stems(sentence.core)) >= _TELLING:
                return _Telling(sentence.core, piece.quote(sentence.quote))
    return None


@once_a_view
def _by_source(view: View) -> Mapping[str, Sequence[SourcedPassage]]:
    """Return the passages of each source, in order."""
    found: dict[str, list[SourcedPassage]] = {}
    for piece in view.passages:
        found.setdefault(piece.source, []).append(piece)
    return found


def _is_fragment(what: str, view: View) -> bool:
    """Whether the words name nothing that could be decided."""
    text = fold(plain(what))
    words = text.split()
    names = view.people.spellings | _TITLES
    telling = [
        word
        for word in words
        if word.strip(".,;:") not in names and (stems(word) or _DIGIT.search(word))
    ]
    if not telling:
        return True
    return (
        len(telling) == 1
        and len(words) <= _LONGEST_FRAGMENT
        and _FRAGMENT.match(text) is not None
    )


def _values(
    text: str, on: date, order: DateOrder | None
) -> tuple[frozenset[object], ...]:
    """Return the days and the numbers that the words set, old days left out."""
    days = list(days_in(text, order))
    new = {
        day.resolved(on)[0]
        for day in days
        if len(day.readings) == 1 and not _OLD_DAY.search(fold(text[: day.start]) + " ")
    }
    rest = list(text)
    for day in days:
        rest[day.start : day.end] = " " * (day.end - day.start)
    numbers = _NUMBER.findall(_ASIDE.sub(" ", "".join(rest)))
    return frozenset(new), frozenset(numbers)


def _joined(one: Heard, other: Heard) -> Heard:
    """Join two tellings; a log says on purpose when and by whom it was decided."""
    explicit = bool(other.logged)
    said = one.by if _NAMES_WHOM.search(one.what) else one.by or other.by
    return replace(
        one,
        by=(other.by or one.by) if explicit else said,
        on=other.on if other.dated and (explicit or not one.dated) else one.on,
        dated=one.dated or other.dated,
        known=min(one.known, other.known),
        logged=one.logged + other.logged,
        evidence=one.evidence + other.evidence,
        said=one.said + other.said,
        about=one.about + other.about,
        kept=one.kept and other.kept,
        values=tuple(a | b for a, b in zip(one.values, other.values, strict=True)),
    )


def _decision(one: Heard, old: Heard | None, silent: Silenced | None) -> Decision:
    return Decision(
        id=stable_id("dec", one.key),
        subject=_subject(one),
        title=one.what,
        what=one.what,
        decided_by=one.by,
        decided_on=one.on if one.dated else None,
        known_on=one.known,
        supersedes=stable_id("dec", old.key) if old else None,
        silenced=silent,
        engine=one.engine,
        evidence=one.evidence,
    )


def _subject(one: Heard) -> str:
    """Return the id that the decision speaks of, else its own words, cut short."""
    named = _ID.search(without_successor(one.what))
    if named:
        return named[0]
    if len(one.what) <= _LONGEST_SUBJECT:
        return one.what
    return one.what[:_LONGEST_SUBJECT].rsplit(" ", 1)[0] + "…"
