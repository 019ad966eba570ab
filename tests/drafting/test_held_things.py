"""What a client is not told of as one thing comes back as no other thing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.domain.base import stable_id
from assistant.domain.drafts import Draft
from assistant.domain.facts import Change, ChangeKind, FlagKind, FlagStatus, WorkItem
from assistant.drafting.draft import write_draft
from assistant.drafting.unsettled import NOT_APPROVED
from tests.drafting.samples import change, facts, flag, order, quote

TITLE = "Night ferry to the seal island"
PLAIN = "Ticket hall signs"
CREEP = flag(FlagKind.SCOPE_CREEP, "FER-7", TITLE)
K = ChangeKind


def work(key: str = "FER-7", title: str = TITLE) -> WorkItem:
    return WorkItem(
        id=stable_id("wrk", key),
        subject=key,
        title=title,
        due=date(2031, 3, 21),
        active=True,
        evidence=(quote(title),),
    )


def written(audience: str = "client", released: str = "", **base: Any) -> Draft:
    let_go = frozenset({released} if released else ())
    return write_draft(facts(**base), order(audience, released=let_go))


def told(draft: Draft) -> str:
    return " ".join([draft.headline.text, *(one.text for one in draft.claims)])


def as_group(one: Change) -> dict[str, tuple[Change, ...]]:
    group = "blocked" if one.kind is K.BLOCKED else "changes"
    return {group: (one,)}


@pytest.mark.parametrize(
    "kind",
    [K.BLOCKED, K.UNBLOCKED, K.DONE, K.REOPENED, K.DATE_SLIPPED, K.VANISHED],
)
def test_given_scope_that_is_not_approved_then_no_change_of_it_is_told(
    kind: ChangeKind,
) -> None:
    after = {"before": "2031-03-10", "after": "2031-03-20"}
    news = change(kind, "FER-7", TITLE, **(after if "date" in kind else {}))
    draft = written(flags=(CREEP,), **as_group(news))
    assert "seal island" not in told(draft)
    assert [NOT_APPROVED in one.why for one in draft.withheld] == [True]
    assert "seal island" in told(written("engineering", **as_group(news)))


@pytest.mark.parametrize("kind", [K.BLOCKED, K.DONE, K.DATE_SLIPPED])
def test_given_scope_that_was_approved_then_its_changes_are_told(
    kind: ChangeKind,
) -> None:
    news = change(kind, "FER-7", TITLE)
    over = CREEP.model_copy(update={"status": FlagStatus.RESOLVED})
    assert "seal island" in told(written(flags=(over,), **as_group(news)))


@pytest.mark.parametrize("kind", [K.SCOPE_REMOVED, K.VANISHED])
def test_given_an_addition_that_went_unapproved_then_its_end_is_not_told(
    kind: ChangeKind,
) -> None:
    news = change(kind, "FER-7", TITLE)
    assert "seal island" in told(written(changes=(news,)))
    kept = written(changes=(news,), dropped=frozenset({"FER-7"}))
    assert "seal island" not in told(kept)


def test_given_more_finished_than_is_named_then_the_held_one_is_not_named() -> None:
    others = [change(K.DONE, f"FER-8{n}", f"Fit bench {n}") for n in range(9)]
    news = (change(K.DONE, "FER-7", TITLE), *others)
    text = told(written(changes=news, flags=(CREEP,)))
    assert "seal island" not in text
    assert "Fit bench" in text


def test_given_all_that_is_blocked_is_held_then_it_is_not_called_free() -> None:
    news = change(K.BLOCKED, "FER-7", TITLE)
    text = told(written(blocked=(news,), flags=(CREEP,)))
    assert "Whether anything is blocked" in text


def test_given_an_issue_that_may_not_be_told_then_its_new_date_is_not_either() -> None:
    title = "Permissions of the crew app"
    moved = change(
        K.DATE_SLIPPED, "I-4", title, before="2031-03-10", after="2031-03-20"
    )
    assert "Permissions" in told(written(changes=(moved,)))
    opened = change(K.ISSUE_OPENED, "I-4", title)
    assert "Permissions" not in told(written(changes=(opened, moved)))


@pytest.mark.parametrize("kind", [K.BLOCKED, K.DONE])
def test_given_the_work_was_released_then_its_later_news_is_told(
    kind: ChangeKind,
) -> None:
    news = change(kind, "FER-7", TITLE)
    draft = written(
        released=stable_id("wrk", "FER-7"), flags=(CREEP,), **as_group(news)
    )
    assert "seal island" in told(draft)
    assert not draft.withheld


def test_given_a_released_change_then_it_is_told() -> None:
    news = change(K.DONE, "FER-7", TITLE)
    draft = written(released=news.id, changes=(news,), flags=(CREEP,), work=(work(),))
    assert "Finished: Night ferry to the seal island" in told(draft)


def test_given_one_held_thing_then_the_others_are_told() -> None:
    news = (change(K.DONE, "FER-7", TITLE), change(K.DONE, "FER-8", PLAIN))
    assert PLAIN in told(written(changes=news, flags=(CREEP,)))
