"""What the project is forecast to cost: the newest figure that anybody gave of it.

An older forecast is no answer once a newer one is told. Whether it is over budget is
answered by the newest forecast with the budget, so that nobody compares old figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.sentences import Reader
from assistant.answering.kinds.sums import MONEY, sums
from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.domain.sourced import SourcedPassage
from assistant.extract.text.colour_rules import is_colour_row, states_colour_rule
from assistant.extract.text.sentences import Sentence, split

_NOUN = r"(?:cost )?(?:forecast|estimate at completion|eac)"
_THING = re.compile(rf"(?i)\b{_NOUN}(?:ed)?\b")
_BUDGET = r"(?:(?:the|our|its|this) )?(?:(?:project|approved|total|cost) )?budget"
_OVER = re.compile(
    rf"(?i)\b(?:over|above|under|below|within|inside|on|exceed\w*|beyond) {_BUDGET}\b"
)
_MONEY_NOW = re.compile(
    r"(?i)^\W*(?:and |so )?(?:what does the money look like|how does the money look"
    r"|where (?:do|does|are) (?:we|the project) (?:stand )?(?:on|with) (?:the )?"
    r"(?:money|costs?|budget)"
    r"|(?:how much|what) (?:will|does|is) (?:it|this|the (?:whole )?project)"
    r" (?:all )?(?:going to )?cost(?: us)?(?: in)?(?: the end| total| all)?)"
    r"(?: (?:now|today|currently|at the moment|right now))*\W*$"
)
_ASKING_WORDS = """
what whats is are was were s the a an our we us its it this that current currently
latest newest new present total overall final full cost costs money project projects
programme budget forecast forecasted estimate completion eac at in end over above under
below within inside on exceed exceeds exceeded exceeding beyond how much high big large
do does did will have has had now today still right already by to and or vs versus
against compared with stand stands standing figure amount number so far tell me show
give gone go going up down changed change risen moved rise rose of for be being than
more less higher lower actually much
"""
_ASKING = frozenset(_ASKING_WORDS.split())
_PLAIN = (
    r"\d{1,4}[.,]\d{1,3}(?=\s?(?:[,.;:)]|$|against\b|vs\b|versus\b|of\b|to\b|over\b"
    r"|under\b|from\b))"
)
_SUM = rf"(?:{MONEY}|{_PLAIN})"
_BETWEEN = (
    r"(?:(?! (?:for|of) (?!completion|the (?:whole )?project|us|now|today)\b)"
    r"[^.;?\d]){0,40}?"
)
_GIVEN = re.compile(
    rf"(?i)\b{_NOUN}(?:ed)?\b{_BETWEEN}(?P<sum>{_SUM})"
    rf"|(?P<before>{MONEY})(?: is| as)?(?: now)?(?: our| the| a)?"
    rf"(?: new| current| latest)? {_NOUN}\b"
    rf"|\bforecast(?:ing|s)?\b{_BETWEEN}(?P<doing>{MONEY})"
    rf"|\bforecast(?: [^\W\d_]+){{0,2}} ?[.:–-] ?(?P<next>{MONEY})"
)
_AGAINST = re.compile(
    r"(?i)\b(?:against|vs|versus|compared (?:with|to)|over|under|budget|authority"
    r"|approved|cap|ceiling)\b"
)
_WE_ARE = re.compile(
    r"(?i)(?:\b(?:we|the project|project)(?:['’]re| are| is| stands?| stand)"
    r"|\b(?:has|have|puts?|brings?|takes?) (?:us|the project))"
    rf" (?:now |currently )?(?:at|to) (?P<sum>{MONEY})"
)
_OF_MONEY = re.compile(r"(?i)^\W*(?:money|costs?|budget|finances?|spend)\W")
_UNSURE = re.compile(
    r"(?i)\?|\b(?:if|unless|would|could|should|might|may|wants?|asks?|asked|proposes?"
    r"|suggests?|wrong|was)\b|n['’]t\b"
)
_OTHER_UNIT = re.compile(
    r"(?i)^\s?(?:%|percent|points?|(?:working )?(?:days?|weeks?|months?|hours?)\b)"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure, with its place among the passages and the words that give it."""

    figure: str
    place: int
    text: str
    core: str


def forecast_asked(question: Question) -> bool:
    """Whether it asks for nothing but what the project is forecast to cost."""
    text = question.text.replace("’", "'")
    if question.ids or question.people or question.unknown or question.since:
        return False
    if _MONEY_NOW.match(text):
        return True
    if not (_THING.search(text) or (question.polar and _OVER.search(text))):
        return False
    return set(re.findall(r"[^\W\d_]+", fold(text))) <= _ASKING


def forecasts(question: Question, reader: Reader) -> list[Candidate] | None:
    """Return the newest forecast, and the budget where it is compared.

    None where nobody gives one.
    """
    found = [
        (reader.cut(one.place, one.text, one.core), one)
        for place, sourced in enumerate(reader.passages)
        for one in _figures(place, sourced)
    ]
    found = [pair for pair in found if not pair[0].supposed]
    if not found:
        return None
    found.sort(key=lambda pair: (pair[0].day, pair[1].place), reverse=True)
    newest, told = found[0]
    lines = [newest]
    if _asks_move(question):
        lines += [one for one, other in found if other.figure != told.figure][:1]
    elif _compares(question) and not _AGAINST.search(told.core):
        lines += _budget(question, reader)
    return lines


def _asks_move(question: Question) -> bool:
    moved = r"(?i)\b(?:gone|changed?|risen|rose|moved|went|rise)\b"
    return re.search(moved, question.text) is not None


def _compares(question: Question) -> bool:
    return re.search(r"(?i)\bbudget\b", question.text) is not None


def _budget(question: Question, reader: Reader) -> Sequence[Candidate]:
    near = {
        one.id for one in reader.passages if "budget" in one.passage.text.casefold()
    }
    found = sums(question, "budget", reader.sentences(near))
    return (found or [])[:1]


def _figures(place: int, sourced: SourcedPassage) -> Iterator[_Told]:
    """Yield the forecasts of cost that a passage gives."""
    passage = sourced.passage
    if passage.quoted or passage.role is Role.HEADING or is_colour_row(sourced):
        return
    titles = " ".join([*passage.headings, sourced.title or ""])
    of_it = _THING.search(titles) or _OF_MONEY.match(passage.text)
    if not (of_it or _THING.search(passage.text)):
        return
    pieces = split(passage.text)
    for number, piece in enumerate(pieces):
        if _UNSURE.search(piece.core) or states_colour_rule(piece.core):
            continue
        before = pieces[number - 1] if number else None
        if told := _of_piece(passage.text, piece, before, of_it=bool(of_it)):
            text, core, figure = told
            if len(text) <= LONGEST_QUOTE:
                yield _Told(figure, place, text, core)


def _of_piece(
    text: str, piece: Sentence, before: Sentence | None, *, of_it: bool
) -> tuple[str, str, str] | None:
    """Return the words that give a forecast, with it, and the figure."""
    for found in _GIVEN.finditer(piece.core):
        figure = found["sum"] or found["before"] or found["doing"] or found["next"]
        behind = piece.core[found.end() :]
        plain = not re.search(MONEY, figure, re.IGNORECASE)
        sure = not plain or _AGAINST.search(piece.core) or _OF_MONEY.match(text)
        if sure and not _OTHER_UNIT.match(behind):
            return piece.text, piece.core, _plain(figure)
    if of_it and (said := _WE_ARE.search(piece.core)):
        return piece.text, piece.core, _plain(said["sum"])
    leads = re.match(rf"(?i)\W*(?P<sum>{MONEY})", piece.core)
    if leads and before and _is_bare(before.core):
        whole = text[before.start : piece.start + len(piece.text)]
        return whole, whole, _plain(leads["sum"])
    return None


def _is_bare(core: str) -> bool:
    """Whether a sentence only says that there is a forecast: `forecast sent`."""
    return (
        _THING.search(core) is not None
        and not re.search(r"\d", core)
        and len(core.split()) <= 4
        and not _UNSURE.search(core)
    )


def _plain(figure: str) -> str:
    return re.sub(r"[\s'’]", "", fold(figure))
