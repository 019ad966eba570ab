"""The process that reads hostile files: one job after the other, until told to end."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from assistant.domain.base import digest
from assistant.errors import AssistantError
from ingest.archives import ArchiveLimits, Archives, Member
from ingest.child_limits import confine, end_with, limit_processor, used_mb
from ingest.frames import Answer, Listed, Refusal, receive, send
from ingest.reader import Document, ReadContext
from ingest.reading import load, read_document

_LARGEST_JOB = 64 * 1024**2
_MOST_JOBS = 500
_GRACE_S = 5
_CONTEXT = TypeAdapter(ReadContext)


def main(parent: int) -> None:
    """Take jobs from stdin and answer on stdout; neither is for anybody else."""
    end_with(parent)
    jobs = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    told = _received(jobs)
    confine(told["memory_mb"])
    worker = _Worker(told, jobs, answers)
    worker.answer(Answer())
    for count in range(1, _MOST_JOBS + 1):
        limit_processor(told["seconds"] + _GRACE_S)
        said = worker.do(_received(jobs))
        enough = count == _MOST_JOBS or used_mb() > told["memory_mb"] / 2
        is_last = enough or (said.refusal is not None and said.refusal.exhausted != "")
        worker.answer(said.model_copy(update={"last": is_last}))
        if is_last:
            return


class _Worker:
    """Does the jobs; archives stay open from one to the next."""

    def __init__(self, told: dict[str, Any], jobs: BinaryIO, answers: BinaryIO) -> None:
        self._jobs = jobs
        self._answers = answers
        self._largest = told["archive"]["file_mb"] * 1024**2
        self._archives = Archives(ArchiveLimits(**told["archive"]))

    def answer(self, said: Answer) -> None:
        """Send an answer, or a refusal if it is none that can be sent."""
        try:
            data = said.model_dump_json().encode()
        except (PydanticSerializationError, UnicodeError) as error:
            refusal = Refusal(
                problem=f"The file holds what cannot be kept: {error!s:.200}.",
                fix="Save or export it again.",
            )
            data = Answer(refusal=refusal, last=said.last).model_dump_json().encode()
        send(self._answers, data)

    def do(self, job: dict[str, Any]) -> Answer:
        """List or read one file; what refuses it is an answer too."""
        try:
            if job["do"] == "list":
                return self._listing(Path(job["absolute"]), job["path"])
            return self._reading(job)
        except AssistantError as error:
            exhausted = isinstance(error.__cause__, MemoryError)
            return Answer(
                refusal=Refusal(
                    problem=error.problem,
                    fix=error.fix,
                    exhausted="memory" if exhausted else "",
                )
            )
        except MemoryError:
            return Answer(refusal=Refusal(problem="", fix="", exhausted="memory"))

    def _listing(self, absolute: Path, path: str) -> Answer:
        found = self._archives.listing(absolute, path)
        if found is None:
            return Answer()
        members = tuple((one.name, one.places) for one in found.members)
        return Answer(listing=Listed(members=members, problems=found.problems))

    def _reading(self, job: dict[str, Any]) -> Answer:
        document = self._document(job)
        context = replace(
            _CONTEXT.validate_python(job["context"]), is_person=cache(self._asked)
        )
        result = read_document(document, context, job["kind"])
        return Answer(digest=digest(document.data), result=result)

    def _document(self, job: dict[str, Any]) -> Document:
        absolute = Path(job["absolute"])
        if job["member"] is None:
            return load(absolute, job["path"], self._largest)
        name, places = job["member"]
        return self._archives.load(Member(job["path"], name, absolute, tuple(places)))

    def _asked(self, text: str) -> bool:
        self.answer(Answer(asks=text))
        return bool(_received(self._jobs)["person"])


def _received(pipe: BinaryIO) -> dict[str, Any]:
    """Return what the parent says; without a parent there is nothing left to do."""
    data = receive(pipe, _LARGEST_JOB)
    if data is None:
        sys.exit(0)
    told: dict[str, Any] = json.loads(data)
    return told
