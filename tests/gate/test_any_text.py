"""The gate judges any text, quickly."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.drafts import Verdict
from assistant.gate.checks import LONGEST, judge
from assistant.gate.sentence import analyse
from assistant.gate.support import Support

AS_OF = date(2027, 3, 12)
PIECES = st.sampled_from(
    [
        "28/8", "31/02/26", "Feb 30", "0/0", "1.2.3", "R-", "-1", "£", "%", "İ", "ß",
        "May", "mid-", '"', "“", "not", "n't", "and", ";", "\n", "24:99", "12th", "½",
        "٣", "２８", "twenty", "hundred", "@", "#1", "\x00", "🟢", "'s", "—", "1e9",
    ]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(max_size=200) | st.lists(PIECES, max_size=30).map(" ".join),
    quotes=st.lists(st.text(max_size=80) | PIECES, max_size=3),
    values=st.lists(st.text(max_size=40) | PIECES, max_size=3),
)
def test_no_text_makes_it_raise(
    text: str, quotes: list[str], values: list[str]
) -> None:
    relations = (frozenset(values), frozenset(quotes))
    support = Support(
        tuple(quotes),
        tuple(values),
        AS_OF,
        frozenset({"May", *values}),
        relations=relations,
    )
    assert judge(text, support).verdict in set(Verdict)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200) | st.lists(PIECES, max_size=30).map(" ".join))
def test_every_finding_lies_inside_the_text(text: str) -> None:
    found = analyse(text, AS_OF)
    assert len(found.plain) == len(text)
    for item in (*found.amounts, *found.days, *found.ids, *found.weekdays):
        assert 0 <= item.start < item.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "1,",
        "[",
        "a-",
        "28 ",
        "May ",
        "not ",
        '"',
        "one hundred ",
        "x.",
        "<a ",
        "A-1 ",
        "a" * 9,
    ],
)
def test_a_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    text = (piece * LONGEST)[:LONGEST]
    support = Support((text,), (text,), AS_OF)
    started = time.process_time()
    judge(text, support)
    assert time.process_time() - started < 1.0
