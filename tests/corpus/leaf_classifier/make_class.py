"""Makes the sample class: `python -m tests.corpus.leaf_classifier.make_class` writes `class/`."""

import json

from tests.corpus import harness

NAME = "leaf_classifier"
CLASS = harness.corpus(NAME) / "class"
MISTAKES = ("build__no_normalization", "confusion__transposed", "save__always_keras")


def submissions() -> dict[str, bytes]:
    """Whole work in a notebook, three mistakes in a plain file, and an untouched one."""
    folder = harness.corpus(NAME) / "wrong"
    codes = [harness.read_case(folder / f"{name}.py", NAME).code for name in MISTAKES]
    notebook = harness.notebook_with(harness.solution_cells(NAME), NAME)
    return {
        "ada.ipynb": (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode(),
        "ben.py": harness.module_with(*codes, assignment=NAME).encode(),
        "chloe.py": harness.stubs(NAME).encode(),
    }


if __name__ == "__main__":
    CLASS.mkdir(exist_ok=True)
    for name, content in submissions().items():
        (CLASS / name).write_bytes(content)
