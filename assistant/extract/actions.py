"""Action items: markers, lists, promises, assignments, requests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.findings import ActionFinding
from assistant.domain.reading import MAIL_KINDS, UPDATE_KINDS, Role
from assistant.extract.away import without_states
from assistant.extract.done.marks import MERELY_DONE, is_struck, without_done_mark
from assistant.extract.people.staff import leaves
from assistant.extract.tasks.assignments import (
    assigned,
    to_a_group,
    to_a_stranger,
    told,
)
from assistant.extract.tasks.clauses import is_new_day
from assistant.extract.tasks.draft import Draft, Rule
from assistant.extract.tasks.first_names import to_a_first_name
from assistant.extract.tasks.joint_promises import parts
from assistant.extract.tasks.listed import listed, marked
from assistant.extract.tasks.mail_requests import asked_of_reader
from assistant.extract.tasks.objectless import is_idle
from assistant.extract.tasks.phrasing import fit, imperative, shorten
from assistant.extract.tasks.present_promises import told_in_present
from assistant.extract.tasks.promises import promised
from assistant.extract.tasks.proposals import imperative_line, proposed, to_be_found
from assistant.extract.tasks.references import referring
from assistant.extract.tasks.requests import asked
from assistant.extract.tasks.rows import row_action
from assistant.extract.tasks.soundness import is_sound
from assistant.extract.tasks.sounds_promised import sounds_promised
from assistant.extract.tasks.talked_over import Taken, day_given, told_whole
from assistant.extract.tasks.told_aside import told_aside
from assistant.extract.tasks.words import COURTESY
from assistant.extract.text.sections import Section
from assistant.extract.text.strength import hedged, strength_of, unowned
from assistant.extract.view import Unit, View

_SAYS_NOTHING = re.compile(
    r"(?:do|take)(?: (?:it|that|this|so))?\W*|do(?: (?:it|that|this|so))?"
    r" (?:(?:before|by|after|during|at|over|in|on) (?:the |my )?(?:lunch|dinner|break"
    r"|noon"
    r"|once|week-?end|morning|afternoon|evening|meeting|call|stand-?up|night|day|week"
    r"|retest|test|shift)|first thing|straight ?away|right away|soon|later|now|next"
    r"|today|tonight|tomorrow)\W*",
    re.IGNORECASE,
)
"""A bare consent such as "Will do", or "Will do before lunch", names no work."""
_HANDS_OVER = re.compile(
    r"(?:(?:and|so|then) )?(?:you|she|he|they)(?:['’]ll| will) (?:have|get|see|hear)"
    r" (?:it|that|them|this|those|both)\b",
    re.IGNORECASE,
)
_FRAGMENT = 10
"""Words; more than that is a sentence of its own."""


def find_actions(view: View) -> Iterator[ActionFinding]:
    """Yield the action items of a document, in its order."""
    for _unit, found in told_whole(view, _taken(view)):
        yield found


def _taken(view: View) -> Iterator[Taken]:
    last: ActionFinding | None = None
    is_quoted = False
    for unit in view.units:
        if unit.passage.passage.quoted != is_quoted:
            is_quoted, last = not is_quoted, None
        if unit.role is Role.ROW:
            found = row_action(view, unit)
            if found:
                yield unit, found
        elif _may_act(view, unit):
            dated = day_given(view, unit, last)
            if dated:
                yield dated
                continue
            for part, draft in _drafts(view, unit):
                if last is not None and _was_taken_in(part, last):
                    continue
                last = _finish(view, part, draft)
                if not (_SAYS_NOTHING.fullmatch(last.what) or is_idle(part, last.what)):
                    yield part, last


def _drafts(view: View, unit: Unit) -> Sequence[tuple[Unit, Draft]]:
    """Read the pieces of work of a sentence, or it as one where a part is none."""
    found: list[tuple[Unit, Draft]] = []
    for part, says_whose in parts(view, unit):
        draft = _draft(view, part) if says_whose else found[-1][1]
        if draft is None or (part is not unit and draft.core):
            whole = _draft(view, unit)
            return [(unit, whole)] if whole else []
        found.append((part, draft))
    return found


def _draft(view: View, unit: Unit) -> Draft | None:
    quoted = unit.passage.passage.quoted
    rules = _MARKED if _is_nobodys(unit) else _QUOTED if quoted else _RULES
    return next((d for rule in rules if (d := rule(view, unit))), None)


def _may_act(view: View, unit: Unit) -> bool:
    """Whether it can give work: sent updates and quoted chats repeat, who leaves tells.

    What a mail quotes counts where the quoted mail is not there.
    """
    if unit.passage.kind in UPDATE_KINDS:
        return False
    if unit.section is Section.PEOPLE or view.is_laughed_at(unit):
        return False
    if unit.passage.passage.quoted and unit.passage.kind not in MAIL_KINDS:
        return False
    return not leaves(unit.core)


def _is_nobodys(unit: Unit) -> bool:
    """Whether it is what could be done, or an offer to whoever reads it."""
    return unit.section is Section.OPTIONS or COURTESY.search(unit.core) is not None


def _finish(view: View, unit: Unit, draft: Draft) -> ActionFinding:
    text, quote = _extended(view, unit)
    core, marked_done = without_done_mark(draft.core or unit.core)
    due = view.due(text, unit) if draft.dated else None
    due = None if due and is_new_day(text, due) else due
    owner = draft.owner
    strength = draft.strength or strength_of(text, owned=owner is not None)
    return ActionFinding(
        passage=unit.passage.id,
        quote=quote,
        what=_worded(view, unit, draft, imperative(without_states(core), owner, due)),
        owner=owner.name if owner else None,
        owner_text=owner.text if owner else None,
        due=due.day if due else None,
        due_text=due.words if due else None,
        strength=strength,
        done=draft.done
        or marked_done
        or bool(unit.sentence.box)
        or is_struck(unit.sentence.text)
        or _is_said_done(view, unit),
    )


def _worded(view: View, unit: Unit, draft: Draft, what: str) -> str:
    """Return the wording with what it is about."""
    about = (draft.about or "").strip(" .,;:!?*_–—-")
    if about:
        told = shorten(f"{what} ({about})")
    else:
        told = referring(view, unit, draft.owner, what)
    return told if is_sound(told) else f"“{shorten(unit.core)}”"


def _is_said_done(view: View, unit: Unit) -> bool:
    """Whether a mere "Done." follows it in the same item."""
    following = view.after(unit)
    return (
        following is not None
        and following.passage is unit.passage
        and MERELY_DONE.fullmatch(following.core) is not None
    )


def _extended(view: View, unit: Unit) -> tuple[str, str]:
    """Take in a fragment that follows and only says when, who or how sure."""
    text, quote = unit.core, unit.quote
    following = view.after(unit)
    if following and following.passage is unit.passage and not following.sentence.item:
        words = following.core
        dated = view.due(words, following)
        brief = len(words.split()) <= _FRAGMENT
        brief = brief and asked_of_reader(view, following) is None
        if brief and (dated or unowned(words) or (hedged(words) and "not" in words)):
            start = unit.sentence.start
            end = following.sentence.start + len(following.sentence.text)
            longer = unit.passage.passage.text[start:end]
            if len(longer) <= LONGEST_QUOTE:
                return f"{text} {words}", longer
    return text, fit(quote)


def _was_taken_in(unit: Unit, last: ActionFinding) -> bool:
    """Whether it only gives the promise before it, whose quote it ends, to somebody."""
    inside = unit.passage.id == last.passage and last.quote.endswith(unit.quote)
    return (
        inside and last.quote != unit.quote and _HANDS_OVER.match(unit.core) is not None
    )


def _requested(view: View, unit: Unit) -> Draft | None:
    """A question or a request to somebody, answered or not."""
    if unit.section is Section.FRAME:
        return None
    request = asked(view, unit)
    return Draft(request.owner, request.strength) if request else None


_RULES: tuple[Rule, ...] = (
    marked,
    listed,
    asked_of_reader,
    promised,
    told_in_present,
    _requested,
    told,
    assigned,
    to_a_group,
    to_a_stranger,
    to_a_first_name,
    told_aside,
    to_be_found,
    proposed,
    imperative_line,
    sounds_promised,
)
_QUOTED: tuple[Rule, ...] = (
    marked,
    listed,
    promised,
    told_in_present,
    assigned,
    to_a_group,
    to_a_first_name,
)
"""What a quote asks of its reader, the mail that quotes it answers."""
_MARKED: tuple[Rule, ...] = (marked,)
"""All that makes work of an option or a courtesy."""
