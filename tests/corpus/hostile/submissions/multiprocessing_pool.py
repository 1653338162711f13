"""Uses processes for its work, as an honest student may.

must: it is refused, and told so
control: yes
"""

import multiprocessing


def attempt():
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return [str(part) for part in pool.map(abs, [-1, -2])]
