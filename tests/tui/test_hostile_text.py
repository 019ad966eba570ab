from collections.abc import Sequence

import pytest
from textual import events

from assistant.domain.drafts import Draft, Section, Uncovered
from assistant.domain.evidence import Computed
from assistant.domain.facts import Severity
from assistant.domain.journal import Verb
from assistant.review.desk import ReviewDesk
from tests.review.desks import desk
from tests.review.samples import ACTIONS, DRAFT, FLAGS, quote
from tui.app import ReviewApp

HOSTILE = (
    "[/",
    "[@click=app.quit]press me[/]",
    "[bold red]x[/bold red]",
    "\x1b]52;c;ZXZpbA==\x07 copied",
    "\x1b[2J\x9b31mred",
    "a\u202eb\u2066c\u200bd",
    "tab\there\r\nand a second line",
    "{0!r} %s ${x}",
    "[link=https://evil.example]x[/link]",
    "宽" * 90,
    "",
)


def poisoned(texts: Sequence[str]) -> Draft:
    """Put the texts wherever a source's words can end up."""
    everything = " ".join(texts)
    claims = tuple(
        DRAFT.headline.model_copy(
            update={
                "id": f"clm-{n:02}",
                "text": text,
                "reasons": (text,),
                "at_fault": (text,),
                "evidence": (
                    quote(text, source=f"notes/{text}", locator=text, author=text),
                    Computed(rule=text, inputs=(text,)),
                ),
            }
        )
        for n, text in enumerate(texts)
    )
    sections = tuple(
        Section(name=f"s{n}", title=claim.text, claims=(claim,))
        for n, claim in enumerate(claims[1:])
    )
    uncovered = tuple(
        Uncovered(fact=f"chg-{n}", subject=text, severity=Severity.HIGH, why=text)
        for n, text in enumerate(texts)
    )
    return DRAFT.model_copy(
        update={
            "title": everything,
            "engine": everything,
            "headline": claims[0],
            "sections": sections,
            "uncovered": uncovered,
        }
    )


def poisoned_desk(texts: Sequence[str]) -> ReviewDesk:
    flags = [
        FLAGS[0].model_copy(
            update={"id": f"flg-{n}", "title": text, "why": text, "question": text}
        )
        for n, text in enumerate(texts)
    ]
    actions = [
        ACTIONS[0].model_copy(update={"id": f"act-{n}", "what": text, "owner": text})
        for n, text in enumerate(texts)
    ]
    return desk(None, poisoned(texts), flags, actions)


def assert_harmless(app: ReviewApp) -> None:
    """No control character among the cells, no action from data behind one."""
    strips = app.screen._compositor.render_strips()
    cells = "".join(strip.text for strip in strips)
    assert not any(c in cells for c in "\x1b\x07\x9b\u202e\u2066\u200b\r\t")
    metas = [s.style.meta for strip in strips for s in strip if s.style]
    assert not any("@click" in meta for meta in metas)
    links = [s.style.link for strip in strips for s in strip if s.style]
    assert not any(links)


@pytest.mark.parametrize("key", ["1", "2", "3", "4", "5"])
async def test_text_of_a_source_is_shown_and_never_obeyed(key: str) -> None:
    app = ReviewApp(poisoned_desk(HOSTILE))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        for _ in HOSTILE:
            await pilot.press("j")
            await pilot.pause()
            assert_harmless(app)


@pytest.mark.parametrize(
    "keys",
    [
        ("1", "c"),
        ("1", "e"),
        ("2", "e"),
        ("2", "O"),
        ("3", "x"),
        ("5", "j", "j", "j", "j", "r"),
    ],
)
@pytest.mark.parametrize("text", ["[/", "[@click=app.quit]x", "a\x1b]52;c;x\x07b"])
async def test_questions_about_hostile_text_are_asked_and_answered(
    keys: tuple[str, ...], text: str
) -> None:
    at = poisoned_desk([text])
    at.decide(Verb.DROP, "clm-00")
    app = ReviewApp(at)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert_harmless(app)
        app.post_message(events.Paste(text))
        await pilot.press("enter")
        await pilot.pause()
        assert_harmless(app)
        await pilot.press("u")
        await pilot.pause()
        assert_harmless(app)
        assert app.is_running


async def test_markup_in_a_claim_is_shown_letter_by_letter() -> None:
    app = ReviewApp(poisoned_desk(["[bold]x[/bold] [/"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        assert "[bold]x[/bold] [/" in "\n".join(strip.text for strip in strips)


async def test_a_pasted_escape_sequence_does_not_reach_the_claim() -> None:
    at = desk()
    app = ReviewApp(at)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        app.post_message(events.Paste(" and\x1b[31m\u202e more\nthings"))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
    assert at.draft.headline.text.endswith("late. and[31m more things")
