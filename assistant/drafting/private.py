"""What is nobody's business: a person's health, family, pay or terms, and secrets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.privacy.staff_matters import is_staff_matter

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


_RATE = (
    r"(?:day|daily|hourly|billing)[ -]rates?|tagess(?:a|ä)tz\w*|stundens(?:a|ä)tz\w*"
)
_PAY = (
    rf"(?:{_RATE}|rates?|salar(?:y|ies)|wages?|pay(?!ment|load|ing|roll)|bonus(?:es)?|"
    r"pay[ -]?(?:rise|raise|cut|slip|grade|check)s?|raise|allowance|remuneration|"
    r"compensation|fees?|severance|notice(?: period)?|pension|appraisal|"
    r"performance review|disciplinary \w+|probation|contract(?:ual)? (?:terms?|rates?|"
    r"conditions?|clauses?|renewal terms)|terms of (?:contract|employment)|"
    r"gehalt\w*|lohn|pr(?:ä|ae)mie|vertragsbedingungen)"
)
"""What a person is paid and on which terms; without a person it is anybody's work."""
_LEAVES = (
    r"(?:(?:all|both|have|has|had|will|may|might|must|are|were|to|then)\s+)*"
    r"(?:get|gets|got|getting|receiv\w+|hand\w*\s+in|gave(?:\s+in)?|giv\w+(?:\s+in)?"
    r"|serv\w+|work\w*(?:\s+out)?|given|in)"
)
"""With a notice it ends a job; neighbours and tenants get one of other matters."""
_EARNS = (
    r"(?:earns?|earned|is (?:over|under)?paid|gets? paid|makes|charges?|charged|bills?|"
    r"costs? us|(?:is|are) on|asks? for|asked for|wants?|demands?|negotiat\w+|"
    r"verdient|verlangt)"
)
_SUM = (
    r"(?:[£$€]\s?\d[\d.,]*k?|(?:CHF|EUR|USD|GBP)\s?\d[\d.,]*k?|\d[\d.,]*\s?(?:[£$€]|"
    r"(?:k|pounds|euros?|dollars|francs|chf|eur|usd|gbp)\b))"
)
_PER = (
    r"\s?(?:(?:a|an|per|each|pro)\s|/\s?)(?:day|hour|week|month|year|tag|stunde|monat)"
)
_BUSINESS = re.compile(
    rf"(?i)\b(?:{_RATE})\b(?! (?:field|column|table|report|screen|page|module|form|api|"
    r"import|export|calculat\w+|engine|widget|filter|lookup|display|sync|feed|plan)\b)"
    r"|\b(?:our|profit|gross|net|commercial|contribution|project|operating) margins?\b"
    r"(?! (?:report|field|column|calculat\w+))"
    r"|(?<!safety )(?<!error )(?<!page )(?<!print )(?<!left )(?<!right )\bmargins? "
    r"(?:on|of|for|is|was|are|at|down|up|falls?|drops?|shrinks?)\b(?! error)[^.;]{0,30}"
    r"(?:\d\s?%|per ?cent|gone|eaten|negative|thin)"
    r"|\bunsere? marge\b"
)
"""What a firm takes for its people and keeps of it."""


def private_matters(text: str, names: Sequence[str]) -> list[str]:
    """Return which matters no update carries, whoever reads it.

    A private matter is a person (a known name, a pronoun, a role) together with a
    state of health, family or private life, or with pay or terms; the words alone are
    anybody's product.
    """
    found = ["a private matter"] if _person(tuple(names)).search(text) else []
    if _BUSINESS.search(text) or _paid(tuple(names)).search(text):
        found.append("pay, rates or terms")
    if is_staff_matter(text):
        found.append("a staff matter")
    return [*found, "a secret"] if _SECRET.search(text) else found


@lru_cache(maxsize=64)
def _person(names: tuple[str, ...]) -> re.Pattern[str]:
    name, who, their = _called(names)
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


@lru_cache(maxsize=64)
def _paid(names: tuple[str, ...]) -> re.Pattern[str]:
    name, who, their = _called(names)
    of = rf"(?:{name}|you|me|him|her|them|(?:the |our |an? )?(?:{ROLES})s?)"
    return re.compile(
        rf"(?i)\b(?:(?:{their}|their(?!\s+notice\b(?!\s+period))|(?:{ROLES})s['’]?)"
        rf"\s+(?:(?:new|own|current|next|monthly|yearly)\s+)?(?:{_PAY})\b"
        rf"|(?:{who}|they|we|staff|crew|team|people|employees|workers|(?:{ROLES})s)"
        rf"\s+{_LEAVES}\s+their\s+notice\b"
        rf"|(?!rate|fee|notice|compens|allow){_PAY}\s+(?:of|for|with|to)\s+{of}\b"
        rf"|(?:{who}|we|they|you)\s+(?:\w+\s+)?{_EARNS}\s+(?:\w+\s+){{0,3}}?(?:more "
        rf"money|a raise|a bonus|{_SUM}(?:{_PER})|too much|too little)"
        rf"|{_SUM}{_PER}\s+(?:for|to)\s+{of}\b"
        rf"|(?:{name}|(?:{ROLES}))\s+(?:{_RATE}|salar(?:y|ies)|wages?|bonus"
        r"|pay rise)\b)"
    )


def _called(names: tuple[str, ...]) -> tuple[str, str, str]:
    """Return the patterns of a known name, of a person, and of what is a person's."""
    called = sorted({re.escape(name) for name in names if name}, key=len, reverse=True)
    name = rf"(?-i:{'|'.join(called)})" if called else r"(?!)"
    who = rf"(?:{name}|(?:the |our |der |die |unsere? )?(?:{ROLES})|{_PRONOUNS})"
    return name, who, _THEIR.replace("{name}", name).replace("{role}", ROLES)
