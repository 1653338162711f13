"""Submissions whose code is nearly the same: a hint to look, never a verdict.

Functions are parsed, docstrings, comments and layout dropped, and what is left is compared as a
sequence of tokens with RapidFuzz' normalised Indel similarity: the share of tokens that stay when
one is turned into the other by insertions and deletions alone.
"""

import ast
import hashlib
import io
import tokenize
from collections.abc import Mapping
from pathlib import Path

import msgspec
from rapidfuzz import process
from rapidfuzz.distance import Indel

from autograder.assignment import Assignment
from autograder.errors import SubmissionError
from autograder.evidence.calls import Program
from autograder.students.reading import read_submission

#: Right answers to small exercises resemble each other; below this it says nothing.
ALIKE = 0.97
MIN_TOKENS = 60
MAX_TOKENS = 4_000
_BLANK = {tokenize.NEWLINE, tokenize.NL, tokenize.COMMENT, tokenize.ENDMARKER, tokenize.ENCODING}


class Likeness(msgspec.Struct, frozen=True):
    """Two submissions, and the share of tokens that they have in common, from 0 to 1."""

    one: str
    other: str
    share: float


def alike(programs: Mapping[str, Program], at_least: float = ALIKE) -> tuple[Likeness, ...]:
    """Pairs of students whose functions are nearly the same, the most alike first.

    Functions that are a stub only, and submissions with too little code, are left out.
    """
    tokens = {student: function_tokens(program) for student, program in programs.items()}
    students = sorted(student for student, found in tokens.items() if len(found) >= MIN_TOKENS)
    if len(students) < 2:
        return ()
    sequences = [tokens[student] for student in students]
    shares = process.cdist(
        sequences, sequences, scorer=Indel.normalized_similarity, score_cutoff=at_least
    )
    pairs = [
        Likeness(students[a], students[b], round(float(shares[a, b]), 4))
        for a in range(len(students))
        for b in range(a + 1, len(students))
        if shares[a, b] >= at_least
    ]
    return tuple(sorted(pairs, key=lambda pair: (-pair.share, pair.one, pair.other)))


def read_programs(paths: Mapping[str, Path], assignment: Assignment) -> dict[str, Program]:
    """The programs of the submissions that can be read, by student."""
    programs = {}
    for student, path in paths.items():
        try:
            programs[student] = read_submission(path, assignment).program
        except SubmissionError:
            continue
    return programs


def function_tokens(program: Program) -> list[int]:
    """A number for each token of the exercises' functions; none where nothing can be parsed."""
    texts = []
    for cell in program.cells:
        try:
            body = ast.parse(cell.source).body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for node in body:
            if isinstance(node, ast.FunctionDef) and node.name in program.functions:
                text = _bare(node)
                texts.append(text)
    return [_number(token) for text in sorted(texts) for token in _tokens(text)][:MAX_TOKENS]


def _bare(node: ast.FunctionDef) -> str:
    """A function's body in one canonical layout, "" for a stub."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    if all(isinstance(part, ast.Raise | ast.Pass) for part in body):
        return ""
    try:
        return "\n".join(ast.unparse(part) for part in body)
    except (RecursionError, ValueError):
        return ""


def _tokens(text: str) -> list[str]:
    try:
        found = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, IndentationError):
        return text.split()
    return [token.string for token in found if token.type not in _BLANK and token.string.strip()]


def _number(token: str) -> int:
    return int.from_bytes(hashlib.blake2b(token.encode("utf-8", "replace"), digest_size=4).digest())
