"""Sentences by which there is less of a thing than is needed: four of six stewards."""

from __future__ import annotations

import re

from assistant.gate.lexicon import ONES, TENS

_WORDS = {**{word: n for word, n in ONES.items() if n > 0}, **TENS}
_SPELLED = (
    rf"(?:(?:{'|'.join(TENS)})[- ](?:one|two|three|four|five|six|seven|eight|nine)"
    rf"|{'|'.join(sorted(_WORDS, key=len, reverse=True))}|both)"
)
_N = rf"(?:\d[\d.,']*(?:(?<=\d))(?![\d%-]| ?(?:%|per ?cent)|:\d)|{_SPELLED}\b)"


def _number(name: str) -> str:
    about = r"(?:(?:about|around|roughly|some|only|just|at least|up to|at most) )?"
    return rf"{about}(?P<{name}>(?<![\w.,-]){_N})"


_WHO = (
    r"\b(?:we|they|it|there|(?:the|our|this|that|his|her|their)(?: [\w’'-]+){1,4}?"
    r"|(?-i:[A-Z])[\w’'-]+)"
)
_NEED = (
    r"(?:(?:we|they|you|it|there|(?:the|our|their) [\w-]+(?: [\w-]+)?)"
    r" (?:really |still |now |will )?(?:needs?|requires?|wants?|must have)|needed"
    r"|required|necessary)"
)
_THINGS = (
    r"(?:(?: (?!(?:and|but|have|has|are|is|of|who|which|that|we)\b)[\w’'-]+){1,4}?)"
)
_NO_THINGS = r"(?! (?:days?|weeks?|months?|sprints?|chapters?|points?|votes?|years?)\b)"
_HAVE = (
    r"(?:(?:only |just |still |so far |now )*(?:have|has|got|found|hired|own|owns|get"
    r"|gets|there are|there is|are left)(?: only| just| got| so far)?)"
)
_PART = (
    rf"{_number('has')} (?:out )?of (?:the |our |these |those )?{_number('need')}"
    rf"{_NO_THINGS}"
)
_HOLDS = (
    r"(?:holds?|carry|carries|seats?|takes?|fits?|handles?|supports?|gives?|delivers?"
    r"|provides?|supplies|covers?|allows?|has (?:room|space|places|seats) for"
    r"|(?:is|are) (?:good|rated|built|licensed|approved|sized) for|sleeps?|serves?)"
)
_WANTED = (
    r"(?:have|has|had)? ?(?:registered|signed up|enrolled|booked|said yes|accepted)"
    r"|(?:are|is) (?:coming|expected|registered|booked|signed up|needed|invited"
    r"|on the list|due)|will (?:come|attend|be (?:there|needed))|want (?:to come|in)"
)
_EXPECTS = (
    rf"{_WHO} (?:\w+ )?(?:expects?|needs?|requires?|draws?|wants?|must have|reckon with"
    r"|plan for|invited|have invited|sold|have sold)"
)
_JOINED = r"(?:, ?(?:and |but |while |yet )?|; ?| [–—-] |,? (?:and|but|while|whereas) )"
_LONE = (
    r"(?:chairs?|seats?|beds?|places?|tickets?|badges?|lunches|meals|plates|helmets?"
    r"|laptops?|licen[cs]es?|desks?|lanyards?|life ?jackets?|radios?|headsets?)"
)
"""Of what everybody needs one."""
_PEOPLE = (
    r"(?:people|guests?|visitors?|delegates?|participants?|pupils?|students?|children"
    r"|users?|passengers?|staff|crew|volunteers?|stewards?|players?|patients?"
    r"|attendees|employees|speakers?|singers?|members|persons)"
)
_MORE = _number("need")
_HERE = _number("has")
_PART_NEEDED = rf"{_PART}{_THINGS} (?:that |which |whom )?{_NEED}"
"""Only two of the four cooks that we need."""
_PART_HELD = (
    r"(?:^|[,;:.] ?|\b(?:and|but|because|since|that) )(?:so far )?(?:we|there)"
    rf" (?:only |still |now )?(?:have|are|['’]ve got)(?: only| just)? {_PART}"
    r"(?: (?!behind\b|already\b|done\b)[\w’'-]+){1,3}"
    r"(?=\W*$|[.,;:] |,? (?:for|on|in|at|so far|but|and|because)\b)"
)
"""We have 3 of 5 welders."""
_OF_THOSE_NEEDED = (
    rf"\bof (?:the |our )?{_MORE}{_THINGS} (?:that )?{_NEED},? (?:so far )?"
    rf"(?:we have |there are )?{_HERE}\b"
)
_NEEDED_AND_HERE = (
    rf"{_NEED} {_MORE}{_THINGS}?{_JOINED}(?:(?:{_WHO} )?{_HAVE} |only ){_HERE}\b"
)
_HERE_AND_NEEDED = (
    rf"{_WHO} {_HAVE} {_HERE}{_THINGS}?{_JOINED}(?:{_WHO} )?(?:really |will )?"
    rf"(?:needs?|requires?) {_MORE}\b"
)
_FITS_AND_COMING = (
    rf"{_WHO} (?:can |will )?(?:only )?{_HOLDS}(?: only)? {_HERE}{_THINGS}?"
    rf"{_JOINED}(?:{_MORE}{_THINGS}? (?:{_WANTED})|{_EXPECTS} {_number('more')})\b"
)
_COMING_AND_FITS = (
    rf"{_EXPECTS} {_MORE}{_THINGS}?{_JOINED}{_WHO} (?:can |will )?(?:only )?"
    rf"{_HOLDS}(?: only)? {_HERE}"
)
_ONE_EACH = (
    rf"\b(?:there are|we have)(?: only| just)? {_HERE} (?:\w+ )?{_LONE} for"
    rf" (?:the |our )?{_MORE} (?:\w+ )?{_PEOPLE}\b"
)
_SHORTAGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _PART_NEEDED,
        _PART_HELD,
        _OF_THOSE_NEEDED,
        _NEEDED_AND_HERE,
        _HERE_AND_NEEDED,
        _FITS_AND_COMING,
        _COMING_AND_FITS,
        _ONE_EACH,
    )
)
_SHORT = re.compile(
    rf"(?:\b(?:we|they|i|(?:the|our) [\w-]+)(?: are| is|['’]re)"
    rf" (?:still |now |currently )?(?P<n>{_N})"
    rf"(?! (?:seconds?|minutes?|hours?)\b)(?: [\w-]+){{0,3}}? short\b(?! of the)"
    rf"|\b(?:are|is|['’]re) (?:still |now )?short (?:of|by) {_N} [\w-]+)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r" ?(kg|grams?|g|tonnes?|tons?|km|m|cm|mm|met(?:re|er)s?|hours?|minutes?|days?"
    r"|weeks?|kw|watts?|amps?|volts?|lit(?:re|er)s?|[kmgt]b|euros?|pounds?|dollars?)\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:if|whether|would|no longer|last (?:year|month|week|time)|used to|was|were"
    r"|until (?:yesterday|last))\b",
    re.IGNORECASE,
)


def falls_short(text: str) -> bool:
    """Whether it says that fewer are there, or fit, than are needed."""
    if text.rstrip(" *_").endswith("?") or _UNREAL.search(text):
        return False
    if _SHORT.search(text):
        return True
    found = (match for pattern in _SHORTAGES for match in pattern.finditer(text))
    return any(_is_less(match) for match in found)


def _is_less(found: re.Match[str]) -> bool:
    """Whether there is less than is needed, both counted in the same unit."""
    need = "need" if found.groupdict().get("need") else "more"
    units = [_UNIT.match(found.string, found.end(name)) for name in ("has", need)]
    kinds = {unit[1].casefold() for unit in units if unit}
    return len(kinds) < 2 and _value(found["has"]) < _value(found[need])


def _value(word: str) -> float:
    """Return the number that is written in digits or in words."""
    plain = re.sub(r"[,'](?=\d{3})", "", word.casefold())
    if plain == "both":
        return 2
    if plain[:1].isdigit():
        return float(plain.rstrip(".,"))
    return float(sum(_WORDS[part] for part in re.split(r"[ -]", plain)))
