"""Gradescope's submission_metadata.yml: who handed in which submission, and when.

Read by its indentation and not as YAML: it holds whatever students' programs printed, and grows to
megabytes.

    submission_98765:
      :submitters:
      - :name: Jane Doe
        :sid: '4711'
        :email: jane@uni.example
      :created_at: 2026-03-01 10:00:00.000000000 Z
      :results: ...
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

METADATA = "submission_metadata.yml"
#: How nbgrader writes a time into timestamp.txt.
FORMAT = "%Y-%m-%d %H:%M:%S.%f UTC"
_SUBMISSION = re.compile(r"(?m)^(submission_\d+):")
_SUBMITTERS = re.compile(r"(?m)^  :?submitters:.*\n((?:(?:  - |    ).*\n?)*)")
_CREATED = re.compile(
    r"(?m)^  :?created_at: *'?(\d{4}-\d\d-\d\d)[ T]"
    r"(\d\d:\d\d:\d\d)(\.\d{1,6})?\d* ?(Z|[-+]\d\d:\d\d)"
)


class Submitters(msgspec.Struct, frozen=True):
    """Those who handed in one submission, and when: as timestamp.txt has it, "" if unknown.

    A student is called by number, else by mail address, else by name.
    """

    students: tuple[str, ...]
    submitted: str = ""


def submitters(metadata: str) -> dict[str, Submitters]:
    """Who handed in each submission that the metadata name."""
    blocks = _SUBMISSION.split(metadata)
    return {
        submission: Submitters(tuple(dict.fromkeys(_students(block))), _submitted(block))
        for submission, block in zip(blocks[1::2], blocks[2::2])
    }


def _students(block: str) -> Iterator[str]:
    listed = _SUBMITTERS.search(block)
    for one in re.split(r"(?m)^ +- ", listed[1] if listed else "")[1:]:
        for key in ("sid", "email", "name"):
            value = re.search(rf"(?m)^ *:?{key}:[ \t]*['\"]?([^'\"\n]+?)['\"]?[ \t]*$", one)
            # A name may lead nowhere, as it becomes a folder's.
            name = re.sub(r"[/\\\0]", "_", value[1].strip()).lstrip(".") if value else ""
            if name not in ("", "null", "~"):
                yield name
                break


def _submitted(block: str) -> str:
    match = _CREATED.search(block)
    if match is None:
        return ""
    day, time, fraction, zone = match.groups(default="")
    try:
        when = datetime.fromisoformat(f"{day}T{time}{fraction}{zone.replace('Z', '+00:00')}")
    except ValueError:
        return ""
    return when.astimezone(UTC).strftime(FORMAT)
