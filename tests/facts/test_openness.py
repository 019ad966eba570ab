"""No flag or fact is more open than the words, days and numbers that it tells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.domain.evidence import Quote
from assistant.domain.facts import Flag, FlagKind
from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind
from assistant.domain.records import RaidKind, StatusCategory
from assistant.facts.changes import changes
from assistant.facts.flags.detectors import FlagMaterial, flags
from assistant.facts.milestones.status import milestone_register
from assistant.facts.openness import label_of_telling
from assistant.settings import Settings
from assistant.workflows.actions import actions_of
from assistant.workflows.derive import derive
from tests.drafting.samples import quote
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    WEEK_3,
    Project,
    milestone,
    raid,
    ticket,
)

Source = Callable[[Project], object]
KILN, GLAZE = date(2031, 3, 28), date(2031, 4, 4)
RAKU, LATER = date(2031, 3, 18), date(2031, 4, 22)
EVENINGS: Any = {"stream": "evenings", "kind": DocumentKind.WIKI_MARKDOWN}
SOURCES: dict[str, tuple[Source, tuple[str, ...]]] = {
    "a doubt": (
        lambda p: p.note(
            WEEK_2, "I doubt 28 March for the kiln; rather 9 May.", name="a"
        ),
        ("9 May", "2031-05-09"),
    ),
    "a holder": (
        lambda p: p.note(WEEK_2, "Only Ulf can tune the pyrometer for us.", name="b"),
        ("pyrometer",),
    ),
    "a hedge": (
        lambda p: p.note(
            WEEK_2,
            "They should be able to deliver the cones by 30 March, if the lorry runs.",
            name="c",
        ),
        ("cones",),
    ),
    "a risk": (
        lambda p: p.note(
            WEEK_2,
            "There is a risk that the feldspar does not come before June.",
            name="d",
        ),
        ("feldspar", "June"),
    ),
    "a promise": (
        lambda p: (
            p.note(
                WEEK_1, "Action: Ulf Berg orders the shelves by 10 March.", name="e"
            ),
            p.note(
                WEEK_2, "Action: Ulf Berg orders the shelves by 10 March.", name="e"
            ),
            p.note(WEEK_3, "Ulf still has to order the shelves.", name="e"),
        ),
        ("shelves",),
    ),
    "a ticket": (
        lambda p: (
            p.snapshot(
                WEEK_1,
                ticket(
                    "SEC-1", StatusCategory.ACTIVE, title="Chimney survey", due=KILN
                ),
                stream="other",
            ),
            p.snapshot(
                WEEK_2,
                ticket(
                    "SEC-1",
                    StatusCategory.BLOCKED,
                    title="Chimney survey",
                    due=GLAZE,
                    priority="Blocker",
                ),
                stream="other",
            ),
            p.note(WEEK_3, "The chimney survey is done, I hope.", name="f"),
        ),
        ("SEC-1", "Chimney"),
    ),
    "a plan": (
        lambda p: (
            p.snapshot(WEEK_1, milestone("Raku evening", RAKU), **EVENINGS),
            p.snapshot(WEEK_2, milestone("Raku evening", LATER), **EVENINGS),
        ),
        ("Raku", "2031-04-22"),
    ),
    "a log": (
        lambda p: p.raid_log(
            WEEK_1,
            raid("R-77", title="Slip tank may burst", impact=5, likelihood=5),
            raid("D-78", RaidKind.DEPENDENCY, title="Gas permit", due=WEEK_2),
        ),
        ("R-77", "Slip tank", "D-78", "Gas permit"),
    ),
}


def flags_of(folder: Path, closed: str) -> tuple[Flag, ...]:
    project = Project(folder)
    project.people("Ulf Berg", "Freja Lund")
    project.plan(WEEK_1, milestone("Kiln opening", KILN))
    project.snapshot(
        WEEK_1, ticket("POT-1", StatusCategory.ACTIVE, title="Order clay", due=KILN)
    )
    for name, (add, _) in SOURCES.items():
        project.label = Label.RESTRICTED if name == closed else Label.CLIENT
        project.said = Label.RESTRICTED if name == closed else Label.INTERNAL
        add(project)
    settings = Settings()
    derive(project.ledger, settings)
    view = project.view(WEEK_3)
    return flags(
        FlagMaterial(
            view,
            actions=actions_of(view, ()),
            milestones=milestone_register(view),
        )
    )


@pytest.fixture(scope="module", params=SOURCES)
def closed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, tuple[Flag, ...]]:
    """The flags of a project of which one source was told in confidence."""
    return request.param, flags_of(tmp_path_factory.mktemp("ledger"), request.param)


def test_a_flag_is_as_closed_as_any_confided_quote_among_its_evidence(
    closed: tuple[str, tuple[Flag, ...]],
) -> None:
    _, raised = closed
    for flag in raised:
        quotes = [one for one in flag.evidence if isinstance(one, Quote)]
        if any(one.label is Label.RESTRICTED for one in quotes):
            assert flag.label is Label.RESTRICTED


def test_no_open_flag_tells_what_only_a_confided_source_says(
    closed: tuple[str, tuple[Flag, ...]],
) -> None:
    name, raised = closed
    telling = [
        flag
        for flag in raised
        if any(
            word in f"{flag.subject} {flag.title} {flag.why} {flag.question}"
            for word in SOURCES[name][1]
        )
    ]
    assert telling
    assert {flag.label for flag in telling} == {Label.RESTRICTED}


def test_the_sources_raise_flags_of_many_kinds(tmp_path: Path) -> None:
    kinds = {flag.kind for flag in flags_of(tmp_path, "")}
    assert len(kinds) >= 8
    assert FlagKind.CONTRADICTION in kinds


def test_a_change_is_as_closed_as_the_state_from_which_it_comes(
    project: Project,
) -> None:
    project.label = Label.RESTRICTED
    project.snapshot(WEEK_1, ticket("POT-2", StatusCategory.ACTIVE, due=KILN))
    project.label = Label.CLIENT
    project.snapshot(WEEK_2, ticket("POT-2", StatusCategory.ACTIVE, due=GLAZE))
    [moved] = changes(project.view(WEEK_2), WEEK_1)
    assert moved.before == str(KILN)
    assert moved.label is Label.RESTRICTED


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ("The pilot moved", Label.INTERNAL),
        ("The pilot moved to 2031-07-03", Label.RESTRICTED),
        ("The pilot moved for 40 crates", Label.RESTRICTED),
        ("The pilot waits for the auditor", Label.RESTRICTED),
    ],
)
def test_words_that_only_closed_evidence_has_are_closed(
    told: str, label: Label
) -> None:
    evidence = (
        quote("The pilot moved", Label.INTERNAL),
        quote("Pilot: 3 July, 40 crates, the auditor waits", Label.RESTRICTED),
    )
    assert label_of_telling(told, evidence) is label
