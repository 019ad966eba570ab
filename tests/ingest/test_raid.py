from datetime import date

import pytest

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import RaidEntry, RaidKind, RaidState
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.reading import read_document
from ingest.tables.raid_words import state_of

CONTEXT = ReadContext(today=date(2027, 3, 1))


def read(text: str, name: str = "raid.csv", kind: str | None = None) -> ReadResult:
    return read_document(Document(name, text.encode()), CONTEXT, kind)


def entries(result: ReadResult) -> list[RaidEntry]:
    return [record for record in result.records if isinstance(record, RaidEntry)]


def test_columns_are_found_by_any_of_their_names() -> None:
    text = (
        "Ref;Risk;Wahrscheinlichkeit;Auswirkung;Verantwortlich;Maßnahme;Stand;Frist\n"
        "R1;Lieferant fällt aus;hoch;mittel;Uta Roth;Zweitlieferant;2027-02-01;15.3.27"
    )
    [entry] = entries(read(text))
    assert (entry.key, entry.kind, entry.title) == (
        "R1", RaidKind.RISK, "Lieferant fällt aus",
    )  # fmt: skip
    assert (entry.likelihood, entry.impact, entry.exposure) == (4, 3, 12)
    assert entry.levels == "hoch/mittel"
    assert (entry.owner, entry.mitigation) == ("Uta Roth", "Zweitlieferant")
    assert (entry.updated, entry.due) == (date(2027, 2, 1), date(2027, 3, 15))


@pytest.mark.parametrize(
    ("review", "answer", "touched"),
    [
        ("Look at again", "What we do", "Last touched"),
        ("Revisit on", "What we do about it", "Last changed"),
        ("Next check", "Was wir tun", "Letzte Änderung"),
        ("Look at it again on", "What is being done", "Last edited"),
        ("Next look", "Answer", "Touched"),
    ],
)
def test_columns_in_plain_words_are_found(
    review: str, answer: str, touched: str
) -> None:
    [entry] = entries(
        read(
            f"Ref,Risk,{review},{answer},{touched}\n"
            "R1,Frost,2027-03-20,Heat the pipes,2027-02-01\n"
        )
    )
    assert (entry.review, entry.updated) == (date(2027, 3, 20), date(2027, 2, 1))
    assert entry.mitigation == "Heat the pipes"


def test_stream_day_and_passages_of_a_log() -> None:
    text = (
        "ID,Type,Title,Description,Owner,Score,Status,Last updated,Mitigation,Note\n"
        "X-1,Issue,Short title,Long text,Ana Li,12,Open,2027-01-05,Plan,Remark\n"
    )
    result = read(text, "w1/raid-log-2027-01-08.csv")
    assert (result.stream, result.complete) == ("raid:raid-log", True)
    assert (result.dated, result.dated_from) == (date(2027, 1, 8), "file name")
    assert [p.text for p in result.passages] == [
        "Short title", "Long text", "Plan", "Remark",
    ]  # fmt: skip
    assert {(p.subject, p.locator) for p in result.passages} == {("X-1", "row 2")}
    assert [p.name for p in result.people] == ["Ana Li"]


def test_kind_comes_from_the_type_column_before_the_id() -> None:
    text = "ID,Type,Title,Impact\nR-1,Issue,a,3\nD-2,,b,3\nA3,Technical,c,3\n"
    kinds = [entry.kind.value for entry in entries(read(text))]
    assert kinds == ["issue", "dependency", "assumption"]


def test_template_rows_and_placeholders_are_no_entries() -> None:
    text = (
        "id,type,title,likelihood,impact,owner,due_date,status\n"
        "R1,Risk,[Risk title],High/Med/Low,,[Owner],[DD/MM/YYYY],Open/Closed/New\n"
        "R2,Risk,Real,High,,TBD,[DD/MM/YYYY],Open\n"
    )
    result = read(text)
    [entry] = entries(result)
    assert (entry.key, entry.owner, entry.due) == ("R2", None, None)
    assert result.remarks == (
        "passed over as a template's, without words of their own: row 2",
    )


def test_unknown_words_are_listed_and_the_row_is_kept_open() -> None:
    result = read("ID,Risk,Probability,Impact,Status\nR1,x,banana,2,Simmering\n")
    [entry] = entries(result)
    assert (entry.likelihood, entry.state) == (None, RaidState.OPEN)
    assert result.unmapped == {"level": ("banana",), "status": ("Simmering",)}


def test_the_rows_of_a_level_that_is_no_word_for_one_are_said() -> None:
    levels = ["Low", "Zz", "High", *["Foggy"] * 7]
    rows = [f"R{number},x,{level},2,Open,A B" for number, level in enumerate(levels)]
    result = read("\n".join(["ID,Hazard,Chance,Consequence,Status,Owner", *rows]))
    assert result.unmapped == {"level": ("Zz", "Foggy")}
    assert result.problems == ()
    assert result.remarks == (
        "level 'Zz' was not understood: row 3",
        (
            "level 'Foggy' was not understood: row 5, row 6, row 7, row 8, row 9 "
            "and 2 more"
        ),
    )


def test_bad_rows_are_named_and_the_others_kept() -> None:
    text = (
        "ID,Risk,Impact,Due,State,Owner\nR1,a,2,31/02/27,,\nR1,twice,2,,,\n"
        "R2,b,2,x,,,extra\n,,3,2027-01-01,,\n"
    )
    result = read(text)
    assert [entry.key for entry in entries(result)] == ["R1", "R2"]
    assert result.rows_refused == 2
    assert {p.where for p in result.problems} == {
        "row 2",
        "row 3",
        "row 4",
        "row 5",
    }


def test_a_forecast_date_is_the_due_date_where_there_is_one() -> None:
    text = "ID,Dependency,Needed by,Promised,Status\nD1,x,2027-04-01,2027-05-01,Late\n"
    [entry] = entries(read(text))
    assert (entry.due, entry.state) == (date(2027, 5, 1), RaidState.LATE)


def test_formulas_in_cells_stay_text() -> None:
    [entry] = entries(read('Risk ID,Title\nR1,"=HYPERLINK(""x"")"\n'))
    assert entry.title == '=HYPERLINK("x")'


def test_without_a_subject_the_error_lists_the_columns() -> None:
    with pytest.raises(UnreadableFileError, match="columns found: Owner, Status"):
        read("Owner,Status\nAna,Open\n", kind="raid_csv")


@pytest.mark.parametrize(
    ("status", "kind", "state"),
    [
        ("Closed, see CR", RaidKind.RISK, RaidState.CLOSED),
        ("Accepted (closed)", RaidKind.RISK, RaidState.CLOSED),
        ("Accepted", RaidKind.RISK, RaidState.OPEN),
        ("Confirmed", RaidKind.RISK, RaidState.OPEN),
        ("Confirmed", RaidKind.ASSUMPTION, RaidState.CLOSED),
        ("Wrong", RaidKind.ASSUMPTION, RaidState.INVALID),
        ("At risk", RaidKind.DEPENDENCY, RaidState.AT_RISK),
        ("Overdue", RaidKind.RISK, RaidState.OPEN),
        ("Not met", RaidKind.DEPENDENCY, RaidState.LATE),
        ("Met 4/21", RaidKind.DEPENDENCY, RaidState.CLOSED),
        ("Erledigt", RaidKind.ISSUE, RaidState.CLOSED),
        ("Simmering", RaidKind.RISK, None),
    ],
)
def test_status_words_map_by_kind(
    status: str, kind: RaidKind, state: RaidState | None
) -> None:
    assert state_of(status, kind) is state


LOG = """# Orion RAID log

Snapshot of 1/22/2027. Kept by Ana.

## Risks

| ID | Risk | P | I | Score | RAG | Owner | Status | Raised |
|---|---|:-:|:-:|:-:|:-:|---|---|---|
| R-01 | Boat is late | 3 | 4 | 12 | 🟡 | Ana Li | Open | 1/4 |

## Dependencies

| ID | We wait for | From | Needed by | RAG | Owner | Status |
|---|---|---|---|:-:|---|---|
| D-01 | A signed permit from town | Town | 4/17 | 🔴 |  | Late |
"""


def test_markdown_log_has_one_heading_for_each_kind() -> None:
    result = read(LOG, "raid-log_2027-01-22.md")
    assert result.kind is DocumentKind.RAID_MARKDOWN
    risk, dependency = entries(result)
    assert (risk.kind, risk.exposure, risk.health) == (RaidKind.RISK, 12, "amber")
    assert (risk.locator, risk.raised) == ("line 9", date(2027, 1, 4))
    assert dependency.title == "A signed permit from town"
    assert (dependency.due, dependency.owner) == (date(2027, 4, 17), None)
    assert "Snapshot of 1/22/2027. Kept by Ana." in {p.text for p in result.passages}


def test_a_note_or_page_with_a_small_risk_table_is_no_log() -> None:
    table = LOG[LOG.index("| ID") : LOG.index("## Dep")]
    prose = "\n".join(f"- Ana said thing number {n}.\n" for n in range(8))
    note = f"# Weekly meeting\n\n{prose}\n## Risks\n\n{table}"
    assert read(note, "weekly.md").kind is not DocumentKind.RAID_MARKDOWN
    reviewed = f"# RAID review meeting\n\n{prose}\n{table}"
    assert read(reviewed, "raid-review.md").kind is not DocumentKind.RAID_MARKDOWN


@pytest.mark.parametrize("above", ["", "sep=,\n", "Log of Orion\n\n"])
def test_header_names_with_invisible_characters_are_read_and_named(above: str) -> None:
    hidden = read(f"{above}I\u200bD,Ri\u00adsk,Ow\u2060ner,State\nR1,Ice,Ada,\n")
    assert [(e.key, e.title, e.owner) for e in entries(hidden)] == [
        ("R1", "Ice", "Ada")
    ]
    [problem] = hidden.problems
    assert "invisible characters" in problem.what
    plain = read(f"{above}ID,Risk,Owner,State\nR1,I\u200bce,Ada,\n")
    assert not plain.problems


@pytest.mark.parametrize(
    "name",
    [
        "Held by", "Holder", "DRI", "Accountable", "Person in charge", "Led by",
        "Zuständige Person oder Verantwortlicher", "Titulaire", "Encargado",
        "Responsável", "Eigenaar", "Ansvarig", "Właściciel", "Ответственный", "担当者",
    ],
)  # fmt: skip
def test_owners_are_found_under_the_words_of_many_offices(name: str) -> None:
    result = read(f"ID,Risk,Impact,Status,{name}\nR1,x,3,Open,Ines Varga\n")
    [entry] = entries(result)
    assert (entry.owner, entry.says_owner) == ("Ines Varga", True)
    assert (result.unmapped, result.problems) == ({}, ())


PEOPLE = frozenset({"ines varga", "ines", "bo lund"})
STAFFED = ReadContext(
    today=date(2027, 3, 1), is_person=lambda text: text.casefold() in PEOPLE
)


def test_an_unforeseen_column_of_known_people_holds_the_owners() -> None:
    text = (
        "ID,Risk,Impact,Status,Reviewed with,Torchbearer\n"
        "R1,x,3,Open,Bo Lund,Ines\nR2,y,3,Open,Bo Lund,Bo Lund\nR3,z,3,Open,,\n"
    )
    result = read_document(Document("raid.csv", text.encode()), STAFFED)
    assert [entry.owner for entry in entries(result)] == ["Ines", "Bo Lund", None]
    assert result.problems == ()
    assert result.unmapped == {"column": ("Reviewed with",)}


def test_without_a_column_of_owners_nobody_is_said_to_be_missing() -> None:
    result = read("ID,Risk,Impact,Status,Torchbearer\nR1,x,3,Open,Ines Varga\n")
    [entry] = entries(result)
    assert (entry.owner, entry.says_owner) == (None, False)
    assert result.unmapped == {"column": ("Torchbearer",)}
    [problem] = result.problems
    assert "owner" in problem.what
    assert "'Torchbearer'" in problem.what


def test_a_column_of_states_is_the_status_whatever_it_is_called() -> None:
    text = "ID,Risk,Impact,Owner,Trend,Where it stands\nR1,x,3,A B,stable,Closed\n"
    [entry] = entries(read(text))
    assert (entry.status, entry.state) == ("Closed", RaidState.CLOSED)


def test_an_unknown_type_is_named_and_the_row_kept() -> None:
    result = read(
        "ID,Type,Title,Impact,Owner,Status\nX1,Wizard,a,3,A B,Open\n"
        "X2,Issue,b,3,A B,Open\n"
    )
    assert len(entries(result)) == 2
    assert result.unmapped == {"type": ("Wizard",)}


def test_a_log_without_a_title_column_says_what_stands_in_and_takes_no_date() -> None:
    header = "Ref,Class,,Narrative,Logged on,Chance,Severity\n"
    rows = (
        "K-1,Risk,,One cable feeds all kiosks.,2025-03-03,2,5\n"
        "K-2,Risk,,,2025-03-04,3,3\n"
    )
    result = read(header + rows)
    assert [entry.title for entry in entries(result)] == [
        "One cable feeds all kiosks.",
        "K-2",
    ]
    said = [problem.what for problem in result.problems]
    assert any("no column for the title" in w and "'Narrative'" in w for w in said)
    assert any("'K-2' has no title" in what for what in said)


def test_a_log_without_an_id_column_says_so() -> None:
    result = read("Type,Title,Impact\nRisk,Cable is cut,5\n")
    assert [entry.key for entry in entries(result)] == ["Cable is cut"]
    assert any("no column for the ID" in one.what for one in result.problems)


def test_a_log_without_a_status_column_is_read_and_its_columns_are_named() -> None:
    """GIVEN no column of states; THEN it is a problem, and no entry tells a state."""
    text = "ID,Type,Title,Impact,Owner,Stat us\nI4,Issue,Kiln cracked,High,A B,\n"
    result = read(text)
    [problem] = result.problems
    assert "no column for the status" in problem.what
    assert "ID, Type, Title, Impact" in problem.what
    assert "the nearest is 'Stat us'" in problem.what
    assert [entry.says_state for entry in entries(result)] == [False]


def test_a_list_of_assumptions_needs_no_states() -> None:
    result = read("ID,Type,Title,Impact,Owner\nA4,Assumption,Kiln is ours,High,A B\n")
    assert not result.problems
    assert any("no column for the status" in one for one in result.remarks)


BARE = "ID,Type,Title,Status\nR1,{},Frost,Open\n"


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        (BARE.format("Risk"), "raid.csv", "no column for the owner"),
        (BARE.format("Issue"), "log.csv", "no column for the owner"),
        ("Risk ID,Risk,Chance,Impact,State\nK1,Ice,3,3,Open", "a.csv", "for the owner"),
        (
            "Ref,Title,Owner,Impact,State\nR1,Ice,A B,3,Open",
            "raid.csv",
            "'R1' is a risk",
        ),
        ("ID,Title,Owner,Impact,Status\nI4,Ice,A B,3,Open", "raid.csv", "an issue"),
        ("ID,Title,Owner,Impact,Status\n7,Ice,A B,3,Open", "raid.csv", "as a risk"),
    ],
)
def test_a_log_without_its_owners_or_types_names_the_column_it_lacks(
    text: str, name: str, told: str
) -> None:
    """GIVEN a log that lost a column; THEN a problem says which, and what it means."""
    result = read(text, name)
    assert len(entries(result)) == 1
    [problem] = result.problems
    assert problem.what.startswith("no column for the")
    assert told in problem.what
    assert "column" in problem.fix


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ID,Title,Owner,Impact,Status\nR1,Ice,A B,3,Open", "risks.csv"),
        ("ID,Issue,Owner,Impact,Status\n7,Ice,A B,3,Open", "raid.csv"),
        ("ID,Risk / issue,Owner,Impact,Status\nI7,Ice,A B,3,Open", "raid.csv"),
        ("ID,Title,Owner,Likelihood,Impact,Status\n7,Ice,A B,3,3,Open", "raid.csv"),
        ("ID,Type,Title,Raised by,Status\nR1,Risk,Ice,A B,Open", "raid.csv"),
        ("ID,Type,Title,Owner,Status\nR1,Risk,Ice,,Open", "raid.csv"),
        ("ID,Type,Title,Status\nA1,Assumption,Ice,Open", "raid.csv"),
        ("# RAID log\n\n| ID | Risk | Status |\n|-|-|-|\n| R1 | Ice | Open |", "r.md"),
    ],
)
def test_what_a_log_tells_otherwise_or_never_has_is_no_missing_column(
    text: str, name: str
) -> None:
    result = read(text, name)
    assert [entry.title for entry in entries(result)] == ["Ice"]
    assert not result.problems


@pytest.mark.parametrize(
    ("columns", "cells", "told"),
    [
        ("Impact", "4", "no column for the likelihood"),
        ("Probability", "4", "no column for the impact"),
        ("Mitigation", "Spare kiln", "no column for the likelihood and impact"),
        ("Probability,Impact", "4,4", None),
        ("Score", "12", None),
    ],
)
def test_a_column_that_weighs_risks_is_missed_and_no_problem(
    columns: str, cells: str, told: str | None
) -> None:
    header = f"ID,Type,Title,Owner,Status,{columns}"
    result = read(f"{header}\nR1,Risk,Frost,A B,Open,{cells}\n")
    assert not result.problems
    found = [one for one in result.remarks if one.startswith("no column for the")]
    assert [one.split(":")[0] for one in found] == ([told] if told else [])


def test_an_issue_of_high_impact_weighs_also_without_a_likelihood() -> None:
    text = "ID,Type,Title,Likelihood,Impact,Owner,Status\n"
    text += "I1,Issue,Kiln cracked,,High,A B,Open\nI2,Issue,Lid lost,,Low,A B,Open\n"
    grave, slight = entries(read(text))
    assert (grave.exposure, grave.levels, grave.has_happened) == (20, "High", True)
    assert (slight.exposure, slight.has_happened) == (None, False)


def test_a_log_that_breaks_off_within_a_row_is_no_complete_one() -> None:
    whole = "ID,Type,Title,Impact,Owner,Status\nR1,Risk,Frost,3,A B,Open\nR2,Risk,Sno"
    cut = read(whole)
    assert [entry.key for entry in entries(cut)] == ["R1"]
    assert (cut.complete, cut.rows_refused) == (False, 1)
    assert cut.looks_cut


@pytest.mark.parametrize(
    ("cells", "bands"),
    [
        (("0,45", "25 %", "70%", "1"), [3, 2, 4, 5]),
        (("0.45", "0.25", "0.7", "1"), [3, 2, 4, 5]),
        (("45 %", "25 %", "0.5 %", "100%"), [3, 2, 1, 5]),
        (("0.45", "2", "5", "1"), [3, 2, 5, 1]),
        (("1", "2", "3", "4"), [1, 2, 3, 4]),
    ],
)
def test_shares_and_percents_rank_on_one_scale(
    cells: tuple[str, ...], bands: list[int]
) -> None:
    rows = [
        f'K-{number};Frost in the greenhouse {number};"{cell}";3;Open'
        for number, cell in enumerate(cells, 1)
    ]
    text = "\n".join(["ID;Risk;Probability;Impact;Status", *rows])
    assert [entry.likelihood for entry in entries(read(text))] == bands


def test_given_a_step_among_percents_then_it_is_named_and_no_level() -> None:
    text = (
        "ID;Risk;Probability;Impact;Status;Owner\nK-1;Frost;20 %;3;Open;A B\n"
        "K-2;Drought;3;3;Open;A B\n"
    )
    result = read(text)
    assert [entry.likelihood for entry in entries(result)] == [2, None]
    [problem] = result.problems
    assert (problem.where, result.unmapped) == ("row 3", {})
    assert problem.what == (
        "'3' under 'Probability' is no level in per cent; left empty"
    )


def test_a_log_without_titles_names_what_it_lacks_and_what_to_do() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read("ID,Owner,Probability,Impact\nR1,Ana Li,High,Low\n")
    assert "without a column for what an entry is about" in str(caught.value)
    assert caught.value.fix == (
        "Add a column Title or Description, and ingest it again."
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ID,Type,Owner,Probability,Impact,Status\nR1,Risk,Ana Li,3,4,Open\n", "a.csv"),
        ("ID,Owner,Likelihood,Status\nR1,Ana Li,3,Open\n", "register.csv"),
        ("Ref,Type,Owner,Status\nR1,Issue,Ana Li,Open\n", "raid-2031-05-02.csv"),
        ("ID,Owner,Probability,Priority,Status\nR1,Ana,3,High,Closed\n", "b.csv"),
    ],
)
def test_a_log_with_states_but_without_titles_says_so_and_holds_no_tickets(
    text: str, name: str
) -> None:
    try:
        result = read(text, name)
    except UnreadableFileError as error:
        said = str(error)
    else:
        said = " ".join(result.remarks)
        assert result.kind is DocumentKind.TABLE_CSV
    assert "a RAID log without a column for what an entry is about" in said


@pytest.mark.parametrize(
    "text",
    [
        "Key,Type,Owner,Impact,Status\nT-1,Bug,Ana Li,High,Open\n",
        "Key,Summary,Owner,Status,Due\nT-1,Paint,Ana Li,Open,2031-05-02\n",
        "Key,Owner,Probability,Status,Sprint,Points\nT-1,Ana Li,3,Open,4,2\n",
        "Key,Status,Assignee,Created\nT-1,Open,Ana Li,2031-05-02\n",
    ],
)
def test_tickets_with_a_column_of_impact_or_without_a_title_stay_tickets(
    text: str,
) -> None:
    assert read(text, "work.csv").kind is DocumentKind.TICKETS_CSV


def test_a_register_kept_as_words_names_what_it_lacks_and_the_nearest_column() -> None:
    result = read("Hazard,Probabilty\nThe frost comes early,3\n", "risk-register.csv")
    assert result.kind is DocumentKind.TABLE_CSV
    assert "the nearest is 'Probabilty'" in result.remarks[-1]
    assert "call it Probability" in result.remarks[-1]


def test_a_number_in_its_name_does_not_hide_that_a_file_is_a_register() -> None:
    text = "No,Hazard,Owner,How likely\n1,The frost comes early,Ana Li,4\n"
    assert read(text, "risks3.csv").kind is DocumentKind.RAID_CSV


def test_owners_that_are_addresses_are_people_the_log_names() -> None:
    result = read("ID,Risk,Owner\nR1,Rot,mia@farm.example\nR2,Rust,Mia Holt\n")
    assert [found.name for found in result.people] == ["mia@farm.example", "Mia Holt"]


@pytest.mark.parametrize(
    ("header", "kind", "due"),
    [
        ("Due / review", "Risk", False),
        ("Review/due date", "Assumption", False),
        ("Due / review", "Issue", True),
        ("Due / review", "Dependency", True),
        ("Due", "Risk", True),
    ],
)
def test_a_column_for_both_is_the_review_of_a_risk_and_the_due_day_of_others(
    header: str, kind: str, due: bool
) -> None:
    text = f"ID,Type,Title,P,I,{header}\nX-1,{kind},Frost,3,4,2027-03-20\n"
    [entry] = entries(read(text))
    day = date(2027, 3, 20)
    assert (entry.due, entry.review) == ((day, None) if due else (None, day))
    assert entry.due_or_review is (due and "eview" in header)
