"""What a module can tell students, found in its source: sentences, templates, misconceptions."""

import ast
from collections.abc import Iterator

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


def said_in(source: str) -> set[str]:
    """Everything that a module can tell, as the keys of a catalogue have it."""
    tree = ast.parse(source)
    return {*texts_in(tree), *misconceptions_in(tree)}


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
            text = _template(node)
        if _is_told(text):
            yield text.strip()


def misconceptions_in(tree: ast.AST) -> Iterator[str]:
    """Each name of a misconception: words with hyphens between them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            if "-" in text and text.replace("-", "").isalpha() and text.islower():
                yield text


def _is_told(text: str) -> bool:
    """Whether a text is words: it has a blank, and a word of its own."""
    return " " in text.strip() and any(word.strip(".,:;!?()'`").isalpha() for word in text.split())


def _template(node: ast.JoinedStr) -> str:
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
    """Docstrings of what is no check, the inside of f-strings, errors of the grader's own, and why
    there is a check."""
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
        not_for_students = isinstance(node, ast.keyword) and node.arg == "because"
        if not_for_students or (isinstance(node, ast.Call) and _name(node.func) in CALLS):
            for inner in ast.walk(node):
                yield id(inner)
