"""The whole hostile corpus in one batch, as this user and, for root, as an ordinary one too.

python -m tests.bench.hostile --out tests/bench/results/hostile.json
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOBODY = {"user": 65534, "group": 65534, "extra_groups": [], "cwd": "/"}
COMMAND = [sys.executable, "-m", "tests.corpus.hostile.batch"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--judges", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [*COMMAND, "--judges", str(chosen.judges)]
    runs = [run(command, environment)]
    if os.geteuid() == 0:
        runs.append(run(command, environment | {"HOME": "/tmp"}, **NOBODY))
    text = json.dumps(runs, indent=1)
    print(text)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(text + "\n")
    return 1 if any(one.get("problems") for one in runs) else 0


def run(command: list[str], environment: dict[str, str], **user: object) -> dict[str, object]:
    """The figures of one batch, or why it could not be run."""
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, **user)  # type: ignore[call-overload]
    except OSError as error:
        return {"skipped": f"another user cannot run this Python ({error.strerror})"}
    if not done.stdout.strip().startswith("{"):
        return {"skipped": done.stderr[-300:]} if user else {"problems": [done.stderr[-1000:]]}
    return json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
