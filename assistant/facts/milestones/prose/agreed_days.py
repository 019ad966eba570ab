"""Days agreed for an event by its verb: "Ann agreed to open on 3 May".

Also the day of "so the third it is" right after the opening was spoken of. It is the
new day of the one milestone that is such an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates.words import WEEKDAYS, either, same_length_fold
from assistant.facts.milestones.prose.move_words import is_doubtful, is_supposed
from assistant.gate.days import DateOrder, days_in

_ACTS = {
    r"open(?:s|ing)?": r"open(?:s|ed|ing)?",
    r"go(?:es|ing)?[ -]?live|launch(?:es)?": (
        r"go(?:es|ing)?[ -]?live|launch(?:es|ing)?"
    ),
    r"clos(?:es?|ing|ure)": r"clos(?:es?|ed|ing)",
    r"starts?|begins?|kick[ -]?off": (
        r"start(?:s|ing)?|begin(?:s|ning)?|kick(?:s|ing)? off"
    ),
}
"""How titles name an event, and how people speak of it."""
_MARK = "\x00"
_ON = rf"(?:on |for )?(?:the )?(?:(?:{either(WEEKDAYS)}),? )?(?:the )?{_MARK}"
_AGREES = (
    r"(?:agree[sd]?|(?:is|are|was|were) (?:happy|fine|ready)|consent(?:s|ed)"
    r"|decided) (?:to|with|that we)"
)
_OTHER = r"(?:\b(?:now|instead|after all)\b|\bnot (?:on )?the\b|\brather than\b)"
_IT_IS = re.compile(
    rf"^\W*(?:[\w'’. -]{{2,30}}: )?(?:(?:so|ok|okay|right|good|fine|well|then|and"
    r"|agreed|great|all right)\b\W*)*"
    rf"(?:(?:on |for )?(?:the )?(?:(?:{either(WEEKDAYS)}),? )?(?:the )?{_MARK}"
    rf" (?:it is|then|it shall be)\b|(?:we (?:go|take)|let['’]s go) (?:with|for) {_ON}"
    rf"|(?:we (?:settle|settled|agreed) on|agreed:?) {_ON}(?: then)?\W*$)"
)
_WORDS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
"""
_UNITS = _WORDS.split()
_ORDINALS = {word: place for place, word in enumerate(_UNITS, 1)}
_ORDINALS |= {f"twenty-{word}": 20 + place for word, place in [*_ORDINALS.items()][:9]}
_ORDINALS |= {"twentieth": 20, "thirtieth": 30, "thirty-first": 31}
_NTH = re.compile(
    rf"\bthe (?P<word>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
    r"(?= (?:it|then|of)\b|\W*$)"
    r"|\bthe (?P<number>\d\d?)(?:st|nd|rd|th)\b(?! of)"
)
_NEAR = timedelta(days=31)
"""How far from its day another one is still of the same event."""
_PASSAGES = 3
"""For how many passages an event stays spoken of."""
_NOT = re.compile(r"\b(?:not|never|no|nobody|cannot)\b|n['’]t\b")


class AgreedDays:
    """Hears which day is agreed for an event that the words do not name as a thing."""

    def __init__(self, titles: Iterable[str]) -> None:
        named = [(title, same_length_fold(title)) for title in titles]
        self._own: dict[str, str] = {}
        names: dict[str, str] = {}
        for noun, act in _ACTS.items():
            event = re.compile(rf"\b(?:{noun})\b")
            of = [(t, w[: m.end()]) for t, w in named for m in event.finditer(w)]
            if len(of) == 1:
                self._own[of[0][0]], names[of[0][0]] = act, of[0][1]
        self._spoken = {
            title: re.compile(
                r"\b(?:we|us|to|you|they|it|the (?:\w+ )?)\W*\b"
                rf"(?:could |can |will |now )?(?:{act})\b|\b{re.escape(names[title])}\b"
            )
            for title, act in self._own.items()
        }
        self._last: tuple[str, str, int] | None = None
        self._words = ""

    def note(self, piece: SourcedPassage) -> bool:
        """Keep which event the passage speaks of; whether it may agree to a day."""
        if not self._own:
            return False
        heads = (piece.title or "", *piece.passage.headings[-1:], piece.passage.text)
        text = same_length_fold(" \n ".join(heads))
        found = [
            (m.start(), t) for t, p in self._spoken.items() for m in p.finditer(text)
        ]
        if found:
            self._last, self._words = (piece.source, max(found)[1], 0), text
        elif self._last and self._last[0] == piece.source:
            self._last = (*self._last[:2], self._last[2] + 1)
        else:
            self._last = None
        return bool(self._last and self._last[2] < _PASSAGES)

    def read(
        self, text: str, now: Mapping[str, date], said: date, order: DateOrder | None
    ) -> tuple[str, date] | None:
        """Return the milestone and the day that the sentence agrees to for it."""
        if self._last is None or is_doubtful(text) or is_supposed(text):
            return None
        title = self._last[1]
        due = now.get(title)
        marked = _marked(text, said, order, due) if due else None
        if due is None or marked is None or _NOT.search(_before(marked[0])):
            return None
        words, day = marked
        if day == due or day <= said or abs(day - due) > _NEAR:
            return None
        act = self._own[title]
        agrees = re.search(rf"\b{_AGREES} (?:{act}) {_ON}", words)
        ours = re.search(
            rf"\bwe (?:(?:will|now|are|shall|['’]ll|can) )*(?:{act}) (?:now )?{_ON}",
            words,
        )
        firm = ours and (
            re.match(r"\W*(?:agreed|decided|decision)\b", words)
            or re.search(_OTHER, words)
        )
        it_is = _IT_IS.match(words) and self._last[2] < _PASSAGES
        rest = self._words.replace(same_length_fold(text), " ")
        it_is = it_is and (_names(rest, day) or any(days_in(text, order)))
        return (title, day) if agrees or firm or it_is else None


def _names(text: str, day: date) -> bool:
    """Whether the folded text has the day's number or weekday."""
    words = {word for word, number in _ORDINALS.items() if number == day.day}
    words |= {word for word, number in WEEKDAYS.items() if number == day.weekday()}
    named = rf"\b(?:0?{day.day}(?:st|nd|rd|th)?|{'|'.join(map(re.escape, words))})\b"
    return re.search(named, text) is not None


def _before(words: str) -> str:
    return words.partition(_MARK)[0]


def _marked(
    text: str, said: date, order: DateOrder | None, due: date
) -> tuple[str, date] | None:
    """Return the folded text with its first day as a mark, and that day.

    A bare "the 26th" or "the twenty-sixth" is that of the month nearest to the day due.
    """
    folded = same_length_fold(text)
    for one in days_in(text, order):
        if len(one.readings) > 1 or one.part:
            continue
        year, month, number = one.resolved(said)[0]
        if year and number:
            lead = re.sub(r"\bthe $", "", folded[: one.start])
            return f"{lead}{_MARK}{folded[one.end :]}", date(year, month, number)
    nth = _NTH.search(folded)
    if nth is None:
        return None
    number = _ORDINALS[nth["word"]] if nth["word"] else int(nth["number"])
    near = [
        due + timedelta(days=away)
        for away in range(-15, 16)
        if (due + timedelta(days=away)).day == number
    ]
    if len(near) != 1:
        return None
    return f"{folded[: nth.start()]}{_MARK}{folded[nth.end() :]}", near[0]
