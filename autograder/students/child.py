"""The confined side: load one submission, then answer calls, frame by frame.

Runs as `python -m autograder.students.child DATA MEMORY`. Standard input and output belong to
the frames; student code sees an empty input, and what it prints is kept as evidence.
"""

import os
import sys
from pathlib import Path
from typing import BinaryIO


def main(arguments: list[str]) -> None:
    """Serve until the other side closes the stream."""
    frames_in, frames_out = _take_over_streams()
    data = Path(arguments[0]) if arguments[0] else None
    serve(frames_in, frames_out, data, int(arguments[1]))


def serve(frames_in: BinaryIO, frames_out: BinaryIO, data: Path | None, memory: int) -> None:
    """Read a Program, then Calls; write Running and Loaded, then an answer to each call."""
    import autograder
    from autograder.confinement.limits import limit_memory
    from autograder.errors import WireError
    from autograder.evidence import wire
    from autograder.evidence.calls import Call, Failure, Program
    from autograder.students.perform import perform
    from autograder.students.program import failure, load
    from autograder.students.workspace import Workspace

    autograder.check = lambda *args, **kwargs: None
    program = wire.receive(frames_in, Program)
    limit_memory(memory)
    namespace, loaded = load(program, lambda running: wire.send(frames_out, running))
    wire.send(frames_out, loaded)
    workspace = Workspace(Path.cwd(), data)
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
        except WireError as error:
            wire.send(frames_out, Failure("bad evidence", str(error)))


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
