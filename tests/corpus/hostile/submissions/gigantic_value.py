"""Returns a list of a billion entries, inside lists inside lists.

must: it is no result
outcome: error, timed out, memory exceeded, crashed, bad evidence, returned-forged
"""


def attempt():
    value = []
    for _ in range(200):
        value = [value] * 100
    return value
