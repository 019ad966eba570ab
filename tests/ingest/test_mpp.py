"""Microsoft Project's own files where MPXJ is not installed."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.errors import AssistantError
from ingest.errors import UnknownFormatError, UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers import mpp
from ingest.reading import read_document
from ingest.safety.hostile import is_hostile, looks_hostile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PLAN = OLE + bytes(600) + b"Microsoft Project 9.0\0MSProject.MPP9\0" + bytes(300)
CONTEXT = ReadContext(today=date(2027, 3, 1))


def test_a_plan_is_refused_with_what_to_install_or_save_as(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mpp, "find_spec", lambda _name: None)
    with pytest.raises(UnreadableFileError, match="needs MPXJ") as refused:
        read_document(Document("w/plan.mpp", PLAN), CONTEXT)
    assert "as XML" in refused.value.fix
    assert "ontrack[mpp]" in refused.value.fix


def test_other_old_office_files_are_no_plan() -> None:
    with pytest.raises(AssistantError) as refused:
        read_document(Document("w/plan.mpp", OLE + bytes(900)), CONTEXT)
    assert isinstance(refused.value, UnknownFormatError)


def test_a_plan_is_read_by_a_process_of_its_own() -> None:
    assert looks_hostile(PLAN[:4096])
    assert is_hostile("mpp", PLAN)
