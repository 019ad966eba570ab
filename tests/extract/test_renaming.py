"""Rules read forms, not words: other people and projects give the same findings."""

import re

import pytest

from assistant.domain.people import People, Person
from assistant.domain.reading import Role
from assistant.extract.findings import ExtractContext, extract
from tests.extract.documents import passage, talk

NAMES = (
    ("Nora Vance", "Tariq Bell", "Bruno Keller", "Quill", "QX"),
    ("Ximena Ortúzar", "Jürgen Łęcki", "Sushila Rao", "Basalt", "BSLT"),
    ("Li Wei", "Oyelaran Adé", "Maud Finch", "Harrier", "HR9"),
)
LINES = (
    ("Minutes by {a}. Present: {b}, {c}.", Role.PARAGRAPH, "Weekly"),
    ("Decision ({a}): {p} keeps the old gateway until May.", Role.PARAGRAPH, "Weekly"),
    ("{b} is the only one who has read the {p} contract.", Role.PARAGRAPH, "Weekly"),
    ("{c} might send the {p} list by Friday.", Role.PARAGRAPH, "Weekly"),
    ("- [ ] {b}: fix {k}-12 on staging by Friday", Role.ITEM, "Actions"),
    ("- {c} to tell the {p} board, EOW", Role.ITEM, "Actions"),
    ("- [ ] {p} rollback plan. Nobody took it.", Role.ITEM, "Actions"),
    ("{b} closed {k}-7 yesterday.", Role.PARAGRAPH, "Talk"),
)


def found(names):
    a, b, c, p, k = names
    first = {key: full.split()[0] for key, full in zip("abc", names, strict=False)}
    document = [
        passage(
            text.format(**first, p=p, k=k), role, at=f"line {n}", headings=(heading,)
        )
        for n, (text, role, heading) in enumerate(LINES)
    ]
    document += talk(
        (a, f"{first['b']}, can you check {p}?"), (b, "Yes."), source="call.vtt"
    )
    context = ExtractContext(People([Person(a), Person(b), Person(c)]))
    back = {name: letter for letter, name in zip("ABC", (a, b, c), strict=True)}
    back |= {full: letter.upper() for letter, full in first.items()}
    back |= {p: "P", k: "K"}
    text = "\n".join(repr(one) for one in extract(document, context))
    return re.sub(
        "|".join(map(re.escape, sorted(back, key=len, reverse=True))),
        lambda m: back[m[0]],
        text,
    )


@pytest.mark.parametrize("names", NAMES[1:])
def test_other_names_and_keys_give_the_same_findings(names):
    assert found(names) == found(NAMES[0])
