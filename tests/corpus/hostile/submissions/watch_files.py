"""Watches secret files for changes.

must: it is refused
"""


def attempt():
    watch = syscall("inotify_init1", 0)
    return [syscall("inotify_add_watch", watch, TARGET["secret"].encode(), 0xFFF)]
