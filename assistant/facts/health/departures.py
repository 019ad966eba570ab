"""People who are said to leave the project for good."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from assistant.domain.evidence import Quote
from assistant.domain.facts import Colour
from assistant.domain.people import People, fold
from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates.words import without_may
from assistant.extract.people.departing import departs
from assistant.extract.people.roles import ROLE
from assistant.extract.text.sentences import split
from assistant.facts.health.judgement import Concern
from assistant.facts.mentions import CONVERSATION
from assistant.facts.risks.sole_experts import is_alone, is_said_alone
from assistant.gate.days import days_in
from assistant.ledger.view import View

_FRESH_DAYS = 31
"""A departure that was told earlier is covered by now, or told again."""
_NEAR_DAYS = 14
"""How long before a last day that was told far ahead the loss is grave."""
_WHO = r"(?:he|she|his|her|their|they|i|my|we|two|three|[\w.-]+)"
_LEAVES = re.compile(
    r"\bresign(?:s|ed|ing|ation)?\b"
    rf"|\bhand(?:s|ed|ing)? in {_WHO} (?:notice|resignation)\b"
    r"|(?<!\bwe )(?<!\bwe just )(?<!\bto )\b(?:gives?|gave|given|served)"
    rf" (?:{_WHO} )?notice\b(?! (?:of|to)\b)"
    r"|(?<!\bit )(?<!\bthis )(?<!\bthat )(?<!\bwhich )"
    r"\b(?:leav(?:es|ing)|quit(?:s|ting)?) (?:us|the (?:company|firm|team|project"
    r"|business))\b"
    r"|\bleft the (?:company|firm|team|project|business)\b"
    r"|\b(?:his|her|their|my) last (?:working )?day\b|\bpoached\b"
    r"|\b(?:hat|haben) (?:\w+ )?gekundigt\b|\bverlasst (?:uns|das|die)\b"
)
_OPEN_END = re.compile(
    r"(?P<who>[\w'’.-]+(?: [\w'’.-]+)?)(?:['’]s|['’]m| is| was| am| has been"
    r"| will be| ist| est)(?: (?:still|now|also|again))?"
    r" (?:off|away|out|absent|gone|sick|ill|signed off|on (?:\w+ )?leave|unavailable"
    r"|not (?:here|in|back|available)|krank|abwesend|absente?)\b[^.;?!]{0,40}?"
    r"\b(?:until further notice|indefinitely|for the (?:foreseeable|time being)"
    r"|for (?:several|many|[4-9]|1\d|four|five|six|eight|ten) weeks"
    r"|for (?:several|many|[2-9]|two|three|four|five|six|the next few) months"
    r"|no (?:return date|date for (?:his|her) return)"
    r"|(?:nobody|no one) knows (?:for )?how long|bis auf weiteres|jusqu'a nouvel ordre)"
    r"\b",
)
_STOPS = re.compile(
    r"\b(?P<who>[\w'’.-]+)(?: (?:also|now|then))? (?:stops|is stopping|retires"
    r"|is retiring|goes into retirement)(?: (?:work(?:ing)?|here|with us))?"
    r" (?=(?:on|at|in|by|after)\b)"
)
_GOES = re.compile(
    r"\b(?:leav(?:es|ing)|quit(?:s|ting)?|stops|stopping|retir(?:es|ing)|new job)\b"
)
_TELLS = re.compile(
    r"\b(?:report\w*|said|says|told|tells|heard|hears|mention\w*|announc\w*|knows?)\b"
)
_NEAREST = 4
"""Words before those of leaving among which it is said who does."""
_I_LEAVE = re.compile(
    r"\b(?:I|I['’]ve|I['’]m|my)\b(?: (?:have|am|will|also|just|now|today|already))*"
    r" (?:hand|gave|given|give|resign|leav|quit|retir|stop|last (?:working )?day)",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"\b(?P<firm>(?:[A-ZÀ-Þ][\w&-]+ ){0,2}[A-ZÀ-Þ][\w&-]+)['’]s? (?:[\w-]+ ){0,2}?"
    rf"(?i:{ROLE})s?\b|\b(?i:{ROLE})s? (?:at|from) (?P<at>[A-ZÀ-Þ][\w&-]+)"
    r"|\b[Tt]he (?:supplier|vendor|contractor|agency|manufacturer|provider|dealer)"
    rf"['’]?s?['’]? (?:[\w-]+ ){{0,2}}?(?i:{ROLE})s?\b",
)
"""People of a firm that is named: when they leave, it is that firm that is short."""
_PRONOUNS = frozenset({"he", "she", "i", "er", "sie", "il", "elle"})
_NOT_SO = re.compile(
    r"\?\s*$|\b(?:not|never|nobody|no one|if|unless|might|may|could|would|rumou?rs?"
    r"|withdr[ae]w\w*|takes? back)\b"
    r"|n['’]t\b"
)


def departures(view: View) -> Iterator[Concern]:
    """Yield what notes, mail and chat of the last month tell of people who leave.

    Who is away and nobody knows for how long has left for now.

    It is grave where the same source says that somebody alone holds work, unless the
    last day is far. The reason names nobody: who may read of it is said by the label
    of the words.
    """
    fresh = [
        piece
        for piece in view.passages
        if piece.kind in CONVERSATION
        and not piece.passage.quoted
        and 0 <= (view.as_of - piece.dated).days <= _FRESH_DAYS
    ]
    sole = {piece.source for piece in fresh if _speaks_of_one(piece)}
    for piece in fresh:
        is_sole = piece.source in sole
        yield from _of_passage(piece, view, is_sole=is_sole)


def lone_departures(view: View, alone: Collection[str] = ()) -> Iterator[Quote]:
    """Yield the words by which somebody leaves who holds work alone, oldest first.

    The same source says so, or they are one of those who are known to be alone.
    """
    grave = [
        piece
        for concern in departures(view)
        for piece in concern.evidence
        if isinstance(piece, Quote)
        and (concern.colour is Colour.RED or who_leaves(piece, view.people) in alone)
    ]
    yield from sorted(grave, key=lambda piece: piece.dated or view.as_of)


def who_leaves(quote: Quote, people: People) -> str | None:
    """Return the person whose departure the words tell: who says "I", or is named."""
    text = without_may(quote.quote)
    if _I_LEAVE.search(text):
        return people.resolve(quote.author)
    folded = fold(text)
    found = _LEAVES.search(folded) or _GOES.search(folded)
    if found is None:
        return None
    words = re.split(r"[,;:.]", folded[: found.start()])[-1].split()[-_NEAREST:]
    if _TELLS.search(" ".join(words)):
        return None
    return next((who for word in words if (who := people.resolve(word))), None)


def _speaks_of_one(piece: SourcedPassage) -> bool:
    return any(
        is_alone(sentence.text) or is_said_alone(sentence.text)
        for sentence in split(piece.passage.text)
    )


def _stops(text: str, said: date, people: People) -> date | None:
    """Return the day on which a folded sentence says that a known person stops."""
    found = _STOPS.search(text)
    if found is None or _NOT_SO.search(text) or people.resolve(found["who"]) is None:
        return None
    days = (one for day in days_in(text[found.end() :]) for one in day.resolved(said))
    return next((date(y, m, d) for y, m, d in days if y and d), None)


def _is_gone(text: str, people: People) -> bool:
    """Whether a folded sentence says that a person is away and not until when."""
    found = _OPEN_END.search(text)
    if found is None or text.rstrip(" *_").endswith("?"):
        return False
    words = found["who"].split()
    joined = words[0] in {"and", "but", "so"}
    clause = re.split(r"[,;:.] | and | but ", text[: found.start()])[-1]
    if words[0] in {"if", "unless"} or (not joined and _NOT_SO.search(clause)):
        return False
    return words[-1] in _PRONOUNS or any(
        people.resolve(" ".join(run)) for run in (words, words[-1:])
    )


def _is_of_firm(text: str, people: People) -> bool:
    """Whether it tells of the people of a firm, and of no known person."""
    found = _THEIRS.search(text)
    if found is None:
        return False
    firm = found["firm"] or found["at"]
    words = re.findall(r"[\w'’-]+", text)
    return not (firm and people.resolve(firm)) and not any(map(people.resolve, words))


def _of_passage(
    piece: SourcedPassage, view: View, *, is_sole: bool
) -> Iterator[Concern]:
    people = view.people
    soon = view.as_of + timedelta(days=_NEAR_DAYS)
    for sentence in split(piece.passage.text):
        text = fold(without_may(sentence.text))
        leaves = _LEAVES.search(text) and not _NOT_SO.search(text)
        gone = _is_gone(text, people)
        stops = _stops(text, piece.dated, people)
        if not (leaves or gone or stops or departs(sentence.core)):
            continue
        if not _is_of_firm(sentence.core, people):
            what = "an absence without an end" if gone else "a departure"
            why = f"{what} was told on {piece.dated}"
            why += ", of one who holds work alone" if is_sole else ""
            grave = is_sole and (stops is None or stops <= soon)
            colour = Colour.RED if grave else Colour.AMBER
            yield Concern(colour, why, (piece.quote(sentence.text),))
