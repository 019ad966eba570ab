"""What a model has read, as the derivation of findings needs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pydantic import ValidationError

from assistant.domain.base import stable_id
from assistant.extract.proposed import Answered, ExtractOutput
from assistant.ledger.answers import ModelAnswer
from assistant.ledger.ledger import Ledger

EXTRACT = "extract"
"""The purpose of answers about what a passage says."""


def answered_passages(ledger: Ledger) -> Mapping[str, Answered]:
    """Return what counts of the models' answers, by passage."""
    found = {}
    for answer in ledger.answers.standing([EXTRACT]):
        output = parsed(answer)
        if answer.passage and output:
            found[answer.passage] = Answered(answer.model, output)
    return found


def parsed(answer: ModelAnswer) -> ExtractOutput | None:
    """Return a kept answer, None where an older program kept it in another form."""
    try:
        return ExtractOutput.model_validate(answer.body)
    except ValidationError:
        return None


def with_answers(
    ledger: Ledger,
    by_rules: Sequence[tuple[str, str]],
    reader: Callable[[str], str],
) -> list[tuple[str, str]]:
    """Return the versions to read, each with the name of what reads it.

    `by_rules` are those that the rules did not read last, `reader` names the rules for
    a version. One that a model answered about is read again when its answers change.
    """
    keys: dict[str, list[str]] = {}
    for answer in ledger.answers.standing([EXTRACT]):
        for version in answer.versions:
            keys.setdefault(version, []).append(f"{answer.passage} {answer.key}")
    if not keys:
        return list(by_rules)
    last = ledger.answers.last_derived(keys)
    names = {one: stable_id(reader(one), *sorted(keys[one])) for one in keys}
    return [
        *(pair for pair in by_rules if pair[0] not in names),
        *((one, name) for one, name in names.items() if last.get(one) != name),
    ]
