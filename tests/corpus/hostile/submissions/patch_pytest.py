"""Makes every assertion of a checker pass.

must: no check runs here
outcome: returned, error
"""

import builtins
import sys
import types


def attempt():
    fake = types.ModuleType("pytest")
    fake.raises = fake.fail = lambda *args, **kwargs: None
    sys.modules["pytest"] = fake
    builtins.AssertionError = Warning
    sys.excepthook = sys.settrace = lambda *args: None
    sys.meta_path.insert(0, fake)
    return []
