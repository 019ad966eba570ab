"""Schedules, CI runs and calendars, counted with lxml, `json` and patterns."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from lxml import etree

from bench.completeness.counts import Count, Tool, some

_EVENT = re.compile(
    r"^BEGIN:(?:VEVENT|VTODO)\s*?$.*?^END:(?:VEVENT|VTODO)", re.MULTILINE | re.DOTALL
)
_NODE = re.compile(r"/execution/node/.*")
_BEGIN = re.compile(r"^BEGIN:(?:VEVENT|VTODO)\s*$", re.MULTILINE)
_START = re.compile(r"^(?:DTSTART|DUE)\b", re.MULTILINE)


def mspdi(data: bytes) -> Iterable[Count]:
    """`//Task`, but for the project's own line and empty lines; summaries apart."""
    root = etree.fromstring(data)
    tasks = root.xpath("//*[local-name()='Tasks']/*[local-name()='Task']")

    def told(task: etree._Element, name: str) -> str:
        return str(task.xpath(f"string(*[local-name()='{name}'])")).strip()

    empty = [t for t in tasks if told(t, "IsNull") == "1" or not told(t, "Name")]
    own = [t for t in tasks if t not in empty and told(t, "UID") == "0"]
    rest = [t for t in tasks if t not in empty and t not in own]
    heads = [t for t in rest if told(t, "Summary") == "1"]
    merged = {
        **some("empty lines of the plan", len(empty)),
        **some("the project's own line", len(own)),
        **some("summary tasks, kept as headings", len(heads)),
    }
    yield Count("tasks and milestones", len(tasks), merged=merged)
    gates = sum(told(t, "Milestone") == "1" for t in rest if t not in heads)
    yield Count("milestones", gates)


def runs(data: bytes) -> Iterable[Count]:
    """One run an element of the list."""
    value = json.loads(data)
    names = ("workflow_runs", "builds", "value", "stages", "jobs")
    if isinstance(value, dict):
        value = next((value[name] for name in names if name in value), [value])
    places = [
        str(one.get("_links", {}).get("self", {}).get("href", "")) for one in value
    ]
    stages = len(places) - len({_NODE.sub("", place) for place in places})
    merged = some("stages of the same run", stages) if all(places) else {}
    yield Count("runs", len(value), merged=merged)


def mocha(data: bytes) -> Iterable[Count]:
    """The tests of a report."""
    yield Count("tests", len(json.loads(data)["tests"]))


def junit(data: bytes) -> Iterable[Count]:
    """`//testcase`, and those that failed; a suite that failed as a whole is one."""
    root = etree.fromstring(data)
    cases = "//*[local-name()='testcase' or local-name()='test']"
    broken = "*[local-name()='failure' or local-name()='error']"
    suites = f"//*[local-name()='testsuite'][{broken}]"
    whole = int(root.xpath(f"count({suites})"))
    yield Count("tests", int(root.xpath(f"count({cases})")) + whole)
    yield Count("failed tests", int(root.xpath(f"count({cases}[{broken}])")) + whole)


def calendar(data: bytes) -> Iterable[Count]:
    """`BEGIN:VEVENT` at the beginning of a line; entries without a start apart."""
    text = data.decode("utf-8", errors="replace")
    entries = [one for one in _EVENT.findall(text) if "VTODO" not in one]
    begun = len(_BEGIN.findall(text))
    bare = sum(not _START.search(entry) for entry in entries)
    tasks = text.count("BEGIN:VTODO")
    left_out = {**some("no start", bare), **some("tasks", tasks)}
    yield Count("events", begun, left_out)


_JSON = Tool("json", runs)
TOOLS = {
    "mspdi_xml": Tool("lxml", mspdi),
    "github_runs": _JSON,
    "gitlab_pipelines": _JSON,
    "jenkins_builds": _JSON,
    "azure_builds": _JSON,
    "mocha_json": Tool("json", mocha),
    "junit_xml": Tool("lxml", junit),
    "calendar": Tool("re", calendar),
}
