"""Feedback pages and the class report: what stands in them, and what must not."""

import os
import re
import shutil
import subprocess
import sys
from base64 import b64decode
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from autograder.checks import assignments, load_assignment
from autograder.cli.selfcheck import told as in_terminal
from autograder.reports.feedback import feedback_page, printed, shown_checks, write_feedback
from autograder.reports.likeness import alike, read_programs
from autograder.reports.pages import page_link, page_name, render
from autograder.reports.pairs import pairs
from autograder.reports.reasons import reason_of
from autograder.reports.report import class_page, write_report
from autograder.reports.thumbnails import thumbnail
from autograder.reports.words import in_words
from autograder.scoring.figures import (
    AccuracyFigure,
    ConfusionFigure,
    CurvesFigure,
    LayerRow,
    LayersFigure,
    MisreadFigure,
    WantedLayer,
    figure_of,
)
from autograder.scoring.rubric import Mistake
from autograder.scoring.scorecard import read_scorecard, write_scorecard
from tests.cards import (
    ACCURACY,
    ASSIGNMENT,
    CUT,
    EVIL,
    FLAGS,
    LAYERS,
    MISREAD,
    MOVES,
    a_class,
    card,
    result,
)
from tests.corpus import harness

CLASS = harness.ROOT / "tests" / "corpus" / "class"


class Page(HTMLParser):
    """What a browser would take from a page: its text, its links, its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self._quiet = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self._quiet += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._quiet -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.words))


def feedback(tmp_path: Path, student: str) -> Page:
    write_feedback(a_class(), ASSIGNMENT, tmp_path / "feedback")
    return Page((tmp_path / "feedback" / page_name(student)).read_text("utf-8"))


def test_feedback_says_what_was_right_what_was_not_and_where_to_look(tmp_path: Path) -> None:
    page = feedback(tmp_path, "chloe")
    for words in (
        "40 of 55 points",
        "Exercises with every check passed: 8 of 11",
        "✓ passed",
        "✗ not yet",
        "It should be 2, but it is 3.",
        "What seems to be behind it: More layers were cut off than were asked for.",
        "Hint: Count the layers of your model and of the given one",
        "To read: “4. Truncate” in the notebook;",
        "load says hello",
        "12.5 s",
    ):
        assert words in page.text, words
    assert "#truncate" in page.links


def test_a_failed_check_shows_what_is_there_beside_what_should_be(tmp_path: Path) -> None:
    page = feedback(tmp_path, "chloe")
    for words in (
        "missing Flatten ✗ no",  # truncate: a layer too few
        "conv2d Conv2D yes Conv2D ❄ frozen ✗ no",  # freeze: a layer that should be frozen
        "batch_normalization BatchNormalization ❄ stand still 0 0.013 ✗ no",  # train: statistics
        "new_dense_output Dense move 0.001 – ✓ yes",
        "Accuracy on 120 pictures that nobody trained on",
        "asked for: 85 %",
    ):
        assert words in page.text, words


@pytest.mark.parametrize("name", assignments())
def test_every_exercise_has_a_part_of_the_notebook_and_a_page_to_read(name: str) -> None:
    """The anchors are those of the released notebook as nbconvert, and so nbgrader, shows it."""
    from nbconvert import HTMLExporter

    assignment = load_assignment(name)
    notebook = harness.ROOT / "assignments" / name / f"{name}.ipynb"
    page = HTMLExporter().from_filename(str(notebook))[0]
    for exercise in assignment.exercises:
        section = assignment.section(exercise.name)
        assert section is not None and f'id="{section.anchor}"' in page, exercise.name
        above = page.index(f'id="{section.anchor}"')
        assert above < page.index(f'<span class="nf">{exercise.function}</span>'), exercise.name
        assert exercise.reading is not None and exercise.reading.url.startswith("https://")


def test_a_misconception_may_send_to_another_part_of_the_lesson() -> None:
    found = result("freeze", "moves", "failed", misconception="flag-without-effect")
    assert reason_of(found, ASSIGNMENT).section == ASSIGNMENT.section("fine_tune")
    other = load_assignment("imagenet_backbone")  # which has no exercise of that name
    assert reason_of(found, other).section == other.section("freeze")
    (shown,) = shown_checks([found], ASSIGNMENT)
    assert shown.reason.hint.startswith("The flags look right")


def test_a_check_without_a_known_misconception_keeps_its_own_hint() -> None:
    found = result("freeze", "moves", "failed")
    assert reason_of(found, ASSIGNMENT).hint == "a nudge for moves"
    made_up = msgspec.structs.replace(found, misconception="made-up-by-a-course")
    assert reason_of(made_up, ASSIGNMENT).hint == "a nudge for moves"
    assert reason_of(made_up, ASSIGNMENT).behind == "made up by a course"


def test_layers_are_set_beside_those_they_match() -> None:
    kinds = [
        (pair.yours and pair.yours.kind, pair.wanted and pair.wanted.kind) for pair in pairs(CUT)
    ]
    assert kinds == [("Conv2D", "Conv2D"), (None, "Flatten"), ("Dense", "Dense")]
    assert [pair.right for pair in pairs(CUT)] == [True, False, True]
    assert [pair.right for pair in pairs(FLAGS)] == [False, True, True]
    assert [row.right for row in MOVES.rows] == [False, False, False, True]


def test_words_for_a_terminal_leave_out_what_is_right_in_a_long_table() -> None:
    rows = tuple(LayerRow(f"dense_{at}", "Dense", 5, at != 7) for at in range(20))
    long = LayersFigure(rows, wanted=tuple(WantedLayer("Dense", True) for _ in rows))
    assert in_words(long)[1:] == [
        "dense_7 (Dense), frozen  Dense, learns    ✗",
        "More layers, not listed: 19",
    ]
    assert in_words(FLAGS)[1:] == [
        "conv2d (Conv2D), learns           Conv2D, frozen   ✗",
        "flatten (Flatten)                 Flatten          ✓",
        "new_dense_output (Dense), learns  Dense, learns    ✓",
    ]
    assert in_words(CUT)[2].split() == ["(missing)", "Flatten", "✗"]
    assert in_words(MOVES)[3].split() == ["lost", "(Dense)", "move", "not", "a", "number", "✗"]
    assert in_words(LAYERS) == in_words(ACCURACY) == []  # messages and pages have these


def test_a_page_needs_no_network_and_runs_no_script(tmp_path: Path) -> None:
    page = feedback(tmp_path, "ada")
    assert not {"script", "link"} & set(page.tags)
    assert all(link.startswith(("#", "data:image/jpeg;base64,")) for link in page.links)


def test_where_something_is_left_there_is_something_to_read(tmp_path: Path) -> None:
    page = feedback(tmp_path, "chloe")
    known = {exercise.name: exercise.reading for exercise in ASSIGNMENT.exercises}
    outside = [link for link in page.links if not link.startswith(("#", "data:"))]
    wrong = ("truncate", "freeze", "train")
    assert outside == [one.url for name in wrong if (one := known[name]) is not None]
    assert page.text.count("To read") == 3
    assert all(one is not None and one.url.startswith("https://") for one in known.values())


def test_what_a_student_wrote_is_text_and_never_markup(tmp_path: Path) -> None:
    page = feedback(tmp_path, EVIL)
    assert EVIL.replace("-", " ") in page.text or EVIL in page.text
    assert "script" not in page.tags and "onmouseover" not in page.attributes
    write_report(a_class(), ASSIGNMENT, tmp_path / "report.html")
    report = Page((tmp_path / "report.html").read_text("utf-8"))
    assert report.tags.count("script") == 1 and "onmouseover" not in report.attributes


def test_pages_of_hidden_checks_show_neither_pictures_nor_output() -> None:
    ada = feedback_page(card("ada"), ASSIGNMENT)
    for part in ada.exercises:
        for check in part.checks:
            if check.result.visibility == "hidden":
                assert all(isinstance(figure, MisreadFigure) for figure in check.figures)
    assert sum(len(check.figures) for part in ada.exercises for check in part.checks) == 5


def test_the_lessons_own_training_is_drawn_and_not_the_few_steps_of_a_check() -> None:
    whole = CurvesFigure({"loss": (2.0, 1.0), "accuracy": (0.5, 1.0)}, lesson=True)
    short = CurvesFigure({"loss": (1.0, 1.0)})
    few = msgspec.structs.replace(result("train", "steps"), figures=(short,))
    full = msgspec.structs.replace(
        result("train", "apart", hidden=True), figures=(whole, MISREAD, LAYERS)
    )
    assert [check.figures for check in shown_checks([few, full], ASSIGNMENT)] == [
        (),
        (whole, MISREAD),
    ]
    wrong = msgspec.structs.replace(few, outcome="failed")
    assert shown_checks([wrong, full], ASSIGNMENT)[0].figures == (short,)


def test_misread_shoes_are_shown_as_thumbnails_of_shipped_images_alone(tmp_path: Path) -> None:
    page = feedback(tmp_path, "ada")
    small = [link for link in page.links if link.startswith("data:")]
    assert small == 2 * [thumbnail(one.image) for one in MISREAD.images]
    for address in small:
        with Image.open(BytesIO(b64decode(address.partition(",")[2]))) as image:
            assert image.format == "JPEG" and max(image.size) == 72
    assert "misread by the network that your function trained: 2 of 18" in page.text
    assert "Oxfords, taken for Heels" in page.text
    assert sum(map(len, small)) < 20_000


@pytest.mark.parametrize(
    "name",
    [
        "Shoes/Test/Heels/none.jpg",
        "Shoes/Test/../../../etc/passwd",
        "/etc/passwd",
        "hidden/Heels/heels_001.jpg",
        "Shoes/Hidden/x.jpg",
    ],
)
def test_nothing_but_a_shipped_image_is_drawn(name: str) -> None:
    assert thumbnail(name) == ""


def test_an_altered_image_is_not_drawn_and_its_name_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(harness.ROOT / "data" / "Shoes" / "Test", tmp_path / "Shoes" / "Test")
    shutil.copy(harness.ROOT / "data" / "manifest.json", tmp_path)
    changed, whole = (one.image for one in MISREAD.images)
    (tmp_path / changed).write_bytes((tmp_path / whole).read_bytes())
    monkeypatch.setenv("AUTOGRADER_DATA", str(tmp_path))
    assert thumbnail(changed) == "" and thumbnail(whole)
    page = feedback(tmp_path, "ada")
    assert "heels_003.jpg" in page.text and "oxfords_006.jpg" not in page.text


def test_the_judge_measures_which_shipped_images_are_misread_and_names_no_hidden_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from autograder.checks.transfer_learning.hidden import scored

    secret = tmp_path / "Secret"
    for path in (harness.ROOT / "data" / scored.TEST).rglob("*.jpg"):
        target = secret / path.parent.name / f"secret_{path.name}"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    monkeypatch.setenv(scored.VARIABLE, str(secret))
    told: list[tuple[str, object]] = []
    model = scored.under_a_new_head()
    with pytest.raises(Mistake) as raised:  # it was never trained
        scored.expect_accuracy(lambda attempt: model, "head", lambda *what: told.append(what))
    accuracy = raised.value.figure
    assert isinstance(accuracy, AccuracyFigure) and accuracy.n == 18
    assert accuracy.low < accuracy.share < accuracy.high and accuracy.share < accuracy.least
    assert f"{accuracy.low:.0%} and {accuracy.high:.0%}" in str(raised.value)
    (figure,) = [value for name, value in told if name == "figure"]
    assert isinstance(figure, MisreadFigure) and figure.n == 18 and figure.yours
    test = scored.labelled(harness.ROOT / "data" / scored.TEST)
    share = scored.accuracy(model, test)
    assert len(figure.images) + figure.more == round(18 * (1 - share)) > 0
    assert all(thumbnail(one.image) for one in figure.images)
    assert "secret" not in repr(told) + repr(accuracy) + str(raised.value)


def test_an_ungradable_submission_is_told_so_and_gets_no_zero(tmp_path: Path) -> None:
    page = feedback(tmp_path, "gina")
    assert "through no fault of yours" in page.text
    assert "of 55 points" not in page.text
    assert "OSError" not in page.text, "what failed in the grader is for the instructor"


def test_what_only_the_grader_could_not_judge_is_nothing_to_do(tmp_path: Path) -> None:
    """Of gina's work `head` could not be judged, and all else is right."""
    page = feedback(tmp_path, "gina")
    assert "You need do nothing for that" in page.text
    assert "There is nothing that you need do for it." in page.text
    assert "A good place to go on" not in page.text and "Well done" not in page.text
    assert "To read" not in page.text
    head = [one for one in a_class()[6].checks if one.exercise == "head"]
    assert "There is nothing that you need do for it." in in_terminal(head, ASSIGNMENT)


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "C:\\x", ".hidden", "ä ö", "x" * 400])
def test_no_name_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    write_feedback([card(name)], ASSIGNMENT, tmp_path / "feedback")
    (file,) = (tmp_path / "feedback").iterdir()
    assert file.name == page_name(name) and (tmp_path / "feedback").is_dir()
    assert page_link(name).startswith("feedback/") and "<" not in page_link("<b>")


def test_printed_text_is_what_a_terminal_would_have_left() -> None:
    assert printed("a\x1b[32mb\x1b[0m\n10%\r50%\r100%\r\ndone\x07\n") == "ab\n100%\ndone"


def test_the_report_tells_marks_misconceptions_and_who_needs_a_person(tmp_path: Path) -> None:
    page = class_page(a_class(), ASSIGNMENT, pass_percent=55.0)
    assert page.n_ungradable == 1 and page.marks.n == 7
    assert [one.count for one in page.marks.bins] == [1, 0, 0, 0, 0, 1, 0, 1, 0, 4]
    assert page.misconceptions[0].name == "cut-too-many"
    assert page.misconceptions[0].students == ("Ben, Jr.", "chloe", "emma")
    reasons = {one.student: [reason for reason, _ in one.reasons] for one in page.attention}
    assert reasons == {
        "gina": ["could not be judged"],
        "finn": ["stopped"],
        EVIL: ["file or cells"],
        "emma": ["file or cells", "near the pass mark"],
    }
    rate = next(rate for rate in page.rates if rate.name == "freeze_holds")
    assert (rate.n_passed, rate.n) == (5, 8)
    assert [time.name for time in page.times] == [e.name for e in ASSIGNMENT.exercises]


def test_a_measurement_close_to_a_threshold_needs_a_person() -> None:
    ada = card("ada")
    close = msgspec.structs.replace(ada.checks[0], note="Close to the 80 % asked for.")
    ada = msgspec.structs.replace(ada, checks=(close, *ada.checks[1:]))
    (one,) = class_page([ada, card("ben")], ASSIGNMENT).attention
    assert one.reasons == (("near a threshold", "load: Close to the 80 % asked for."),)
    shown = feedback_page(ada, ASSIGNMENT)
    assert "Close to" not in render("feedback.html", page=shown)


def test_every_student_of_the_report_has_a_page_behind_the_link(tmp_path: Path) -> None:
    from urllib.parse import unquote

    cards = a_class()
    write_feedback(cards, ASSIGNMENT, tmp_path / "feedback")
    write_report(cards, ASSIGNMENT, tmp_path / "report.html")
    links = Page((tmp_path / "report.html").read_text("utf-8")).links
    assert len(set(links)) == len(cards)
    for link in links:
        assert (tmp_path / unquote(link)).is_file(), link


def test_a_class_of_nobody_has_a_report(tmp_path: Path) -> None:
    write_report([], ASSIGNMENT, tmp_path / "report.html")
    assert "None." in (tmp_path / "report.html").read_text("utf-8")


def test_copied_code_is_found_through_comments_layout_and_docstrings(tmp_path: Path) -> None:
    source = harness.solution()
    copied = source.replace("\n    return ", "\n    # my own idea\n    return ").replace(
        ", ", " ,  "
    )
    assert copied != source
    (tmp_path / "one.py").write_text(source)
    (tmp_path / "two.py").write_text(copied)
    (tmp_path / "stub.py").write_text((harness.ROOT / STUB).read_text("utf-8"))
    (tmp_path / "stub2.py").write_text((harness.ROOT / STUB).read_text("utf-8"))
    (tmp_path / "broken.py").write_text("def truncate(:\n")
    (tmp_path / "empty.py").write_text("")
    paths = {path.stem: path for path in tmp_path.glob("*.py")}
    (pair,) = alike(read_programs(paths, ASSIGNMENT))
    assert (pair.one, pair.other, pair.share) == ("one", "two", 1.0)


STUB = Path("assignments", ASSIGNMENT.name, f"{ASSIGNMENT.name}.py")


def test_a_notebook_and_a_module_with_the_same_functions_are_alike(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text(harness.solution())
    notebook = harness.ROOT / "solutions" / ASSIGNMENT.name / f"{ASSIGNMENT.name}.ipynb"
    paths = {"module": tmp_path / "module.py", "notebook": notebook}
    assert alike(read_programs(paths, ASSIGNMENT))[0].share == 1.0


def test_figures_are_drawn_from_evidence_and_survive_the_scorecard(tmp_path: Path) -> None:
    from autograder.evidence.calls import Returned
    from autograder.evidence.values import HistoryData, Plain, TableData

    history = Returned(HistoryData({"loss": (1.0, None)}, 2))
    assert figure_of(history) == CurvesFigure({"loss": (1.0, None)})
    rows = (("Heels", "Heels"), ("Oxfords", "Heels"))
    table = Returned(TableData(("Predicted Label", "Actual Label"), ("object",) * 2, rows))
    assert figure_of(table) == ConfusionFigure(("Heels", "Oxfords"), ((1, 1), (0, 0)))
    assert figure_of(Returned(Plain("int", 3))) is None
    write_scorecard(card("ada"), tmp_path / "ada.json")
    kept = read_scorecard(tmp_path / "ada.json")
    assert kept == card("ada")
    assert any(isinstance(f, LayersFigure) for check in kept.checks for f in check.figures)


def test_the_command_writes_both_from_the_scorecards_alone(tmp_path: Path) -> None:
    for one in a_class()[:4]:
        folder = tmp_path / "scorecards" / ASSIGNMENT.name
        write_scorecard(one, folder / f"{one.student}.json")
    command = [sys.executable, "-m", "autograder", "report", str(tmp_path)]
    environment = os.environ | {"AUTOGRADER_LANG": "de_DE.UTF-8"}
    found = subprocess.run(
        [*command, "--submissions", str(CLASS)],
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    assert "Feedback: 4 pages" in found.stdout
    assert 'lang="de"' in (tmp_path / "report.html").read_text("utf-8")
    nothing = subprocess.run(
        [*command[:-1], str(tmp_path / "feedback")], capture_output=True, text=True, check=False
    )
    assert nothing.returncode == 2 and "there are no scorecards" in nothing.stderr
