"""Running a submission's code piece by piece, errors kept and execution going on."""

import builtins
import linecache
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from autograder.evidence.calls import Cell, Failure, Line, Loaded, Program, Running
from autograder.students.capture import captured

MODULE = "submission"
PREFIX = "<submission: "
MAX_MESSAGE = 1_000
MAX_LINES = 20


def load(program: Program, announce: Callable[[Running], None]) -> tuple[dict[str, Any], Loaded]:
    """Run all cells but those in `program.skip`; the namespace, and what failed.

    `announce` is told each cell before it runs, so that a cell which never ends is known.
    """
    module = types.ModuleType(MODULE)
    sys.modules[MODULE] = module
    _stand_in_for_ipython()
    failures: dict[int, Failure] = {}
    for at, cell in enumerate(program.cells):
        if at in program.skip:
            continue
        announce(Running(at))
        failure = _run(cell, module.__dict__)
        if failure is not None:
            failures[at] = failure
    defined = tuple(name for name in program.functions if callable(module.__dict__.get(name)))
    return module.__dict__, Loaded(failures, defined)


def undefined(program: Program, function: str, loaded: Loaded) -> Failure:
    """Why a function is not there: the cell that should define it failed, or has gone."""
    for at, failed in loaded.failures.items():
        if f"def {function}" in program.cells[at].source:
            why = f"The code that should define it failed: {failed.message}"
            return msgspec.structs.replace(failed, message=why)
    return Failure("missing", f"There is no function {function!r} in the submission.")


def _run(cell: Cell, namespace: dict[str, Any]) -> Failure | None:
    with captured() as output:
        try:
            exec(_compile(cell), namespace)
        except (Exception, SystemExit) as error:
            return failure(error, output.text)
    return None


def _compile(cell: Cell) -> types.CodeType:
    filename = f"{PREFIX}{cell.name}>"
    source = "\n" * (cell.first_line - 1) + cell.source
    lines = source.splitlines(keepends=True)
    if cell.first_line > 1 and filename in linecache.cache:
        # A piece of a module: what stands above it was compiled before.
        above = linecache.getlines(filename)[: cell.first_line - 1]
        lines[: len(above)] = above
    linecache.cache[filename] = (len(source), None, lines, filename)
    return compile(source, filename, "exec", dont_inherit=True)


def failure(error: BaseException, output: str = "", own_file: str = "") -> Failure:
    """What went wrong, with the lines of the student's own code on the way there.

    `own_file` names the file of a function that was handed over live. What is not attempted says
    so itself: libraries, too, raise NotImplementedError where they are used wrongly.
    """
    text = str(error)
    if isinstance(error, SyntaxError):
        text = f"{error.msg} (line {error.lineno})" if error.lineno else error.msg
    message = f"{type(error).__name__}: {text}" if text else type(error).__name__
    if isinstance(error, NotImplementedError) and _raised_here(error, own_file):
        kind = "not attempted"
    elif isinstance(error, MemoryError) or type(error).__name__ == "ResourceExhaustedError":
        kind = "memory exceeded"
    else:
        kind = "error"
    return Failure(
        kind=kind,  # type: ignore[arg-type]
        message=message[:MAX_MESSAGE],
        exception=type(error).__name__,
        lines=tuple(_own_lines(error, own_file))[-MAX_LINES:],
        output=output,
    )


def _own_lines(error: BaseException, own_file: str) -> Iterator[Line]:
    if isinstance(error, SyntaxError) and error.lineno and _is_own(error.filename, own_file):
        yield Line(_cell_name(error.filename or ""), error.lineno, (error.text or "").strip()[:200])
    trace = error.__traceback__
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if _is_own(filename, own_file):
            text = linecache.getline(filename, trace.tb_lineno).strip()
            yield Line(_cell_name(filename), trace.tb_lineno, text[:200])
        trace = trace.tb_next


def _raised_here(error: BaseException, own_file: str) -> bool:
    """Whether the student's own code raised the error, and no library that it called."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is None or _is_own(trace.tb_frame.f_code.co_filename, own_file)


def _is_own(filename: str | None, own_file: str) -> bool:
    return bool(filename) and (str(filename).startswith(PREFIX) or filename == own_file)


def _cell_name(filename: str) -> str:
    return filename.removeprefix(PREFIX).removesuffix(">") if filename.startswith(PREFIX) else ""


class _NoShell:
    """What magics and shell lines of a notebook talk to while it is graded: nothing."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *args, **kwargs: None


def _stand_in_for_ipython() -> None:
    shell = _NoShell()
    vars(builtins)["get_ipython"] = lambda: shell
    vars(builtins).setdefault("display", lambda *args, **kwargs: None)
