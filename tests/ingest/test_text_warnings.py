"""Hidden characters, credentials and personal data are named; ordinary words are not."""

import io
import json
import zipfile
from datetime import date

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.reading import ReadProblem
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2027, 3, 1))


def problems(line: str) -> list[ReadProblem]:
    note = f"# Weekly 2027-03-01\n\n- Ana: rerun the suite\n- {line}\n"
    document = Document("notes/weekly.md", note.encode())
    result = read_document(document, CONTEXT)
    assert [p.text for p in result.passages][1].endswith("rerun the suite")
    return list(result.problems)


HIDDEN = {
    "a\0b\x01c": "control characters were removed (2",
    "all \u202eneerg\u202c": "right-to-left marks",
    "status \u2067red\u2069": "right-to-left marks",
    "fine\U000e0061\U000e0062": "invisible tag characters were removed (2",
    "fine\U000e0152\U000e0121": "variation selectors",
    "fine\ufe00\ufe07": "variation selectors",
    "fine" + "\u200b\u200c" * 6: "zero-width characters",
}


@pytest.mark.parametrize(("line", "what"), HIDDEN.items())
def test_characters_that_nobody_sees_are_named_with_their_line(
    line: str, what: str
) -> None:
    [problem] = problems(line)
    assert problem.where == "line 4"
    assert problem.what.startswith(what)


SECRETS = {
    "key AKIAQWERTYUIOP234567": "an AWS access key",
    f"ghp_{'a1B2' * 9}": "a GitHub token",
    f"sk-proj-{'aB3d' * 8}": "an API key",
    "xoxb-1234567890-abcdefghij": "a Slack token",
    "postgres://svc:Tr1ckier@db.internal:5432/prod": "a password in an address",
    'password = "rubberduck"': "a password or key",
    "DB_PASSWORD=rubber7duck": "a password or key",
    "das Passwort ist gummi7ente": "a password or key",
    "-----BEGIN RSA PRIVATE KEY-----": "a private key",
    f"eyJ{'hbGci' * 3}.eyJ{'zdWIi' * 3}.{'dozjg' * 3}": "a signed token",
}


@pytest.mark.parametrize(("line", "what"), SECRETS.items())
def test_a_credential_is_named_by_kind_and_line_and_never_shown(
    line: str, what: str
) -> None:
    [problem] = problems(line)
    assert problem.where == "line 4"
    assert problem.what.startswith(f"looks like {what}")
    assert not {line, *line.split()[-1:]} & set(problem.model_dump().values())
    assert all(word not in problem.what for word in line.split() if len(word) > 9)


PERSONAL = {
    "4111 1111 1111 1111": "a payment card number",
    "her card: 5555555555554444": "a payment card number",
    "GB82 WEST 1234 5698 7654 32": "a bank account number",
    "DE89370400440532013000": "a bank account number",
    "SSN 078-05-1120": "a US social security number",
    "NI number AB 12 34 56 C": "a UK national insurance number",
    "DNI 12345678Z": "a Spanish identity number",
    "RSSMRA85T10A562S": "an Italian tax code",
    "255081416802538": "a French social security number",
    "CPF 111.444.777-35": "a Brazilian tax number",
    "passport no. X1234567": "a passport number",
    "date of birth: 1980-02-03": "a date of birth",
}


@pytest.mark.parametrize(("line", "what"), PERSONAL.items())
def test_personal_data_are_named_by_kind_and_line_and_never_shown(
    line: str, what: str
) -> None:
    [problem] = problems(line)
    assert problem.where == "line 4"
    assert problem.what.startswith(f"looks like {what}")
    assert line not in problem.what


@pytest.mark.parametrize(
    "line",
    [
        "done \u2705\ufe0f \U0001f469\u200d\U0001f4bb \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "葛\U000e0100城",
        "\u202bשלום\u202c and \u2067مرحبا\u2069",
        "call \u202a+44 20 7946 0958\u202c, ask \u2068Ana\u2069",
        "soft\u00adhyphen, no\u200bbreak",
        "\x1b[32mpassed\x1b[0m",
        "password: see the vault; API key: PAY-1234; token: 2027-03-01",
        "password = <your-password1>, DB_PASSWORD=${DB_PASS1}, api key: xxxxxxxx9",
        "https://ci.example/job:8443/run@main and ssh://git@host.example:22/x",
        "risk-based-approach-2027-with-A-very-long-name is on task-1234567890123456789",
        "order 4111 1111 1111 1112, gid 1201234567890123, run 9876543210123456",
        "GB82 WEST 1234 5698 7654 33, PO 123-45-67890, build 12345678A",
        "mail ana@example.org or +1 555 010 9999 by 12 March 2027, 10:30-11:45",
        "sha 3f786850e387550fdab836ed7e6dc881de23001b, 123.456.789-00",
    ],
)
def test_ordinary_lines_get_no_warning(line: str) -> None:
    assert problems(line) == []


def test_many_of_a_kind_are_one_problem_that_counts_them() -> None:
    lines = "\n- ".join(f"4111 1111 1111 1111 for seat {seat}" for seat in range(5))
    [problem] = problems(lines)
    assert problem.where == "line 4"
    assert "and 4 more" in problem.what


def test_escapes_in_json_are_hidden_characters_too() -> None:
    card = {"id": "1", "name": "Approve \u202enow", "desc": "tar"}
    data = json.dumps({"cards": [card]}).encode()
    [problem] = read_document(Document("b.json", data), CONTEXT).problems
    assert "spelled as escapes were removed (1" in problem.what


def test_words_of_a_word_file_are_looked_at() -> None:
    word, file = docx.Document(), io.BytesIO()
    word.add_paragraph("The hull is \u202eder\u202c; key AKIAQWERTYUIOP234567")
    word.save(file)
    result = read_document(Document("n.docx", file.getvalue()), CONTEXT)
    hidden, secret = result.problems
    assert (hidden.where, secret.where) == ("word/document.xml", "paragraph 1")
    with zipfile.ZipFile(io.BytesIO(file.getvalue())) as archive:
        assert archive.testzip() is None


@given(st.text(max_size=80))
@settings(max_examples=150)
def test_whatever_the_words_are_no_problem_repeats_a_hidden_character(
    words: str,
) -> None:
    note = f"# Weekly\n\nThe hull is dry {words}".encode("utf-8", "surrogatepass")
    found = read_document(Document("w.md", note), CONTEXT, "notes_markdown").problems
    assert all(problem.what.isprintable() for problem in found)
