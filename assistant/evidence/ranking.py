"""How signals become one score: for questions, and for claims that need a citation."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.evidence.corpus import Admitted
from assistant.evidence.fusion import Scores, averaged, shared, standardised

_SHARE = 0.1
_REACH = 3
_TALK_REACH = 18
_OWN = 0.6
_OWN_IN_TALK = 0.06
FARTHEST = _TALK_REACH
"""So far from a passage its neighbours change its score."""
_TALK_AROUND = 1.0
_AROUND_REACH = 6
MEANING = 0.4
"""What meaning counts beside words, for a question that one passage answers."""
_MEANING_OF_TALK = 1.2
_CONTEXT = 1.0
_CITE_MEANING = 0.9
_CITE_NEAR = 0.2
_CITE_CONTEXT = 0.4
_CITE_REACH = 2


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of each admitted passage.

    `words` and `meaning` are in standard deviations, `around` is the share of the
    query's words in titles, headings and speaker.
    """

    words: Scores
    meaning: Scores
    around: Scores
    chosen: Admitted


def telling(signals: Signals) -> Scores:
    """Rank for a question that one passage may answer."""
    return _ranked(signals, _OWN, MEANING)


def retelling(signals: Signals) -> Scores:
    """Rank for a question of what was talked about: long stretches of turns answer."""
    return _ranked(signals, _OWN_IN_TALK, _MEANING_OF_TALK)


def _ranked(signals: Signals, own_weight: float, meaning: float) -> Scores:
    """Add the scores; a turn counts with the talk around it.

    The people of a meeting take many turns for one matter, so the mean over the turns
    says best which matter it is.
    """
    own = signals.words + meaning * signals.meaning
    groups, talk = signals.chosen.groups, signals.chosen.talk
    scores = shared(own, groups, _SHARE, _REACH) + _CONTEXT * signals.around
    if talk.any():
        within = groups[talk]
        wide = averaged(own[talk], within, _TALK_REACH)
        around = averaged(signals.around[talk], within, _AROUND_REACH)
        scores[talk] = (
            standardised(wide) + own_weight * own[talk] + _TALK_AROUND * around
        )
    return scores


def citing(signals: Signals) -> Scores:
    """Rank for a claim: of a talk the words of the turn itself decide.

    What is written apart from a talk ranks as for a question: it is written in
    sentences of its own, and what stands beside it often says the rest.
    """
    near = averaged(signals.meaning, signals.chosen.groups, _CITE_REACH)
    found: Scores = (
        signals.words
        + _CITE_MEANING * signals.meaning
        + _CITE_NEAR * standardised(near)
        + _CITE_CONTEXT * signals.around
    )
    apart = ~signals.chosen.talk
    if apart.any():
        found[apart] = telling(signals)[apart]
    return found
