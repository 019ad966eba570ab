"""How many records are as a question asks, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.inventory import IN_LOG, Being, Inventory, Things
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.teller import SECTION, Teller
from assistant.answering.kinds.lists import Item
from assistant.domain.evidence import Computed
from assistant.domain.facts import ActionItem
from assistant.domain.people import fold
from assistant.domain.records import RaidEntry, Ticket
from assistant.drafting.unit import Unit
from assistant.drafting.words import day, number_word, sentence
from assistant.facts.sameness.stems import stems

B = Being
T = Things
_PLURALS = {T.STORY: "stories", T.DEPENDENCY: "dependencies"}
_STATES = {
    B.OPEN: ("is open", "are open"),
    B.TODO: ("is not started", "are not started"),
    B.ACTIVE: ("is in progress", "are in progress"),
    B.REVIEW: ("is in review", "are in review"),
    B.BLOCKED: ("is marked as blocked", "are marked as blocked"),
    B.DONE: ("is done", "are done"),
    B.OVERDUE: ("is overdue", "are overdue"),
    B.UNOWNED: ("has no owner", "have no owner"),
    B.ENDED: ("was finished", "were finished"),
    B.RAISED: ("was raised", "were raised"),
    B.DUE: ("is due", "are due"),
    B.BROKEN: ("was found not to hold", "were found not to hold"),
    B.HELD: ("was found to hold", "were found to hold"),
}


PAST_DUE = (
    "is past its date and not reported done",
    "are past their dates and not reported done",
)
"""What holds of an action past its day, and of more, if silence alone says so."""


def is_silent(one: Item) -> bool:
    """Whether it is an action that nothing has as still to do since its day."""
    return isinstance(one.of, ActionItem) and not one.of.is_said_undone


def plural(things: Things) -> str:
    """Return how several of the kind are called."""
    return _PLURALS.get(things, f"{things.value}s")


def count_told(  # noqa: PLR0913, PLR0917  what is counted, of what, for whom
    asked: Inventory,
    owner: str,
    found: Sequence[Item],
    held: Sequence[Item],
    teller: Teller,
    high: float,
) -> Candidate:
    """Say how many there are, or that there is none."""
    noun, n = _noun(asked, len(found), grade=high), len(found)
    if asked.things is T.ISSUE and asked.being is not B.ANY:
        noun += _place(held)
    number = number_word(n) if n else "no"
    if owner and asked.things is T.DECISION:
        text = f"{owner} made {number} {noun}{_time(asked, teller.as_of)}"
    elif asked.being is B.ANY:
        many = sum(one.is_open for one in found)
        tail = "" if asked.things is T.DECISION else f", {_share(many, n)} of them open"
        place = _place(held)
        verb = "is" if n == 1 else "are"
        text = f"there {verb} {number} {noun}{place}{tail}"
    elif owner and asked.being is B.OPEN:
        text = f"{owner} has {number} open {noun}"
    elif owner and asked.being is B.GRAVE:
        text = f"{owner} has {number} {noun}"
    elif asked.being is B.GRAVE:
        text = f"{number} {noun} {'is' if n == 1 else 'are'} open"
        text = f"no {noun} is open" if not n else text
    elif asked.being is B.UNOWNED and not n:
        text = f"every {noun} has an owner"
    elif asked.being is B.BLOCKED:
        text = _held_up(asked, owner, found)
    else:
        whose = f" of {owner}" if owner else ""
        verb = _verb(asked, found, held)[n > 1]
        text = f"{number} {noun}{whose} {verb}{_time(asked, teller.as_of)}"
    return counted(text, asked, found, held, teller)


def _held_up(asked: Inventory, owner: str, found: Sequence[Item]) -> str:
    """Return how many are marked as blocked, and how many only wait for others."""
    whose = f" of {owner}" if owner else ""
    n = sum(is_marked(one) for one in found)
    noun = asked.things.value if n in {0, 1} else plural(asked.things)
    verb = _STATES[B.BLOCKED][n > 1]
    text = f"{number_word(n) if n else 'no'} {noun}{whose} {verb}"
    if waiting := len(found) - n:
        verb = "waits" if waiting == 1 else "wait"
        text += f"; {number_word(waiting)} {verb} for others that are not finished"
    return text


def is_marked(one: Item) -> bool:
    """Whether the tracker itself marks it as blocked, by its status or a flag."""
    return isinstance(one.of, Ticket) and one.of.is_blocked


def _share(part: int, whole: int) -> str:
    """Return how many of some they are; `all` and `none` where that is so."""
    if part == whole > 1:
        return "all"
    return number_word(part) if part else "none"


def _verb(
    asked: Inventory, found: Sequence[Item], held: Sequence[Item]
) -> tuple[str, str]:
    """Return the words for what holds of one, and of more.

    An action past its day may be done if nothing since then has it as still to do.
    """
    if asked.things is T.DECISION:
        return "was made", "were made"
    if asked.being is B.OVERDUE and any(map(is_silent, found)):
        return PAST_DUE
    if isinstance(held[0].of, RaidEntry) and asked.being in {B.ENDED, B.DONE}:
        ended = asked.being is B.ENDED
        return ("was closed", "were closed") if ended else ("is closed", "are closed")
    return _STATES[asked.being]


def _noun(asked: Inventory, n: int, *, grade: float) -> str:
    one = asked.things.value
    noun = one if n in {0, 1} else plural(asked.things)
    if asked.being is B.UNOWNED:
        noun = f"open {noun}"
    if asked.being is not B.GRAVE:
        return noun
    if asked.things in IN_LOG and asked.grade not in {"red", "amber", "green"}:
        return f"{noun} of exposure {grade:g} or more"
    if asked.things in IN_LOG:
        return f"{asked.grade} {noun}"
    return f"{noun} of priority {asked.grade.capitalize()}"


def _place(held: Sequence[Item]) -> str:
    """Return where records of a tracker or log stand."""
    row = held[0].of
    if isinstance(row, RaidEntry):
        return " in the RAID log"
    return " in the tracker" if isinstance(row, Ticket) else ""


def _time(asked: Inventory, as_of: date) -> str:
    """Return the time in which it happened, or is due."""
    if asked.first == date.min:
        return ""
    first, last = day(asked.first, as_of), day(asked.last, as_of)
    if asked.first == asked.last:
        return f" on {first}"
    if asked.last >= as_of and asked.being is not B.DUE:
        return f" since {first}"
    return f" from {first} to {last}"


def counted(
    text: str,
    asked: Inventory,
    found: Sequence[Item],
    held: Sequence[Item],
    teller: Teller,
) -> Candidate:
    """Return a sentence that rests on what was counted."""
    keys = (
        [one.told.unit.facts[0].subject for one in found] if teller.telling.keys else []
    )
    rule = (
        f"{len(found)} of {len(held)} {plural(asked.things)} known as of {teller.as_of}"
    )
    counted = Computed(rule=rule, inputs=tuple(dict.fromkeys(keys)))
    told = sentence(text)
    return Candidate(
        unit=Unit(SECTION, told, (), (text, told), computed=(counted,)),
        about=stems(told),
        gives=frozenset({Wanted.AMOUNT, Wanted.STATE}),
        day=teller.as_of,
        computed=True,
        words=fold(told),
    )
