"""Words of work as an order to who has it, whoever said them and however."""

from __future__ import annotations

import pytest

from assistant.drafting.repaired import repaired


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("I fix the pump seals first", "Fix the pump seals first"),
        ("I'll call the quarry", "Call the quarry"),
        ("And then we should order gravel", "Order gravel"),
        ("you can lend us the loader on Monday", "Lend us the loader on Monday"),
        ("Plans two drivers for the trial", "Plan two drivers for the trial"),
        ("Carries the samples up", "Carry the samples up"),
        ("Drain the pit, wants to be done by noon", "Drain the pit"),
        ("Weigh the load first, that is done", "Weigh the load first"),
        ("Ask the quarry for sand, this", "Ask the quarry for sand"),
        ("Check the belt with Ines (oh)", "Check the belt with Ines"),
        ("Grease the “left bearing", "Grease the left bearing"),
        ("Order the belt and", "Order the belt"),
        ("“I will grease the belt”", "Grease the belt"),
        ("Order sand, gravel and salt", "Order sand, gravel and salt"),
        ("Slides for the council", "Slides for the council"),
    ],
)
def test_words_of_work_become_an_order(what: str, told: str) -> None:
    assert repaired(what) == told


@pytest.mark.parametrize(
    "what",
    [
        "“I have now opened the gate for your lorry, it should work tomorrow”",
        "I think the belt holds",
        "I am at the quarry",
        "They opened the gate",
        "Show it to whoever I meet",
    ],
)
def test_a_report_or_words_of_the_speaker_are_no_order(what: str) -> None:
    assert repaired(what) is None
