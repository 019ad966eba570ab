"""A short line in bold by itself: the title of what follows, or a sentence."""

from __future__ import annotations

import re

from ingest.text.markdown_tables import plain

_STATEMENT = (
    r"decision|decided|agreed|resolved|resolution|consensus|approved|rejected"
    r"|action(?: item| point)?|a\.?i|ap|to-?do|task|follow-?up|owner|risk|issue|blocker"
    r"|blocked|dependency|assumption|concern|impediment|warning|important|note|nb"
    r"|update|outcome|result|milestone|entscheidung|entschieden|beschluss|beschlossen"
    r"|aufgabe|risiko|problem|décision|décidé|tâche|risque|decisión|acordado|tarea"
    r"|riesgo|besluit|besloten|actie|risico|decisione|azione|rischio|decisão|ação"
    r"|risco"
)
_LABELLED = re.compile(
    rf"(?:(?P<statement>{_STATEMENT})|[^:]{{1,40}}?)"
    r"(?: (?:by|from|of|for) [\w.'’ -]{2,40}?)?(?P<number> ?[#-]?\d+)?"
    r"(?: ?\([^)]*\))? ?: +(?P<rest>\S.*)",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|must|should|can|cannot|could|shall"
    r"|does|did|isn['’]t|aren['’]t|won['’]t|can['’]t|ist|sind|war|wird|werden|hat|haben"
    r"|muss|est|sont|sera|doit|está|están|será|debe)\b"
    r"|^(?:we|they|he|she|it|i|wir|nous|there) \w+",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:what|where|when|who|whom|whose|which|why|how|whether|that|was|wer|wie|warum"
    r"|quand|comment|pourquoi|qué|cómo)\b"
    r"|.*(?<!ed )(?<!said )(?<!says )\b(?:that|which|who|what) (?:is|are|was|were|has"
    r"|have|will|can|must|should|we|they|you|i)\b"
    r"|(?!(?:today|now|so|then|and)\b)\w+ (?:we|they|you|i)\b",
    re.IGNORECASE,
)
"""How a title speaks of its matter: `What we agreed`, `Risks we have`."""
_TO_DO = re.compile(r"\w+ to [a-z]+ \w", re.IGNORECASE)
_STOPPED = re.compile(r"[\w)\]\"”’%](?:[.!]|\.\))$")
_FEWEST = 3
_FEWEST_WITHOUT_VERB = 4


def is_sentence(line: str) -> bool:
    """Whether a line that is wholly in bold says something, as no title does.

    That is one with a full stop, a verb, or a label such as `Decided (Ann):` with its
    content beside it. A question is a title: what stands below answers it.
    """
    text = plain(line.strip())
    if text.endswith(("?", ":")):
        return False
    labelled = _LABELLED.fullmatch(text)
    if labelled is None:
        return _says(text)
    rest = labelled["rest"]
    if labelled["statement"] and not labelled["number"]:
        return len(rest.split()) > 1 or _STOPPED.search(rest) is not None
    return _says(rest) or (_TO_DO.match(rest) is not None)


def _says(text: str) -> bool:
    if _ABOUT.match(text):
        return False
    words = len(text.split())
    if _FINITE.search(text):
        return words >= _FEWEST
    return words >= _FEWEST_WITHOUT_VERB and _STOPPED.search(text) is not None
