from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.domain.records import Ticket
from assistant.ledger.incoming import Incoming
from assistant.ledger.ledger import Ledger
from tests.ledger.samples import day, note, open_ledger, snapshot, ticket


def statuses(ledger: Ledger, on: date, revision: int | None = None) -> dict[str, str]:
    view = ledger.view(on, revision)
    return {known.record.key: known.record.status for known in view.records(Ticket)}


def test_given_two_snapshots_each_day_shows_what_was_known_then(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    ledger.add(snapshot(day(7), ticket("ABC-1", "To Do")))
    ledger.add(snapshot(day(14), ticket("ABC-1", "Done")))

    assert statuses(ledger, day(6)) == {}
    assert statuses(ledger, day(7)) == {"ABC-1": "To Do"}
    assert statuses(ledger, day(13)) == {"ABC-1": "To Do"}
    assert statuses(ledger, day(30)) == {"ABC-1": "Done"}


def test_given_a_ticket_missing_in_a_full_export_then_it_is_gone(
    tmp_path: Path,
) -> None:
    ledger = open_ledger(tmp_path)
    ledger.add(snapshot(day(7), ticket("ABC-1", "To Do"), ticket("ABC-2", "To Do")))
    ledger.add(snapshot(day(14), ticket("ABC-2", "To Do")))

    assert statuses(ledger, day(14)) == {"ABC-2": "To Do"}
    assert len(ledger.view(day(14)).history(Ticket, "ABC-1")) == 1


def test_given_the_same_bytes_again_then_nothing_is_added(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    assert ledger.add(snapshot(day(7), ticket("ABC-1", "To Do")))
    before = ledger.revision()

    assert not ledger.add(snapshot(day(7), ticket("ABC-1", "To Do")))
    assert ledger.revision() == before


def test_given_the_same_note_on_another_day_then_nothing_is_added(
    tmp_path: Path,
) -> None:
    ledger = open_ledger(tmp_path)
    assert ledger.add(note("standup.md", day(7), "All is well.", held=day(6)))
    assert not ledger.add(note("standup.md", day(9), "All is well.", held=day(6)))


def test_given_a_snapshot_that_arrives_late_then_only_its_days_change(
    tmp_path: Path,
) -> None:
    ledger = open_ledger(tmp_path)
    ledger.add(snapshot(day(7), ticket("ABC-1", "To Do")))
    ledger.add(snapshot(day(21), ticket("ABC-1", "Done")))
    known_then = ledger.revision()

    ledger.add(snapshot(day(14), ticket("ABC-1", "In Progress")))

    assert statuses(ledger, day(13)) == {"ABC-1": "To Do"}
    assert statuses(ledger, day(14)) == {"ABC-1": "In Progress"}
    assert statuses(ledger, day(21)) == {"ABC-1": "Done"}
    assert statuses(ledger, day(14), known_then) == {"ABC-1": "To Do"}


def test_an_unchanged_record_keeps_the_source_that_first_showed_it(
    tmp_path: Path,
) -> None:
    ledger = open_ledger(tmp_path)
    ledger.add(snapshot(day(7), ticket("ABC-1", "To Do"), path="a.csv"))
    ledger.add(snapshot(day(14), ticket("ABC-1", "To Do"), path="b.csv"))

    [known] = ledger.view(day(14)).records(Ticket)
    assert (known.source, known.since, known.first_seen) == ("a.csv", day(7), day(7))


CONTENT = st.dictionaries(
    st.sampled_from(["ABC-1", "ABC-2", "ABC-3"]), st.sampled_from(["x", "y", "z"])
)


@given(
    arrivals=st.lists(
        st.tuples(st.integers(min_value=1, max_value=9), CONTENT), max_size=8
    )
)
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_order_snapshots_arrive_in_a_day_shows_its_newest_snapshot(
    arrivals: list[tuple[int, dict[str, str]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = open_ledger(Path(folder))
        expected: dict[int, dict[str, str]] = {}
        for number, (on, content) in enumerate(arrivals):
            tickets = [ticket(key, status) for key, status in sorted(content.items())]
            if ledger.add(snapshot(day(on), *tickets, path=f"{number}.csv")):
                expected[on] = content
        seen: dict[str, str] = {}
        for on in range(1, 11):
            seen = expected.get(on, seen)
            assert statuses(ledger, day(on)) == seen


@given(
    arrivals=st.dictionaries(
        st.integers(min_value=1, max_value=9), CONTENT, min_size=1, max_size=4
    ),
    chosen=st.integers(min_value=0),
    on=st.integers(min_value=11, max_value=20),
    content=CONTENT,
)
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_snapshot_read_anew_for_another_day_leaves_nothing_of_the_former_reading(
    arrivals: dict[int, dict[str, str]], chosen: int, on: int, content: dict[str, str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = open_ledger(Path(folder))
        for each, found in arrivals.items():
            ledger.add(_content(each, found, each))
        old = sorted(arrivals)[chosen % len(arrivals)]
        [kept] = [v for v in ledger.view().versions if v.path == f"{old}.csv"]
        before = ledger.revision()
        ledger.replace(kept, _content(on, content, old))

        expected = {each: v for each, v in arrivals.items() if each != old}
        expected[on] = content
        for each in {*arrivals, on, 10, 21}:
            assert statuses(ledger, day(each)) == _newest(expected, each)
            assert statuses(ledger, day(each), before) == _newest(arrivals, each)


def _content(on: int, content: dict[str, str], number: int) -> Incoming:
    tickets = [ticket(key, status) for key, status in sorted(content.items())]
    return snapshot(day(on), *tickets, path=f"{number}.csv")


def _newest(said: dict[int, dict[str, str]], on: int) -> dict[str, str]:
    return said[max(each for each in said if each <= on)] if min(said) <= on else {}


def test_a_state_that_holds_on_many_days_is_in_memory_once(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    ledger.add(snapshot(day(3), ticket("HULL-1", "To Do"), ticket("HULL-2", "To Do")))
    ledger.add(snapshot(day(6), ticket("HULL-1", "Done"), ticket("HULL-2", "To Do")))
    newest = ledger.view(day(8))
    moved, stayed = newest.records(Ticket)
    before, same = newest.at(day(4)).records(Ticket)
    assert (before.record.status, moved.record.status) == ("To Do", "Done")
    assert same is stayed
    assert newest.history(Ticket, "HULL-2") == (stayed,)
    assert newest.history(Ticket, "HULL-1")[0] is before


def test_a_view_tells_of_other_days_what_a_view_of_that_day_tells(
    tmp_path: Path,
) -> None:
    ledger = open_ledger(tmp_path)
    ledger.add(snapshot(day(3), ticket("HULL-1", "To Do"), ticket("HULL-2", "To Do")))
    ledger.add(note("yard.md", day(3), "The hull is bare."))
    ledger.add(snapshot(day(6), ticket("HULL-2", "Done"), ticket("HULL-3", "To Do")))
    ledger.add(note("yard.md", day(6), "The hull is painted."))
    ledger.add(snapshot(day(9), ticket("HULL-1", "Done"), ticket("HULL-3", "Done")))
    of_days = ledger.view(day(7))
    of_days.histories(Ticket)
    for number in (9, 2, 3, 7, 6):
        other, whole = of_days.at(day(number)), ledger.view(day(number))
        assert other.histories(Ticket) == whole.histories(Ticket)
        assert other.records(Ticket) == whole.records(Ticket)
        assert other.passages == whole.passages
