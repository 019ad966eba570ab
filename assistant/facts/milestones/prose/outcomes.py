"""What a sentence says came of milestones, and of which: met, missed, moved, undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates.deadlines import resolve_due
from assistant.extract.dates.words import same_length_fold, without_may
from assistant.extract.text.sentences import Sentence
from assistant.facts.change_requests import approved_request, without_approved
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.met import (
    PERMITS,
    PRETENDED,
    UNSURE,
    is_of_other,
    is_ordered,
    met_by_words,
)
from assistant.facts.milestones.prose.met_days import is_ahead, met_on
from assistant.facts.milestones.prose.move_words import (
    MOVED,
    is_doubtful,
    is_firm,
    is_past,
    is_supposed,
    misses_in,
)
from assistant.facts.milestones.prose.new_days import (
    swap_of,
    swapped_day,
    without_former,
)
from assistant.facts.milestones.prose.repeats import failures_in
from assistant.facts.milestones.prose.said import Outcome, Said
from assistant.facts.milestones.prose.stated_days import moves_in
from assistant.facts.milestones.prose.subjects import (
    FIRST_VERB,
    named_as_subject,
    told_of,
)
from assistant.gate.days import DateOrder

MET = re.compile(
    r"\b(?:met|achieved|reached|passed|closed|completed?|signed[ -]off|done|approved"
    r"|erreicht|abgenommen|atteint|alcanzado|cumplido)\b"
)
NOT_YET = re.compile(
    r"(?:\b(?:not|never|no|cannot|neither|nor|nicht|pas|will|to be|yet|nearly|almost"
    r"|half|partly|far from|anything but|as good as|virtually|practically|mostly"
    r"|largely|close to|short of|(?:kind|sort) of|kinda|sorta|more or less"
    r"|please|let['’]s|get|without|refuses? to"
    r"|nobody|hardly|about to|thirds? of|quarters? of)"
    r"|n['’]t|\d ?%|(?<!\w)\d+ ?(?:of|out of|/) ?\d+)"
    r"(?![^\W_])[\w' ]*$"
)
_UNDONE = re.compile(
    r"\b(?:re-?opened|no longer (?:met|done|complete|closed|achieved|reached)"
    r"|not (?:yet )?(?:met|reached|achieved|done|complete|closed|passed) yet"
    r"|not yet (?:met|reached|achieved|done|complete|closed|passed))\b"
)
_STEPS = re.compile(r"\bfirst(?:ly)?\b.*\b(?:now|then|later|since|and)\b(?P<last>.*)")
_EXCEPT = re.compile(
    r"\W*(?:except|apart from|but for|all but|besides|save for|subject to"
    r"|with (?:\w+ )?(?:conditions?|reservations?|caveats?))\b"
)
_FOR_SOME = re.compile(
    r"\W*(?:on paper\b|by (?:only|just)\b|for (?:the|our|one|two|three|\d+) "
    r"(?!(?:first|second|third|last) time\b|whole\b|entire\b|record\b|year\b))"
)
"""That it is done for one thing or some, not for all."""
_PART_WAY = re.compile(
    r"\W*(?:\d+|half|almost|nearly|about|only)\b(?! (?:days?|weeks?))"
)
_NOT_NOW = re.compile(r" (?:today|tonight|this (?:morning|afternoon|evening|week))\b")


class Told(NamedTuple):
    """What was said, and of which milestones; None for those that were meant before.

    `failed` says that it was tried and failed, or does not come today, which is a miss
    from its day on.
    """

    said: Said
    titles: set[str] | None
    failed: bool = False


def said_of(
    outcome: Outcome,
    sentence: Sentence,
    piece: SourcedPassage,
    moved_to: date | None = None,
) -> Said:
    """Return one saying with its quote."""
    quote = piece.quote(sentence.quote)
    return Said(outcome, piece.dated, piece.as_of, quote, moved_to)


def outcomes(
    sentence: Sentence,
    piece: SourcedPassage,
    names: MilestoneNames,
    order: DateOrder | None,
) -> Iterator[Told]:
    """Yield all that the sentence says came of milestones, the surest first."""
    if is_past(sentence.core):
        return
    yield from _moved(sentence, piece, names, order)
    met = list(_met(sentence, piece, names, order))
    missed = list(_missed(sentence, piece, names))
    late = met and missed and met[0][0] > missed[0][0]
    for _, told in (*met, *missed) if late else (*missed, *met):
        yield told
    folded = same_length_fold(sentence.core)
    undone = _UNDONE.search(folded)
    if undone and not UNSURE.search(folded):
        titles = told_of(sentence.core, undone, names)
        yield Told(said_of(Outcome.DENIED, sentence, piece), titles)


def _moved(
    sentence: Sentence,
    piece: SourcedPassage,
    names: MilestoneNames,
    order: DateOrder | None,
) -> Iterator[Told]:
    """Yield firm moves with their days, the newest of the sentence first."""
    core, said = sentence.core, piece.dated
    folded = same_length_fold(without_may(without_approved(core)))
    verbs = list(moves_in(folded, names))
    if not verbs:
        if is_supposed(core) or is_doubtful(without_former(core)):
            return
        to = swapped_day(core, said, order)
        if to and to != said:
            titles = _swapped(folded, swap_of(core, order), names)
            yield Told(said_of(Outcome.MOVED, sentence, piece, to), titles)
        return
    request = approved_request(core)
    for place in range(len(verbs) - 1, -1, -1):
        verb = verbs[place]
        if "?" in core or not is_firm(folded, verb):
            continue
        ends = verbs[place + 1].start() if place + 1 < len(verbs) else len(core)
        parts = [core[verb.start() : ends]]
        parts += [core[verb.start() :], core] if place == 0 else []
        found = (resolve_due(part, said, date_order=order) for part in parts)
        to_day = next((one for one in found if one is not None), None)
        if to_day is None or to_day.day is None or to_day.day == said:
            continue
        day = _last_step(core[verb.start() : ends], said, order) or to_day.day
        titles = told_of(folded, verb, names, dates=True)
        one = said_of(Outcome.MOVED, sentence, piece, day)
        yield Told(replace(one, request=request), titles)


def in_steps(text: str) -> bool:
    """Whether the sentence moves something twice: "first to 3 May, now to 9 May"."""
    folded = same_length_fold(text)
    return len(MOVED.findall(folded)) > 1 or _STEPS.search(folded) is not None


def _swapped(
    folded: str, swap: tuple[int, int] | None, names: MilestoneNames
) -> set[str] | None:
    """Return whose day is put in the place of another one, by what stands before it."""
    before = folded[: swap[0]] if swap else ""
    if not names.named_in(before):
        return None
    verb = FIRST_VERB.search(before)
    if verb is None:
        return named_as_subject(before, names)
    return told_of(folded, verb, names, dates=True)


def _last_step(text: str, said: date, order: DateOrder | None) -> date | None:
    """Return the day that "first to 3 May, now to 9 May" comes to."""
    steps = _STEPS.search(same_length_fold(text))
    if steps is None:
        return None
    due = resolve_due(text[steps.start("last") :], said, date_order=order)
    return due.day if due else None


def _missed(
    sentence: Sentence, piece: SourcedPassage, names: MilestoneNames
) -> Iterator[tuple[int, Told]]:
    """Yield what is missed, with where it says so."""
    folded = same_length_fold(without_may(sentence.core)).replace("’", "'")
    for miss in misses_in(folded):
        titles = told_of(folded, miss, names, dates=True)
        said = said_of(Outcome.MISSED, sentence, piece)
        now = _NOT_NOW.match(folded, miss.end()) is not None
        yield miss.start(), Told(said, titles, failed=now)
    for failure, failed in failures_in(folded, names):
        said = said_of(Outcome.MISSED, sentence, piece)
        yield failure.start(), Told(said, failed, failed=True)


def _met(
    sentence: Sentence,
    piece: SourcedPassage,
    names: MilestoneNames,
    order: DateOrder | None,
) -> Iterator[tuple[int, Told]]:
    """Yield what is met, by plain words or by everyday ones, with where it says so."""
    core, dated = sentence.core, piece.dated
    folded = same_length_fold(without_may(core)).replace("’", "'")
    if UNSURE.search(folded) or PRETENDED.search(folded) or is_ordered(folded):
        return
    ahead, plain = is_ahead(core, dated, order), False
    for verb in MET.finditer(folded):
        if NOT_YET.search(folded[: verb.start()]) or is_of_other(core, verb, names):
            continue
        permits = PERMITS.fullmatch(verb[0])
        if (permits and ahead) or _PART_WAY.match(folded, verb.end()):
            continue
        titles = told_of(folded, verb, names)
        if titles is None or titles:
            plain = True
            day = met_on(core, verb.end(), dated, order)
            near = _EXCEPT.match(folded, verb.end()) or (
                not permits and _FOR_SOME.match(folded, verb.end())
            )
            outcome = Outcome.NEAR if near else Outcome.MET
            said = replace(said_of(outcome, sentence, piece), met_on=day)
            yield verb.start(), Told(said, titles)
    words = None if plain or ahead else met_by_words(core, names)
    if words:
        day = met_on(core, words.end(), dated, order)
        said = replace(said_of(Outcome.MET, sentence, piece), met_on=day)
        yield words.start(), Told(said, None)
