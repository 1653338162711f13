"""Returns an object whose repr never ends, grows and raises.

must: little of it is kept
outcome: error, returned-forged
"""


class Bomb:
    def __repr__(self):
        return "x" * 10**8

    def __len__(self):
        raise SystemError

    def __eq__(self, other):
        return True


def attempt():
    return Bomb()
