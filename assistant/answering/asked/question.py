"""What a question asks for, and about what."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.answering.asked.asks import ASKS, Ask, Wanted, whole_list
from assistant.answering.asked.comparing import Comparison, comparison_in
from assistant.answering.asked.kin import is_happening, kin_of_word
from assistant.answering.asked.kinds_named import kind_asked
from assistant.answering.asked.quarters import form_of, with_short_quarters
from assistant.answering.asked.severity import written_out
from assistant.domain.people import People, fold
from assistant.evidence.written_ids import with_dashes, with_numbers
from assistant.facts.sameness.spoken_keys import spoken_for
from assistant.facts.sameness.stems import stems
from assistant.gate.days import DateOrder, Day, days_in
from assistant.gate.lexicon import GLUE, NAMES_THAT_ARE_WORDS
from assistant.gate.sentence import stem


@dataclass(frozen=True, slots=True)
class Since:
    """A day that is told by its distance: a weekday, yesterday, last week.

    `back` says that it is reckoned from: since last week is since a week ago.
    """

    word: str
    last: bool
    back: bool = False

    def on(self, today: date) -> date:
        """Return the day, the newest such one before `today`."""
        if self.word == "yesterday":
            return today - timedelta(days=1)
        if self.word == "week" and self.last and self.back:
            return today - timedelta(days=7)
        if self.word == "week":
            return today - timedelta(days=today.weekday() + 1 + 7 * self.last)
        if self.word == "month":
            first = today.replace(day=1) - timedelta(days=1)
            return first.replace(day=1) - timedelta(days=1) if self.last else first
        back = (today.weekday() - _WEEKDAYS.index(self.word[:3])) % 7
        return today - timedelta(days=back or 7)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, read.

    `subject` are the stems of what it is about; `ids` keys of tickets and entries in
    lower case; `people` full names. `marks` are forms of what tells like things apart
    (`phase 2`, `option b`, `p95`) and of words too common to be a subject: each must
    stand in an answer; `marked` are the stems of the words so told apart. `days` are
    days that the answer must speak of; `since` is the day after which it asks;
    `unknown` are words shaped as ids that are no key of the project; `whole` says that
    it is about the project itself or its end, not about one thing in it; `bare` are
    its words without people, ids and dates; `compared` is the limit that
    an amount is over or under; `duty` says that it
    asks who is there when something happens.
    """

    text: str
    wanted: Wanted
    subject: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    marks: tuple[re.Pattern[str], ...] = ()
    marked: frozenset[str] = frozenset()
    days: tuple[Day, ...] = ()
    whole: bool = False
    since: Day | Since | None = None
    unknown: tuple[str, ...] = ()
    bare: str = ""
    compared: Comparison | None = None
    duty: bool = False

    @property
    def kin(self) -> dict[str, str]:
        """The happenings that stems of the subject tell."""
        told = ((stems(word), kin_of_word(word)) for word in _WORD.findall(self.bare))
        return {stem: kin for found, kin in told if kin for stem in found}

    @property
    def polar(self) -> bool:
        """Whether yes or no would answer it."""
        return POLAR.match(self.text) is not None

    def days_meant(self, today: date) -> tuple[date, ...]:
        """Return the days that the answer must speak of, as they are read today."""
        return tuple(
            date(y, m, d)
            for one in self.days
            for y, m, d in one.resolved(today)
            if y and m and d
        )

    @property
    def asks_for_goal(self) -> bool:
        """Whether it asks for the day on which the project reaches its goal."""
        return (
            self.wanted is Wanted.DAY
            and not (self.ids or self.people or self.days or self.marked)
            and GOAL.search(self.text) is not None
            and self.subject <= stems(" ".join(GOAL.findall(self.text)))
        )


_FILLING = stems(
    "currently exactly please tell happen project team plan planned things anything "
    "around regarding concerning related "
    "biggest main major top highest greatest worst "
    "present situation moment latest known sources documents notes ontrack today "
    "heute aktuell projekt der die das den dem des ein eine einen ist sind hat haben "
    "was wer wann wie warum uber fur von mit und zu zum zur im am auf wir uns es wird"
)
_EVENTS = stems(
    "cutover go-live golive launch rollout release deployment delivery weekend event"
)
_TIMES = stems("date dates day days week time new current")
"""What says nothing of which thing is meant, beside the word for an event."""
_WHOLE = re.compile(
    r"\b(?:launch|release|go-?live|ga|general availability|project|deliver(?:y|ing)"
    r"|program(?:me)?|deadline|roll-?out|us|we|projekt|uns)\b",
    re.IGNORECASE,
)
GOAL = re.compile(
    r"\b(?:launch|release|go[- ]?live|ga|general availability|deliver(?:y|ed)"
    r"|roll-?out|cut-?over|hand-?over|opening|end of the project|project end)\b",
    re.IGNORECASE,
)
"""How people call the day on which a project reaches its goal."""
POLAR = re.compile(
    r"(?i)\W*(?:(?:and|so|but) )?(?:is|are|was|were|has|have|had|did|does|do|can|could"
    r"|will|would|should|may|must|ist|sind|hat|haben|wurde|kann|wird)\b"
)
_NOT = re.compile(
    r"(?i)\b(?:is|are|was|were|do|does|did|has|have|had|could|would|should|wo|must|need)"
    r"n['’]?t\b|\bduring\b|(?<=\d)(?:st|nd|rd|th)\b"
)
_SINCE = re.compile(
    r"(?i)\b(?:since|after) (?:(last|this) )?(yesterday|week|month"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_MONTH = re.compile(
    r"(?i)(?<=[a-z] )(?:january|february|march|april|june|july|august|september"
    r"|october|november|december)\b"
)
_LATELY = re.compile(r"(?i)\b(this|last|past) week\b")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MARKED = re.compile(r"([^\W\d_]{2,})[ -](\d+(?:\.\d+)*|[A-Z])(?![\w'’])")
_MIXED = re.compile(r"(?<![\w-])[^\W\d_]{1,4}\d+(?!\w)")
_COUNTING = frozenset(
    "and or to the of by in on at than for until from is a".split()  # noqa: SIM905
)
_FORMS = frozenset(
    "what when who why how where which did does do is are was were be been have has "  # noqa: SIM905
    "had will would should could can get got go going come make take".split()
)
_EMPTY = frozenset({"no", "not"})
_FULL = 3
"""Letters of a name by which people are meant in small letters too."""
DUTY = re.compile(
    r"(?i)\b(?:on[- ]call|on[- ]duty|on[- ]shift|(?:on|in) the (?:rota|roster|shift)"
    r"|rota|roster|stand-?by|bleep|pager)\b"
)
"""Who is there when something happens, in the words of a plan of duties."""
_COMPOUND = re.compile(r"[^\W\d_]+(?: ?/ ?[^\W\d_]+)+(?:-[^\W\d_]+)*")
_WORDS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*", re.UNICODE)


def since_day(question: Question, today: date) -> date | None:
    """Return the day after which the question asks, None where it names none."""
    if isinstance(question.since, Since):
        return question.since.on(today)
    if question.since is None and (lately := _LATELY.search(question.text)):
        return Since("week", lately[1].casefold() in {"last", "past"}).on(today)
    if question.since is None:
        return None
    readings = [one for one in question.since.resolved(today) if None not in one]
    days = sorted(date(y, m, d) for y, m, d in readings if y and m and d)
    return max((day for day in days if day <= today), default=None)


def read_question(
    text: str, people: People, keys: Collection[str], order: DateOrder | None = None
) -> Question:
    """Read a question; `keys` are those of the tickets and entries there are.

    `order` is how the project reads 03/04. Words that only say what is asked for are no
    part of the subject, and neither are the names of people that it is about.
    """
    text = with_numbers(written_out(_in_full(text, spoken_for(keys))), keys)
    text = with_dashes(with_short_quarters(text), {key.casefold() for key in keys})
    low = text.replace("’", "'").casefold()
    ask = next((one for one in ASKS if one.fits(low)), None)
    wanted = ask.wanted if ask else Wanted.ANYTHING
    named = _people(text, people)
    ids = frozenset(_keys(low, keys))
    without = _without(text, named, ids)
    dated = tuple(days_in(without, order))
    days = tuple(day for day in dated if not opens(without, day))
    bare = _blanked(without, dated)
    compared = comparison_in(bare) if wanted is Wanted.AMOUNT else None
    duty = wanted in {Wanted.PERSON, Wanted.OWNER} and DUTY.search(bare) is not None
    marks, marked = _marks(bare), _marked_stems(bare)
    subject = _asked_about(bare, ask, compared, duty=duty) - marked
    subject -= kind_asked(text, wanted)
    subject = subject if duty else _narrowed(subject, marks, ids)
    whole = not (ids or marks or days) and subject <= _whole_stems(without)
    marks += _months(bare) if POLAR.match(text) else ()
    subject -= _EMPTY
    specific = subject or ids or marks or days or compared or duty
    if not (specific or whole_list(wanted)):
        marks = _compounds(bare) or _common(without, ask)
    return Question(
        text,
        wanted,
        subject,
        ids,
        frozenset(named.values()),
        marks,
        marked,
        days,
        whole,
        _since(without, dated),
        tuple(sorted(_shaped(low) - {key.casefold() for key in keys})),
        bare,
        compared,
        duty,
    )


def _months(bare: str) -> tuple[re.Pattern[str], ...]:
    """Return forms of the months that are named without a day."""
    return tuple(re.compile(rf"\b{month.casefold()}") for month in _MONTH.findall(bare))


def _without(text: str, names: Collection[str], ids: Collection[str]) -> str:
    """Return the text with the names of people and the keys taken out."""
    for words in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(words)}(?:['’]s)?(?!\w)", " ", text)
    for key in ids:
        text = re.sub(rf"(?i)(?<!\w){re.escape(key)}(?!\w)", " ", text)
    return text


def _asked_about(
    bare: str, ask: Ask | None, compared: Comparison | None, *, duty: bool
) -> frozenset[str]:
    """Return the stems of the words that do more than say what is asked for."""
    asking = [
        _FILLING,
        ask.stems if ask else frozenset(),
        stems(compared.words) if compared else frozenset(),
        stems(" ".join(DUTY.findall(bare))) if duty else frozenset(),
    ]
    return stems(_SINCE.sub(" ", _NOT.sub(" ", bare))).difference(*asking)


def _narrowed(
    subject: frozenset[str], marks: Collection[object], ids: Collection[str]
) -> frozenset[str]:
    """Leave out words for the event itself where something else names the thing."""
    rest = subject - _EVENTS
    return rest if rest - _TIMES or marks or ids else subject - _TIMES or subject


def _marked_stems(text: str) -> frozenset[str]:
    return stems(" ".join(word for word, _ in _MARKED.findall(text)))


def _blanked(text: str, days: tuple[Day, ...]) -> str:
    """Return the text with its dates taken out."""
    for day in days:
        text = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    return text


def _since(text: str, dated: tuple[Day, ...]) -> Day | Since | None:
    """Return the day or the word after which the question asks for what is new."""
    for day in dated:
        if re.search(r"(?i)\b(?:since|after|seit)(?:\W+the)?\W*$", text[: day.start]):
            return day
    found = _SINCE.search(text)
    if found is None:
        return None
    return Since(fold(found[2]), fold(found[1] or "") == "last", back=True)


def opens(text: str, day: Day) -> bool:
    """Whether a day only says from when on, which filters do better."""
    return bool(
        re.search(
            r"(?i)\b(?:since|after|until|before|seit|ab)(?:\W+\w+day)?(?:\W+the)?\W*$",
            text[: day.start],
        )
    )


def _marks(text: str) -> tuple[re.Pattern[str], ...]:
    """Return forms of what tells like things apart.

    A word with its number or letter, in which `phase 2` is also in `phases 1 and 2`,
    and words that hold a digit, such as `p95`.
    """
    pairs = [
        rf"\b{re.escape(stem(fold(word)))}\w*\W+(?:(?:\w{{1,3}}|and|und)\W+){{0,3}}?"
        rf"{re.escape(mark.casefold())}(?![\w.]?\w)"
        for word, mark in _MARKED.findall(text)
        if fold(word) not in _COUNTING
    ]
    whole = [form_of(fold(word)) for word in _MIXED.findall(text)]
    return tuple(re.compile(form) for form in (*pairs, *whole))


def _compounds(text: str) -> tuple[re.Pattern[str], ...]:
    """Return forms of names that are joined of common words, such as `go/no-go`."""
    return tuple(
        re.compile(r"\W{1,3}".join(map(re.escape, map(fold, _WORDS.findall(found)))))
        for found in _COMPOUND.findall(text)
    )


def _common(text: str, ask: Ask | None) -> tuple[re.Pattern[str], ...]:
    """Return the words of a question that has only common ones, as whole words."""
    asked = ask.stems if ask else frozenset()
    words = {fold(word) for word in _WORD.findall(text)} - GLUE - _FORMS
    return tuple(
        re.compile(rf"\b{re.escape(word)}\b")
        for word in sorted(words)
        if not is_happening(kin_of_word(word))
        if not stems(word) & (asked | _FILLING)
    )


def _whole_stems(text: str) -> frozenset[str]:
    return stems(" ".join(found[0] for found in _WHOLE.finditer(text)))


def _people(text: str, people: People) -> dict[str, str]:
    """Return the spellings in the text that mean one person, longest first."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    found: dict[str, str] = {}
    place = 0
    while place < len(words):
        for length in (3, 2, 1):
            if place + length > len(words):
                continue
            spelled = text[words[place][0] : words[place + length - 1][1]]
            spelled = re.sub(r"['’]s$", "", spelled).rstrip(".'’-")
            name = _named(spelled, people, length)
            if name:
                found[spelled] = name
                place += length
                break
        else:
            place += 1
    return found


def _named(spelled: str, people: People, length: int) -> str | None:
    """Return who is meant; a word that is no name by itself means nobody."""
    if length == 1:
        folded = fold(spelled)
        small = spelled[:1].islower()
        if small and (len(folded) < _FULL or folded in NAMES_THAT_ARE_WORDS):
            return None
        if len(folded) < _FULL and folded in _COUNTING | GLUE | _FORMS:
            return None
        if small and not stems(folded):
            return None
    return people.resolve(spelled)


def _shaped(low: str) -> set[str]:
    """Return the words that look like keys: letters, a dash and a number."""
    form = r"(?<![\w-])[^\W\d_][^\W_]*(?:[-_][^\W_]+)*[-_]\d+(?!\w)"
    return set(re.findall(form, low))


def _in_full(text: str, spoken: Mapping[str, str]) -> str:
    """Write a bare number of a ticket as its key."""
    return re.sub(
        r"(?<![\w#&/-])#\d+(?!\w)", lambda one: spoken.get(one[0], one[0]), text
    )


def _keys(low: str, keys: Collection[str]) -> list[str]:
    known = {key.casefold() for key in keys}
    shaped = _shaped(low)
    written = re.findall(r"(?<!\w)(?:[\w.-]*#)?[\w-]*\d[\w-]*(?!\w)", low)
    return [*shaped, *(word for word in written if word in known)]
