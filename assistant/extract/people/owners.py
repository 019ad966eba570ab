"""Who takes an action on: names in the slots where teams write owners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.people import People, fold
from assistant.extract.dates.words import MONTHS, WEEKDAYS, same_length_fold

_ORDINARY = frozenset(
    [
        "a",
        "ai",
        "all",
        "an",
        "and",
        "any",
        "are",
        "art",
        "as",
        "at",
        "be",
        "bill",
        "but",
        "can",
        "case",
        "chance",
        "client",
        "do",
        "drew",
        "faith",
        "for",
        "grace",
        "he",
        "her",
        "hope",
        "i",
        "if",
        "in",
        "is",
        "it",
        "jack",
        "joy",
        "june",
        "lee",
        "legal",
        "man",
        "mark",
        "mat",
        "max",
        "may",
        "me",
        "new",
        "nick",
        "no",
        "not",
        "of",
        "old",
        "on",
        "one",
        "ops",
        "or",
        "our",
        "out",
        "page",
        "pat",
        "penny",
        "per",
        "qa",
        "ray",
        "rich",
        "rob",
        "rose",
        "see",
        "sky",
        "so",
        "star",
        "sue",
        "team",
        "ten",
        "test",
        "the",
        "they",
        "this",
        "to",
        "up",
        "us",
        "via",
        "way",
        "we",
        "web",
        "will",
        "wren",
        "you",
    ]
)
_NOBODY = re.compile(
    r"^(?:somebody|someone|anybody|anyone|nobody|no one|everybody|everyone|we|us|all"
    r"|tbd|tba|tbc|n/?a|none|unassigned|who\??|\?+|unknown|to be (?:assigned|found)"
    r"|open|-+|—|it|they|you|this|that|there|he|she|i)$"
)
_NOT_NAMES = re.compile(
    r"^(?:action|actions|todo|to do|note|notes|decision|decisions|risk|risks|issue"
    r"|issues|update|updates|question|questions|status|next|step|steps|date|due|done"
    r"|blocker|blockers|blocked|owner|link|links|agenda|topic|summary|goal|context"
    r"|background|option|example|warning|info|re|fw|fwd|ps|ok|yes|no|so|then|also|but"
    r"|and|or|if|when|after|before|please|maybe|groom|fix|add|update|review|check"
    r"|write|send|create|the|a|an|this|that|these|our|it|there|what|who|how|why|where"
    r"|scope|plan|wip|tbd|optional|carry over|new|old|open|closed|follow[ -]?up|per"
    r"|for|with|from|as|by|in|on|at|to|we|they|all|some|any|each|every|more|most"
    r"|other|both|only|afterwards|afterward|later|finally|first|second|last|meanwhile"
    r"|currently|now)$"
)
_GROUP = re.compile(
    r"^(?:(?:the )?(?:[\w&-]+ ){0,2}(?:team|squad|board|committee|group|guild)s?)$"
)
_HANDLE = re.compile(r"@([A-Za-z][\w.-]{1,38}\w)(?![\w/@])")
_LAST_HANDLE = re.compile(r"(?<!\S)[\[(]?@([A-Za-z][\w.-]{1,38}\w)[\])]?[\s.]*$")
_CHAT_MARK = re.compile(
    r"<(?P<kind>[@#])(?P<id>[\w.^-]+)(?:\|(?P<label>[^<>\n]{1,80}))?>"
)
_MARKS = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ESCAPED = re.compile("|".join(_MARKS))
_JOIN = r"(?: ?(?:,|/|&|\+|and|und|et|y|en) ?)"


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner as written, and the full name where the words mean one person."""

    text: str
    name: str | None
    end: int = 0


class Names:
    """Finds people in sentences.

    `author` is who "me" and "I" are where the document says so.
    """

    def __init__(self, people: People) -> None:
        spellings = sorted(
            (s for s in people.spellings | _shared(people) if len(s) > 1),
            key=len,
            reverse=True,
        )
        self._people = people
        self._any = re.compile(
            r"(?<![\w@.-])@?(?:"
            + "|".join(map(re.escape, spellings))
            + r")(?![\w-])(?:(?<=[ .]\w)\.)?"
            if spellings
            else r"(?!)"
        )
        self._firm = frozenset(
            word
            for person in people.all
            for word in (fold(person.name), fold(person.name).split()[0])
            if len(word) > 2
        ) | frozenset(a for person in people.all for a in person.aliases)

    def resolve(self, text: str | None) -> str | None:
        """Return the full name for a spelling, or None."""
        return self._people.resolve(text.strip(" .*_[]()@")) if text else None

    def knows(self, text: str) -> bool:
        """Whether the spelling means one person, or may mean several."""
        return self._people.knows(text.strip(" .*_[]()@"))

    def spelled_out(self, text: str) -> str:
        """Return the text with the names for what a chat writes as `<@U1>`, `<#C1|x>`.

        A person nobody knows keeps the label that the chat gives, else the id. Marks
        that a chat escapes (`&lt;`) are the marks again.
        """

        def name(mark: re.Match[str]) -> str:
            label = (mark["label"] or mark["id"]).lstrip("@#")
            if mark["kind"] == "#":
                return f"#{label}"
            return self.resolve(mark["id"]) or self.resolve(label) or f"@{label}"

        named = _CHAT_MARK.sub(name, text)
        return _ESCAPED.sub(lambda mark: _MARKS[mark[0]], named)

    def mentions(self, text: str) -> Iterator[Owner]:
        """Yield the people named in running text, in order.

        Initials and other derived spellings count only where they are capitalised.
        """
        for match in self._any.finditer(same_length_fold(text)):
            written = text[match.start() : match.end()]
            spelling = match[0].lstrip("@").rstrip(".")
            lower = written == written.lower() and not written.startswith("@")
            if spelling in _ORDINARY and (lower or len(spelling) < 3):
                continue
            if lower and spelling not in self._firm:
                continue
            if len(spelling) < 4 and spelling not in self._firm and written.istitle():
                continue
            yield Owner(written, self._people.resolve(spelling), match.end())

    def leading(self, text: str, *, loose: bool = False) -> Owner | None:
        """Return the person (or several) with whose name the text begins.

        `loose` also takes initials, and a capitalised name nobody knows.
        """
        body = text.lstrip("@*_[( ")
        shift = len(text) - len(body)
        folded = same_length_fold(body)
        match = self._any.match(folded)
        if match:
            written = body[: match.end()]
            spelling = match[0].rstrip(".")
            known = spelling in self._firm or (loose and spelling not in {"ai", "it"})
            capital = written[:1].isupper() and spelling not in _ORDINARY
            marked = text.startswith("@")
            if known and (spelling not in _ORDINARY or written[:1].isupper()):
                return self._more(text, shift, match.end(), spelling)
            if capital or marked:
                return self._more(text, shift, match.end(), spelling)
        return self._unknown(text, shift, body) if loose else None

    def _more(self, text: str, shift: int, end: int, spelling: str) -> Owner:
        """Take in `and Bob`, but own by the first."""
        stop = shift + end
        joined = re.match(_JOIN, same_length_fold(text[stop:]))
        if joined:
            other = self._any.match(same_length_fold(text[stop + joined.end() :]))
            if other:
                stop += joined.end() + other.end()
        return Owner(text[shift:stop].strip(), self._people.resolve(spelling), stop)

    def _unknown(self, text: str, shift: int, body: str) -> Owner | None:
        handle = _HANDLE.match(text)
        if handle:
            return Owner(handle[1], None, handle.end())
        name = re.match(r"[^\W\d_][\w.'’-]+(?: [A-Z][\w.'’-]*){0,2}", body)
        if not name or not body[:1].isupper():
            return None
        end = name.end()
        return Owner(name[0], None, shift + end) if is_name(name[0]) else None

    def slot(self, text: str | None) -> Owner | None:
        """Read a cell or bracket that can only hold an owner."""
        words = (text or "").strip(" .*_[]()@:-–—")
        if not words or _NOBODY.match(fold(words)):
            return None
        name = self.resolve(words)
        if name:
            return Owner(words, name, len(words))
        first = re.split(r",|/|&|\+|;| and | und | et ", words)[0].strip()
        name = self.resolve(first)
        if name or is_name(first) or _GROUP.match(fold(words)):
            return Owner(words, name, len(words))
        return None

    def trailing(self, text: str) -> Owner | None:
        """Return the owner in a bracket or after a dash at the end of an item."""
        bracket = re.search(r"[\[(]([^\[\]()]{2,60})[\])]?[\s.]*$", text)
        bracket = bracket or re.search(r" [-–—] ?@?([\w.' -]{2,40})[\s.]*$", text)
        labelled = re.search(
            r"\b(?:(?:owner|assigned to|assignee|responsible|who)s?: ?"
            r"|(?:owner|assigned to|assignee) )(@?[\w.' -]{2,40}?)(?=[.;,)\]]|$| due)",
            text,
            re.IGNORECASE,
        )
        if labelled:
            return self._marked(labelled[1]) or self.slot(labelled[1])
        handle = _LAST_HANDLE.search(text)
        if handle:
            return self._marked(f"@{handle[1]}")
        if not bracket:
            return self._last_name(text)
        owner = self.slot(bracket[1])
        return owner if owner and self._sure(owner) else self._last_name(text)

    def _marked(self, words: str) -> Owner | None:
        """Read `@ann`: somebody, known or not."""
        handle = _HANDLE.fullmatch(words.strip())
        return Owner(handle[1], self.resolve(handle[1])) if handle else None

    def _sure(self, owner: Owner) -> bool:
        return bool(owner.name) or bool(_GROUP.match(fold(owner.text)))

    def _last_name(self, text: str) -> Owner | None:
        """A known full name, or a run of them, that closes the line."""
        found = [
            one
            for one in self.mentions(text)
            if one.name and len(one.text.split()) > 1 and fold(one.text) in self._firm
        ]
        if found and not text[found[-1].end :].strip(" ]).,"):
            return found[0] if len(found) > 1 and _adjacent(text, found) else found[-1]
        return None


def _shared(people: People) -> frozenset[str]:
    """First names that several people have: a name, but of no one person."""
    first = (fold(person.name).split()[0] for person in people.all)
    return frozenset(one for one in first if people.resolve(one) is None)


def _adjacent(text: str, found: list[Owner]) -> bool:
    between = text[found[0].end : found[-1].end - len(found[-1].text)]
    for one in found:
        between = between.replace(one.text, "")
    return not re.search(r"\w", between)


_HUMP = re.compile(r"[a-z](?=[A-Z])")
"""Two make the name of a thing in a program: `OrderLineItem`; `McKay` has one."""


def is_name(text: str) -> bool:
    """Whether the words could be a person's name: capitalised, short, no field word."""
    words = text.split()
    folded = fold(text)
    if not words or len(words) > 3 or folded in WEEKDAYS or folded in MONTHS:
        return False
    if _NOT_NAMES.match(folded) or _NOT_NAMES.match(fold(words[0])):
        return False
    if _NOBODY.match(folded) or any(len(_HUMP.findall(w)) > 1 for w in words):
        return False
    return all(w[:1].isupper() and not w.isupper() for w in words)
