"""A wheel of this package for students: all of it but the hidden checks, and what they say.

Written by hand, as the packaging specification describes the format
(https://packaging.python.org/en/latest/specifications/binary-distribution-format/), so that
it needs no build tool, no network and no source tree.
"""

import base64
import hashlib
import io
import json
import zipfile
from importlib.metadata import distribution, version
from pathlib import Path

from autograder.release.said import said_in

VERSION = version("autograder")
PACKAGE = Path(__file__).parents[1]
SUFFIXES = (".py", ".json", ".ini", ".html", ".css", ".js")
HIDDEN = "hidden"
CATALOGUES = "messages/*.json"
NAME = f"autograder-{VERSION}-py3-none-any.whl"
_INFO = f"autograder-{VERSION}.dist-info"
_WHEEL = "Wheel-Version: 1.0\nGenerator: autograder\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
_ABOUT = "The public checks of an exercise pack on transfer learning with Keras.\n"


def students_wheel() -> bytes:
    """The content of the wheel; equal packages give equal bytes."""
    paths = [path for path in sorted(PACKAGE.rglob("*")) if path.suffix in SUFFIXES]
    hidden = [path for path in paths if HIDDEN in path.relative_to(PACKAGE).parts]
    shipped = [path for path in paths if path not in hidden]
    secret = _said(hidden) - _said(shipped)
    files = {
        f"autograder/{path.relative_to(PACKAGE).as_posix()}": (
            _without(path, secret) if path.match(CATALOGUES) else path.read_bytes()
        )
        for path in shipped
    }
    files |= {f"{_INFO}/{name}": text.encode() for name, text in _about().items()}
    record = [
        f"{name},sha256={_sum(content)},{len(content)}" for name, content in sorted(files.items())
    ]
    files[f"{_INFO}/RECORD"] = "\n".join([*record, f"{_INFO}/RECORD,,", ""]).encode()
    return zipped(files)


def _said(paths: list[Path]) -> set[str]:
    modules = [path.read_text("utf-8") for path in paths if path.suffix == ".py"]
    return set().union(*map(said_in, modules))


def _without(catalogue: Path, secret: set[str]) -> bytes:
    """A catalogue of messages without what only hidden checks say."""
    texts = json.loads(catalogue.read_text("utf-8"))
    kept = {english: text for english, text in texts.items() if english not in secret}
    return (json.dumps(kept, indent=1, ensure_ascii=False) + "\n").encode()


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip file with the given contents by name, the same for the same contents."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return content.getvalue()


def _about() -> dict[str, str]:
    """What an installer wants to know; without what only developers need."""
    metadata = distribution("autograder").metadata
    required = [line for line in metadata.get_all("Requires-Dist") or () if "extra ==" not in line]
    lines = [
        "Metadata-Version: 2.4",
        "Name: autograder",
        f"Version: {VERSION}",
        f"Summary: {metadata['Summary']}",
        "License-Expression: MIT",
        f"Requires-Python: {metadata['Requires-Python']}",
        *(f"Requires-Dist: {line}" for line in required),
    ]
    scripts = "[console_scripts]\nautograder = autograder.cli.main:main\n"
    return {
        "METADATA": "\n".join([*lines, "", _ABOUT]),
        "WHEEL": _WHEEL,
        "entry_points.txt": scripts,
    }


def _sum(content: bytes) -> str:
    """A SHA-256 sum as a wheel's RECORD has it: base64 for URLs, without padding."""
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
