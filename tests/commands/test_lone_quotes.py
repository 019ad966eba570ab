"""What a mail alone says that quotes it is read from there, once, until it comes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import ontrack

HEAD = (
    "From: {who} <{mail}@nave.example>\n"
    "To: Tove Lind <tove@nave.example>\n"
    "Date: {day} Mar 2031 10:00:00 +0000\n"
    "Subject: {subject}\n"
    "Message-ID: <{day}{mail}@nave.example>\n\n"
)
SAID = (
    "I will order ten new ropes by Friday.\n"
    "\n"
    "We decided to close the north stair during the works.\n"
    "\n"
    "There is a risk that the scaffold is too short for the spire.\n"
)
MARKED = "".join(f"> {line}\n" for line in SAID.split("\n")[:-1])
ON = "On Tue 4 Mar 2031, Ida Holm wrote:\n"
BLOCK = "From: Ida Holm\nSent: Tuesday, 4 March 2031 09:12\nTo: Rolf\nSubject: Bells\n"


def mail(who: str, day: str, body: str, subject: str = "Bells") -> str:
    name = who.split(maxsplit=1)[0].lower()
    return HEAD.format(who=who, mail=name, day=day, subject=subject) + body


def reply(*parts: str, who: str = "Rolf Berg", day: str = "Thu, 6") -> str:
    return mail(
        who, day, "\n".join(("Thank you, good to know.\n", *parts)), "Re: Bells"
    )


class Nave:
    """A project with a folder of mails."""

    def __init__(self, home: Path) -> None:
        self.files, self.project = home / "in", home / "project"
        self.files.mkdir()
        ontrack("init", self.project, "--name", "Nave")

    def ingest(self, **mails: str) -> None:
        for name, text in mails.items():
            (self.files / f"{name}.eml").write_text(text)
        ontrack("-C", self.project, "ingest", self.files)

    def listed(self, what: str, key: str = "") -> Any:
        return ontrack("-C", self.project, what, "--json").json[key or what]

    def remarks(self) -> dict[str, list[str]]:
        return {one["path"]: one["remarks"] for one in self.listed("sources")}


@pytest.fixture
def nave(tmp_path: Path) -> Nave:
    return Nave(tmp_path)


@pytest.mark.parametrize(
    "quoted", [ON + MARKED, ON + MARKED.replace("> ", ">> "), BLOCK + "\n" + SAID]
)
def test_given_only_a_quote_then_its_author_and_day_are_those_of_the_quote(
    nave: Nave, quoted: str
) -> None:
    nave.ingest(b=reply(quoted))
    [action] = nave.listed("actions")
    assert (action["owner"], action["due"]) == ("Ida Holm", "2031-03-07")
    assert action["evidence"][0]["quote"] == "I will order ten new ropes by Friday."
    assert action["evidence"][0]["source"] == "in/b.eml"
    [decision] = nave.listed("decisions")
    assert decision["decided_on"] == "2031-03-04"
    [risk] = nave.listed("statements")
    assert "scaffold" in risk["what"]
    [remark] = nave.remarks()["in/b.eml"]
    assert "read from the quote: Ida Holm on 2031-03-04" in remark


def test_given_the_original_before_or_after_then_it_alone_is_read(nave: Nave) -> None:
    nave.ingest(b=reply(ON + MARKED), c=reply(ON + MARKED, day="Fri, 7"))
    assert [len(nave.listed(kind)) for kind in ("actions", "decisions")] == [1, 1]
    [action] = nave.listed("actions")
    assert {one["source"] for one in action["evidence"]} == {"in/b.eml"}
    assert nave.remarks()["in/c.eml"] == []
    nave.ingest(z=mail("Ida Holm", "Tue, 4", SAID))
    [action] = nave.listed("actions")
    assert {one["source"] for one in action["evidence"]} == {"in/z.eml"}
    assert action["mentions"] == []
    [decision] = nave.listed("decisions")
    assert {one["source"] for one in decision["evidence"]} == {"in/z.eml"}
    [risk] = nave.listed("statements")
    assert {one["source"] for one in risk["evidence"]} == {"in/z.eml"}
    assert nave.remarks()["in/b.eml"] == []


def test_given_nobody_named_then_nobody_owns_and_no_day_is_reckoned(
    nave: Nave,
) -> None:
    nave.ingest(b=reply(MARKED))
    for action in nave.listed("actions"):
        assert (action["owner"], action["due"]) == (None, None)
    for decision in nave.listed("decisions"):
        assert decision["decided_by"] is None
    [remark] = nave.remarks()["in/b.eml"]
    assert "does not say who wrote it or on which day" in remark
    assert "2031-03-06 counts as the latest day" in remark


def test_given_a_day_in_full_in_an_undated_quote_then_it_is_the_day(nave: Nave) -> None:
    said = "> Ida will order ten new ropes by 14 March 2031.\n"
    nave.ingest(a=mail("Ida Holm", "Mon, 3", "Hello.\n"), b=reply(said))
    [action] = nave.listed("actions")
    assert (action["owner"], action["due"]) == ("Ida Holm", "2031-03-14")


def test_given_what_a_quote_asks_of_its_reader_then_it_is_no_work(nave: Nave) -> None:
    asked = (
        "> Could you send me the plan by Friday?\n>\n> Please confirm the order.\n"
        ">\n> I need another mason for two weeks from Monday.\n"
    )
    nave.ingest(b=reply(ON + asked))
    assert nave.listed("actions") == []


def test_given_a_quote_that_is_cut_then_it_is_only_remarked_on(nave: Nave) -> None:
    nave.ingest(b=reply(ON + MARKED + "> [...]\n"))
    for kind in ("actions", "decisions", "statements"):
        assert nave.listed(kind) == []
    [remark] = nave.remarks()["in/b.eml"]
    assert "cut quote" in remark
    assert "was not read" in remark


def test_given_a_quoted_mail_that_calls_itself_confidential_then_it_stays_so(
    nave: Nave,
) -> None:
    closed = BLOCK.replace("Subject: Bells", "Subject: Confidential: the mason")
    nave.ingest(b=reply(closed + "\n" + SAID))
    labels = {
        one["label"] for action in nave.listed("actions") for one in action["evidence"]
    }
    assert labels == {"restricted"}


def test_given_an_earlier_day_then_the_quote_is_read_where_its_mail_came_later(
    nave: Nave,
) -> None:
    nave.ingest(b=reply(ON + MARKED))
    late = nave.files.parent / "late"
    late.mkdir()
    (late / "z.eml").write_text(mail("Ida Holm", "Tue, 4", SAID))
    ontrack("-C", nave.project, "ingest", late, "--as-of", "2031-03-20")
    before = ontrack(
        "-C", nave.project, "actions", "--as-of", "2031-03-10", "--json"
    ).json["actions"]
    assert [one["evidence"][0]["source"] for one in before] == ["in/b.eml"]
    [action] = nave.listed("actions")
    assert action["evidence"][0]["source"] == "late/z.eml"
