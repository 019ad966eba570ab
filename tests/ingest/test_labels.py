"""Words told in confidence close the passage that carries them."""

from datetime import date

import pytest

from assistant.domain.labels import Label
from ingest.labels import passage_labels
from ingest.reader import Document, ReadContext
from ingest.reading import read_document


@pytest.mark.parametrize(
    ("request_", "label"),
    [
        ("Keep this inside the team.", Label.RESTRICTED),
        ("Keep it within the team.", Label.RESTRICTED),
        ("Please keep this internal.", Label.RESTRICTED),
        ("Keep this insider build running.", Label.INTERNAL),
        ("Keep the door open.", Label.INTERNAL),
    ],
)
def test_a_request_to_keep_it_inside_restricts_the_passage(
    request_: str, label: Label
) -> None:
    note = (
        f"# Weekly 2027-03-01\n\n- Ana hands in her notice. {request_}\n- Tests pass.\n"
    )
    document = Document("notes/weekly.md", note.encode())
    result = read_document(document, ReadContext(today=date(2027, 3, 1)))
    labels = {
        passage.text: found
        for passage, found in zip(
            result.passages, passage_labels(result, None), strict=True
        )
    }
    [said] = [found for text, found in labels.items() if "notice" in text]
    [other] = [found for text, found in labels.items() if "Tests pass" in text]
    assert (said, other) == (label, Label.INTERNAL)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Tell the bakery nothing until I have called Ines.", Label.INTERNAL),
        ("This is not to be shared with the bakery.", Label.INTERNAL),
        ("The ovens arrive on Monday.", Label.CLIENT),
    ],
)
def test_words_for_us_alone_are_internal_where_the_rest_is_open(
    words: str, label: Label
) -> None:
    note = f"# Weekly 2027-03-01\n\n- The ovens moved. {words}\n- Tests pass.\n"
    document = Document("notes/weekly.md", note.encode())
    result = read_document(document, ReadContext(today=date(2027, 3, 1)))
    pairs = zip(result.passages, passage_labels(result, Label.CLIENT), strict=True)
    labels = {passage.text: found for passage, found in pairs}
    [said] = [found for text, found in labels.items() if "ovens moved" in text]
    [other] = [found for text, found in labels.items() if "Tests pass" in text]
    assert (said, other) == (label, Label.CLIENT)
