"""Whether two wordings mean the same piece of work."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.domain.findings import ActionFinding, CompletionFinding, Strength
from assistant.domain.people import People, fold
from assistant.domain.reading import MAIL_KINDS, Role
from assistant.domain.sourced import Found
from assistant.extract.done.past_forms import tells_own_verb
from assistant.extract.done.verbs import asked_for, ends, ends_in_kind
from assistant.extract.text.sections import Section, section_of
from assistant.extract.text.strength import without_owner_wanted
from assistant.facts.actions.answered import answers, heard, names_thing
from assistant.facts.actions.asked_work import asks_the_same, leans_on, waits_for
from assistant.facts.actions.compounds import Compounds
from assistant.facts.actions.deliverables import are_apart, is_wish_before
from assistant.facts.actions.delivered import Told, is_other_state, shows_any
from assistant.facts.actions.work_words import (
    WORD,
    carries,
    is_other_object,
    names_object,
    stem,
    stems_of,
    tickets_in,
    title_stems,
)
from assistant.facts.sameness.apart import DENIED, apart
from assistant.facts.sameness.same_matter import other_owners, same_matter
from assistant.facts.sameness.stems import other_numbers, stems

_LINK = re.compile(r"\]\([^)]*\)|https?://\S+")
_ENOUGH = 0.5
_LISTED = 0.9
_OTHER_HANDS = 0.9
_AFTER_WISH = 0.75
_OWN = 0.3
_OTHERS = 0.6
_AGREED = 0.45
_FEWEST = 2
_AWAITED = {"hand", "order", "ask"}
_SINCE = frozenset({stem("since")})
_VERB = re.compile(r"[a-z]+")
_TO = re.compile(
    r"\bto (?:the |our )?(?P<whom>[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z]\w+)?)"
)
_SAME_TICKET = 0.8
_RARE = 4
LITTLE_ELSE = 2
_MANY = 3
_TITLED = 0.7


@dataclass(frozen=True, slots=True)
class Words:
    """What a finding is about.

    `stems` are its content words, without people, days and words of every task;
    `core` those of its short wording; `tickets` the keys it names; `quote` its words
    without regard to case and accents.
    """

    stems: frozenset[str]
    core: frozenset[str]
    tickets: frozenset[str]
    quote: str


class Likeness:
    """Compares wordings; words that many of them share count for little."""

    def __init__(self, people: People) -> None:
        self.people = self._people = people
        self._counts: Counter[str] = Counter()
        self._total = 0
        self._compounds = Compounds(stem)
        self._words: dict[ActionFinding | CompletionFinding, Words] = {}

    def learn(self, findings: Iterable[ActionFinding]) -> None:
        """Count in how many sayings each word occurs."""
        said = tuple(findings)
        self._compounds.learn(finding.quote for finding in said)
        for finding in said:
            self._counts.update(self.words(finding).stems)
            self._total += 1

    def words(self, finding: ActionFinding | CompletionFinding) -> Words:
        """Take out what a finding is about."""
        if finding not in self._words:
            self._words[finding] = self._taken_out(finding)
        return self._words[finding]

    def _taken_out(self, finding: ActionFinding | CompletionFinding) -> Words:
        said = without_owner_wanted(f"{finding.quote}\n{finding.what}")
        text = _LINK.sub(" ", said)
        owner = self._owner_words(finding)
        return Words(
            stems=stems_of(self._tokens(text), owner),
            core=stems_of(self._tokens(finding.what), owner),
            tickets=tickets_in(text),
            quote=fold(finding.quote),
        )

    def _tokens(self, text: str) -> list[str]:
        return WORD.findall(self._compounds.joined(text))

    def _owner_words(self, finding: ActionFinding | CompletionFinding) -> set[str]:
        """The owner's name in every spelling: who is no part of what."""
        words = fold(finding.owner or "").split()
        if isinstance(finding, ActionFinding):
            words += fold(finding.owner_text or "").split()
        known = (one for one in self._people.all if one.name == finding.owner)
        return {*words, *(alias for one in known for alias in one.aliases)}

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(
            math.log(1 + (self._total + 1) / (1 + self._counts[one])) for one in stems
        )

    def overlap(self, one: Words, other: Words, *, whole: bool = False) -> float:
        """Return the weighted share of common words, 0 to 1.

        Of the shorter wording, or with `whole` of the longer one.
        """
        shared = one.stems & other.stems
        sizes = self._weight(one.stems), self._weight(other.stems)
        size = max(sizes) if whole else min(sizes)
        if not size or not self._enough(shared, one, other):
            return 0.0
        return min(1.0, self._weight(shared) / size)

    def _enough(self, shared: frozenset[str], one: Words, other: Words) -> bool:
        """Two common words; or one that is rare and all that a wording has."""
        if len(shared) != 1:
            return len(shared) > 1
        return self._are_rare(shared) and shared in {one.stems, other.stems}

    def _are_rare(self, stems: frozenset[str]) -> bool:
        return all(self._counts[one] <= _RARE for one in stems)

    def same(
        self,
        one: Found[ActionFinding],
        words: Words,
        other: Found[ActionFinding],
        known: Words,
    ) -> float:
        """Score two sayings, 0 where they are not the same work.

        By what they mean, by the words of their quotes or by a ticket. Two items of
        one document need most words in common, for it would hardly list the same work
        twice; to draft a thing and to send it are two pieces of work.
        """
        ours, theirs = one.finding, other.finding
        if words.quote == known.quote and not _is_asked_twice(one, other):
            return 1.0
        if words.tickets and known.tickets and not words.tickets & known.tickets:
            return 0.0
        taken_over = len(words.stems & known.stems) >= _MANY and _taken_over(
            ours, theirs
        )
        owners = (None, None) if taken_over else _owners(ours, theirs)
        matter = same_matter(ours.what, theirs.what, owners)
        together = one.passage.source == other.passage.source
        score = self.overlap(words, known, whole=together)
        if matter.same:
            score = max(score, matter.score)
        if not together and words.tickets & known.tickets:
            score = max(score, _SAME_TICKET)
        work = ours.what, theirs.what
        if _is_summed_up(one, other) and _are_most(words.core, known.core):
            told = matter.apart == DENIED or other_numbers(*work) or are_apart(*work)
            return 0.0 if told else max(score, _ENOUGH)
        if _is_listed_again(one, other) and words.core & known.core:
            return 0.0 if matter.apart or are_apart(*work) else max(score, _ENOUGH)
        differ = matter.apart and not (matter.apart == DENIED and waits_for(*work))
        if differ or score < _needed(one, other):
            return 0.0
        said = (ours.what, ours.quote), (theirs.what, theirs.quote)
        meant = words.tickets & known.tickets or leans_on(*said)
        return score if meant and asks_the_same(*work) and not are_apart(*work) else 0.0

    def closes(
        self,
        done: Found[CompletionFinding],
        sayings: Sequence[Found[ActionFinding]],
        words: Sequence[Words],
    ) -> bool:
        """Whether a report of something done speaks of this action.

        Its owner's own report may be short; anybody else's must name most of it; a
        report of what another person did closes nothing.
        """
        owners = {one.finding.owner for one in sayings if one.finding.owner}
        doer = done.finding.owner
        speaker = self._people.resolve(done.passage.passage.speaker)
        own = bool(owners & {doer, speaker})
        told_by = Told(done.finding.what, frozenset({doer, speaker}), own)
        if shows_any(told_by, (one.finding.what for one in sayings), self._people):
            return True
        if doer is not None and owners and doer not in owners:
            return False
        other = not own and doer is None and bool(owners) and speaker is not None
        bare = self.words(done.finding)
        report = done.finding.what
        for one, known in zip(sayings, words, strict=True):
            what = one.finding.what
            if answers(report, what, self._written_on(done, what, owners)):
                return True
            told, verb = heard(report, what), _own_verb(report, what)
            said = replace(bare, stems=bare.stems | verb) if verb else bare
            if not said.tickets & known.tickets and not (
                (verb is not None or ends(told, what))
                and (names_object(said.stems, what) or names_thing(report, what))
            ):
                continue
            differs = other_numbers(report, what) or is_other_state(report, what)
            if differs or is_other_object(report, what):
                continue
            same = verb == frozenset() or _tells_light_verb(told, what)
            if self._reports(said, known, own=own) or self._ends(
                said, known, told, what, own=own, other=other, same=same
            ):
                return True
        return False

    def _written_on(
        self, done: Found[CompletionFinding], what: str, owners: set[str]
    ) -> frozenset[str]:
        """The words of a mail's subject, if its writer was to have what is asked for.

        He, or his house by its address, stands behind `to`; he writes to the owner.
        """
        passage, given = done.passage, _TO.search(what)
        written_to = {self._people.resolve(one) for one in passage.passage.addressed}
        if passage.kind not in MAIL_KINDS or not given or not written_to & owners:
            return frozenset()
        name = self._people.resolve(passage.passage.speaker)
        known = (one for one in self._people.all if one.name == name)
        houses = {a.partition("@")[2] for one in known for a in one.aliases if "@" in a}
        called = {part for house in houses for part in house.split(".")[:-1]}
        called |= set(fold(name or "").split())
        if called.isdisjoint(fold(given["whom"]).split()):
            return frozenset()
        return stems(passage.title or "")

    def _ends(  # noqa: PLR0913 - both wordings, and who tells of whose work
        self,
        said: Words,
        known: Words,
        told: frozenset[str],
        what: str,
        *,
        own: bool,
        other: bool,
        same: bool,
    ) -> bool:
        """Whether the very work that is asked for is told as done, of its object.

        A verb of every task, such as send, is no content word; `same` says that the
        report has its own, which counts as one more word in common.
        """
        shared = said.stems & known.core
        asked = asked_for(what)
        alone = self._says_but_that(said, shared, told, what)
        if not shared or not (len(shared) + same >= _FEWEST or alone):
            return False
        need = _OWN if own else (_OTHERS if other else _AGREED)
        arrived = "arrive" in told and bool(asked & _AWAITED) and len(shared) > 1
        if (arrived or alone) and not own:
            need = _OWN
        return self._covered(known.core, said.stems) >= need

    def _says_but_that(
        self, said: Words, shared: frozenset[str], told: frozenset[str], what: str
    ) -> bool:
        """Whether the report is of one rare thing alone, in the kind of the work."""
        return (
            said.stems - _SINCE == shared
            and self._are_rare(shared)
            and ends_in_kind(told, what)
        )

    def finishes(self, title: str, known: Words) -> bool:
        """Whether a ticket's title names the action: most words of both, at least two.

        A title that only shares the subject names other work on it.
        """
        named = title_stems(title)
        return (
            len(named & known.core) > 1
            and min(self._covered(known.core, named), self._covered(named, known.core))
            >= _TITLED
        )

    def _covered(self, wanted: frozenset[str], given: frozenset[str]) -> float:
        whole = self._weight(wanted)
        return self._weight(wanted & given) / whole if whole else 0.0

    def _reports(self, said: Words, known: Words, *, own: bool) -> bool:
        if said.tickets & known.tickets:
            return True
        shared = said.stems & known.stems
        alone = own and self._are_rare(shared) and len(said.stems) <= LITTLE_ELSE
        if not shared or (len(shared) == 1 and not alone):
            return False
        return self._covered(known.stems, said.stems) >= (_OWN if own else _OTHERS)


def _own_verb(report: str, what: str) -> frozenset[str] | None:
    """Return the stem of the verb that is asked for if the report has its past.

    Empty for a verb of every task, which is no content word; None without it.
    """
    verb = _VERB.match(fold(what))
    if verb is None or not tells_own_verb(report, what):
        return None
    return frozenset({stem(verb[0])} if carries(verb[0]) else ())


def _tells_light_verb(told: frozenset[str], what: str) -> bool:
    verb = _VERB.match(fold(what))
    return bool(asked_for(what) & told) and verb is not None and not carries(verb[0])


def _owners(one: ActionFinding, other: ActionFinding) -> tuple[str | None, str | None]:
    return one.owner or one.owner_text, other.owner or other.owner_text


def _is_asked_twice(one: Found[ActionFinding], other: Found[ActionFinding]) -> bool:
    """Whether the same words ask two people, or ask for what two are to have.

    A row that comes again with another name is the same work in other hands.
    """
    ours, theirs = one.finding, other.finding
    if ours.what != theirs.what and apart(ours.what, theirs.what):
        return True
    rows = {one.passage.passage.role, other.passage.passage.role} == {Role.ROW}
    carried = rows and one.passage.source != other.passage.source
    return not carried and other_owners(*_owners(ours, theirs)) is not None


def _is_listed_again(one: Found[ActionFinding], other: Found[ActionFinding]) -> bool:
    """Whether a table of minutes may list what their prose gave the same person.

    Both set the same day.
    """
    rows = [each.passage.passage.role is Role.ROW for each in (one, other)]
    return rows.count(True) == 1 and _are_of_one_day(one, other)


def _is_summed_up(one: Found[ActionFinding], other: Found[ActionFinding]) -> bool:
    """Whether the list at the end of minutes may say what their prose told before.

    Of the same person, on the same day; only one of the two stands in the list.
    """
    listed = [_is_in_list(one), _is_in_list(other)]
    return listed.count(True) == 1 and _are_of_one_day(one, other)


def _is_in_list(one: Found[ActionFinding]) -> bool:
    passage = one.passage.passage
    if passage.role not in {Role.ROW, Role.ITEM}:
        return False
    return section_of(passage.headings) is Section.ACTIONS


def _are_most(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two words are common, or all that one of them has."""
    shared = one & other
    return len(shared) >= _FEWEST or (bool(shared) and shared in {one, other})


def _are_of_one_day(one: Found[ActionFinding], other: Found[ActionFinding]) -> bool:
    ours, theirs = one.finding, other.finding
    return (
        one.passage.source == other.passage.source
        and ours.owner is not None
        and ours.owner == theirs.owner
        and ours.due is not None
        and ours.due == theirs.due
    )


def _taken_over(one: ActionFinding, other: ActionFinding) -> bool:
    """Whether one was asked and another promised: that may be one piece of work."""
    return (one.strength is Strength.COMMITTED) != (
        other.strength is Strength.COMMITTED
    )


def _needed(one: Found[ActionFinding], other: Found[ActionFinding]) -> float:
    """How surely two sayings must be alike: the more, the likelier they are two."""
    if one.passage.source == other.passage.source:
        return _LISTED
    if other_owners(*_owners(one.finding, other.finding)):
        return _OTHER_HANDS
    wish = is_wish_before(other, one) or is_wish_before(one, other)
    return _AFTER_WISH if wish else _ENOUGH
