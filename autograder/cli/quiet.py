"""Importing TensorFlow without its notices, which no setting of its own silences."""

import os
import sys


def quiet_tensorflow() -> None:
    """Import TensorFlow with the process' stderr leading nowhere for that moment.

    Does nothing where it is imported already. Checks are too small for a graphics card, and
    looking for one is what TensorFlow complains about most.
    """
    if "tensorflow" in sys.modules:
        return
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        import tensorflow  # noqa: F401
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
