"""The whole hostile corpus in one batch, as this user and, for root, as an ordinary one too.

python -m tests.bench.hostile --out tests/bench/results/hostile.json
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from tests.corpus.hostile.anybody import NobodyCan, as_anybody


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--judges", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    arguments = ("-m", "tests.corpus.hostile.batch", "--judges", str(chosen.judges))
    runs = [figures(subprocess.run([sys.executable, *arguments], capture_output=True, text=True))]
    try:
        with as_anybody() as anybody:
            runs.append(figures(anybody.run(*arguments)))
    except NobodyCan as why:
        runs.append({"skipped": str(why)})
    text = json.dumps(runs, indent=1)
    print(text)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(text + "\n")
    return 1 if any(one.get("problems") for one in runs) else 0


def figures(run: subprocess.CompletedProcess[str]) -> dict[str, object]:
    """What one batch printed, or how it failed."""
    if not run.stdout.strip().startswith("{"):
        return {"problems": [run.stderr[-1000:]]}
    return json.loads(run.stdout)


if __name__ == "__main__":
    sys.exit(main())
