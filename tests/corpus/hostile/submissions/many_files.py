"""Makes as many files as it can.

must: it stops at its own limit
outcome: returned, crashed
"""


def attempt():
    number = 0
    try:
        for number in range(100_000):
            open(f"f{number}", "w").close()
    except OSError:
        pass
    return ["%d files" % number] if number > 30_000 else []
