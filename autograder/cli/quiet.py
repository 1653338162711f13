"""Keeping TensorFlow's notices off the screen, which no setting of its own silences."""

import contextlib
import io
import os
import sys
from collections.abc import Iterator


def quiet_tensorflow() -> None:
    """Import TensorFlow without a word; nothing where it is imported already.

    Checks are too small for a graphics card, and looking for one is what TensorFlow complains
    about most.
    """
    if "tensorflow" in sys.modules:
        return
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
    with quiet_stderr():
        import tensorflow  # noqa: F401


@contextlib.contextmanager
def quiet_stderr() -> Iterator[None]:
    """Standard error leads nowhere for a while: Python's, and descriptor 2 of compiled code."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
