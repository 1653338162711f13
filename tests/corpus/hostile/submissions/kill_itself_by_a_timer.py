"""Lets a timer of the system's send it the signal that kills.

must: it is no result, and no fault of the grader's
outcome: crashed, memory exceeded
"""

import ctypes
import os
import signal
import time


class Event(ctypes.Structure):
    """The head of `struct sigevent`: value, signal, SIGEV_SIGNAL, and room for the rest."""

    _fields_ = [
        ("value", ctypes.c_void_p),
        ("number", ctypes.c_int),
        ("notify", ctypes.c_int),
        ("rest", ctypes.c_char * 48),
    ]


def attempt():
    library = ctypes.CDLL(None, use_errno=True)
    timer = ctypes.c_void_p()
    event = Event(None, signal.SIGKILL, 0)
    library.timer_create(1, ctypes.byref(event), ctypes.byref(timer))
    times = (ctypes.c_long * 4)(0, 0, 0, 1_000_000)
    library.timer_settime(timer, 0, ctypes.byref(times), None)
    time.sleep(0.5)
    os._exit(1)
