"""The confined side: load one submission, then answer calls, frame by frame.

Runs in a child of the warm parent, or as `python -m autograder.students.child TASK` in a fresh
process. Student code sees an empty input, and what it prints is kept as evidence.
"""

import importlib
import importlib.metadata
import os
import sys
from pathlib import Path
from typing import BinaryIO

IMPORTED = (
    "tensorflow",
    "keras",
    "tensorflow.keras.preprocessing.image",
    "h5py",
    "numpy.random",
    "pandas",
    "PIL.Image",
    "scipy.ndimage",
    "matplotlib.pyplot",
    "matplotlib.font_manager",
    "matplotlib.backends.backend_agg",
    "IPython.display",
    "autograder.errors",
    "autograder.evidence.wire",
    "autograder.students.perform",
    "autograder.students.program",
    "autograder.students.workspace",
)


def main(arguments: list[str]) -> None:
    """Serve a task, given as JSON, over standard input and output until the input ends."""
    import msgspec

    from autograder.confinement.child import Task
    from autograder.confinement.limits import set_limits

    frames_in, frames_out = _take_over_streams()
    task = msgspec.json.decode(arguments[0], type=Task)
    prepare()
    set_limits(task.limits)
    serve(frames_in, frames_out, os.getcwd(), task.argument)


def prepare() -> None:
    """Import what submissions use and this package needs, and run none of TensorFlow's code.

    A child reads nothing of this package any more: all of it that it needs is imported here.
    """
    for name in IMPORTED:
        importlib.import_module(name)
    importlib.import_module("PIL.Image").init()
    # Lists the folders of the libraries once; confined code may not.
    importlib.metadata.version("numpy")


def touched() -> str:
    """Why children of this process would hang: TensorFlow has been used; "" if it was not."""
    from tensorflow.python.eager import context

    return "TensorFlow has run in it" if context.context_safe() is not None else ""


def serve(frames_in: BinaryIO, frames_out: BinaryIO, folder: str, argument: str) -> None:
    """Read a Program, then Calls; write Running and Loaded, then an answer to each call.

    `argument` names the folder of shipped data, "" for none.
    """
    import autograder
    from autograder.errors import WireError
    from autograder.evidence import wire
    from autograder.evidence.calls import Call, Failure, Program
    from autograder.students.perform import perform
    from autograder.students.program import failure, load
    from autograder.students.workspace import Workspace

    autograder.check = lambda *args, **kwargs: None
    workspace = Workspace(Path(folder), Path(argument) if argument else None)
    program = wire.receive(frames_in, Program)
    namespace, loaded = load(program, lambda running: wire.send(frames_out, running))
    wire.send(frames_out, loaded)
    while True:
        try:
            call = wire.receive(frames_in, Call)
        except EOFError:
            return
        function = namespace.get(call.function)
        try:
            answer = perform(call, function if callable(function) else None, workspace)
        except Exception as error:
            answer = failure(error)
        try:
            wire.send(frames_out, answer)
        except (WireError, UnicodeEncodeError) as error:
            wire.send(frames_out, Failure("bad evidence", ascii(str(error))))


def _take_over_streams() -> tuple[BinaryIO, BinaryIO]:
    """Private copies of descriptors 0 and 1; everyone else finds them leading nowhere."""
    frames_in = os.fdopen(os.dup(0), "rb")
    frames_out = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    return frames_in, frames_out


if __name__ == "__main__":
    main(sys.argv[1:])
