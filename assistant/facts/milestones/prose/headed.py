"""Tests that are passed under a heading that names them: "All four panels passed"."""

from __future__ import annotations

import re

from assistant.extract.dates.words import MONTHS, WEEKDAYS, either, same_length_fold
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.met import UNSURE
from assistant.facts.milestones.prose.predicates import DOUBTED, IN_PART, all_stems
from assistant.facts.milestones.prose.tests import is_test

_PASSED = re.compile(
    r"\W*(?:(?:all|both|every)\b[^,;:.]{0,40}?\s|it |we |the test |test |everything )?"
    r"(?:(?:has|have) )?(?:all )?(?P<verb>passed)"
    r"(?=\W*$|\s*[,;:–—-]|\s(?:today|yesterday|and|without|with no|at the)\b"
    rf"|\son (?:the \d|\d|{either(WEEKDAYS)}))"
)
_NOT_ALL = re.compile(r"\b(?:fail\w*|except|but|only|not|never)\b|n['’]t\b")
_BESIDE = all_stems(
    "the a of on for and our second third first next last new repeat repeated final"
    " go round attempt try again notes minutes results result report protocol record"
    f" day am pm {' '.join([*MONTHS, *WEEKDAYS])}"
)
"""What a heading may say besides the name of the test that it is about."""


def passed_under(
    heading: str, text: str, names: MilestoneNames
) -> tuple[str, int] | None:
    """Return the test that the heading names if all passed it, and where that ends."""
    folded = same_length_fold(text)
    said = _PASSED.match(folded)
    titles = names.named_in(heading)
    if said is None or len(titles) != 1 or names.named_in(text):
        return None
    [title] = titles
    if not is_test(title) or all_stems(heading) - all_stems(title) - _BESIDE:
        return None
    unsure = (UNSURE, DOUBTED, IN_PART, _NOT_ALL)
    if any(each.search(folded) for each in unsure):
        return None
    return title, said.end("verb")
