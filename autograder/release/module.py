"""The plain Python form of an assignment: imports and one function an exercise."""

import ast
import re

from nbformat import NotebookNode

from autograder.release.source import IMPORTS, Exercise, ReleaseError, grade_id

DOCSTRING = '''"""{title}.

There are {count} functions to write, worth {points} points. Write each one in place of its
`raise NotImplementedError`. The notebook {name}.ipynb asks for the same functions, with
the lesson around them; hand in one of the two files. Questions to answer in writing are in the
notebook alone: if you answer them, put your functions there as well and hand in the notebook.

To check yourself, all exercises or one of them, in this folder:

    pytest
    autograder check {name}.py {example}
"""
'''


def module_text(
    name: str, notebook: NotebookNode, exercises: tuple[Exercise, ...], functions: dict[str, str]
) -> str:
    """Write a module with the given functions, a source text for each exercise's name."""
    docstring = DOCSTRING.format(
        title=_title(notebook),
        count=len(exercises),
        points=sum(exercise.points for exercise in exercises),
        name=name,
        example=exercises[0].name,
    )
    sections = [
        f"# {number}. {exercise.name} ({exercise.points} points)\n\n\n{functions[exercise.name]}\n"
        for number, exercise in enumerate(exercises, start=1)
    ]
    imports = _imports(notebook, exercises)
    if ast.parse(imports).body and isinstance(ast.parse(imports).body[-1], ast.FunctionDef):
        imports += "\n"
    return "\n".join([docstring, imports, "\n\n".join(sections)])


def _title(notebook: NotebookNode) -> str:
    first_line = str(notebook.cells[0].source).partition("\n")[0]
    if not first_line.startswith("# "):
        raise ReleaseError("The first cell of a source has to begin with a heading, `# ...`.")
    return first_line.removeprefix("# ")


def _imports(notebook: NotebookNode, exercises: tuple[Exercise, ...]) -> str:
    """The lines of the imports cell that the exercises need, imports and functions."""
    cells = [cell for cell in notebook.cells if grade_id(cell) == IMPORTS]
    if len(cells) != 1:
        raise ReleaseError(f"A source has to have one cell {IMPORTS!r}.")
    used = {
        node.id
        for exercise in exercises
        for node in ast.walk(ast.parse(exercise.source))
        if isinstance(node, ast.Name)
    }
    dropped = {
        line
        for statement in ast.parse(cells[0].source).body
        if not _bound_names(statement) & used
        for line in range(statement.lineno, (statement.end_lineno or statement.lineno) + 1)
    }
    lines = enumerate(cells[0].source.splitlines(), start=1)
    kept = "\n".join(line for number, line in lines if number not in dropped).strip() + "\n"
    return re.sub(r"\n{4,}", "\n\n\n", kept)


def _bound_names(statement: ast.stmt) -> set[str]:
    match statement:
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return {alias.asname or alias.name.partition(".")[0] for alias in names}
        case ast.FunctionDef(name=name):
            return {name}
    return set()
