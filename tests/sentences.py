"""What students can be told, found in the source: sentences, and templates with placeholders."""

import ast
from collections.abc import Iterator
from pathlib import Path

from autograder.checks import assignments, load_assignment

PACKAGE = Path(__file__).parents[1] / "autograder"
#: Where else texts come from that a student reads: these calls, and all of these functions.
TELLING = ("scoring/verdict.py", "students/*.py", "evidence/values.py")
TOLD_IN = ("Failure", "SubmissionError", "NotYet")
TOLD_BY = ("explain", "describe", "__init__")
#: What takes texts that are not for students.
CALLS = (
    "RuntimeError",
    "UsageError",
    "note",
    "ascii",
    "namedtuple",
    "DataError",
    "TypeError",
    "Reading",
)
#: Names of columns, stages and the like, which stay as they are, what is for instructors, and what
#: is looked for in an answer.
NAMES = {
    "gives no images", "not finite",
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
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if "-" in text and text.replace("-", "").isalpha() and text.islower():
                    found.add(text)
    return found - NO_REASON | MORE


def texts_in(tree: ast.AST) -> Iterator[str]:
    """Each text with a blank in it; what fills a placeholder is named as in the code."""
    skipped = set(_not_told(tree))
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        text = ""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value.replace("{", "{{").replace("}", "}}")
        elif isinstance(node, ast.JoinedStr):
            text = template(node)
        if is_told(text):
            yield text.strip()


def is_told(text: str) -> bool:
    """Whether a text is words: it has a blank, and a word of its own."""
    return " " in text.strip() and any(word.strip(".,:;!?()'`").isalpha() for word in text.split())


def template(node: ast.JoinedStr) -> str:
    """`f"{n} rows in {x.y}"` as "{n} rows in {y}"."""
    parts: list[str] = []
    used: dict[str, int] = {}
    for value in node.values:
        if isinstance(value, ast.Constant):
            parts.append(str(value.value).replace("{", "{{").replace("}", "}}"))
            continue
        assert isinstance(value, ast.FormattedValue)
        name = _name(value.value)
        used[name] = used.get(name, 0) + 1
        parts.append("{" + (name if used[name] == 1 else f"{name}{used[name]}") + "}")
    return "".join(parts)


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(attr=name):
            return name
        case ast.Call(func=func):
            return _name(func)
        case ast.Subscript(value=value):
            return _name(value)
    return "value"


def _not_told(tree: ast.AST) -> Iterator[int]:
    """Docstrings of what is no check, the inside of f-strings, errors of the grader's own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            first = node.body[0] if node.body else None
            is_check = isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
            if isinstance(first, ast.Expr) and not is_check:
                yield id(first.value)
        if isinstance(node, ast.JoinedStr):
            for value in node.values:
                if isinstance(value, ast.Constant):
                    yield id(value)
        if isinstance(node, ast.Call) and _name(node.func) in CALLS:
            for inner in ast.walk(node):
                yield id(inner)


if __name__ == "__main__":
    import json
    import sys

    from autograder.messages import texts

    known = texts(sys.argv[1])
    missing = sorted((learner_texts() | misconceptions() | EXTRA) - set(known))
    print(json.dumps(dict.fromkeys(missing, ""), indent=1, ensure_ascii=False))
