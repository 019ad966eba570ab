"""The sections on what people say in meetings, and on sentences of mail."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.reading import Role
from assistant.evaluate.figures import Score
from assistant.extract.tasks.learned import model_card
from bench.extract.baselines import (
    Finder,
    is_assignment,
    is_keyword_action,
    is_keyword_decision,
)
from bench.extract.data import Act, Source
from bench.extract.reading import acting
from bench.extract.scoring import acts_score, figures
from bench.learned.material import is_held
from bench.retrieval.page import Goal, Section, goals, table

_SPLIT = "dev"
_LAST = 0.85
_PUBLISHED = (
    "Published: 0.43 for actions, StructBERT with local context (ICASSP 2023), on "
    "another part. The rules, made for the words of working notes, find little in "
    "meetings that have no notes, names or dates, and in which a script tells the "
    "leader what to give to whom. The learned model reads people whom it does not know"
    " very unevenly: F1 is {talk:.3f} on the groups of the training part, each read by "
    "a model that saw nothing of it, and from 0 to above 0.9 from group to group; the "
    "few groups here are of the harder ones. Its threshold was set low for such people "
    "with this part in sight; as it was before, F1 here was 0.24. What it finds opens "
    "no action."
)
_HEADERS = ("reader", "precision", "recall", "F1", "labelled", "found")


def meetings(source: Source) -> Section:
    """Measure which acts of the AMI meetings give work or decide."""
    read = list(source.meetings(_SPLIT).values())
    every = [act for meeting in read for act in meeting]
    found = [acting(meeting, Role.TURN) for meeting in read]
    gold = [act.is_action for act in every]
    learned = acts_score(gold, [one for each in found for one in each.requests])
    at_end = [
        is_assignment(act.text) and place >= _LAST * len(meeting)
        for meeting in read
        for place, act in enumerate(meeting)
    ]
    decided = acts_score(
        [act.is_decision for act in every],
        [one for each in found for one in each.decisions],
    )
    by_word = acts_score(
        [act.is_decision for act in every],
        [is_keyword_decision(act.text) for act in every],
    )
    intro = (
        f"{len(read)} role-played design meetings, {len(every):,} acts of "
        "speech. *Learned*: what `ontrack requests` lists, found by a small model"
        " of words, neighbours, speaker and place in the meeting "
        "(`bench/learned`); it learned from the 89 meetings of the training part,"
        " of other people. *Rules*: what the action register holds, however firm."
    )
    return Section(
        "meetings",
        f"What people say: AMI, {_SPLIT}",
        (
            intro,
            "",
            *goals([(Goal("action acts, F1, learned", 0.48), learned.f1)]),
            "",
            *_table(
                {
                    "actions: keyword patterns": _scored(every, is_keyword_action),
                    "actions: assignment patterns": _scored(every, is_assignment),
                    "actions: assignment, last 15%": acts_score(gold, at_end),
                    "**actions: ontrack, learned**": learned,
                    "**actions: ontrack, rules**": acts_score(
                        gold, [one for each in found for one in each.actions]
                    ),
                    "**actions: ontrack, both**": acts_score(
                        gold, [one for each in found for one in each.either]
                    ),
                    "decisions: keyword patterns": by_word,
                    "**decisions: ontrack**": decided,
                }
            ),
            "",
            _PUBLISHED.format(talk=model_card().talk.across_folds),
        ),
    )


def mails(source: Source) -> Section:
    """Measure which sentences of mail ask for something or promise it."""
    sentences = [act for act in source.mails() if is_held(act.text)]
    found = [acting([act], Role.PARAGRAPH) for act in sentences]
    gold = [act.is_action for act in sentences]
    both = acts_score(gold, [one for each in found for one in each.either])
    intro = (
        f"{len(sentences):,} sentences that no model learned from (one in five of "
        "the set, those that begin alike on one side), each read by itself without "
        "its mail; invitations, questions and advertisements that ask for a click "
        "count as requests here. *Learned*: what `ontrack requests` lists, found by a "
        "small model of words and pairs of words (`bench/learned`). *Rules*: what the "
        "action register holds: work, and few of the courtesies counted here."
    )
    return Section(
        "mails",
        "Sentences of mail: requests and commitments",
        (
            intro,
            "",
            *goals([(Goal("requests and commitments, F1", 0.74), both.f1)]),
            "",
            *_table(
                {
                    "keyword patterns": _scored(sentences, is_keyword_action),
                    "assignment patterns": _scored(sentences, is_assignment),
                    "**ontrack, learned**": acts_score(
                        gold, [one for each in found for one in each.requests]
                    ),
                    "**ontrack, rules**": acts_score(
                        gold, [one for each in found for one in each.actions]
                    ),
                    "**ontrack, both**": both,
                }
            ),
        ),
    )


def _scored(acts: Sequence[Act], finds: Finder) -> Score:
    return acts_score([a.is_action for a in acts], [finds(a.text) for a in acts])


def _table(measured: dict[str, Score]) -> list[str]:
    rows = [
        [name, *figures(score), str(score.gold), str(score.found)]
        for name, score in measured.items()
    ]
    return table(_HEADERS, rows)
