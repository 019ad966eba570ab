"""Which words mean the same: WordNet's common senses, and words of project work."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.facts.sameness.stems import same_stem, stem_of

TABLE = Path(__file__).parent / "wordnet" / "synonyms.txt"
"""A line for each sense, with the stems of its words; made by `bench/likeness`."""

_OF_WORK = """
check inspect review examine verify test audit look
check inspect review examine read study investigate assess evaluate
order buy bought purchase procure get obtain
send sent email mail forward share circulate submit distribute give
send sent ship dispatch deliver
call phone ring telephone contact
book reserve arrange schedule organise organize
install set put
switch turn
draft write wrote written prepare compile document
make create build produce develop design
fix repair correct resolve solve debug
ask request chase remind
close shut end
begin began begun start launch kick commence
move migrate transfer relocate
publish post release
tell told inform notify brief
finish complete finalise finalize
update revise amend change edit adapt
choose chose chosen select pick decide
find identify look search
late delayed overdue slip slipped
missing lacking absent outstanding pending await awaiting waiting open unavailable
lack shortage short shortfall missing scarce
owner own owns responsible assigned assign assignee take unowned unassigned
vendor supplier provider contractor
client customer
contract agreement
staff people personnel team
tester qa testing
signature sign signed
expire expired lapse end run
slow slower latency
cost spend spending expense
budget money fund funds
document documentation docs
laptop computer machine
bug defect error fault
user customer visitor
db database
app application
config configuration
repo repository
env environment
prod production
dev development
spec specification
info information
admin administrator administration
"""


def synonyms(one: str, other: str) -> bool:
    """Whether two stems are of one word, or of words that mean the same."""
    return same_stem(one, other) or not senses(one).isdisjoint(senses(other))


def senses(stem: str) -> frozenset[int]:
    """Return the numbers of what the words of a stem may mean; none if unknown."""
    return _table().get(stem, frozenset())


@cache
def _table() -> dict[str, frozenset[int]]:
    lines = [line.split() for line in TABLE.read_text(encoding="utf-8").splitlines()]
    lines += [list(map(stem_of, line.split())) for line in _OF_WORK.split("\n")]
    found: dict[str, set[int]] = {}
    for number, stems in enumerate(lines):
        for stem in stems:
            found.setdefault(stem, set()).add(number)
    return {stem: frozenset(numbers) for stem, numbers in found.items()}
