"""Whether people say that a pipeline is red, by its name or a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.extract.text.sentences import split
from assistant.facts.mentions import Remark
from assistant.facts.sameness.stems import covered, stems

_WHOLE = 0.99
_TROUBLE = re.compile(
    r"\b(?:fail\w*|red|broken?|breaks?|crash\w*|flaky|timeouts?|slow\w*|stopped"
    r"|not pass\w*|reproduced)\b",
    re.IGNORECASE,
)
_BUILD = (
    r"ci|builds?|pipelines?|tests|test (?:suite|run|stage)s?|suite|main|main branch"
    r"|main line|master|trunk|nightl(?:y|ies)|regressions?"
)
_RED = r"red|fail(?:s|ed|ing|ures?)?|broken|breaks|broke|flaky|not (?:green|passing)"
_ANY_RED = re.compile(
    rf"\b(?:{_BUILD})\b[^.!?\n]{{0,40}}\b(?:{_RED})\b"
    rf"|\b(?:red|failing|failed|broken) (?:\w+ )?(?:{_BUILD})\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    rf"\b(?:{_RED}|crash\w*|re-?runs?|to fix|fixing|investigat\w*|looking at"
    r"|look(?:s|ed)? into|make .{0,30}green)\b",
    re.IGNORECASE,
)
"""Said beside a part of a pipeline's name, it says that the pipeline has trouble."""
_PARTS = re.compile(r"[^\W\d_]{2,}")
_EVERYWHERE = """
build builds ci cd test tests testing check checks run runs suite job jobs main master
trunk branch pipeline pipelines workflow nightly daily weekly hourly night regression
unit integration deploy deployment release lint all full stage staging dev prod
production on push pull request the and
"""
_GENERIC = frozenset(_EVERYWHERE.split())
"""Parts of a pipeline's name that many pipelines have."""
_NOT_THIS = r"\bnot (?:in |with |of )?(?:the |our )?"
_NOT_SO = re.compile(
    r"\b(?:if|whenever|in case|no longer|no failing|not failing|none|zero|0)\b",
    re.IGNORECASE,
)


def speaks_of_red(remark: Remark, pipeline: str, known: Iterable[str] = ()) -> bool:
    """Whether a remark says that the pipeline, or the build in general, is failing.

    The part of its name that no other one of `known` has may stand for the whole, as
    in `the soak`. Words of the build in general do not count where they name another.
    """
    if _TROUBLE.search(remark.text) and _names(remark.text, pipeline):
        return True
    others = [name for name in known if name != pipeline]
    own = _parts(pipeline).difference(*map(_parts, others))
    return any(
        _calls_it_red(sentence.text, own) or _calls_all_red(sentence.text, others)
        for sentence in split(remark.text)
    )


def _calls_it_red(sentence: str, own: frozenset[str]) -> bool:
    """Whether a sentence names all the parts of a name and says what is wrong."""
    if not own or not own <= _parts(sentence) or not _WRONG.search(sentence):
        return False
    return not _NOT_SO.search(sentence) and not _denies(sentence, own)


def _denies(sentence: str, own: Iterable[str]) -> bool:
    return any(
        re.search(rf"{_NOT_THIS}{re.escape(part)}", sentence, re.IGNORECASE)
        for part in own
    )


def _calls_all_red(sentence: str, others: Iterable[str]) -> bool:
    return (
        _ANY_RED.search(sentence) is not None
        and not _NOT_SO.search(sentence)
        and not any(_means(sentence, name) for name in others)
    )


def near_red(remark: Remark, pipeline: str) -> Iterator[Remark]:
    """Yield the sentences with a part of the name that say what is wrong."""
    own = _parts(pipeline)
    for sentence in split(remark.text):
        words = sentence.text.strip()
        if own & _parts(words) and _WRONG.search(words) and not _NOT_SO.search(words):
            quote = remark.cite(words)
            yield Remark(words, remark.dated, quote, remark.speaker, remark.about)


def _means(sentence: str, name: str) -> bool:
    """Whether a sentence names a pipeline in full or by what is its own."""
    own = _parts(name)
    return _names(sentence, name) or bool(own and own <= _parts(sentence))


def _parts(name: str) -> frozenset[str]:
    """Return the words of a name or sentence that are not of every pipeline."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return frozenset(map(str.casefold, _PARTS.findall(spaced))) - _GENERIC


def _names(text: str, pipeline: str) -> bool:
    return covered(stems(pipeline.replace("_", " ")), stems(text)) >= _WHOLE
