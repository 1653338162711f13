"""What students can be told, found in the source: sentences, and templates with placeholders."""

import ast
from pathlib import Path

from autograder.checks import assignments, load_assignment
from autograder.release.said import misconceptions_in, texts_in

PACKAGE = Path(__file__).parents[1] / "autograder"
#: Where else texts come from that a student reads: these calls, and all of these functions.
TELLING = ("scoring/verdict.py", "students/*.py", "evidence/values.py")
TOLD_IN = ("Failure", "SubmissionError", "NotYet")
TOLD_BY = ("explain", "first_hint", "describe", "__init__")
#: Names of columns, stages and the like, which stay as they are, what is for instructors, and what
#: is looked for in an answer.
NAMES = {
    "gives no images", "pairs of images", "not finite",
    "Actual Label", "Predicted Label", "before training", "from nothing", "new head trained",
    "all unfrozen", "first try", "second try", "third try", "one epoch", "ten epochs",
    "trained from scratch", "a leaf", "b scratch", "c photos", "network {at}",
    "bad evidence", "not attempted", "memory exceeded", "timed out",
}  # fmt: skip


#: What only ever fills a place, or is put together from texts of several modules.
EXTRA = {
    "layer", "weights", "nothing", "others", "none", "line {number}: {text}",
    "line {number} of {cell}: {text}",
}  # fmt: skip
#: Misconceptions of one word, or with a name put together.
MORE = {
    "percent", "count", "augmented-validation", "augmented-test", "training-from-test",
    "validation-from-test", "exchanged", "flattened", "frozen", "shares", "signed", "transposed",
}  # fmt: skip
NO_REASON = {"augmented-", "-from-test", "fine-tuned"}


def learner_texts() -> set[str]:
    """All sentences and templates of all assignments, and of what runs students' functions."""
    found: set[str] = set()
    for name in assignments():
        found |= {exercise.summary for exercise in load_assignment(name).exercises}
        found.add(load_assignment(name).title)
        for path in (PACKAGE / "checks" / name).rglob("*.py"):
            found |= set(texts_in(ast.parse(path.read_text("utf-8"))))
    for pattern in TELLING:
        for path in PACKAGE.glob(pattern):
            tree = ast.parse(path.read_text("utf-8"))
            for node in ast.walk(tree):
                name = getattr(getattr(node, "func", node), "id", getattr(node, "name", ""))
                if (isinstance(node, ast.Call) and name in TOLD_IN) or name in TOLD_BY:
                    found |= set(texts_in(node))
    return found - NAMES


def misconceptions() -> set[str]:
    """The names of all misconceptions that checks can find."""
    found: set[str] = set()
    for path in (PACKAGE / "checks").rglob("*.py"):
        found |= set(misconceptions_in(ast.parse(path.read_text("utf-8"))))
    return found - NO_REASON | MORE


if __name__ == "__main__":
    import json
    import sys

    from autograder.messages import texts
    from autograder.messages.hints import advices

    code = sys.argv[1]
    needed = misconceptions() if code == "en" else learner_texts() | misconceptions() | EXTRA
    unadvised = misconceptions() if code == "en" else set(advices("en"))
    for missing in (needed - set(texts(code)), unadvised - set(advices(code))):
        print(json.dumps(dict.fromkeys(sorted(missing), ""), indent=1, ensure_ascii=False))
