"""What is nobody's business: a person's health, family or private life, and secrets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

ROLES = (
    r"(?:team[ -]?)?lead|engineer|developer|manager|officer|tester|architect|analyst|"
    r"designer|colleague|team[ -]?mate|boss|contractor|consultant|coordinator|admin|"
    r"kollegin|kollege|leiterin|leiter|entwicklerin|entwickler|chefin|chef"
)
_PRONOUNS = r"i|he|she|we both|ich|er|sie"
_THEIR = (
    r"his|her|my|(?:mine|your)|seine[rnsm]?|ihre[rnsm]?|meine[rnsm]?|sein|ihr|mein|"
    r"{name}(?:'s|’s)|(?:{role})(?:'s|’s)"
)
_IS = (
    r"(?:(?:is|was|are|were|am|bin|will be|be|has been|had been|lies|stays|remains|"
    r"went|goes|going|taken|admitted|rushed|back|still|again|away|out|off|probably|"
    r"ist|war|liegt|bleibt|muss|musste|wieder|noch)\s+)"
)
_WARD = (
    r"(?:(?:in|to|into|from)\s+hospital|in\s+the\s+hospital(?=\s*(?:[.,;!?]|$|and\b|"
    r"since\b|until\b|after\b|with\b|again\b))|(?:im|ins)\s+krankenhaus)"
)
_STATES = (
    r"(?:hospitali[sz]ed|sick|ill|unwell|burn(?:t|ed)[ -]?out|pregnant|"
    r"expecting a (?:baby|child)|depressed|diagnosed|bereaved|divorc(?:ed|ing)|"
    r"grieving|on\s+(?:\w+\s+)?sick[ -]leave|in\s+(?:therapy|rehab|surgery)|krank|"
    r"krankgeschrieben|krankgemeldet|schwanger|depressiv|"
    r"in\s+(?:reha|therapie|trauer|elternzeit))"
)
_CARE = (
    r"surgery|an?\s+operation|an?\s+(?:ct|mri)\s+scan|chemo\w*|therapy|dialysis|"
    r"treatment|a\s+diagnosis|an?\s+illness|an?\s+miscarriage|a\s+funeral|cancer|"
    r"a\s+(?:stroke|heart attack|breakdown)|operiert|eine\s+(?:operation|therapie)"
)
_OWN = (
    r"surgery|operation|chemo\w*|therap(?:y|ist|ie)|diagnos(?:is|e)|illness|pregnancy|"
    r"miscarriage|funeral|bereavement|divorce|scheidung|burn[ -]?out|depression|cancer|"
    r"health(?! (?:check|probe|endpoint|page|score|report))"
    r"|doctor(?:'s)? (?:appointment|note)|sick[ -](?:leave|note|days?)|krankheit|"
    r"krankmeldung|krankschreibung|schwangerschaft|beerdigung|wife|husband|partner|"
    r"(?:sick )?(?:child(?:ren)?|kids?|baby)|son|daughter|mother|father|mum|mom|dad|"
    r"parents|frau|mann|kind(?:er)?|sohn|tochter|mutter|vater|eltern"
)
_UNDERGOES = (
    r"(?:has|had|have|having|needs?|needed|gets?|undergo\w*|underwent|awaits?|starts?|"
    r"recover\w*\s+from|attends?|goes\s+(?:to|into|for)|going\s+(?:to|into|for)|"
    r"out\s+(?:for|after)|off\s+(?:for|after)|away\s+(?:for|after)|after|wird|hat"
    r"|hatte)"
)
_GUARD = (
    r"(?:pass(?:word|wd|phrase|code)|pwd|pin(?: code)?|api[ _-]?key|secret(?: key)?|"
    r"(?:access[ _-]?)?token|private key|credentials?|kennwort|passwort)"
)
_LITERAL = (
    r"(?:[\"'`“‘][^\s\"'`”’]{4,}[\"'`”’]|(?=[^\s,;]*\d)(?=[^\s,;]*[^\W\d_])[^\s,;]{5,}"
    r"|\d{4,}\b|(?=\w*[!@#$%^&*+~])[^\s,;]{5,})"
)
"""A quoted word, or one of digits or marks, as no word of a language is written."""
_SECRET = re.compile(
    rf"(?i)\b{_GUARD}\s*(?:(?:is|are|was|ist|lautet)\s+|[:=]\s*)?{_LITERAL}"
    rf"|\b{_GUARD}\s+(?:is|are|ist|lautet)\s+"
    r"(?!(?:stored|kept|shown|sent|not|never|still|too|in|im|reset|wrong|lost|empty|"
    r"hard|weak|plain|on|at|the|an?|by|for|from|open|always|only|now|also|being|short"
    r"|long|set|default|admin|known|public|left|part|required|mandatory|optional)\b)"
    r"(?!\w*(?:ed|en|ing|able|ible|ory|al|ant|ent|ous|less|ful|ive|ly)\b)\w{4,}\W*$"
    rf"|\b{_GUARD}\s*[:=]\s*\w{{4,}}\W*$"
    r"|\b(?:admin|root)\s*/\s*(?:admin|root|pass\w*|\w*\d\w*)\b"
    r"|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{20,}|\bsk-\w{16,}|\bxox[abpr]-\w{8,}"
    r"|-----BEGIN ",
    re.MULTILINE,
)
"""The value of a password, key or token; the word alone is anybody's bug."""


def private_matters(text: str, names: Sequence[str]) -> list[str]:
    """Return which matters no update carries, whoever reads it.

    A private matter is a person (a known name, a pronoun, a role) together with a
    state of health, family or private life; the words alone are anybody's product.
    """
    found = ["a private matter"] if _person(tuple(names)).search(text) else []
    return [*found, "a secret"] if _SECRET.search(text) else found


@lru_cache(maxsize=64)
def _person(names: tuple[str, ...]) -> re.Pattern[str]:
    called = sorted({re.escape(name) for name in names if name}, key=len, reverse=True)
    name = rf"(?-i:{'|'.join(called)})" if called else r"(?!)"
    who = rf"(?:{name}|(?:the |our |der |die |unsere? )?(?:{ROLES})|{_PRONOUNS})"
    their = _THEIR.replace("{name}", name).replace("{role}", ROLES)
    return re.compile(
        rf"(?i)\b(?:{who}(?:'s|’s|'m|’m)?\s+{_IS}*{_STATES}"
        rf"|(?:{who}(?:'s|’s|'m|’m)\s+|{who}\s+{_IS}|{name}\s+){_IS}*{_WARD}"
        rf"|{who}\s+(?:\w+\s+)?{_UNDERGOES}\s+(?:(?:his|her|my|minor|major"
        rf"|another)\s+)*"
        rf"(?:{_CARE})"
        rf"|(?:{their})\s+(?:\w+\s+){{0,2}}?(?:{_OWN})"
        rf"|(?:surgery|operation|illness|funeral|sick[ -]leave|therapy|diagnosis) "
        rf"(?:of|for|from|von) {name})\b"
    )
