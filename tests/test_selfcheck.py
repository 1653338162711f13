"""A student at work: watching, hints, starting over, and the card in a notebook."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner, Result

from autograder.checks import check_folders, picture_beside
from autograder.cli.card import Card
from autograder.cli.hints import hints_of
from autograder.cli.main import main
from autograder.cli.pristine import reset_module, stubs, stubs_file
from autograder.cli.progress import progress_file, read_progress
from autograder.cli.work import exercise_digests
from autograder.messages.hints import advice
from autograder.reports.thumbnails import thumbnail
from autograder.scoring.figures import MisreadFigure
from autograder.scoring.rubric import ATTRIBUTE
from autograder.students.reading import read_submission
from tests.browser import browser
from tests.cards import ASSIGNMENT, EVIL, MISREAD, card, result
from tests.corpus import harness
from tests.test_batch import hear_ctrl_c

FOLDER = harness.ROOT / "assignments" / ASSIGNMENT.name
COMPARE = "def compare(accuracies):\n    return pd.DataFrame({'Stage': [], 'Accuracy': []})\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The assignment's folder as a student has it, and the place where commands run."""
    copied = Path(shutil.copytree(FOLDER, tmp_path / "work"))
    monkeypatch.chdir(copied)
    return copied


def run(*words: object) -> Result:
    return CliRunner().invoke(main, list(map(str, words)), catch_exceptions=False)


def save(file: Path, text: str) -> None:
    """Save as many editors do: nobody ever sees a part of it, or nothing."""
    new = file.with_name("saving")
    new.write_text(text)
    new.replace(file)


class Watching:
    """`autograder check --watch` as a student has it in a terminal."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-u", "-m", "autograder", "check", "--watch", "transfer_learning.py"],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"}, preexec_fn=hear_ctrl_c,
        )  # fmt: skip
        self._guard = threading.Timer(1_200, self._process.kill)
        self._guard.start()

    def told(self) -> list[str]:
        """What it says up to where the student stands: the verdicts on one save."""
        lines = []
        assert self._process.stdout is not None
        for line in self._process.stdout:
            lines.append(line.rstrip("\n"))
            if line.startswith(("Next: ", "All public checks", "✗ transfer_learning.py")):
                return lines
        raise AssertionError("it ended: " + "\n".join(lines))

    def stop(self) -> str:
        self._process.send_signal(signal.SIGINT)
        rest = self._process.communicate()[0]
        self._guard.cancel()
        assert self._process.returncode == 0
        return rest

    def end(self) -> None:
        """End it whatever it does."""
        self._guard.cancel()
        self._process.kill()
        self._process.wait()


@pytest.fixture
def watching(folder: Path) -> Iterator[Watching]:
    started = Watching(folder)
    try:
        yield started
    finally:
        started.end()


def test_watching_checks_what_changed_and_nothing_else(folder: Path, watching: Watching) -> None:
    file = folder / "transfer_learning.py"
    first = watching.told()
    assert first[0].startswith("Watching transfer_learning.py") and "Ctrl+C" in "".join(first)
    # What it is about comes before the wait, and nothing of TensorFlow's own.
    assert first[1] == "" and first[2].startswith("Save it in your editor")
    assert not any("WARNING" in line or "cuda" in line for line in first)
    assert sum(line.startswith("○ ") for line in first) == len(ASSIGNMENT.exercises)
    right = harness.module_with(COMPARE)
    save(file, reset_module(file.read_text(), "compare", stubs(right)["compare"]))
    wrong = watching.told()
    assert [line for line in wrong if line.startswith("✗ ")] == ["✗ compare: 0 of 2.5 points"]
    assert "Checking compare ..." in wrong and not any(line.startswith("○ ") for line in wrong)
    solved = stubs(harness.solution())["compare"]
    save(file, reset_module(file.read_text(), "compare", solved))
    told = watching.told()
    assert "✓ compare: 2.5 of 2.5 points" in told
    assert any("2.5 of 62.5 points in the public checks" in line for line in told)
    save(file, "")
    assert watching.told() == ["✗ transfer_learning.py is empty"]
    assert "Your progress is kept" in watching.stop()
    kept = read_progress(file).verdicts
    assert set(kept) == {exercise.name for exercise in ASSIGNMENT.exercises}


def test_what_a_student_reads_first_does_not_wait_for_tensorflow() -> None:
    modules = "autograder.checks, autograder.messages, autograder.cli.main, autograder.cli.watch"
    code = f"import sys, {modules}; print('tensorflow' in sys.modules, 'keras' in sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert found.split() == ["False", "False"]


def test_hints_come_one_after_the_other_and_are_kept(folder: Path) -> None:
    hints = hints_of(ASSIGNMENT.name)["tabulates_the_stages"]
    for number, hint in ((1, hints[0]), (2, hints[1]), (3, hints[2]), (3, hints[2])):
        told = run("hint", "compare", "transfer_learning.py")
        assert told.exit_code == 0 and f"Hint {number} of 3: {hint}" in told.output
    assert progress_file(folder / "transfer_learning.py").is_file()
    unknown = run("hint", "cut")
    assert unknown.exit_code == 2 and "truncate" in unknown.stderr


def test_the_hint_for_a_misconception_comes_before_the_three_of_the_check(folder: Path) -> None:
    code = "def truncate(model, n_layers=2):\n    return keras.Model(model.inputs, model.output)\n"
    (folder / "transfer_learning.py").write_text(harness.module_with(code))
    hints = hints_of(ASSIGNMENT.name)["cuts_the_classification_layer"]
    for number, hint in ((1, advice("cut-too-few").hint), (2, hints[0]), (3, hints[1])):
        told = run("hint", "truncate", "transfer_learning.py")
        assert f"Hint {number} of 4: {hint}" in told.output
        assert "What seems to be behind it: Fewer layers were cut off" in told.output
        assert "To read: “4. Truncate” in the notebook" in told.output


def test_there_is_no_hint_for_what_is_right(folder: Path) -> None:
    (folder / "transfer_learning.py").write_text(harness.solution())
    told = run("hint", "compare", "transfer_learning.py")
    assert told.exit_code == 0 and "nothing to hint at" in told.output


def test_hints_are_those_of_the_checks() -> None:
    import importlib

    found = {}
    for path in check_folders(ASSIGNMENT.name, hidden=False)[0].glob("test_*.py"):
        name = f"autograder.checks.{ASSIGNMENT.name}.public.{path.stem}"
        for function in vars(importlib.import_module(name)).values():
            if hasattr(function, ATTRIBUTE) and function.__module__ == name:
                found[function.__name__.removeprefix("test_")] = getattr(function, ATTRIBUTE).hints
    assert found and hints_of(ASSIGNMENT.name) == found


def test_a_reset_module_is_the_one_handed_out_and_the_work_is_kept(folder: Path) -> None:
    file = folder / "transfer_learning.py"
    handed_out = file.read_text()
    mine = reset_module(handed_out, "truncate", "@mine\ndef truncate(model):\n    return 1  # x")
    file.write_text(mine)
    told = run("reset", "truncate", "transfer_learning.py")
    assert told.exit_code == 0 and "transfer_learning.py.bak1" in told.output
    assert file.read_text() == handed_out
    assert (folder / "transfer_learning.py.bak1").read_text() == mine
    run("reset", "truncate", "transfer_learning.py")
    assert (folder / "transfer_learning.py.bak2").read_text() == handed_out


def test_a_module_that_cannot_be_parsed_is_reset_as_well(folder: Path) -> None:
    file = folder / "transfer_learning.py"
    handed_out = file.read_text()
    broken = handed_out.replace(
        '    raise NotImplementedError("Exercise truncate: cut the last layers off a model")',
        "    return keras.Model((\n    if",
    )
    assert broken != handed_out
    file.write_text(broken)
    run("reset", "truncate", "transfer_learning.py")
    assert file.read_text() == handed_out
    file.write_text("import keras\n")
    run("reset", "truncate", "transfer_learning.py")
    assert file.read_text().startswith("import keras\n\n\ndef truncate(model")


def test_a_notebook_gets_its_cell_back_and_keeps_the_rest(folder: Path) -> None:
    file = folder / "transfer_learning.ipynb"
    handed_out = nbformat.read(file, 4)
    mine = nbformat.read(file, 4)
    cells = {cell.id: cell for cell in mine.cells}
    cells["truncate"].source, cells["freeze"].source = "1/0", "my freeze"
    mine.cells.append(nbformat.from_dict(dict(cells["truncate"]) | {"id": "again"}))
    nbformat.write(mine, file)
    assert run("reset", "truncate", "transfer_learning.ipynb").exit_code == 0
    found = nbformat.read(file, 4)
    nbformat.validate(found)
    (cell,) = [
        c for c in found.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "truncate"
    ]
    (wanted,) = [c for c in handed_out.cells if c.id == "truncate"]
    assert cell.source == wanted.source and cell.metadata == wanted.metadata
    assert next(c for c in found.cells if c.id == "freeze").source == "my freeze"
    assert (folder / "transfer_learning.ipynb.bak1").is_file()
    file.write_text("{}")
    assert run("reset", "truncate", "transfer_learning.ipynb").exit_code == 2


def test_the_stubs_are_those_that_were_handed_out() -> None:
    module = (FOLDER / f"{ASSIGNMENT.name}.py").read_text("utf-8")
    assert json.loads(stubs_file(ASSIGNMENT.name).read_text("utf-8")) == stubs(module)
    assert set(stubs(module)) == set(ASSIGNMENT.functions)


def test_a_digest_changes_with_its_function_or_a_helper_and_not_with_a_comment(
    folder: Path,
) -> None:
    def digests(text: str) -> dict[str, str]:
        file = folder / "other.py"
        file.write_text(text)
        return exercise_digests(read_submission(file, ASSIGNMENT).program, ASSIGNMENT)

    before = digests(harness.solution())
    assert digests("# a word\n" + harness.solution().replace("\n\n\n", "\n\n\n\n")) == before
    after = digests(harness.module_with(COMPARE))
    assert [name for name in before if before[name] != after[name]] == ["compare"]
    helped = digests(harness.solution() + "\n\ndef helper():\n    pass\n")
    assert not set(helped.values()) & set(before.values())


def test_an_error_in_a_module_shows_its_line_also_in_an_earlier_function(folder: Path) -> None:
    from autograder.cli.work import load_work
    from autograder.students.program import failure

    file = folder / "work.py"
    file.write_text("import math\n\n\ndef freeze(model):\n    return model / 0\n\n\nx = 1\n")
    work = load_work(read_submission(file, ASSIGNMENT).program)
    with pytest.raises(ZeroDivisionError) as raised:
        work.functions["freeze"](1)
    (line,) = failure(raised.value).lines
    assert (line.cell, line.number, line.text) == ("work.py", 5, "return model / 0")


def a_card(*results: object) -> Card:
    return Card(ASSIGNMENT, ASSIGNMENT.exercise("freeze"), results)  # type: ignore[arg-type]


def test_a_card_has_html_and_text_and_is_a_number() -> None:
    wrong = result("freeze", "moves", "failed", message=EVIL, misconception="froze-everything")
    found = a_card(wrong, result("freeze", "keeps"))
    bundle = found._repr_mimebundle_()
    assert float(found) == 2.0 and set(bundle) == {"text/plain", "text/html"}
    assert "✗ What moves asks" in bundle["text/plain"] and "2 of 4 points" in bundle["text/plain"]
    assert "<script" not in bundle["text/html"] and "<b onmouse" not in bundle["text/html"]
    assert "❄ frozen" in bundle["text/html"]
    behind, hint = "Everything was frozen, the head included.", advice("froze-everything").hint
    assert behind in bundle["text/html"].split("<details>")[0]
    marked = re.sub("`(.*?)`", r"<code>\1</code>", hint)
    assert marked in bundle["text/html"].split("<details>")[1]
    assert '<a href="#6.-Freeze">“6. Freeze”</a> in the notebook' in bundle["text/html"]
    assert f"What seems to be behind it: {behind}" in bundle["text/plain"]
    assert f"Hint: {hint}\n  To read: “6. Freeze” in the notebook" in bundle["text/plain"]
    assert "conv2d (Conv2D), learns           Conv2D, frozen   ✗" in bundle["text/plain"]


def test_a_card_shows_misread_shoes_as_thumbnails_and_names_them_in_a_terminal() -> None:
    figure = picture_beside(ASSIGNMENT.name, "table")
    assert isinstance(figure, MisreadFigure) and figure.n == 18 and not figure.yours
    assert 0 < len(figure.images) < 9  # such a network is better than a coin
    found = Card(ASSIGNMENT, ASSIGNMENT.exercise("table"), [result("table", "names")], figure)
    html = found._repr_mimebundle_()["text/html"]
    assert html.count("data:image/jpeg;base64,") == len(figure.images)
    for one in figure.images:
        assert f"taken for {one.taken_for}" in html and thumbnail(one.image) in html
        assert f"{Path(one.image).name} (taken for {one.taken_for})" in str(found)
    assert "src=" not in html.replace('src="data:', "") and "<script" not in html
    assert picture_beside(ASSIGNMENT.name, "load") is None


def test_without_the_lessons_data_a_card_has_no_thumbnails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUTOGRADER_DATA", str(tmp_path))
    assert picture_beside(ASSIGNMENT.name, "table") is None


@pytest.mark.parametrize(("page", "text"), [("#ffffff", "#111111"), ("#111111", "#dddddd")])
def test_axe_finds_nothing_in_a_card_on_light_and_dark_themes(page: str, text: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    wrong = card("x", ("truncate", "freeze", "train")).checks
    body = Card(ASSIGNMENT, ASSIGNMENT.exercise("freeze"), wrong, MISREAD)._repr_mimebundle_()[
        "text/html"
    ]
    with browser() as chromium:
        opened = chromium.new_page()  # type: ignore[attr-defined]
        opened.set_content(
            f"<!doctype html><html lang=en><title>Card</title><body style='background:{page};"
            f"color:{text}'><main><h1>A notebook</h1>{body}</main></body></html>"
        )
        opened.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        found = Axe().run(opened)
        assert found.violations_count == 0, found.generate_report()
