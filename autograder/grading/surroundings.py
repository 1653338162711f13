"""What a judge's process needs around it, before it imports TensorFlow."""

import multiprocessing
import os
import sys
import threading
from pathlib import Path

from autograder.grading.tasks import JudgeConfig


def prepare(config: JudgeConfig, words: str = os.devnull) -> None:
    """Set up this process as a judge's: silent, with one thread, gone with its controller.

    What it and its libraries print goes into the file `words`.
    """
    _end_with_the_controller(words)
    _quiet(config, words)


def _end_with_the_controller(words: str) -> None:
    """A judge whose controller was killed has nobody to answer to, and ends at once."""
    controller = multiprocessing.parent_process()
    if controller is not None:

        def end() -> None:
            controller.join()
            if words != os.devnull:
                Path(words).unlink(missing_ok=True)
            os._exit(1)

        threading.Thread(target=end, daemon=True).start()


def _quiet(config: JudgeConfig, words: str) -> None:
    """Keep TensorFlow's notices off the terminal, and tell the checks where the data is."""
    os.environ |= {
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "OMP_NUM_THREADS": "1",
        "TF_NUM_INTRAOP_THREADS": "1",
        "TF_NUM_INTEROP_THREADS": "1",
    }
    os.environ["AUTOGRADER_DATA"] = config.data
    if config.hidden:
        os.environ["AUTOGRADER_HIDDEN"] = config.hidden
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    # Appended to: its owner empties it from time to time.
    kept = os.open(words, os.O_WRONLY | os.O_APPEND)
    for descriptor in (1, 2):
        os.dup2(kept, descriptor)
    sys.stdout = sys.stderr = os.fdopen(os.dup(kept), "w", 1, "utf-8", "replace")
