"""The worked example in CONTRIBUTING.md works, as it stands there."""

import re
import textwrap
from pathlib import Path

import pytest

from tests.authoring import copy_package, run
from tests.corpus import harness

NAME = "leaf_pests"
SECTION = re.search(
    r"## Adding an exercise\n(.*?)\n## ",
    (harness.ROOT / "CONTRIBUTING.md").read_text("utf-8"),
    re.DOTALL,
)
assert SECTION is not None
EXAMPLE = SECTION[1]
BLOCKS = [
    textwrap.dedent(block).strip("\n")
    for block in re.findall(r"^ *```(?:python)?\n(.*?)^ *```", EXAMPLE, re.DOTALL | re.MULTILINE)
]
CELLS, EXERCISE, PUBLIC, HIDDEN, PROOF = BLOCKS
MISCONCEPTION = "other-number"
ROW = re.compile(r"\| `((?:wrong|right)/\w+\.py)` \| `(.*?)` \| (?:`(\w+)`)? *\|")


def written(path: Path, old: str, new: str) -> None:
    """Put `new` for `old`, which must stand in the file once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{path}: {old!r}"
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course in which the example was followed, up to its proof."""
    course = tmp_path_factory.mktemp("course")
    copy_package(course)
    assert run(course, "new", NAME).returncode == 0
    source, checks = course / "solutions" / NAME / f"{NAME}.py", course / "autograder/checks" / NAME
    question = "# %% [markdown]\n# **Question 1.**"
    written(source, question, f"{CELLS}\n\n{question}")
    other = 'Exercise("count", "count_layers", "count the layers that have weights"),'
    written(checks / "__init__.py", other, f"{other}\n{EXERCISE}")
    for folder, block in (("public/test_{}.py", PUBLIC), ("hidden/test_{}_hidden.py", HIDDEN)):
        imports = (checks / folder.format("count")).read_text("utf-8").split("EXERCISE =")[0]
        imports = imports.replace("public.test_count", "public.test_learning")
        (checks / folder.format("learning")).write_text(imports + block + "\n", "utf-8")
    for place, returns, fails in ROW.findall(EXAMPLE):
        told = {"exercise": "learning", "fails": fails}
        if fails:
            told["misconception"] = MISCONCEPTION
        lines = [f"{key}: {value}" for key, value in told.items() if value]
        case = ["Counts in another way.", "", *lines]
        code = f"import math\n\n\ndef count_learning(model):\n    return {returns}\n"
        text = "\n".join(case)
        (course / "tests/corpus" / NAME / place).write_text(f'"""{text}\n"""\n\n{code}', "utf-8")
    return course


def test_every_check_has_a_case_and_right_work_is_there_too() -> None:
    assert f"its `misconception:`, which is `{MISCONCEPTION}`" in EXAMPLE.replace("\n   ", " ")
    written = {f"test_{fails}(" for _, _, fails in ROW.findall(EXAMPLE) if fails}
    assert len(written) == 2 and all(name in PUBLIC + HIDDEN for name in written)
    assert [place for place, _, fails in ROW.findall(EXAMPLE) if not fails] == [
        "right/learning__by_shapes.py"
    ]


def test_its_commands_say_what_is_written_there(course: Path) -> None:
    commands = [line.removeprefix("$ ") for line in PROOF.splitlines() if line.startswith("$ ")]
    assert len(commands) == 2
    for command in commands:
        told = run(course, *command.split()[1:])
        assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout == PROOF.splitlines()[-1] + "\n"
