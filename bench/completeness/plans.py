"""Schedules, CI runs and calendars, counted with lxml, `json` and patterns."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from lxml import etree

from bench.completeness.counts import Count, Tool, some

_EVENT = re.compile(r"^BEGIN:(?:VEVENT|VTODO)\s*?$.*?^END:(?:VEVENT|VTODO)", re.M | re.S)
_BEGIN = re.compile(r"^BEGIN:(?:VEVENT|VTODO)\s*$", re.M)
_START = re.compile(r"^(?:DTSTART|DUE)\b", re.M)


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
    yield Count("runs", len(value))


def mocha(data: bytes) -> Iterable[Count]:
    """The tests of a report."""
    yield Count("tests", len(json.loads(data)["tests"]))


def junit(data: bytes) -> Iterable[Count]:
    """`//testcase`, and those that failed."""
    root = etree.fromstring(data)
    cases = "//*[local-name()='testcase' or local-name()='test']"
    broken = "*[local-name()='failure' or local-name()='error']"
    yield Count("tests", int(root.xpath(f"count({cases})")))
    yield Count("failed tests", int(root.xpath(f"count({cases}[{broken}])")))


def calendar(data: bytes) -> Iterable[Count]:
    """`BEGIN:VEVENT` at the beginning of a line; entries without a start apart."""
    text = data.decode("utf-8", errors="replace")
    entries = _EVENT.findall(text)
    begun = len(_BEGIN.findall(text))
    bare = begun - sum(bool(_START.search(entry)) for entry in entries)
    yield Count("events", begun, some("no start", bare))


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
