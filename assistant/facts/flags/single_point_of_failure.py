"""Work that hangs on one person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.findings import Polarity, StatementFinding
from assistant.domain.people import fold
from assistant.domain.sourced import Found
from assistant.extract.people.roles import sole_role
from assistant.extract.text.sentences import plain, split
from assistant.facts.absences import Absence, absences
from assistant.facts.flags.alone_whom import names_in, whom
from assistant.facts.flags.material import FlagMaterial, raise_flag, short_phrase
from assistant.facts.flags.planned_absence import absence_of
from assistant.facts.health.departures import lone_departures
from assistant.facts.mentions import CONVERSATION, Remark
from assistant.facts.risks.rejected import statements_heard
from assistant.facts.risks.sole_experts import (
    is_alone,
    is_of_house,
    is_said_alone,
    may_be_firm,
    only_one,
)
from assistant.facts.sameness.stems import stems
from assistant.facts.told_so_far import Told

_WHO_ELSE = re.compile(
    r"\bwho else (?:knows?|can|could|has|have|does|understands?|is able to)\b"
    r" ?(?P<thing>[^?.,;]*)[^?]*\?"
    r"|\bwho (?:(?:does|runs?|handles?|operates?|looks after|takes care of|maintains?"
    r"|keeps?|works|answers|deploys?|covers?|has|can|will|would|could)\b)"
    r"(?P<task>[^?.,;]*?) (?:when|while|whilst|if|once|as long as)"
    r" (?:(?:you|he|she|they|we|[^\W\d_]+)(?:['’](?:re|s)| are| is| were)"
    r" (?:gone|away|out|off|sick|ill|on \w+|not (?:here|around|there|in))"
    r"|(?:you|he|she|they|[^\W\d_]+) (?:leaves?|goes?|falls? (?:ill|sick)))\b[^?]*\?",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^\W*(?:nobody|no ?one|none|(?:just|only) me|me alone|not a soul)\b", re.IGNORECASE
)
_MYSELF = re.compile(r"\b(?:me|myself|I (?:do|can|know|have|run))\b", re.IGNORECASE)
_NEVER_DONE = re.compile(
    r"\b(?:I|we|nobody|no ?one)(?:['’]ve| (?:else |here )*(?:have|has)) never"
    r" (?:even )?(?:seen|done|touched|run|used|opened|built|worked|had)\b"
    r"|\b(?:nobody|no ?one) else (?:has|have|can|could|knows?)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_]+")
_PRONOUNS = frozenset({"I", "he", "she"})
_SAME = 0.5
_SHORTEST = 2
_SAYS_NOTHING = stems(
    "knows understands knowledge able person colleague nobody else only alone single"
    " point failure sole depends hangs head heads left sick ill away holiday leaves"
    " cover covers covering stand-in deputy"
)
"""What is said of any matter that one person alone has."""
_REACH = 6
"""Remarks before vague words among which the person is named whom they mean."""


class _Case(NamedTuple):
    """Words that say that something hangs on one person, and what it is.

    `before` is what the same passage says before them; `away` says that they answer
    who does it while that person is away, `person` is who that is, where it is plain.
    """

    words: str
    what: str
    speaker: str | None
    quotes: tuple[Quote, ...]
    before: str = ""
    away: bool = False
    person: str | None = None


class SinglePointOfFailure:
    """Statements that only one person knows, has or can do something."""

    kind: ClassVar[FlagKind] = FlagKind.SINGLE_POINT_OF_FAILURE

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each matter of a person, or each where none is named.

        Words that name nobody are about the person who says them, or who was named
        just before, where that person is known to be alone with something. That such
        a person leaves is another matter than that there is one.
        """
        sources: set[str] = set()
        alone: set[str] = set()
        for case, who in _distinct(material):
            sources.add(case.quotes[0].source)
            alone.add(who)
            yield self._flag(case, who, material)
        yield from self._departures(material, sources, alone - {""})

    def _departures(
        self, material: FlagMaterial, told: set[str], alone: set[str]
    ) -> Iterator[Flag]:
        """Yield the first words of each source by which one who is alone leaves."""
        told = set(told)
        for quote in lone_departures(material.view, alone):
            if quote.source in told:
                continue
            told.add(quote.source)
            said_on = quote.dated or quote.as_of or material.as_of
            yield raise_flag(
                self.kind,
                f"Departure told on {said_on}",
                said_on,
                title="One who holds work alone leaves",
                severity=Severity.HIGH,
                why=f"Said on {said_on}: somebody leaves, and work is said to hang on "
                "one person alone.",
                question="Who takes over, and what is handed over by the last day?",
                evidence=[
                    quote,
                    Computed(
                        rule="only one person, who leaves", inputs=(quote.source,)
                    ),
                ],
            )

    def _flag(self, case: _Case, who: str, material: FlagMaterial) -> Flag:
        role = sole_role(case.words) or "person"
        person = who or f"one {role}"
        said_on = case.quotes[0].dated or material.as_of
        fresh = (material.as_of - said_on).days <= material.thresholds.silence_days
        away = absence_of(who, said_on, material) if who else None
        return raise_flag(
            self.kind,
            short_phrase(case.what),
            said_on,
            title=case.what,
            severity=Severity.HIGH if fresh else Severity.MEDIUM,
            why=f"Said on {said_on}: this hangs on {person} alone{_away_words(away)}.",
            question=f"Who can stand in for {who or f'this {role}'}, and by when is "
            "it handed over?",
            evidence=[
                *case.quotes,
                *([away.quote] if away else []),
                Computed(rule="only one person", inputs=(person,)),
            ],
            owner=who or None,
        )


def missed_while_away(material: FlagMaterial, source: str) -> frozenset[str]:
    """Return who, a source says, does alone what nobody does in their absence."""
    return frozenset(
        who
        for case, who in _distinct(material)
        if who and case.away and case.quotes[0].source == source
    )


def _distinct(material: FlagMaterial) -> Iterator[tuple[_Case, str]]:
    """Yield each matter once, with the person whom it hangs on, "" where none."""
    told: dict[str, list[frozenset[str]]] = {}
    words = Told(_SAME)
    every = [
        *_stated(material),
        *_said(material),
        *_sole(material),
        *_never_done(material),
    ]
    named = [(case, _who(case, material) or "") for case in every]
    for case, who in sorted(named, key=_plain_first):
        vague = not (who or sole_role(case.words) or is_of_house(case.words))
        near = _near(case, material) if vague else set()
        if near & told.keys() or (vague and _is_of_firm(case, material)):
            continue
        matter = stems(case.what) - stems(who) - _SAYS_NOTHING
        of_same = told.get(who, ())
        same = any(not (matter and one) or matter & one for one in of_same)
        if same or (not of_same and case.words in words):
            continue
        told.setdefault(who or case.words, []).append(matter)
        words.add(case.words)
        yield case, who


def _plain_first(named: tuple[_Case, str]) -> tuple[date, bool]:
    """Order by day; those of a day that name somebody go before the vague ones."""
    case, who = named
    return case.quotes[0].dated or date.min, not who


def _away_words(away: Absence | None) -> str:
    if away is None:
        return ""
    ending = f" to {away.end}" if away.end else ""
    return f", who is away from {away.start}{ending}"


def _stated(material: FlagMaterial) -> Iterator[_Case]:
    """Yield the risk statements that speak of one person alone."""
    for found in statements_heard(material.view):
        finding = found.finding
        if (
            finding.polarity is Polarity.ASSERTED
            and found.passage.kind in CONVERSATION
            and (is_alone(finding.quote) or is_said_alone(finding.quote))
        ):
            passage = found.passage.passage
            before = passage.text.partition(finding.quote)[0]
            quotes = (found.evidence,)
            yield _Case(finding.quote, finding.what, passage.speaker, quotes, before)


def _sole(material: FlagMaterial) -> Iterator[_Case]:
    """Yield the roles of which two sources say that one person alone has them."""
    by_role: dict[str, list[Found[StatementFinding]]] = defaultdict(list)
    for found in statements_heard(material.view):
        role = sole_role(found.finding.quote)
        asserted = found.finding.polarity is Polarity.ASSERTED
        if role and asserted and found.passage.kind in CONVERSATION:
            by_role[role].append(found)
    for role in sorted(by_role):
        first, *later = by_role[role]
        other = next(
            (one for one in later if one.evidence.source != first.evidence.source), None
        )
        if other is not None:
            words = first.finding.quote
            quotes = (first.evidence, other.evidence)
            yield _Case(words, first.finding.what, None, quotes)


def _said(material: FlagMaterial) -> Iterator[_Case]:
    """Yield what people say in passing, alone or to the question of who else."""
    before: Remark | None = None
    for remark in material.mentions.remarks:
        asked = _question(before, remark)
        before = remark
        if asked is not None and _NOBODY.search(remark.text):
            question, thing, away = asked
            words, quotes = remark.quote.quote, (remark.quote, question)
            person = _missed(question.quote, remark.text, material) if away else None
            yield _Case(words, thing, remark.speaker, quotes, away=away, person=person)
            continue
        for sentence in split(remark.text):
            if is_said_alone(sentence.text) or _is_only(sentence.text, material):
                words = sentence.text.strip()
                told = plain(sentence.core).rstrip(".")
                cited = (remark.cite(words),)
                so_far = remark.text[: sentence.start]
                yield _Case(words, told, remark.speaker, cited, so_far)


def _missed(question: str, answer: str, material: FlagMaterial) -> str | None:
    """Return whose absence is asked about by name, unless who answers means himself."""
    return (
        None
        if _MYSELF.search(answer)
        else next(iter(names_in(question, material.view.people)), None)
    )


def _never_done(material: FlagMaterial) -> Iterator[_Case]:
    """Yield what others say that they never did, when somebody tells of an absence."""
    remarks = material.mentions.remarks
    for away in absences(material.view):
        place = material.mentions.place_of(away.quote)
        if place is None:
            continue
        for reply in remarks[place + 1 : place + 1 + _REACH]:
            who = material.view.people.resolve(reply.speaker)
            same = reply.quote.source == away.quote.source
            if same and who != away.person and _NEVER_DONE.search(reply.text):
                quotes = (reply.quote, away.quote)
                words = reply.quote.quote
                yield _Case(words, words, reply.speaker, quotes, person=away.person)
                break


def _is_only(text: str, material: FlagMaterial) -> bool:
    """Whether only one person, known or who knows something, is said to be able."""
    found = only_one(text)
    if found is None:
        return False
    who, learned = found
    spellings = material.view.people.spellings
    return learned or any(
        fold(word) in spellings or word in _PRONOUNS for word in who.split()
    )


def _is_of_firm(case: _Case, material: FlagMaterial) -> bool:
    """Whether it may be a firm that they mean, with no known person named before."""
    known = material.view.people.spellings
    named = any(
        len(word) > _SHORTEST and fold(word) in known
        for word in _NAME.findall(f"{case.before} {case.words}")
    )
    return not named and may_be_firm(case.words, case.before)


def _near(case: _Case, material: FlagMaterial) -> set[str]:
    """Return who says it, and whom the last remarks before it name."""
    people = material.view.people
    near = " ".join(one.text for one in _said_before(case, material))
    own = people.resolve(case.speaker)
    return {*names_in(near, people), *([own] if own else [])}


def _said_before(case: _Case, material: FlagMaterial) -> list[Remark]:
    """Return the last remarks before it in the same source, oldest first."""
    first = case.quotes[-1]
    place = material.mentions.place_of(first)
    remarks = material.mentions.remarks
    before = remarks[max(0, place - _REACH) : place] if place is not None else ()
    return [one for one in before if one.quote.source == first.source]


def _question(before: Remark | None, remark: Remark) -> tuple[Quote, str, bool] | None:
    """Return the question of the turn before, and what it asks about, if it is one.

    And whether it asks who does that while somebody is away.
    """
    if before is None or before.quote.source != remark.quote.source:
        return None
    for sentence in split(before.text):
        found = _WHO_ELSE.search(sentence.text)
        if found:
            thing = (found["thing"] or found["task"] or "").strip()
            named = thing if len(stems(thing)) > 1 else sentence.text.strip()
            return before.cite(sentence.text), named, found["task"] is not None
    return None


def _who(case: _Case, material: FlagMaterial) -> str | None:
    """Return the person who is said to be alone, None where nobody tells who it is."""
    if case.person:
        return case.person
    near = (one.text for one in reversed(_said_before(case, material)))
    earlier = (case.before, *near)
    return whom(case.words, case.speaker, earlier, material.view.people)
