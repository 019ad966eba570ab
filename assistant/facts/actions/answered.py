"""Whether words answer what somebody was asked to do: a name, a reply, thanks."""

from __future__ import annotations

from assistant.extract.done.verbs import ANSWERED, asked_for, told_as_done
from assistant.facts.actions.asked_work import named_in, things_in
from assistant.facts.sameness.stems import stems


def answers(report: str, what: str, subject: frozenset[str] = frozenset()) -> bool:
    """Whether a report names who was to be found, or thanks for what was to come.

    All that tells what was wanted must be in the report, or in the `subject` of the
    mail in which whoever was to have it gives thanks.
    """
    told, asked = told_as_done(report), asked_for(what)
    named = "named" in told and "find" in asked
    thanked = "thanks" in told and ("hand" in asked or not asked)
    wanted = named_in(what)
    given = stems(report)
    if thanked and subject and wanted & given:
        given |= subject
    return (named or thanked) and bool(wanted) and wanted <= given


def heard(report: str, what: str) -> frozenset[str]:
    """Return what a report tells as done; only who was asked can have answered."""
    told = told_as_done(report)
    reply = ANSWERED.search(report)
    if reply is None or not stems(reply["who"]).isdisjoint(stems(what)):
        return told
    return told - {"answer"}


def names_thing(report: str, what: str) -> bool:
    """Whether a report names the thing that is asked for, whoever is to have it."""
    return not things_in(what).isdisjoint(stems(report))
