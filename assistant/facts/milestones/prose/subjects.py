"""Of which milestones a verb tells: of those that are its subject or its object.

"The approval committee passed the budget" tells nothing of the approval, and "M1 is
met: the board missed M2" tells another thing of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.extract.dates.words import MONTHS, WEEKDAYS, either, same_length_fold
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.adverbs import IDLE
from assistant.facts.milestones.prose.predicates import all_stems
from assistant.facts.sameness.stems import stem_of

_BREAK = re.compile(
    r"[,;:!?()|]+(?=\s|$)|\s\(|\.\s|\s[-–—]\s|->|→|[✅❌🎉]"
    r"|(?<![\w-])(?:and|or|nor|but|so|that|which|who|whose|because|while|although"
    r"|though|whereas|since|und|oder|aber|dass|et|mais|que|y)(?![\w-])"
)
_PREPOSITION = re.compile(
    r"(?<![\w-])(?:of|for|about|in|on|at|by|to|from|with|within|without|before|after"
    r"|behind|until|till|under|over|due|unlike|like|despite|besides|except|than|as|during"
    r"|into|between|against|towards?|regarding|concerning|von|fur|vor|nach|bei|im|zum"
    r"|zur|du|des|de|pour|avant|del|para)(?![\w-])"
)
_ASIDE = re.compile(
    r"\W*(?:not|unlike|contrary|except|besides|despite|like|with|without|before|after"
    r"|because|thanks|due|instead|rather|in|on|at|by|for|from|to|of|as|than|if|when"
    r"|once|until|unless)\b"
)
"""How a clause begins that only stands beside what the verb is said of."""
_MONTH = rf"(?:{either(MONTHS)}|xxx)"
_DAY = re.compile(
    r"\b(?:(?:on|since|by|from|until|till|at|of|am|le|el) )?(?:the )?"
    rf"(?:(?:last |next |this )?(?:{either(WEEKDAYS)}) ?)?"
    rf"(?:\d{{4}}-\d\d-\d\d|\d\d?(?:st|nd|rd|th|\.)? (?:of )?{_MONTH}"
    rf"|{_MONTH} \d\d?(?:st|nd|rd|th)?|\d\d?[./]\d\d?[./]\d{{2,4}})\b"
    rf"(?:,? \d{{4}})?|\b(?:on |last |next |this )*(?:{either(WEEKDAYS)})\b"
)
_IDLE = "|".join(IDLE)
_HELPER = re.compile(
    rf"(?:{_IDLE}|is|are|was|were|be|been|being|has|have|had|got|gets?|did|does|do|will|would"
    r"|shall|now|also|both|all|just|at last|today|yesterday|already|indeed|then|well"
    r"|too|again|once more|still|so|far|as|not|never|no longer|even|only|once|twice"
    r"|\w+ly|ist|sind|wurde|wurden|jetzt|est|sont|a ete|fue|this week|early|late"
    r"|last week|this morning|['’](?:s|re|ve|ll)|n['’]t"
    r"|(?:do|does|did|has|have|had|is|are|was|were|wo|ca)n['’]t)"
)
_TRAILING = re.compile(rf"(?:(?<![^\W_]){_HELPER.pattern}\W*)+$")
_BEING = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|got|ist|sind|wurden?|est|sont)\b"
    r"|['’](?:s|re)\b)(?: (?:now|also|both|all|just|not|never|at last|finally|\w+ly"
    rf"|{_IDLE}))* ?$"
)
_PRONOUN = re.compile(
    r"\W*(?:it|this|that|which|who|both|all(?: of (?:it|them))?|they|these|those|each"
    r"|everything|them|neither|none|es|ca|ello)?\W*"
)
_PEOPLE = re.compile(r"\W*(?:we|i|they|he|she|you|wir|nous|on)?\W*")
_REPORTS = re.compile(
    r"^.*\b(?:says?|said|confirm\w*|reports?|reported|writes?|wrote|told us|according"
    r" to [\w-]+(?: and [\w-]+)?)\b"
)
_TYPES = all_stems(
    "milestone gate stage phase checkpoint rest end completion acceptance handover"
    " delivery rollout launch closing whole all meilenstein jalon hito"
) | {"go-liv"}
"""What may be said instead of the milestone itself: the gate, the end of it."""
_ARTICLES = all_stems("the a an our its their this that all")
_DATES = all_stems("date day deadline target")
_NAMED_BY = re.compile(r"^\W*(?:of|for|von|fur|de|du|pour|del|para)\b")
_NOUN = re.compile(
    r"\b(?:the|an?|our|its|their|this|that|no|any|each|every|further|second|first|another"
    r"|new|planned|late|last)\s+$"
)
_IT = re.compile(r"\W*(?:it|this|them|both)\b")
_POINTS_BACK = re.compile(r"\b(?:it|this|that)\b")
_WORD = re.compile(r"\w+(?:-\w+)*")
_LEADING = re.compile(r"^\W*(?:(?:now|also|all of|finally|both|just|even|\w+ly)\b\W*)+")
FIRST_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|cannot|can|did|does|do|goes|went|met|missed"
    r"|move[sd]?|slip(?:s|ped)?|stays?|remains?|depends?|needs?|starts?|done|passed)\b"
    r"|n['’]t\b"
)


@dataclass(frozen=True, slots=True)
class _Clause:
    """One clause: where it stands and what divides it from the last one."""

    start: int
    end: int
    words: str
    joint: str


def told_of(
    text: str, verb: re.Match[str], names: MilestoneNames, *, dates: bool = False
) -> set[str] | None:
    """Return the milestones of which the verb tells something; None if none is named.

    `verb` was found in the folded text, of the same length. `dates` says that what is
    told of a milestone's date or deadline is told of it.
    """
    if not names.named_in(text):
        return None
    reader = _Reader(names, _DATES if dates else frozenset())
    return reader.read(same_length_fold(text), verb.start(), verb.end())


def named_as_subject(text: str, names: MilestoneNames) -> set[str]:
    """Return the milestones that are the thing that the words are about."""
    return _Reader(names, _DATES).heads(same_length_fold(text))


def could_be_subject(title: str, text: str) -> bool:
    """Whether the words before the first verb can be the milestone, by few words of it.

    They cannot if they say a word of its name and end in one of something else.
    """
    folded = same_length_fold(text)
    verb = FIRST_VERB.search(folded)
    before = _DAY.sub(" ", folded[: verb.start()] if verb else "")
    before = _TRAILING.sub("", before)
    own = {stem_of(word) for word in _WORD.findall(same_length_fold(title))}
    for part in _PREPOSITION.split(_BREAK.split(before)[-1]):
        words = [stem_of(word) for word in _WORD.findall(part)]
        if own & set(words) and not {words[-1]} & (own | _TYPES | _DATES):
            return False
    return True


class _Reader:
    """Finds what a verb is said of among the clauses of a sentence."""

    def __init__(self, names: MilestoneNames, dates: frozenset[str]) -> None:
        self._names = names
        self._instead = _TYPES | dates

    def read(self, text: str, start: int, end: int) -> set[str]:
        """Return the milestones of which the verb at that place tells."""
        whole = [(start, end), *self._names.spans_in(text)]
        clauses = list(_clauses(text, whole))
        place = next(n for n, one in enumerate(clauses) if one.end >= end)
        own, last, further = clauses[place], clauses[:place], clauses[place + 1 :]
        before, behind = text[own.start : start], text[end : own.end]
        subject = _REPORTS.sub("", _TRAILING.sub("", _DAY.sub(" ", before)))
        if _POINTS_BACK.search(text[start:end]):
            return self._meant(last)
        if _NOUN.search(before) or (not subject.strip() and _NAMED_BY.match(behind)):
            return self._named_by(behind) or self._meant(last)
        being = _BEING.search(before) is not None
        thing = "" if being else _LEADING.sub("", behind)
        found = self._object(thing)
        if not found and not (_IT.match(thing) and subject.strip()):
            found = self.heads(subject) or self._spread(subject, own.words)
            found |= self._listed_before(last, own.joint) if found else set()
        if found:
            return found | self._listed(further)
        alone = not behind.strip(" .!*_")
        if alone and not subject.strip() and further and further[0].joint[0] in ":-–":
            found = self._listed(further)  # "Met: M1, M3".
        people = _PEOPLE.fullmatch(subject) and (being or alone)
        if _PRONOUN.fullmatch(subject) or _IT.match(thing):
            alone = not subject.strip() and not _IT.match(thing)
            return found or self._meant(last, itself=alone)
        people = people and "met" not in text[start:end]
        return found or (self._meant(last) if people else set())

    def _named_by(self, behind: str) -> set[str]:
        """Return the milestones of which a noun is: the new date for M2."""
        if not _NAMED_BY.match(behind):
            return set()
        return self.heads(FIRST_VERB.split(_NAMED_BY.sub("", behind))[0])

    def heads(self, words: str) -> set[str]:
        """Return the milestones that the words name as the thing they are of."""
        words = _DAY.sub(" ", words)
        parts = _PREPOSITION.split(words)
        fronted = not parts[0].strip() and len(parts) > 1
        parts = parts[1:] if fronted else parts
        return {
            title
            for title in self._names.named_in(words)
            if self._is_head(title, parts, alone=fronted)
        }

    def _is_head(self, title: str, parts: Iterable[str], *, alone: bool) -> bool:
        """Whether the first part is the milestone, and no part only begins with it."""
        own = {stem_of(word) for word in _WORD.findall(same_length_fold(title))}
        own |= {stem_of(word) for one in own for word in one.split("-")}
        ids, led = self._names.ids_in, False
        filled = [tokens for part in parts if (tokens := _WORD.findall(part))]
        for place, tokens in enumerate(filled):
            first, last = place == 0, tokens[-1]
            mine = [t for t in tokens if stem_of(t) in own or title in ids(t)]
            instead = stem_of(last) in self._instead and bool(mine or first)
            ends = last in mine or instead or (bool(mine) and last.isdigit())
            lonely = first and alone and len(tokens) == len(mine) == 1
            if ((mine or first) and not ends) or lonely:
                return False
            if title in ids(" ".join(tokens)):
                return True
            if not (first or mine or led):
                return False  # What stands for it must be of it at once.
            led = led or bool(mine)
        return bool(filled)

    def _spread(self, subject: str, clause: str) -> set[str]:
        """Return the milestones of a clause of whose names the subject is a part."""
        said = {stem_of(word) for word in _WORD.findall(subject)} - _ARTICLES
        return {
            title
            for title in (self._names.named_in(clause) if said else ())
            if said
            <= {stem_of(word) for word in _WORD.findall(same_length_fold(title))}
        }

    def _object(self, thing: str) -> set[str]:
        """Return the milestones that something is done to."""
        if _PREPOSITION.match(thing.lstrip()):
            return set()
        return self.heads(_TRAILING.sub("", _DAY.sub(" ", thing)))

    def _listed(self, clauses: list[_Clause]) -> set[str]:
        """Return the further milestones of a list, of which no clause tells more."""
        found: set[str] = set()
        for one in clauses:
            more = self._bare(one)
            if not more:
                break
            found |= more
        return found

    def _listed_before(self, clauses: list[_Clause], joint: str) -> set[str]:
        found: set[str] = set()
        for one in reversed(clauses):
            if joint.strip() not in {",", "and", "or", "nor", "", "und", "et", "y"}:
                break
            if one.words.strip():
                more = self._bare(one)
                if not more:
                    break
                found |= more
            joint = one.joint
        return found

    def _bare(self, one: _Clause) -> set[str]:
        """Return the milestones of a clause that has no verb of its own."""
        if _ASIDE.match(one.words) or _REPORTS.match(one.words):
            return set()
        found = self.heads(_TRAILING.sub("", one.words))
        return set() if self._has_verb(one.words, found) else found

    @staticmethod
    def _has_verb(words: str, titles: Iterable[str]) -> bool:
        """Whether the words have a verb that is not of the milestones' names."""
        names = " ".join(same_length_fold(title) for title in titles)
        own = set(_WORD.findall(names))
        tokens = [*_WORD.findall(words), ""]
        # "Is handed over" of a milestone "handed over" is no verb of its own here.
        left = " ".join(
            word
            for word, after in pairwise(tokens)
            if word not in own and not (word in {"is", "are", "be"} and after in own)
        )
        return FIRST_VERB.search(left) is not None

    def _meant(self, clauses: list[_Clause], *, itself: bool = False) -> set[str]:
        """Return what "it", or no subject at all, stands for: the last one named.

        `itself` says that the verb has no subject: a clause before it that has no verb
        either is its subject, and not what is only named in it.
        """
        for place in range(len(clauses) - 1, -1, -1):
            one = clauses[place]
            named = self._names.named_in(one.words)
            if not named or _ASIDE.match(one.words):
                continue
            bare = self._bare(one)
            if bare:
                return bare | self._listed_before(clauses[:place], one.joint)
            if itself and not self._has_verb(one.words, named):
                return set()
            if len(named) == 1:
                return named
            return self._last(one.words, named)
        return set()

    def _last(self, words: str, named: set[str]) -> set[str]:
        """Return the milestone that is named last."""
        for cut in range(len(words), 0, -1):
            left = named & self._names.named_in(words[:cut])
            if len(left) < len(named):
                return named - left
        return named


def _clauses(text: str, whole: Sequence[tuple[int, int]]) -> Iterator[_Clause]:
    """Yield the clauses; what is whole, such as a verb or a name, is not divided."""
    begin, joint = 0, ""
    for found in (*_BREAK.finditer(text), None):
        if found and any(s < found.end() and found.start() < e for s, e in whole):
            continue
        stop = found.start() if found else len(text)
        yield _Clause(begin, stop, text[begin:stop], joint)
        if found:
            begin, joint = found.end(), found[0]
