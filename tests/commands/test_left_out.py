"""What a draft does not tell is listed beside it by the reason, each fact once."""

from __future__ import annotations

import re
from pathlib import Path

from tests.commands.program import ontrack


def test_given_facts_left_out_and_withheld_when_a_draft_is_printed_then_each_stands_under_its_reason(
    project: Path,
) -> None:
    ran = ontrack("-C", project, "draft", "--audience", "client")
    [draft] = ontrack("-C", project, "draft", "--audience", "client", "--json").json[
        "drafts"
    ]

    listed = re.findall(r"^    (\S+)  \S", ran.err, re.MULTILINE)
    untold = [one["fact"] for one in (*draft["uncovered"], *draft["withheld"])]
    assert sorted(listed) == sorted(untold)
    internal = [
        one["fact"]
        for one in draft["withheld"]
        if one["why"].endswith("since it is internal.")
    ]
    group = ran.err.split(f"  since it is internal ({len(internal)}):\n")[1]
    assert re.findall(r"^    (\S+)", group, re.MULTILINE)[: len(internal)] == internal
