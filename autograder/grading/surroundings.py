"""What a judge's process needs around it, before it imports TensorFlow."""

import multiprocessing
import os
import sys
import threading

from autograder.grading.tasks import JudgeConfig


def prepare(config: JudgeConfig) -> None:
    """Set up this process as a judge's: silent, with one thread, gone with its controller."""
    _end_with_the_controller()
    _quiet(config)


def _end_with_the_controller() -> None:
    """A judge whose controller was killed has nobody to answer to, and ends at once."""
    controller = multiprocessing.parent_process()
    if controller is not None:

        def end() -> None:
            controller.join()
            os._exit(1)

        threading.Thread(target=end, daemon=True).start()


def _quiet(config: JudgeConfig) -> None:
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
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    sys.stdout = sys.stderr = os.fdopen(os.dup(nowhere), "w")
