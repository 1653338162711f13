"""Hints that give the solution away."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache

#: Shorter code than this is a name, not a solution.
LEAST_CODE = 15
#: Statements, and the parts of them that are work.
PARTS = (
    ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return, ast.Expr,
    ast.Call, ast.Subscript, ast.BinOp, ast.Compare, ast.ListComp, ast.GeneratorExp, ast.keyword,
)  # fmt: skip


def given_away(hint: str, solution: str) -> str:
    """Code of the solved function that stands in the hint, the longest of it; "" for none.

    How it is spaced and quoted does not matter. A call that has another one in its arguments is
    code of the solution as well if that makes both, with whatever else.
    """
    text, nodes = _bare(hint), _nodes(solution)
    texts = (code for node in nodes for code in _texts(node, solution))
    found = [code for code in texts if len(_bare(code)) >= LEAST_CODE]
    found = [code for code in found if _bare(code) in text]
    made = {_name(node) for node in nodes if isinstance(node, ast.Call)}
    for call in _calls(hint):
        inside = {_name(node) for node in ast.walk(call) if isinstance(node, ast.Call)}
        if len(inside) > 1 and inside <= made:
            found.append(ast.unparse(call))
    return max(found, key=len, default="")


@lru_cache
def _nodes(solution: str) -> tuple[ast.AST, ...]:
    """All that stands in the bodies of the functions: signatures are given to students."""
    functions = [n for n in ast.walk(ast.parse(solution)) if isinstance(n, ast.FunctionDef)]
    return tuple(node for f in functions for statement in f.body for node in ast.walk(statement))


def _texts(node: ast.AST, solution: str) -> Iterator[str]:
    """A part of the solution as it may be written: as it stands there, or as Python writes it."""
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    if isinstance(node, PARTS) and not is_text:
        yield ast.get_source_segment(solution, node) or ""
        yield ast.unparse(node)
    if isinstance(node, ast.Call):
        # A call gives as much away under its name alone, and with its last arguments left out.
        given = [ast.unparse(argument) for argument in (*node.args, *node.keywords)]
        for n in range(1, len(given) + 1):
            yield f"{_name(node)}({', '.join(given[:n])}"


def _calls(text: str) -> Iterator[ast.Call]:
    """The calls that stand in a text, as far as they can be read as code."""
    for begin in re.finditer(r"[A-Za-z_][\w.]*\(", text):
        for end in (at + 1 for at, sign in enumerate(text) if sign == ")" and at > begin.start()):
            try:
                tree = ast.parse(text[begin.start() : end], mode="eval")
            except SyntaxError:
                continue
            if isinstance(tree.body, ast.Call):
                yield tree.body
            break


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)


def _bare(text: str) -> str:
    return re.sub(r"""[\s"'`]""", "", text).lower()
