"""What a decision can be about, and the ids that name it in the journal."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.base import stable_id
from assistant.domain.drafts import Claim, Disagreement, Draft
from assistant.domain.facts import ActionItem, Flag
from assistant.errors import UsageError


class TargetKind(StrEnum):
    """What a person decides about."""

    CLAIM = "claim"
    UNCOVERED = "uncovered fact"
    WITHHELD = "withheld fact"
    DISAGREEMENT = "disagreement"
    FLAG = "flag"
    ACTION = "action"
    SAID = "decision or risk statement"
    DRAFT = "draft"

    @property
    def is_of_project(self) -> bool:
        """Whether it outlives the draft that it is decided with."""
        return self in {TargetKind.FLAG, TargetKind.ACTION, TargetKind.SAID}


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to decide about; `name` is what the journal calls it.

    `short` is what else a person may call it.
    """

    kind: TargetKind
    name: str
    short: str

    def is_called(self, name: str) -> bool:
        """Whether the name means this target."""
        return name in (self.name, self.short)


def scoped(draft: Draft, local: str) -> str:
    """Return the journal's name for a fact or disagreement within one draft.

    A fact may be withheld from two audiences; releasing it for one must not release
    it for the other, so the draft is part of the name.
    """
    return f"{draft.id}/{local}"


def disagreement_id(disagreement: Disagreement) -> str:
    """Return a stable id for a disagreement within its draft."""
    return stable_id("dis", disagreement.audience, disagreement.problem)


class Targets:
    """Everything that can be decided about at one desk.

    `decided` is the draft as decided so far: with the claims that a person added, and
    with what the decisions leave out.
    """

    def __init__(
        self,
        draft: Draft,
        flags: Iterable[Flag],
        actions: Iterable[ActionItem],
        said: Iterable[str] = (),
        decided: Draft | None = None,
    ) -> None:
        kind = TargetKind
        decided = decided or draft
        left_out = {item.fact for item in (*draft.uncovered, *decided.uncovered)}
        self._draft = draft.id
        whole = [
            (kind.DRAFT, draft.id),
            *((kind.CLAIM, name) for name in _ids((*draft.claims, *decided.claims))),
            *((kind.FLAG, flag.id) for flag in flags),
            *((kind.ACTION, action.id) for action in actions),
            *((kind.SAID, name) for name in said),
        ]
        local = [
            *((kind.UNCOVERED, fact) for fact in sorted(left_out)),
            *((kind.WITHHELD, item.fact) for item in draft.withheld),
            *((kind.DISAGREEMENT, disagreement_id(item)) for item in draft.agreement),
        ]
        self.all = (
            *(Target(kind, name, name) for kind, name in whole),
            *(Target(kind, scoped(draft, name), name) for kind, name in local),
        )

    def meant(self, name: str | None) -> tuple[Target, ...]:
        """Return what an undo may be about: all of it, what is named, or the draft's.

        Raises:
            UsageError: If the name means nothing here, naming the nearest ids.
        """
        if name == self._draft:
            return tuple(one for one in self.all if not one.kind.is_of_project)
        return self.all if name is None else self.named(name)

    def holds(self, name: str, kinds: Collection[TargetKind] | None = None) -> bool:
        """Whether the name means something here, of these kinds if any are given."""
        return any(
            target.is_called(name) and (kinds is None or target.kind in kinds)
            for target in self.all
        )

    def named(self, name: str) -> tuple[Target, ...]:
        """Return what the name means: a flag may be an uncovered fact too.

        Raises:
            UsageError: If it means nothing here, naming the nearest ids.
        """
        found = tuple(target for target in self.all if target.is_called(name))
        if not found:
            known = [target.short for target in self.all]
            near = difflib.get_close_matches(name, known, cutoff=0.5)
            hint = f"did you mean {_either(near)}?" if near else "see `ontrack draft`."
            raise UsageError(f"Nothing here has the id {name!r}.", fix=hint)
        return found


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.id for claim in claims))


def _either(names: Sequence[str]) -> str:
    return " or ".join(names)
