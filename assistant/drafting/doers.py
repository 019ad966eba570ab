"""People whom no list knows: who asks, says or brings something in the sources' words.

A name alone may be a firm, a place or a product. It is taken for a person where it says
or does what people do, and nowhere stands as such a thing stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from assistant.domain.labels import Label
from assistant.domain.people import People, fold
from assistant.domain.reading import Role
from assistant.domain.sourced import SourcedPassage
from assistant.extract.tasks.first_names import may_be_a_person

_NAME = r"[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ](?: [A-ZÀ-Þ][\w’'-]*[a-zà-ÿ]){0,2}"
_ACTS = (
    r"(?:ask(?:s|ed)|sa(?:ys|id)|t(?:ells|old)|th(?:inks|ought)|believe[sd]|hope[sd]"
    r"|want(?:s|ed)|wish(?:es|ed)|promise[sd]|offer(?:s|ed)|mention(?:s|ed)|suggest(?:s"
    r"|ed)|propose[sd]|wonder(?:s|ed)|worr(?:ies|ied)|fear(?:s|ed)|complain(?:s|ed)"
    r"|insist(?:s|ed)|repl(?:ies|ied)|answer(?:s|ed)|wr(?:ites|ote)|call(?:s|ed)"
    r"|phone[sd]|r(?:ings|ang)|mail(?:s|ed)|emailed|texted|kn(?:ows|ew)|remember(?:s|ed)"
    r"|forg(?:ets|ot)|volunteer(?:s|ed)|br(?:ings|ought)|t(?:akes|ook)|s(?:ends|ent)"
    r"|prefer(?:s|red)|need(?:s|ed)|like[sd]|agree[sd]|remind(?:s|ed)|begged|warn(?:s|ed)"
    r"|is (?:sick|ill|away|off|back(?! in\b(?! the office))|afraid|worried|happy"
    r"|unhappy|sure|out today))"
)
_DOES = re.compile(
    rf"(?:^|(?<=[\s(“\"'‘]))(?P<who>{_NAME})"
    r"(?: (?:just|also|then|still|already|kindly|only|has|had)){0,2} "
    rf"{_ACTS}\b(?! (?:by|off as)\b)"
)
_PLACE = re.compile(
    r"(?:hall|house|park|street|road|square|bay|quay|harbou?r|island|bridge|castle|arena"
    r"|tower|court|yard|works?|mills?|farms?|hotel|church|theatre|stadium|events?|ltd"
    r"|inc|llc|gmbh|group|bank|air|lines?|labs?|media|foods?|energy|motors|brothers"
    r"|sons|associates|partners|solutions|industries|logistics|insurance)",
    re.IGNORECASE,
)
"""How names of places and firms end."""
_FIRST = r"(?:the|an?|our|at|in|into|via|on)"
_MANY = r"(?:have|are|were|want|need|do|don['’]t|say|ask)"
"""How a firm or a thing is spoken of: `the Atlas`, `Paywell have our papers`."""
_SHORT = re.compile(r"['’](?:ve|ll|d|m|re)$")
"""How a pronoun ends that is none by its spelling: `We've said`."""
_PROSE = frozenset({Role.PARAGRAPH, Role.ITEM, Role.TURN, Role.MESSAGE})


def people_heard(
    passages: Iterable[SourcedPassage],
    people: People,
    titles: Iterable[str] = (),
    project: str = "",
) -> tuple[str, ...]:
    """Return the names of people whom only the words of inner sources name.

    What stands before a colon in several titles of tickets is what the work is on, and
    the project's name is what it makes: no person; nor is what something is moved into.
    """
    texts = [
        one.passage.text
        for one in passages
        if one.label is not Label.CLIENT and one.passage.role in _PROSE
    ]
    titles = tuple(titles)
    known = {fold(part) for one in people.all for part in one.name.split()}
    known |= _hosts(people)
    known |= _heads(titles) | set(fold(project).split())
    found = {
        who
        for text in texts
        for who in doers(text)
        if known.isdisjoint(fold(who).split())
        and not _PLACE.fullmatch(who.split()[-1])
        and may_be_a_person(who, ())
        and not _SHORT.search(who)
    }
    return tuple(sorted(found - _things(found, (*texts, *titles)))) if found else ()


def doers(text: str) -> Iterator[str]:
    """Yield the names in the text that say or do what people do."""
    return (found["who"] for found in _DOES.finditer(text))


def _things(names: set[str], texts: Iterable[str]) -> set[str]:
    """Return which of the names stand somewhere as a thing, a firm or a place does."""
    either = "|".join(map(re.escape, names))
    small = {fold(name): name for name in names}
    used = re.compile(
        rf"\b(?i:{_FIRST}) (?P<thing>{either})\b|\b(?P<firm>{either}) {_MANY}\b"
        rf"|(?<![\w@.])(?P<word>{'|'.join(map(re.escape, small))})s?(?![\w@])"
    )
    return {
        found["thing"] or found["firm"] or small[found["word"]]
        for text in texts
        for found in used.finditer(text)
    }


def _heads(titles: Iterable[str]) -> set[str]:
    """Return what stands before the colon in several titles: `Atlas: move the data`."""
    heads = Counter(fold(title.partition(": ")[0]) for title in titles if ": " in title)
    return {head for head, times in heads.items() if times > 1}


def _hosts(people: People) -> set[str]:
    """Return what the firms of all addresses are called."""
    marks = (mark for one in people.all for mark in (one.name, *one.aliases))
    hosts = (mark.rpartition("@")[2] for mark in marks if "@" in mark)
    return {part for host in hosts for part in re.split(r"[\W_]+", fold(host))}
