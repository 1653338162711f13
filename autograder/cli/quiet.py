"""Importing TensorFlow without its notices, which no setting of its own silences."""

import os


def quiet_tensorflow() -> None:
    """Import TensorFlow with the process' stderr leading nowhere for that moment."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        import tensorflow  # noqa: F401
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
