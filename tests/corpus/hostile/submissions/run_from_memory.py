"""Runs a program from a file that exists only in memory.

must: it is refused
"""

import os


def attempt():
    done = []
    try:
        descriptor = os.memfd_create("x")
        done.append("made")
        os.write(descriptor, b"#!/bin/sh\n")
        os.execve(descriptor, ["x"], {})
    except OSError:
        pass
    return done
