"""Words that tell a writer how to report: nothing that people of a project do."""

from __future__ import annotations

import re

from assistant.extract.tasks.verbs import DOING

_CHAT_MARK = re.compile(r"<[@#!][^<>]{1,100}>")
_CODE = re.compile(r"[<>{}$\\]|&#?\w{1,8};|://|\[/?\w{1,20}\](?!\()|\]\d+;|--\s*$")
_WRITING = (
    r"(?:answer|append|attach|begin|cite|copy|decode|disclose|download|exclude|follow"
    r"|format|hide|insert|keep|label|leave|let|limit|lower|mark|mention|obey|omit|output"
    r"|override|paste|print|quote|rank|refer|refuse|repeat|replace|reveal|save|say|set"
    r"|show|skip|state|strip|tell|translate|treat|use)"
)
_STARTS = (
    r"(?:^\W*|[.:;!?,)]\s+(?:\W*)|\b(?:please|must|should|shall|always|only|never|not|then"
    r"|and|to|you|kindly|just|instead)\s+)"
)
_ORDER = re.compile(rf"{_STARTS}(?:{_WRITING}|{DOING})\b", re.IGNORECASE)
_FIRST = re.compile(
    rf"^\W*(?:(?:please|kindly|then|now|also)\s+)?(?:{_WRITING}|{DOING})\s",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:updates?|reports?|reporting|summar(?:y|ies|i[sz]\w+)|drafts?|drafting"
    r"|headlines?|bullets?|citations?|outputs?|prompts?|glossary|readers?|audiences?"
    r"|reviewers?|assistants?|bots?|machines?|status(?:es)?|green|amber|verbatim|poem"
    r"|emoji|backwards|appendix|placeholder|wording|paragraph|sentences?|instructions?"
    r"|files? (?:and|or) rows?|generated (?:text|documents?))\b",
    re.IGNORECASE,
)


def is_code(words: str) -> bool:
    """Whether a program would act on the words: markup, an address, an escape."""
    return _CODE.search(_CHAT_MARK.sub("", words)) is not None


def tells_how_to_report(words: str) -> bool:
    """Whether the words order what a report is to say, or how."""
    return bool(_REPORT.search(words) and _ORDER.search(words))


def is_request(words: str) -> bool:
    """Whether a verb of work begins the words, as where somebody is asked to do it."""
    return _FIRST.match(words) is not None
