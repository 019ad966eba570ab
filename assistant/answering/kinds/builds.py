"""Questions about tests, builds and pipelines: the newest run of each answers them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.runs import ToldRun, ToldTest, parted
from assistant.domain.people import fold
from assistant.facts.sameness.stems import shared, stems

MOST = 6
"""Lines of an answer."""
_TEST = r"(?:(?:unit|integration|regression|e2e|smoke|automated) )?tests?(?: ?cases?)?"
_LINE = (
    r"(?:ci(?:/cd)?|builds?|pipelines?|(?:test )?(?:runs?|suites?|jobs?)|test reports?"
    r"|nightl(?:y|ies)|main(?: branch)?|trunk|master)"
)
_NAMED = r"\w+_\w+|(?-i:[a-z]+[A-Z])\w+"
"""How tests are called in code."""
_THING = rf"(?:{_TEST}|{_LINE}|{_NAMED})"
_BAD = (
    r"(?:fail(?:s|ed|ing|ures?)?|red|broken?|breaks|breaking|crash(?:es|ed|ing)?"
    r"|errors?|go(?:es)? wrong|went wrong)"
)
_GOOD = r"(?:green|pass(?:es|ed|ing)?|succeed(?:s|ed)?|ok(?:ay)?|clean|healthy)"
_FAILING = r"(?:failing|failed|red|broken)"
_WHICH = re.compile(
    r"(?i)\W*(?:and |so )?(?:"
    rf"(?:which|what) (?:of (?:the|our) )?(?:\w+ ){{0,3}}{_THING}\b.*\b{_BAD}\b"
    rf"|(?:which|what)(?:['’]s| is| are)? (?:the |our )?{_FAILING} {_TEST}"
    rf"|what(?:['’]s| is| has| are)? {_BAD} (?:in|on|with)\b.*\b{_THING}\b"
    rf"|(?:list|show|name) (?:me )?(?:all |the |our )*{_FAILING} {_THING})"
)
_WHETHER = re.compile(
    r"(?i)\W*(?:and |so |but )?(?:is|are|was|were|did|do|does|has|have)\b.*"
    rf"\b{_THING}\b.*\b(?:{_BAD}|{_GOOD})\b"
    rf"|\W*(?:are|were|is) there (?:any )?{_FAILING} {_THING}\b"
    rf"|\W*how (?:is|are) (?:the |our )?(?:\w+ ){{0,2}}{_LINE}"
    r"(?: doing| going| looking)?\W*$"
    rf"|.*\b(?:status|state) of (?:the |our )?(?:\w+ )?{_LINE}\W*$"
)
_COUNT = re.compile(rf"(?i)\W*how many\b.*\b{_THING}\b.*\b(?:{_BAD}|{_GOOD})\b")
_WHY = re.compile(rf"(?i)\W*why\b.*\b{_THING}\b.*\b{_BAD}\b")
_CALLING = stems(
    "ci cd build builds pipeline pipelines test tests testing case cases run runs suite"
    " suites job jobs report reports main branch trunk master automated"
    " fail failed failing fails failure failures red broke broken breaks breaking crash"
    " crashed crashes error errors wrong went go green pass passes passed passing"
    " succeed succeeded succeeds ok okay clean healthy newest latest last recent"
    " current still again line status state list show name"
)
"""Words that say no more than that a run or a test is meant."""
_ONE_TEST = re.compile(
    r"(?i)\b(?:the|our|this|that|last|latest|first|final) (?P<kind>(?:[\w-]+ ){1,3}?)"
    r"test\b"
)
"""One test that is called by its kind, such as the load test of a release."""
_WHEN_RUN = stems("nightly daily weekly hourly scheduled")


class _Asks(Enum):
    WHICH = auto()
    WHETHER = auto()
    COUNT = auto()
    WHY = auto()


_FORMS = (
    (_Asks.WHY, _WHY),
    (_Asks.COUNT, _COUNT),
    (_Asks.WHICH, _WHICH),
    (_Asks.WHETHER, _WHETHER),
)


def asks_of_builds(question: Question) -> bool:
    """Whether it may ask how tests or a pipeline ended."""
    return _asks(question) is not None and not (question.people or question.since)


def of_builds(question: Question, runs: Sequence[ToldRun]) -> tuple[Candidate, ...]:
    """Answer from the newest runs; nothing where the question is of something else.

    Words of the question beside those for any run must stand in the name of a pipeline
    or of a failing test, or in its message: a test of a pump is none of a pipeline.
    """
    asks = _asks(question)
    meant = _meant(question, runs)
    failed = [(run, tests) for run, tests in meant if run.failed]
    passed = [run for run, _ in meant if not run.failed]
    told: list[Candidate] = []
    for run, tests in failed:
        named = [one.told for one in tests if asks is not _Asks.COUNT]
        runs_told = asks in {_Asks.WHETHER, _Asks.COUNT} or not named
        told += [*([run.told] if runs_told else ()), *named]
    if asks in {_Asks.WHETHER, _Asks.COUNT} or (asks is _Asks.WHICH and not told):
        told += [run.told for run in passed]
    return tuple(told[:MOST])


def _asks(question: Question) -> _Asks | None:
    text = question.text
    return next((asks for asks, form in _FORMS if form.match(text)), None)


def _meant(
    question: Question, runs: Sequence[ToldRun]
) -> list[tuple[ToldRun, tuple[ToldTest, ...]]]:
    """Return the runs of which it asks, each with those of its tests that it means."""
    words = stems(parted(question.bare)) - _CALLING
    if not words and not question.ids:
        return [(run, run.tests) for run in _newest(runs)]
    named = [run for run in runs if words and _is_called(run, words, question)]
    if named and not question.ids:
        return [(run, run.tests) for run in _newest(named)]
    found = []
    for run in runs:
        tests = tuple(
            one
            for one in run.tests
            if _has(f"{run.named_by}\n{one.words}", words)
            and all(key in one.keys for key in question.ids)
        )
        if tests:
            found.append((run, tests))
    return found


def _is_called(run: ToldRun, words: frozenset[str], question: Question) -> bool:
    """Whether a run's name has the words, and for one test is no other one's name.

    The load test is not `disk-load`, which has a word of its own and calls itself none.
    """
    if not _has(run.named_by, words):
        return False
    if (one := _ONE_TEST.search(question.text)) is None:
        return True
    name = stems(fold(run.named_by))
    others = name - _CALLING - _WHEN_RUN - stems(fold(parted(one["kind"])))
    return not others or stems("test") <= name


def _has(text: str, words: frozenset[str]) -> bool:
    return words == shared(words, stems(fold(text)))


def _newest(runs: Sequence[ToldRun]) -> list[ToldRun]:
    """Return the runs, the newest first."""
    return sorted(runs, key=lambda run: (-run.on.toordinal(), run.name))
