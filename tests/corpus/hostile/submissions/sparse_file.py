"""Makes a file of a petabyte.

must: it is refused
"""


def attempt():
    with open("sparse", "wb") as file:
        file.truncate(2**50)
    return ["made"]
