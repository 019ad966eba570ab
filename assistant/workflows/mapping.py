"""What had no meaning in what was read: statuses, people, and other values."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

from assistant.domain.base import Frozen
from assistant.domain.mailboxes import is_shared
from assistant.domain.names import is_full, parts_of
from assistant.domain.people import People, Person, fold, natural_order
from assistant.domain.records import RaidEntry, StatusCategory, Ticket
from assistant.ledger.view import View
from assistant.workflows.likely import Candidate, candidates
from ingest.tickets.statuses import nearest_status

MEND: Mapping[str, str] = {
    "status": "settle it with `ontrack map status WORD CATEGORY`",
    "person": "settle it with `ontrack map person TEXT NAME`",
    "column": "rename the column in the file if it says what ontrack should know",
    "type": "write Risk, Assumption, Issue or Dependency, or keep it in another log",
    "level": "write it as a number or as low, medium or high",
    "label": "a file may close itself further, not open; set its label under "
    "[[sources]] in ontrack.toml",
}
"""What to do about values of a kind that had no meaning."""


def fault(kind: str) -> str:
    """Say what is wrong with values of a kind: a label has a meaning but no effect."""
    return "not obeyed" if kind == "label" else "not understood"


_PEOPLE: tuple[tuple[type[Ticket | RaidEntry], str], ...] = (
    (Ticket, "assignee"),
    (Ticket, "reporter"),
    (RaidEntry, "owner"),
)
"""Where trackers and logs name people."""
_BORROWED = "a handle whose owner only another system names"


class Suggestion(Frozen):
    """A category that a safe rule gives a status; `why` says which."""

    category: str
    why: str


class StrangeStatus(Frozen):
    """A status without a category.

    `tickets` counts those that stand or stood in it, `entries` those of RAID logs,
    which count as open meanwhile.
    """

    status: str
    tickets: int
    entries: int
    sources: tuple[str, ...]
    suggestion: Suggestion | None


class StrangePerson(Frozen):
    """A text that means nobody for sure; `times` counts what was read with it."""

    text: str
    why: str
    times: int
    sources: tuple[str, ...]
    candidates: tuple[Candidate, ...]


class OtherValues(Frozen):
    """Values of another kind without meaning, and what to do about them."""

    kind: str
    values: tuple[str, ...]
    sources: tuple[str, ...]
    fix: str


class Unsettled(Frozen):
    """All that waits for somebody to say what it means."""

    statuses: tuple[StrangeStatus, ...]
    people: tuple[StrangePerson, ...]
    others: tuple[OtherValues, ...]

    @property
    def is_empty(self) -> bool:
        """Whether everything has its meaning."""
        return not (self.statuses or self.people or self.others)


def unsettled(view: View, named: Collection[str]) -> Unsettled:
    """List what the sources say and ontrack does not understand on the day.

    `named` are the people of the settings, who are settled whatever they are called.
    """
    return Unsettled(
        statuses=tuple(_statuses(view)),
        people=tuple(_people(view, named)),
        others=tuple(_others(view)),
    )


def people_to_settle(view: View, named: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return, by source, how trackers and logs write somebody who may be another.

    Who is called by a first name alone, and by nobody else's, is no question.
    """
    found: dict[str, dict[str, None]] = defaultdict(dict)
    people = view.people
    written: dict[str, set[str]] = defaultdict(set)
    for model, field in _PEOPLE:
        for text, sources in view.written(model, field).items():
            written[text] |= sources
    borrowed = _borrowed_handles(view)
    for text, sources in written.items():
        why = _why(text, people, named, borrowed)
        is_several = people.resolve(text) is None and people.knows(text)
        if why and (is_several or why is _BORROWED or candidates(text, people)):
            for path in sources:
                found[path][text] = None
    return {path: tuple(texts) for path, texts in found.items()}


def spellings(view: View) -> dict[str, tuple[str, ...]]:
    """Return, by full name, how trackers and logs write each person who is known."""
    found: dict[str, set[str]] = defaultdict(set)
    for model, field in _PEOPLE:
        for text in view.written(model, field):
            name = view.people.resolve(text)
            if name and text != name:
                found[name].add(text)
    return {name: tuple(sorted(texts)) for name, texts in found.items()}


def with_people(
    unmapped: Mapping[str, tuple[str, ...]], people: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Add people who are to be settled to what a source says without meaning."""
    known = unmapped.get("person", ())
    both = tuple(dict.fromkeys((*known, *people)))
    return {**unmapped, "person": both} if both else dict(unmapped)


def known_statuses(view: View) -> dict[str, int]:
    """Return every status that was read, and how many tickets and entries have it."""
    found: Counter[str] = Counter()
    for states in view.histories(Ticket).values():
        records = [known.record for known in states]
        found.update({record.status for record in records})
        found.update({record.archived_from or "" for record in records})
    found.update(known.record.status for known in view.records(RaidEntry))
    return {status: count for status, count in found.items() if status}


def written_people(view: View) -> dict[str, Counter[str]]:
    """Count, by text and source, how people are written in what was read."""
    found = _in_records(view)
    for piece in view.passages:
        if piece.passage.speaker:
            found[piece.passage.speaker][piece.source] += 1
    for version in view.sources:
        for text in version.report.get("unmapped", {}).get("person", ()):
            found[text][version.path] += not found[text][version.path]
    return found


def _in_records(view: View) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for ticket in view.records(Ticket):
        for who in (ticket.record.assignee, ticket.record.reporter):
            if who:
                found[who][ticket.source] += 1
    for entry in view.records(RaidEntry):
        if entry.record.owner:
            found[entry.record.owner][entry.source] += 1
    return found


def _statuses(view: View) -> Iterator[StrangeStatus]:
    tickets: dict[str, dict[str, Ticket]] = defaultdict(dict)
    sources: dict[str, set[str]] = defaultdict(set)
    for key, states in view.histories(Ticket).items():
        for known in states:
            record = known.record
            if record.archived_from:
                tickets[record.archived_from][key] = record
            elif record.status and record.category is StatusCategory.UNKNOWN:
                tickets[record.status][key] = record
                sources[record.status].add(known.source)
    for version in view.sources:
        for status in view.unmapped(version).get("status", ()):
            sources[status].add(version.path)
    entries = Counter(known.record.status for known in view.records(RaidEntry))
    many = {status: len(tickets[status]) + entries[status] for status in sources}
    for status in sorted(sources, key=lambda word: (-many[word], word)):
        yield StrangeStatus(
            status=status,
            tickets=len(tickets[status]),
            entries=entries[status],
            sources=tuple(sorted(sources[status])),
            suggestion=_suggestion(status, tickets[status]),
        )


def _suggestion(status: str, tickets: Mapping[str, Ticket]) -> Suggestion | None:
    """Suggest where every ticket says it, or the word is a known one misspelt."""
    if tickets and all(ticket.resolved for ticket in tickets.values()):
        return Suggestion(
            category=StatusCategory.DONE.value,
            why="every ticket in it has a day on which it was resolved",
        )
    near = nearest_status(status)
    if near is None:
        return None
    word, category = near
    return Suggestion(category=category.value, why=f"it is spelt nearly like {word!r}")


def _people(view: View, named: Collection[str]) -> Iterator[StrangePerson]:
    found = written_people(view)
    people = view.people
    borrowed = _borrowed_handles(view)
    strange = {
        text: why for text in found if (why := _why(text, people, named, borrowed))
    }
    order = sorted(strange, key=lambda text: (-found[text].total(), text))
    for text in order:
        yield StrangePerson(
            text=text,
            why=strange[text],
            times=found[text].total(),
            sources=tuple(sorted(found[text])),
            candidates=(*_own(text, people, strange[text]), *candidates(text, people)),
        )


def _own(text: str, people: People, why: str) -> Iterator[Candidate]:
    """Yield whom a handle of another system was taken for."""
    name = people.resolve(text)
    if name and why is _BORROWED:
        yield Candidate(name=name, why="taken for the same person meanwhile")


def _borrowed_handles(view: View) -> frozenset[str]:
    """Return folded handles whose owner only another system names."""
    bare: dict[str, set[str]] = defaultdict(set)
    owned: dict[str, set[str]] = defaultdict(set)
    for version, mention in view.mentions():
        is_owned = is_full(natural_order(mention.name or "")) or mention.email
        if mention.handle:
            system = version.stream.partition(":")[0]
            (owned if is_owned else bare)[fold(mention.handle)].add(system)
    return frozenset(
        handle for handle in bare.keys() & owned.keys() if bare[handle] - owned[handle]
    )


def _why(
    text: str, people: People, named: Collection[str], borrowed: Collection[str]
) -> str | None:
    """Say why a text is no person for sure; None where it is one."""
    if not any(map(str.isalpha, natural_order(text))) or is_shared(text):
        return None
    name = people.resolve(text)
    if name is None:
        return "it may mean several people" if people.knows(text) else "nobody known"
    if name in named:
        return None
    if fold(text) in borrowed and fold(text) != fold(name):
        return _BORROWED
    if is_full(name):
        return "a name much like another's" if _may_be_another(text, people) else None
    return "no full name is known"


def _may_be_another(text: str, people: People) -> bool:
    """Whether it is a person's own name, and that of one better known is alike.

    Of two people who may be one, one is asked about, and not each way to write them.
    """
    own = next((one for one in people.all if one.name == people.resolve(text)), None)
    if own is None or fold(natural_order(text)) != fold(own.name):
        return False
    names = {one.name for one in candidates(text, people)}
    return any(_rank(one) < _rank(own) for one in people.all if one.name in names)


def _rank(person: Person) -> tuple[bool, int, int, str]:
    """Rank people by how well they are known, best first."""
    given = parts_of(person.name).given
    initials = any(len(part) == 1 for part in given)
    known = len(person.aliases) + len(person.names)
    return initials, -known, -len("".join(given)), person.name


def _others(view: View) -> Iterator[OtherValues]:
    values: dict[str, dict[str, None]] = defaultdict(dict)
    sources: dict[str, set[str]] = defaultdict(set)
    for version in view.sources:
        for kind, words in view.unmapped(version).items():
            if kind not in {"status", "person"}:
                values[kind] |= dict.fromkeys(words)
                sources[kind].add(version.path)
    for kind in sorted(values):
        yield OtherValues(
            kind=kind,
            values=tuple(sorted(values[kind])),
            sources=tuple(sorted(sources[kind])),
            fix=MEND.get(kind, "correct it in the file and ingest it again"),
        )
