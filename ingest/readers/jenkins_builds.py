"""Jenkins: the builds of jobs as `api/json` gives them, or stages of its runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import unquote

from assistant.domain.reading import DocumentKind, ReadResult
from assistant.domain.records import CiOutcome, CiRun, TestFailure
from ingest.errors import UnreadableFileError
from ingest.json_files.fields import mapping, objects, text
from ingest.json_files.lists import is_json, objects_within
from ingest.json_files.text import load_json
from ingest.reader import Document, ReadContext
from ingest.tickets.ci_export import RunExport, first, ident, instant

_NUMBER: Final = re.compile(rb'"number"\s*:\s*\d')
_TIME: Final = re.compile(rb'"timestamp"\s*:\s*\d{12,14}\b')
_STAGE: Final = re.compile(rb'"startTimeMillis"\s*:\s*\d')
_RESULT: Final = re.compile(rb'"(?:result|status)"\s*:\s*(?:null|"[A-Z_]+")')
_RUN: Final = re.compile(r"(?P<jobs>(?:/job/[^/]+)+)/(?P<number>\d+)(?:/|$)")
_NAMED: Final = re.compile(r"(?P<name>.+?) #(?P<number>\d+)")
_REMOTE: Final = re.compile(r"^(?:refs/remotes/[^/]+/|refs/heads/|origin/)")
_OUTCOMES: Final = {
    "SUCCESS": CiOutcome.PASSED,
    "FAILURE": CiOutcome.FAILED,
    "FAILED": CiOutcome.FAILED,
    "UNSTABLE": CiOutcome.FAILED,
}
_NEWEST: Final = 100


class JenkinsBuildsReader:
    """One CI run a build; an unstable one failed, one that was aborted did neither."""

    kind = DocumentKind.JENKINS_BUILDS
    example = "jenkins-builds.json"

    def accepts(self, document: Document) -> bool:
        """Whether it is JSON of numbered builds, or stages, with their results."""
        data = document.data
        timed = _NUMBER.search(data) and _TIME.search(data)
        return (
            is_json(document)
            and bool(_RESULT.search(data))
            and bool(timed or _STAGE.search(data))
        )

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every build.

        Raises:
            UnreadableFileError: If the file holds none.
        """
        del context
        value, problems = load_json(document.data, document.path)
        found = _Builds(RunExport(document, list(problems)))
        jobs = objects_within(value, _is_job)
        builds = objects_within(value, _is_build)
        for where, job in jobs.found:
            found.job(where, job)
        stages = objects_within(value, _is_stage)
        if not jobs.found:
            for where in (*builds.odd, *([] if builds.found else stages.odd)):
                found.export.refuse(where, "it is no build with a result")
            for where, build in builds.found:
                found.build(where, build)
        for where, stage in () if builds.found else stages.found:
            found.stage(where, stage)
        found.end()
        if not (jobs.found or builds.found or stages.found):
            raise UnreadableFileError(
                f"{document.path!r} holds no builds.",
                fix="Save the answer of a job's address with "
                "/api/json?tree=builds[number,result,timestamp,fullDisplayName,url].",
            )
        return found.export.result(self.kind, found.cut)


@dataclass
class _Builds:
    """One pass over builds, in jobs or alone."""

    export: RunExport
    stages: dict[tuple[str, str], list[tuple[str, Mapping[str, Any]]]] = field(
        default_factory=dict
    )
    cut: list[str] = field(default_factory=list)

    def job(self, where: str, job: Mapping[str, Any]) -> None:
        name = text(first(job, "fullDisplayName", "displayName", "name"))
        listed = job["builds"]
        numbers = []
        for index, build in enumerate(listed):
            place = f"{where}/builds/{index}"
            if isinstance(build, dict) and _is_build(build):
                self.build(place, build, name)
                numbers.append(build["number"])
            else:
                self.export.refuse(place, "it is no build with a result")
        oldest = mapping(job.get("firstBuild")).get("number")
        if numbers and isinstance(oldest, int) and min(numbers) > oldest:
            self.cut.append(
                f"builds of {name!r} before #{min(numbers)} are not in the file"
            )
        elif len(listed) == _NEWEST:
            self.cut.append(f"exactly {_NEWEST} builds of {name!r}, the newest ones")

    def build(self, where: str, build: Mapping[str, Any], job: str = "") -> None:
        number = ident(build.get("number"))
        named = _NAMED.fullmatch(text(build.get("fullDisplayName")))
        path = _RUN.search(text(build.get("url")))
        name = job or (named["name"] if named else "") or _jobs(path) or "build"
        counts = _tests(build)
        title = text(build.get("displayName"))
        self.export.add(
            CiRun(
                key=f"{name}#{number}",
                locator=where,
                pipeline=name,
                at=self.export.began(where, build, "timestamp"),
                branch=_branch(build, name),
                outcome=_OUTCOMES.get(text(build.get("result")), CiOutcome.OTHER),
                title="" if title == f"#{number}" else title,
                tests=counts.get("totalCount"),
                failed=counts.get("failCount"),
            )
        )

    def stage(self, where: str, stage: Mapping[str, Any]) -> None:
        link = text(mapping(mapping(stage.get("_links")).get("self")).get("href"))
        run = _RUN.search(link)
        if run is None:
            self.export.refuse(where, "nothing says of which build it is")
            return
        self.stages.setdefault((_jobs(run), run["number"]), []).append((where, stage))

    def end(self) -> None:
        """Put runs together from what is known of their stages."""
        for (name, number), parts in self.stages.items():
            flat = [
                inner
                for _, part in parts
                for inner in ([s for _, s in objects(part.get("stages"))] or [part])
            ]
            outcomes = {_OUTCOMES.get(text(s.get("status"))) for _, s in parts}
            failed = [s for s in flat if text(s.get("status")) == "FAILED"]
            starts = [instant(s.get("startTimeMillis")) for _, s in parts]
            if CiOutcome.FAILED in outcomes:
                outcome = CiOutcome.FAILED
            else:
                passed = outcomes == {CiOutcome.PASSED}
                outcome = CiOutcome.PASSED if passed else CiOutcome.OTHER
            names = dict.fromkeys(text(s.get("name")) or "stage" for s in failed)
            self.export.add(
                CiRun(
                    key=f"{name}#{number}",
                    locator=parts[0][0],
                    pipeline=name,
                    at=min(filter(None, starts), default=None),
                    outcome=outcome,
                    failures=tuple(TestFailure(name=one) for one in names),
                )
            )


def _jobs(run: re.Match[str] | None) -> str:
    """Return the names of the job and the folders that it lies in."""
    names = re.findall(r"/job/([^/]+)", run["jobs"]) if run else []
    return " » ".join(unquote(unquote(name)) for name in names)


def _tests(build: Mapping[str, Any]) -> dict[str, int]:
    for _, action in objects(build.get("actions")):
        counts = {
            name: action[name]
            for name in ("totalCount", "failCount")
            if type(action.get(name)) is int
        }
        if counts:
            return counts
    return {}


def _branch(build: Mapping[str, Any], job: str) -> str | None:
    """Return the branch of the sources; libraries of the build have others."""
    found = [branch for data in _git(build) for branch in data]
    own = [branch for branch in found if job.endswith(f"» {branch}")]
    return next(iter([*own, *found[-1:]]), None)


def _git(build: Mapping[str, Any]) -> Iterator[list[str]]:
    for _, action in objects(build.get("actions")):
        branches = objects(mapping(action.get("lastBuiltRevision")).get("branch"))
        names = (_REMOTE.sub("", text(branch.get("name"))) for _, branch in branches)
        yield [name for name in names if name and name != "detached"]


def _is_job(item: Mapping[str, Any]) -> bool:
    return isinstance(item.get("builds"), list)


def _is_build(item: Mapping[str, Any]) -> bool:
    return type(item.get("number")) is int and {"result", "timestamp"} <= item.keys()


def _is_stage(item: Mapping[str, Any]) -> bool:
    return {"status", "startTimeMillis"} <= item.keys()
