"""Looks for secrets in the environment of every process.

must: the token stays secret
control: yes
"""

import glob
import os


def attempt():
    found = [repr(dict(os.environ))]
    for path in ["/proc/%d/environ" % TARGET["judge"], *glob.glob("/proc/*/environ")]:
        try:
            found.append(open(path).read())
        except OSError:
            pass
    return [text for text in found if "AUTOGRADER_TEST_SECRET" in text]
