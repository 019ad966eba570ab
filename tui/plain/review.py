"""The review line by line: the same places and decisions as on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from assistant.domain.facts import Colour
from assistant.domain.journal import JournalEntry, Request, Verb
from assistant.errors import AssistantError, UsageError
from assistant.review.desk import ReviewDesk
from assistant.review.rules import FOR_MANY
from assistant.workflows.reviewing.whole_draft import apply, changes_of, edit_whole
from tui.changing import change_lines, summary
from tui.evidence import evidence_lines
from tui.marks import HEALTH
from tui.plain.entries import PLACES, Entry, Key, plain
from tui.plain.marked import Marks, is_listed, numbers_in
from tui.taking_back import told
from tui.text import shown

PROMPT = "> "
_EVERYWHERE = (
    "n  the next open one (Enter too)     N  the open one before     p  the one before",
    "g N  number N     v  the whole text",
    "l  list all, l open what is undecided, l marked, l WORDS what holds them",
    "*  mark this one or unmark it, * 2 4-6 these: the next decision is on all marked",
    "-  take all marks away",
    "E  edit the whole draft in $EDITOR     s WORDS  search the sources (for +)",
    "m  have the model word this claim (for r)",
    "A  accept all supported claims     u  undo     U  redo",
    "1 to 5  Claims, Actions, Flags, Compare, Approve     tab  the next audience",
    "h COLOUR REASON  set the health     P NAME  approve     q  leave",
)


class PlainReview:
    """Reads a command a line and writes what became of it; nothing moves or blinks.

    `read` returns the next line, None at the end; `write` takes a line.
    """

    def __init__(
        self,
        desks: tuple[ReviewDesk, ...],
        read: Callable[[str], str | None],
        write: Callable[[str], None],
    ) -> None:
        self._desks = desks
        self._at_desk = 0
        self._read = read
        self._write = write
        self._place = "1"
        self._number = 0
        self._marks = Marks()
        self._commands: Mapping[str, Callable[[str], None]] = {
            "": self._next,
            "n": self._next,
            "N": self._open_before,
            "p": self._before,
            "*": self._mark,
            "-": self._unmark,
            "g": self._go_to,
            "l": self._list,
            "v": self._text,
            "A": self._accept_all,
            "E": self._edit_whole,
            "s": self._search,
            "m": self._ask_model,
            "u": self._undo,
            "U": self._redo,
            "h": self._health,
            "P": self._approve,
            "tab": self._audience,
            "?": self._help,
        }

    def run(self) -> None:
        """Review until `q` or the end of the input."""
        self._begin()
        while (line := self._read(PROMPT)) is not None:
            word, _, rest = line.strip().partition(" ")
            if word == "q":
                return
            try:
                self._do(word, rest.strip())
            except AssistantError as error:
                self._refuse(error)

    def _refuse(self, error: AssistantError) -> None:
        for part in f"Refused: {error.problem}\nFix: {error.fix}".splitlines():
            self._say(part)

    @property
    def _desk(self) -> ReviewDesk:
        return self._desks[self._at_desk]

    @property
    def _entries(self) -> list[Entry]:
        return list(PLACES[self._place][1](self._desk))

    def _do(self, word: str, rest: str) -> None:
        entry = self._entry()
        key = entry.keys.get(word) if entry else None
        if entry and key:
            self._decide(entry, key, rest)
        elif word in PLACES:
            self._go(word)
        elif word in self._commands:
            self._commands[word](rest)
        else:
            raise UsageError(f"{word!r} means nothing here.", fix="? lists the keys.")

    def _decide(self, entry: Entry, key: Key, rest: str) -> None:
        part = key.needs or key.may
        text = rest if part == "text" else None
        reason = rest if part == "reason" else None
        marked = self._marks.of(self._entries)
        if marked and key.verb in FOR_MANY:
            self._decide_marked(marked, key.verb, text or None, reason or None)
            return
        kept = self._desk.decide(key.verb, entry.id, text or None, reason or None)
        self._say(f"Kept as decision {kept.seq}: {kept.verb.value} {entry.id}.")
        if key.verb is Verb.ATTACH:
            self._tell()
        else:
            self._next("")

    def _decide_marked(
        self, marked: Sequence[Entry], verb: Verb, text: str | None, reason: str | None
    ) -> None:
        """Decide on all marked as one act; what is refused keeps its mark."""
        requests = [Request(verb, one.id, text, reason) for one in marked]
        kept, refused = self._desk.decide_at_once(requests)
        self._marks.remove(one.id for one in marked if one.id not in refused)
        for error in refused.values():
            self._refuse(error)
        taken = "; u takes all back" if kept else ""
        self._say(f"{len(kept)} of {len(marked)} marked: {verb.value}{taken}.")
        self._next("")

    def _begin(self) -> None:
        draft, update = self._desk.draft, self._desk.update
        state = f"approved by {update.approved_by}" if update else "not approved"
        self._say(f"{draft.title}, as of {draft.as_of}, {state}.")
        self._say(f"Health {HEALTH[draft.health].word}. ? lists the keys.")
        if refusal := self._desk.refusal:
            self._say(refusal.problem)
        self._go("1")

    def _go(self, place: str) -> None:
        self._place, self._number = place, 0
        self._marks.clear()
        name = PLACES[place][0]
        entries = self._entries
        opened = sum(entry.is_open for entry in entries)
        self._say(f"{name}: {len(entries)}, {opened} open.")
        if place == "4" and self._desk.previous is None:
            self._say("Nothing was sent to this audience before; nothing to compare.")
        self._tell()

    def _entry(self) -> Entry | None:
        entries = self._entries
        return entries[min(self._number, len(entries) - 1)] if entries else None

    def _tell(self) -> None:
        entry = self._entry()
        if entry is None:
            return
        mark = "* " if entry.id in self._marks else ""
        self._say(f"{mark}{self._number + 1}. {entry.text}")
        for line in entry.detail:
            self._say(f"   {line}")

    def _next(self, _rest: str) -> None:
        entries = self._entries
        self._go_to_open([*range(self._number + 1, len(entries)), *range(self._number)])

    def _open_before(self, _rest: str) -> None:
        later = range(self._number + 1, len(self._entries))
        self._go_to_open([*reversed(range(self._number)), *reversed(later)])

    def _go_to_open(self, numbers: Iterable[int]) -> None:
        entries = self._entries
        step = next((n for n in numbers if entries[n].is_open), None)
        if step is None:
            self._say("Nothing else is open here.")
            return
        self._number = step
        self._tell()

    def _before(self, _rest: str) -> None:
        self._number = max(0, self._number - 1)
        self._tell()

    def _go_to(self, rest: str) -> None:
        count = len(self._entries)
        if not rest.isdecimal() or not 1 <= int(rest) <= count:
            raise UsageError(
                f"There is no number {rest!r} here.", fix=f"name one of 1 to {count}."
            )
        self._number = int(rest) - 1
        self._tell()

    def _mark(self, rest: str) -> None:
        entries = self._entries
        numbers = numbers_in(rest, len(entries)) if rest else [self._number + 1]
        for number in numbers if entries else ():
            self._marks.turn(entries[number - 1])
        self._say(f"{len(self._marks.of(entries))} marked.")

    def _unmark(self, _rest: str) -> None:
        self._marks.clear()
        self._say("0 marked.")

    def _list(self, rest: str) -> None:
        shown_ones = 0
        for number, entry in enumerate(self._entries, 1):
            if is_listed(entry, rest, self._marks):
                shown_ones += 1
                mark = "*" if entry.id in self._marks else " "
                state = "open" if entry.is_open else "    "
                self._say(f"{state} {mark}{number:>3}. {entry.text}")
        if not shown_ones:
            self._say("Nothing here is listed so.")

    def _text(self, _rest: str) -> None:
        for line in self._desk.body.splitlines():
            self._say(line)

    def _accept_all(self, _rest: str) -> None:
        before = self._desk.decided
        self._desk.decide(Verb.ACCEPT, self._desk.draft.id)
        self._say(f"{self._desk.decided - before} supported claims accepted.")

    def _search(self, rest: str) -> None:
        citing = self._desk.citing
        found = citing.search(rest) if citing else ()
        for one in found:
            self._say(one.reference)
            for line in plain(evidence_lines([one.quote])):
                self._say(f"   {line}")
        self._say(
            "+ and one of these, or words of a source, attaches them to a claim."
            if found
            else f"Nothing that this reader may read answers {rest!r}."
        )

    def _ask_model(self, _rest: str) -> None:
        entry = self._entry()
        claims = self._desk.draft.claims
        claim = next((c for c in claims if entry and c.id == entry.id), None)
        redrafting = self._desk.redrafting
        offer = redrafting.ask(claim) if claim and redrafting else None
        self._say(f"The model: {offer.text}" if offer else "It said nothing else.")
        self._say("r N takes a wording; r alone lists them.")

    def _edit_whole(self, _rest: str) -> None:
        text: str | None = None
        while True:
            text = edit_whole(self._desk, text)
            changes = changes_of(self._desk, text)
            if changes.is_empty:
                self._say("The text says what the draft says.")
                return
            self._say(f"{summary(changes)}.")
            for line in plain(change_lines(self._desk, changes)):
                self._say(f"   {line}")
            self._say("k keeps all, w the wordings alone, E edits on, else nothing.")
            answer = (self._read(PROMPT) or "").strip()
            if answer != "E":
                break
        if answer not in {"k", "w"}:
            self._say("Nothing was changed.")
            return
        kept = apply(self._desk, changes, drop=answer == "k")
        self._say(f"{len(kept)} decisions kept.")

    def _undo(self, _rest: str) -> None:
        self._tell_taken("Undone", self._desk.undo())

    def _redo(self, _rest: str) -> None:
        self._tell_taken("Done again", self._desk.redo())

    def _tell_taken(self, word: str, decisions: Sequence[JournalEntry]) -> None:
        said = told(decisions) if decisions else "nothing is left"
        self._say(f"{word}: {said}.")

    def _health(self, rest: str) -> None:
        colour, _, reason = rest.partition(" ")
        if colour.casefold() not in list(Colour):
            raise UsageError(
                f"{colour!r} is no colour of health.", fix=f"use {', '.join(Colour)}."
            )
        self._desk.decide(Verb.COLOUR, self._desk.draft.id, colour.casefold(), reason)
        self._say(f"Health {HEALTH[self._desk.draft.health].word}.")

    def _approve(self, rest: str) -> None:
        update = self._desk.approve(by=rest or None)
        self._say(f"Approved by {update.approved_by} as {update.id}.")

    def _audience(self, _rest: str) -> None:
        self._at_desk = (self._at_desk + 1) % len(self._desks)
        self._desk.refresh()
        self._begin()

    def _help(self, _rest: str) -> None:
        for line in self._keys():
            self._say(line)

    def _keys(self) -> Iterator[str]:
        entry = self._entry()
        for letter, key in entry.keys.items() if entry else ():
            may = f"[{key.may.upper()}]" if key.may else ""
            yield f"{letter} {key.needs.upper() or may}  {key.verb.value}"
        yield from _EVERYWHERE

    def _say(self, line: str) -> None:
        indent = line[: len(line) - len(line.lstrip(" "))]
        self._write(indent + shown(line).plain)
