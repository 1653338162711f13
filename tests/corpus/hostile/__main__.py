"""All attacks in full isolation, or those named: `python -m tests.corpus.hostile [NAME]...`."""

import sys
import time

from tests.corpus.hostile.harness import attacks, needed_here, run


def main(names: list[str]) -> int:
    """Run the attacks named, all if none are; the number that did not hold."""
    n_tried = n_held = 0
    for attack in attacks():
        if (names and attack.name not in names) or needed_here(attack):
            continue
        start = time.monotonic()
        outcome = run(attack, "full")
        held = outcome.problem(attack) == ""
        n_tried += 1
        n_held += held
        word = "held" if held else "DID NOT HOLD"
        print(f"{word:12} {attack.name:30} {outcome.kind:18} {time.monotonic() - start:5.1f} s")
        if not held:
            print(f"    {outcome.problem(attack)}", flush=True)
    print(f"{n_tried} attacks tried, {n_held} held")
    return n_tried - n_held


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
