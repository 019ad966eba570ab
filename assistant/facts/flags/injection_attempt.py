"""Text in the sources that gives orders to a reporting assistant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.sourced import SourcedPassage
from assistant.facts.flags.material import FlagMaterial, raise_flag
from assistant.gate.needles import Needles

_READER = (
    r"(?:ai|llm|gpt|bots?|machines?|summari[sz](?:ers?|er tools?|ation)"
    r"|(?:(?:ai|automated|report(?:ing)?|drafting|language) )?"
    r"(?:assistants?|generators?|models?|systems?|agents?)|note[- ]?takers?)"
)
_OUTPUT = (
    r"(?:updates?|reports?|summar(?:y|ies)|drafts?|status|headlines?|sections?"
    r"|outputs?|answers?)"
)
_OVERRIDES = (
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:previous|above|prior"
    r"|earlier|everything|all (?:other|files|sources|instructions)|instructions?"
    r"|rules?)\b"
)
_ADDRESSES = (
    r"\b(?:note|message|instructions?|guidance|hint|attention) (?:to|for)"
    rf" (?:the |any |all |our )?{_READER}\b|^\W*(?!ai\b){_READER}\s*:"
    r"|\b(?:ai|llm|gpt|bots?|summari[sz]ers?|note[- ]?takers?|(?:ai|automated"
    r"|report(?:ing)?|drafting) (?:assistants?|generators?|systems?|tools?))\b[, ]"
    r".{0,40}\b(?:must|shall|please)\b"
)
_DICTATES = (
    r"\b(?:set|report|mark|keep|change|output|print|write|show|use|put)\b.{0,50}"
    r"\b(?:status|health|everything|all (?:items|risks))\b.{0,25}"
    r"\b(?:green|amber|approved|on track)\b"
    r"|\b(?:when|before|if|whenever) you (?:generate|write|draft|summari[sz]e"
    rf"|prepare|make|print)\b.{{0,60}}\b(?:{_OUTPUT}|figure)\b"
    r"|\b(?:leave|keep) (?:it|this|that|them|the \w+ \w+) out of"
    rf" (?:all |the |every )?{_OUTPUT}\b|\bmark it approved\b|\bset review state\b"
    r"|\b(?:append|insert) .{0,60}\bto (?:the|every|each|all)"
    rf" (?:client |executive |weekly )?{_OUTPUT}\b"
)
_FAKES_ROLE = (
    r"<\|im_(?:start|end)\|>|\[/?INST\]|<<SYS>>"
    r"|</?(?:system|assistant|instructions?)>|BEGIN TOOL RESULT|</source>"
)
_ASKS_PROMPT = (
    r"\b(?:your|this tool['’]s) (?:exact |system |hidden )?(?:system message"
    r"|system prompt|prompt template|exact instructions|instructions were)\b"
)
_ACTIVE_MARKUP = (
    r"\[@click=|<script\b|\bon(?:error|load)\s*=|javascript:|display:\s*none"
    r"|<svg\b|<iframe\b|^=(?:HYPERLINK|WEBSERVICE|cmd)\b|\{self\.__"
)

_LEAVES = (
    r"https?://\S{0,200}[?&]\w{1,40}=(?:[{<]|\$\{)"
    r"|!\[[^\]]{0,80}\]\(https?://[^)]{0,200}[{<]"
)
_PATTERNS = tuple(
    (why, re.compile(rule, re.IGNORECASE | re.MULTILINE))
    for why, rule in (
        ("overrides instructions", _OVERRIDES),
        ("speaks to the assistant", _ADDRESSES),
        ("dictates the output", _DICTATES),
        ("fakes a role", _FAKES_ROLE),
        ("asks for the prompt", _ASKS_PROMPT),
        ("hides active markup", _ACTIVE_MARKUP),
        ("lets text leave the machine", _LEAVES),
    )
)
_NEEDLES = Needles(pattern for _, pattern in _PATTERNS)


class InjectionAttempt:
    """Each passage at most once; what it says is shown and never done."""

    kind: ClassVar[FlagKind] = FlagKind.INJECTION_ATTEMPT

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each source that holds such text."""
        told: set[str] = set()
        for piece in material.view.passages:
            if piece.source in told:
                continue
            found = suspicion(piece.passage.text)
            if found is not None:
                told.add(piece.source)
                yield self._flag(piece, *found)

    def _flag(self, piece: SourcedPassage, why: str, words: str) -> Flag:
        return raise_flag(
            self.kind,
            piece.source,
            piece.dated,
            title=f"Instruction in {piece.source}",
            severity=Severity.MEDIUM,
            why=f"{piece.passage.locator} {why}. It was read as text and not obeyed.",
            question=f"Who put this into {piece.source}, and why?",
            evidence=[
                piece.quote(words),
                Computed(rule=f"text that {why}", inputs=(piece.source,)),
            ],
        )


def suspicion(text: str) -> tuple[str, str] | None:
    """Return what the text tries and the line that does it, or None."""
    likely = [_PATTERNS[number] for number in _NEEDLES.worth_trying(text)]
    for line in text.splitlines() if likely else ():
        for why, pattern in likely:
            match = pattern.search(line)
            if match:
                return why, line.strip()
    return None
