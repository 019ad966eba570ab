"""Material bad news that was known when an update was sent and is not in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import SentUpdate
from assistant.domain.sourced import Known
from assistant.facts.flags.dated_things import one_day
from assistant.facts.flags.material import FlagMaterial, raise_flag
from assistant.facts.flags.news import News, news_of
from assistant.facts.flags.told import lines_about
from assistant.facts.milestones.status import milestone_register
from assistant.facts.quoting import sent_words
from assistant.facts.sameness.stems import shared, stems
from assistant.gate.amounts import amounts_in
from assistant.gate.days import days_in

_BAD = re.compile(
    r"\b(?:block\w*|fail\w*|stop\w*|reject\w*|refus\w*|late|slip\w*|miss\w*|delay\w*"
    r"|red|stuck|on hold|not (?:pass\w*|ready|done)|waits?|waiting"
    r"|(?:re)?sched\w+|postpon\w*|push(?:es|ed) (?:back|out|to)"
    r"|move[sd]? (?:from|to|into)|now (?:expected|due|planned|on)|retest\w*"
    r"|roll(?:s|ed)?[ -]?back|back(?:s|ed) out|revert\w*|above|exceed\w*|overrun\w*"
    r"|oversp\w+|over (?:the |our )?(?:budget|plan|limit|authority)"
    r"|(?:does|do|will) not (?:fit|hold|make|reach))\b",
    re.IGNORECASE,
)
_FEWEST = 2
"""Days in a row that says what moved: the old one and the new one."""


class OmittedFromUpdate:
    """What became known since the update before, against the words of the newest."""

    kind: ClassVar[FlagKind] = FlagKind.OMITTED_FROM_UPDATE

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each piece of news that the update leaves out."""
        for known in material.newest_updates:
            sent = known.record
            before = max(
                (
                    other.record.sent_on
                    for other in material.view.records(SentUpdate)
                    if other.record.audience == sent.audience
                    and other.record.sent_on < sent.sent_on
                ),
                default=date.min,
            )
            if before == date.min:
                continue
            view = material.view.at(sent.sent_on)
            then = FlagMaterial(
                view,
                milestones=milestone_register(view),
                thresholds=material.thresholds,
                tolerances=material.tolerances,
            )
            for news in news_of(then, before):
                near = _near(sent.body, news)
                stale = _stale(known, news)
                told = [line for line in near if line not in stale]
                if any(_tells(line, news, known) for line in told):
                    continue
                if news.material or _still_says(known, news):
                    about = lines_about(sent.body, news.subject, news.beside)
                    instead = [one for one in about if any(True for _ in days_in(one))]
                    lines = [*(stale or near)[:1], *instead[:1]]
                    yield self._flag(known, news, lines)

    def _flag(self, known: Known[SentUpdate], news: News, lines: list[str]) -> Flag:
        sent = known.record
        author = sent.author.split()[0] if sent.author else "Who sent it"
        return raise_flag(
            self.kind,
            news.subject,
            sent.sent_on,
            title=news.title,
            severity=Severity.HIGH,
            why=(
                f"{news.why}, known by {sent.sent_on}, and the {sent.audience} update "
                "of that day does not say so."
            ),
            question=f"{author}, why is {news.subject}, {news.title!r}, not in the "
            f"update of {sent.sent_on}?",
            evidence=[
                *news.evidence,
                *(sent_words(known, line) for line in lines),
                Computed(
                    rule="not in the update", inputs=(news.subject, str(sent.sent_on))
                ),
            ],
            owner=sent.author,
        )


def _near(body: str, news: News) -> list[str]:
    """Return the lines that tell the news: by its figures, or by its words."""
    if not news.figures:
        return lines_about(body, news.subject, news.texts)
    wanted = [a.values for text in news.texts for a in amounts_in(text)]
    return [
        line.strip()
        for line in body.splitlines()
        if any(amount.values in wanted for amount in amounts_in(line))
    ]


def _tells(line: str, news: News, known: Known[SentUpdate]) -> bool:
    """Whether a line about the news tells that it is bad, or its new day."""
    if not news.is_bad or _BAD.search(line) or _is_row_of_move(line, known):
        return True
    given = {
        (reading[1], reading[2])
        for day in days_in(line)
        for reading in day.resolved(known.record.sent_on)
    }
    return any((day.month, day.day) in given for day in news.new_dates)


def _is_row_of_move(line: str, known: Known[SentUpdate]) -> bool:
    """Whether it is a row of a table with an old day and, behind it, a later one."""
    if not line.startswith("|"):
        return False
    days = [day.resolved(known.record.sent_on) for day in days_in(line)]
    full = [{date(y, m, d) for y, m, d in day if y and m and d} for day in days]
    if len(full) < _FEWEST or full[0] == full[-1]:
        return False
    return any(old < new for old in full[0] for new in full[-1])


def _still_says(known: Known[SentUpdate], news: News) -> bool:
    """Whether a line of a word of the news gives its old date."""
    wanted = stems(news.title)
    return any(
        shared(wanted, stems(line))
        and one_day(line, known.record.sent_on, None) in news.old_dates
        for line in known.record.body.splitlines()
    )


def _stale(known: Known[SentUpdate], news: News) -> list[str]:
    """Return the lines that still give an old date of the news, the first in words.

    Where only a word of it stands beside another date, that line is as old.
    """
    lines = [line.strip() for line in known.record.body.splitlines()]
    sent_on = known.record.sent_on
    old = [
        line
        for line in lines
        if news.old_dates and one_day(line, sent_on, None) in news.old_dates
    ]
    if not news.touching:
        return old
    wanted = stems(news.title)
    beside = [
        line
        for line in lines
        if shared(wanted, stems(line)) and any(True for _ in days_in(line))
        if not _tells(line, news, known)
    ]
    return [*beside, *old]
