"""The paths that every job may read: Python, its libraries, and little of the system."""

import os
import site
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from autograder.confinement.landlock import around
from autograder.confinement.namespaces import Way

PACKAGE = str(Path(__file__).parents[1])
_SYSTEM = (
    "/usr",
    "/lib",
    "/lib32",
    "/lib64",
    "/etc/fonts",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/etc/mime.types",
    "/sys/devices/system/cpu",
)


class Ground(msgspec.Struct, frozen=True):
    """What a machine grants every job.

    `shown` paths appear in the job's own root, with the folders `hidden` covered; `readable`
    are the same paths with everything secret left out, entry by entry. `way` leads to
    namespaces.
    """

    shown: tuple[str, ...]
    hidden: tuple[str, ...]
    readable: tuple[str, ...]
    way: Way


def ground(secrets: Iterable[str], way: Way) -> Ground:
    """The ground of this machine and this Python, without this package and what is secret."""
    hidden = (PACKAGE, *secrets)
    folders = (sys.base_prefix, sys.base_exec_prefix, sys.prefix, *_site_packages(), *_SYSTEM)
    # A virtual environment may be a link: where it leads is shown as well.
    places = [place for path in folders for place in (path, os.path.realpath(path))]
    shown = tuple(dict.fromkeys(path for path in places if os.path.exists(path)))
    readable = dict.fromkeys(path for folder in shown for path in around(folder, hidden))
    return Ground(shown, hidden, tuple(readable), way)


def _site_packages() -> list[str]:
    return [*site.getsitepackages(), site.getusersitepackages()]
