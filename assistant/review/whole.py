"""A whole draft as a text to edit, and what an edited text changes in the draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.domain.drafts import Claim, ClaimState, Draft
from assistant.review.comparison import Stretch, word_by_word
from assistant.review.rules import one_line
from ingest.text.decoding import clean

_HEAD = """\
<!--
Each claim stands behind its mark in brackets: change the words and leave the mark.
A claim that you take out is dropped only if you say so afterwards. Save and leave the
editor: you see what changes, judged by the evidence, before anything is kept.
-->
"""
_COMMENT = re.compile(r"\A\s*<!--.*?-->", re.DOTALL)
_MARK = re.compile(r"\[(?P<id>[^\[\]\s]+)\]\s*(?P<text>.*)")
_MARK_OF_CLAIM = re.compile(r"\[clm-[^\[\]\s]*\]")


@dataclass(frozen=True, slots=True)
class Rewording:
    """Another wording of a claim."""

    claim: Claim
    text: str

    @property
    def words(self) -> Iterable[tuple[Stretch, str]]:
        """Both wordings in one, in reading order."""
        return word_by_word(one_line(self.claim.text), self.text)


@dataclass(frozen=True, slots=True)
class Changes:
    """What an edited text changes.

    `removed` are claims that stand in it no more; `unknown` are lines that belong to
    no claim, or a second time to one; nothing becomes of them.
    """

    edited: tuple[Rewording, ...]
    removed: tuple[Claim, ...]
    unknown: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the text says what the draft says."""
        return not (self.edited or self.removed or self.unknown)


def as_text(draft: Draft) -> str:
    """Return what of the draft stands as Markdown, each claim behind its mark."""
    lines = [_HEAD]
    for heading, claims in _groups(draft):
        if heading:
            lines += [heading, ""]
        for claim in claims:
            lines += [f"[{claim.id}] {one_line(claim.text)}", ""]
    # A line that is added at the end must not go on with the last claim.
    return "\n".join([*lines, ""])


def changes_in(text: str, draft: Draft) -> Changes:
    """Return what an edited text of the draft changes; where claims stand counts not.

    A line right below a claim's goes on with it.
    """
    known = {claim.id: claim for claim in _standing(draft)}
    headings = {one_line(heading) for heading, _ in _groups(draft)}
    wordings, unknown = _read(text, known, headings)
    said = {name: one_line(" ".join(lines)) for name, lines in wordings.items()}
    return Changes(
        edited=tuple(
            Rewording(claim, said[name])
            for name, claim in known.items()
            if said.get(name) and said[name] != one_line(claim.text)
        ),
        removed=tuple(claim for name, claim in known.items() if not said.get(name)),
        unknown=tuple(unknown),
    )


def _read(
    text: str, known: Mapping[str, Claim], headings: set[str]
) -> tuple[dict[str, list[str]], list[str]]:
    """Return the lines of each claim, and those of none."""
    wordings: dict[str, list[str]] = {}
    unknown: list[str] = []
    into: list[str] | None = None
    for raw in clean(_COMMENT.sub("", text, count=1)).splitlines():
        line = one_line(raw)
        mark = _MARK.match(line)
        name = mark["id"] if mark else ""
        if not line or line in headings:
            into = None
        elif mark and name in known and name not in wordings:
            into = wordings[name] = [mark["text"]]
        elif into is not None and name not in known and not _MARK_OF_CLAIM.match(line):
            into.append(line)
        else:
            # What goes on with such a line belongs to no claim either.
            into = None
            unknown.append(line)
    return wordings, unknown


def _standing(draft: Draft) -> Iterator[Claim]:
    return (c for c in draft.claims if c.state is not ClaimState.DROPPED)


def _groups(draft: Draft) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """Yield each heading with the claims that stand under it."""
    yield f"# {one_line(draft.title)}", ()
    sections = [
        ("", (draft.headline,)),
        *((f"## {one_line(one.title)}", one.claims) for one in draft.sections),
    ]
    for heading, claims in sections:
        left = tuple(c for c in claims if c.state is not ClaimState.DROPPED)
        if left:
            yield heading, left
