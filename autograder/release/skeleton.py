"""The first files of another assignment: one small exercise with all that belongs to it."""

import re
from pathlib import Path, PurePosixPath

from autograder.errors import UsageError

_TEMPLATES = Path(__file__).parent / "templates"
#: By its template the place of each file; NAME stands for the assignment's name.
_PLACES = {
    "lesson.txt": "solutions/NAME/NAME.py",
    "readme.txt": "solutions/NAME/README.md",
    "pytest.txt": "solutions/NAME/pytest.ini",
    "assignment.txt": "autograder/checks/NAME/__init__.py",
    "public.txt": "autograder/checks/NAME/public/test_count.py",
    "hidden.txt": "autograder/checks/NAME/hidden/test_count_hidden.py",
    "empty.txt": "autograder/checks/NAME/{public,hidden}/__init__.py",
    "wrong.txt": "tests/corpus/NAME/wrong/count__all_layers.py",
    "wrong_hidden.txt": "tests/corpus/NAME/wrong/count__fits_one_backbone.py",
    "right.txt": "tests/corpus/NAME/right/count__in_a_loop.py",
}
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def skeleton(name: str, title: str) -> dict[PurePosixPath, str]:
    """Each file's text under its path from the top of the pack.

    Raises UsageError for a name that cannot be a Python package.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name for an assignment; write it like leaf_classifier")
    files = {}
    for template, place in _PLACES.items():
        text = (_TEMPLATES / template).read_text("utf-8")
        text = text.replace("NAME", name).replace("TITLE", title.replace('"', "'"))
        for folder in ("public", "hidden"):
            path = place.replace("NAME", name).replace("{public,hidden}", folder)
            files[PurePosixPath(path)] = text
    return files
