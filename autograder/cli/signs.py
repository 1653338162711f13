"""The signs before verdicts; what they mean is told where somebody may not know."""

from autograder.messages import sentences

SIGNS = {"passed": "✓", "skipped": "·", "not attempted": "○", "ungradable": "?"}


def legend() -> str:
    """What the signs mean, in a line."""
    _ = sentences()
    signs = {"✓": "passed", "✗": "not yet", "○": "to write", "·": "waiting"}
    return "   ".join(f"{sign} {_(word)}" for sign, word in signs.items())
