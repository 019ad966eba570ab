"""What stands under a heading for the company alone is no client's, whatever opens it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.labels import Label
from ingest.privacy.labels import passage_labels
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2031, 3, 10))


def below(heading: str) -> Label:
    """Return who may read a line under it in notes that were opened to the client."""
    text = f"# Weekly\n\n{heading}\n\nThe kiln is dry.\n\n## Next\n\nThe roof is on.\n"
    result = read_document(Document("notes/weekly.md", text.encode()), CONTEXT)
    pairs = zip(result.passages, passage_labels(result, Label.CLIENT), strict=True)
    found = {piece.text: label for piece, label in pairs}
    assert found["The roof is on."] is Label.CLIENT
    return found["The kiln is dry."]


@pytest.mark.parametrize(
    "heading",
    [
        "## Not for the client",
        "## Not for the potters",
        "## 4. Not for our guests (yet)",
        "## Internal",
        "## Internal only",
        "## Internal notes: kiln",
        "## Our eyes only",
        "## Not to be shared",
    ],
)
def test_given_a_heading_for_us_then_the_client_reads_none_of_it(heading: str) -> None:
    assert below(heading) is Label.INTERNAL


@pytest.mark.parametrize(
    "heading", ["## Between us", "## Just between ourselves", "## Strictly private"]
)
def test_given_a_heading_in_confidence_then_nobody_else_reads_it(heading: str) -> None:
    assert below(heading) is Label.RESTRICTED


@pytest.mark.parametrize(
    "heading",
    [
        "## Internal walls",
        "## Internal audit of the kiln",
        "## Not for release 2",
        "## Not for the sprint",
        "## Distance between us and the road",
        "## Private cloud",
        "## Notes",
    ],
)
def test_given_a_heading_of_a_thing_then_it_closes_nothing(heading: str) -> None:
    assert below(heading) is Label.CLIENT
