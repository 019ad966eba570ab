"""The process that reads hostile files: one job after the other, until told to end."""

from __future__ import annotations

import json
import os
import signal
import threading
from dataclasses import replace
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any, BinaryIO

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from assistant.domain.base import digest
from assistant.errors import AssistantError
from ingest.archives import Archives, Member
from ingest.reader import Document, ReadContext
from ingest.reading import load, read_document
from ingest.safety.archive_limits import IN_FORCE, ArchiveLimits
from ingest.safety.child_limits import Memory, confine, limit_processor
from ingest.safety.frames import Answer, Listed, Refusal, receive, send

_LARGEST_JOB = 64 * 1024**2
_MOST_JOBS = 1000
_GRACE_S = 5
_NO_MEMORY = Answer(refusal=Refusal(problem="", fix="", out_of_memory=True))
_STARVED = (MemoryError, SystemError)
"""What Python raises without memory, and C code that forgets to say so."""
_CONTEXT = TypeAdapter(ReadContext)


def main() -> None:
    """Take jobs from stdin and answer on stdout; neither is for anybody else."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    jobs = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    parent = _Parent(jobs, answers)
    told = parent.receive()
    archive = ArchiveLimits(**told["archive"])
    IN_FORCE.set(archive)
    worker = _Worker(parent, archive)
    parent.send(Answer())
    confine()
    memory = Memory(told["memory_mb"])
    is_last = False
    for count in range(1, _MOST_JOBS + 1):
        job = parent.receive()
        limit_processor(told["seconds"] + _GRACE_S)
        said = worker.do(job)
        if memory.is_exceeded:
            said = _NO_MEMORY
        is_last = count == _MOST_JOBS or said.is_exhausted or memory.has_grown
        parent.send(said.model_copy(update={"last": is_last}))
        if is_last:
            break


class _Parent:
    """The process that this one works for; it ends this one by being gone."""

    def __init__(self, jobs: BinaryIO, answers: BinaryIO) -> None:
        self._answers = answers
        self._received: SimpleQueue[bytes] = SimpleQueue()
        threading.Thread(target=self._listen, args=(jobs,), daemon=True).start()

    def receive(self) -> dict[str, Any]:
        """Return what the parent says next."""
        told: dict[str, Any] = json.loads(self._received.get())
        return told

    def send(self, said: Answer) -> None:
        """Send an answer, or a refusal if it is none that can be sent."""
        try:
            data = said.model_dump_json().encode()
        except (PydanticSerializationError, UnicodeError) as error:
            refusal = Refusal(
                problem=f"The file holds what cannot be kept: {error!s:.200}.",
                fix="Save or export it again.",
            )
            data = Answer(refusal=refusal, last=said.last).model_dump_json().encode()
        except _STARVED:
            data = _NO_MEMORY.model_dump_json().encode()
        try:
            send(self._answers, data)
        except OSError:
            os._exit(0)

    def _listen(self, jobs: BinaryIO) -> None:
        """Notice at once that the parent is gone, whatever is being read."""
        while (data := receive(jobs, _LARGEST_JOB)) is not None:
            self._received.put(data)
        os._exit(0)


class _Worker:
    """Does the jobs; an archive stays open from one to the next."""

    def __init__(self, parent: _Parent, limits: ArchiveLimits) -> None:
        self._parent = parent
        self._largest = limits.file_mb * 1024**2
        self._archives = Archives(limits)

    def do(self, job: dict[str, Any]) -> Answer:
        """List or read one file; what refuses it is an answer too."""
        try:
            if job["do"] == "list":
                return self._listing(Path(job["absolute"]), job["path"])
            return self._reading(job)
        except AssistantError as error:
            if _is_out_of_memory(error):
                return _NO_MEMORY
            return Answer(refusal=Refusal(problem=error.problem, fix=error.fix))
        except _STARVED:
            return _NO_MEMORY

    def _listing(self, absolute: Path, path: str) -> Answer:
        found = self._archives.listing(absolute, path)
        if found is None:
            return Answer()
        members = tuple((one.name, one.places) for one in found.members)
        return Answer(listing=Listed(members=members, problems=found.problems))

    def _reading(self, job: dict[str, Any]) -> Answer:
        document = self._document(job)
        context = replace(
            _CONTEXT.validate_python(job["context"]), is_person=cache(self._is_person)
        )
        result = read_document(document, context, job["kind"])
        return Answer(digest=digest(document.data), result=result)

    def _document(self, job: dict[str, Any]) -> Document:
        absolute = Path(job["absolute"])
        if job["member"] is None:
            return load(absolute, job["path"], self._largest)
        name, places = job["member"]
        return self._archives.load(Member(job["path"], name, absolute, tuple(places)))

    def _is_person(self, text: str) -> bool:
        self._parent.send(Answer(asks=text))
        return bool(self._parent.receive()["person"])


def _is_out_of_memory(error: BaseException | None) -> bool:
    """Whether an error came of one that says so."""
    while error is not None:
        if isinstance(error, _STARVED):
            return True
        error = error.__cause__ or error.__context__
    return False
