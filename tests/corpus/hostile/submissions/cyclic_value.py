"""Returns a list that contains itself.

must: it is no result
outcome: error, crashed, bad evidence, returned-forged
"""


def attempt():
    value = []
    value.append(value)
    return value
