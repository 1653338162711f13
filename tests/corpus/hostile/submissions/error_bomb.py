"""Raises an error whose text fails.

must: it is no result
outcome: error, crashed
"""


class Bomb(Exception):
    def __str__(self):
        raise KeyboardInterrupt


def attempt():
    raise Bomb
