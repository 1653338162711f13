"""`autograder lint` finds each kind of fault, in small assignments that were broken on purpose."""

import json
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from autograder.assignment import Assignment, Exercise, ReleaseCell
from autograder.checks import assignments, check_folders, load_assignment
from autograder.errors import DataError, UsageError
from autograder.messages.hints import Advice, advices_of
from autograder.proof.case import Case, read_case
from autograder.proof.fault import Fault
from autograder.proof.figures import figures_of
from autograder.proof.hint import given_away
from autograder.proof.lint import lint
from autograder.proof.rubric import advice_faults, corpus_faults, rubric_faults
from autograder.proof.source import Source, trial_of, whole_trials
from autograder.proof.trial import Images, Trial, Tried
from autograder.proof.verdicts import case_faults, need_faults, whole_faults
from autograder.scoring.listing import Listed, listed_checks
from autograder.scoring.rubric import CheckSpec, Visibility
from autograder.scoring.scorecard import CheckResult, Outcome
from tests.authoring import copy_package, run
from tests.corpus import harness

NAME = "leaf_pests"
HINTS = ("Look at the flags.", "A layer has a flag.", "Set the flag of each layer.")
SOLVED = (
    "def freeze(model, n):\n    for layer in model.layers[:-n]:\n        layer.trainable = False\n"
)
ASSIGNMENT = Assignment(
    name="fake",
    title="Fake",
    exercises=(Exercise("freeze", "freeze", "freeze layers"),),
    cells={"check-freeze": ReleaseCell("check", 5)},
)


def a_check(
    name: str = "flags_are_set", visibility: Visibility = "public", **changes: object
) -> Listed:
    """A check with nothing to correct, but for what is changed; of `points`, `hints`, `needs` and
    `because` is made its spec."""
    spec = {"points": 2.0, "hints": HINTS, "needs": (), "because": ""}
    spec |= {key: changes.pop(key) for key in list(changes) if key in spec}
    file = "test_freeze.py" if visibility == "public" else "test_freeze_hidden.py"
    good = Listed(
        exercise="freeze",
        name=name,
        path=Path(file),
        visibility=visibility,
        sentence="The flags are set.",
        body=f"(student): asks {name}",
        spec=CheckSpec(**spec),
    )
    return msgspec.structs.replace(good, **changes)


PUBLIC, HIDDEN = a_check(), a_check("moves_nothing", "hidden", points=3.0)


def a_case(**changes: object) -> Case:
    good = Case("fake", "wrong", "freeze__none", "Froze none.", "freeze", "", ("moves_nothing",))
    return msgspec.structs.replace(good, **changes)


def tried(
    *results: CheckResult,
    name: str = "wrong/freeze__none.py",
    regardless: tuple[CheckResult, ...] = (),
) -> Tried:
    return Tried(Trial("fake", name, ""), results, regardless=regardless)


def said(
    name: str,
    outcome: Outcome,
    points: float = 0.0,
    misconception: str = "",
    visibility: Visibility = "public",
) -> CheckResult:
    return CheckResult(
        "freeze", name, outcome, points, 2.0, "", "So it is.", "", misconception, 0.5, visibility
    )


def found(faults: Iterable[Fault]) -> str:
    return "\n".join(map(str, faults))


def test_a_good_rubric_has_no_fault() -> None:
    assert found(rubric_faults(ASSIGNMENT, [PUBLIC, HIDDEN], {"freeze": SOLVED})) == ""


@pytest.mark.parametrize(
    ("checks", "fault"),
    [
        ([a_check(spec=None), HIDDEN], "public/test_freeze.py test_flags_are_set: has no points"),
        ([a_check(points=0.0), HIDDEN], "is worth 0 points"),
        ([a_check(sentence=""), HIDDEN], "has no docstring"),
        ([a_check(hints=HINTS[:2]), HIDDEN], "has 2 hints"),
        ([a_check(hints=(HINTS[0], HINTS[0], HINTS[2])), HIDDEN], "has 2 hints"),
        ([a_check(hints=(*HINTS[:2], " ")), HIDDEN], "has 2 hints"),
        (
            [a_check(hints=(*HINTS[:2], "Write `layer.trainable=False`, in a loop.")), HIDDEN],
            "hint 3 is the solution's code: layer.trainable = False",
        ),
        ([a_check(needs=("flags_ar_set",)), HIDDEN], "needs 'flags_ar_set', which is no check"),
        ([a_check(points=2.5), HIDDEN], "its checks add up to 5.5 points, the lesson states 5"),
        ([a_check(exercise="thaw"), HIDDEN], "is a check of 'thaw', which is no exercise"),
        ([HIDDEN], "freeze: has no public check"),
        ([PUBLIC], "freeze: its hidden checks ask nothing that the public ones do not"),
        (
            [PUBLIC, msgspec.structs.replace(HIDDEN, body=PUBLIC.body)],
            "freeze: its hidden checks ask nothing that the public ones do not",
        ),
    ],
)
def test_a_fault_of_the_rubric_is_found(checks: list[Listed], fault: str) -> None:
    assert fault in found(rubric_faults(ASSIGNMENT, checks, {"freeze": SOLVED}))


SALIENCY = """
def saliency(model, image, number=[0, 0, 0][2]):
    \"\"\"Say how strong the gradient is at each pixel.\"\"\"
    with tf.GradientTape() as tape:
        output = model(image, training=False)[0, number]
    strength = abs(tape.gradient(output, image)).max(axis=-1)
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=1e-3), loss="mse")
    return table.sort_values("Accuracy", ascending=False, ignore_index=True), strength / 2.5e10
"""


@pytest.mark.parametrize(
    ("hint", "code"),
    [
        ("Use `keras.optimizers.Adam(learning_rate=1e-3)`.", "keras.optimizers.Adam(learning_rat"),
        ("Compile with Adam( learning_rate = 0.001 ).", "Adam(learning_rate=0.001"),
        ("table.sort_values('Accuracy', ascending=False)", "sort_values('Accuracy', ascending=Fa"),
        ("tape.gradient(model(image)[0, number], image)", "tape.gradient(model(image)[0, number]"),
        ("Return strength / 2.5e10.", "strength / 2.5e10"),
        ("Say how strong the gradient is at each pixel.", ""),
        ("Compile with Adam, and hand the rate to `learning_rate`.", ""),
        ("Ask `model(image)` inside the tape (with training=False).", ""),
        ("Take the image number [0, 0, 0][2] by default.", ""),
        ("`np.abs(np.ravel(x))` has no sign (and no shape).", ""),
    ],
)
def test_code_of_the_solution_is_found_in_a_hint(hint: str, code: str) -> None:
    found = given_away(hint, SALIENCY)
    assert found.startswith(code) and bool(found) == bool(code)


def test_a_hint_of_a_misconception_that_gives_a_solution_away_is_found() -> None:
    given = "Write `layer.trainable=False` into the loop."
    advices = {("hints.en.fake.json", "froze-none"): Advice(given)}
    fault = "hints.en.fake.json froze-none: the hint is the solution's code: layer.trainable = Fal"
    assert found(advice_faults(advices, {"freeze": SOLVED})).startswith(fault)
    assert found(advice_faults(advices, {"head": "def head(): return 1"})) == ""


def test_points_that_the_lesson_does_not_state_are_found() -> None:
    bare = msgspec.structs.replace(ASSIGNMENT, cells={})
    assert "the lesson states no" in found(rubric_faults(bare, [PUBLIC, HIDDEN], {}))


def test_a_good_corpus_has_no_fault() -> None:
    wrong = [a_case(), a_case(name="freeze__all", fails=("flags_are_set",))]
    wrong = [msgspec.structs.replace(case, misconception="froze-none") for case in wrong]
    assert found(corpus_faults([PUBLIC, HIDDEN], wrong)) == ""


@pytest.mark.parametrize(
    ("fails", "fault"),
    [
        ("moves_nothin", "wrong/freeze__none.py: names no check: 'moves_nothin'"),
        ("", "wrong/freeze__none.py: fails no check"),
        ("moves_nothing", "wrong/freeze__none.py: has no misconception"),
        ("flags_are_set", "hidden/test_freeze_hidden.py test_moves_nothing: is failed by no wrong"),
        ("flags_are_set", "no wrong solution passes its public checks and fails a hidden one"),
    ],
)
def test_a_fault_of_the_corpus_is_found(fails: str, fault: str) -> None:
    wrong = [a_case(fails=tuple(fails.split()))]
    assert fault in found(corpus_faults([PUBLIC, HIDDEN], wrong))


CAUGHT = said("moves_nothing", "failed", misconception="froze-none")


def test_a_case_that_is_judged_as_it_says_has_no_fault() -> None:
    case = a_case(misconception="froze-none")
    assert case_faults(case, tried(said("flags_are_set", "passed", 2), CAUGHT)) == []


@pytest.mark.parametrize(
    ("changes", "results", "fault"),
    [
        ({}, [said("moves_nothing", "passed", 2)], "moves_nothing should fail it, but says: pass"),
        ({}, [said("moves_nothing", "skipped")], "moves_nothing should fail it, but says: skip"),
        ({}, [], "moves_nothing should fail it, but says: not run"),
        ({"fails": ()}, [said("moves_nothing", "failed")], "moves_nothing fails it (So it is.)"),
        ({}, [said("moves_nothing", "ungradable")], "moves_nothing is ungradable (So it is.)"),
        ({}, [CAUGHT], "is told froze-none"),
        ({"misconception": "froze-all"}, [CAUGHT], "is not told froze-all"),
        (
            {"kind": "partial", "rest": "stubs", "earns": {"freeze": 3.0}},
            [said("flags_are_set", "passed", 2), CAUGHT],
            "earns 2 in freeze, not 3",
        ),
        (
            {"kind": "partial", "rest": "stubs", "solved": ("freeze",)},
            [said("flags_are_set", "passed", 2), CAUGHT],
            "earns 2 in freeze, not 4",
        ),
        (
            {"kind": "partial", "rest": "stubs"},
            [said("flags_are_set", "passed", 2)],
            "earns 2 in freeze, not 0",
        ),
    ],
)
def test_a_case_that_is_judged_otherwise_is_found(
    changes: dict[str, object], results: list[CheckResult], fault: str
) -> None:
    assert fault in found(case_faults(a_case(**changes), tried(*results)))


def test_a_solution_that_fails_and_a_stub_that_passes_are_found() -> None:
    solution, stubs = whole_trials(Source("fake", "", "", {}))

    def faults(trial: Trial, result: CheckResult) -> str:
        return found(whole_faults(ASSIGNMENT, [PUBLIC], Tried(trial, (result,))))

    failed = faults(solution, said("flags_are_set", "failed"))
    assert failed.startswith("the solution of fake: flags_are_set says failed (So it is.)")
    passed = faults(stubs, said("flags_are_set", "passed", 2))
    assert passed.startswith("the stubs of fake: flags_are_set says passed")
    assert faults(stubs, said("flags_are_set", "not attempted")) == ""


def test_a_check_that_says_nothing_of_the_solution_or_the_stubs_is_found() -> None:
    for trial in whole_trials(Source("fake", "", "", {})):
        faults = found(whole_faults(ASSIGNMENT, [PUBLIC, HIDDEN], Tried(trial, ())))
        assert f"{trial.name} of fake: flags_are_set says nothing" in faults
        assert f"{trial.name} of fake: moves_nothing says nothing" in faults


def test_a_check_that_alone_catches_nothing_has_to_say_why() -> None:
    both = (said("flags_are_set", "failed"), said("moves_nothing", "failed", visibility="hidden"))
    wrong = tried(both[0], said("moves_nothing", "skipped", visibility="hidden"), regardless=both)
    figures = figures_of("fake", [(a_case(), wrong)])
    assert figures.checks["freeze: flags_are_set"].alone_for_students == ["wrong/freeze__none.py"]
    assert figures.checks["freeze: flags_are_set"].alone == []
    faults = found(need_faults([PUBLIC, HIDDEN], figures))
    assert faults.startswith("hidden/test_freeze_hidden.py test_moves_nothing: fails no wrong sol")
    assert "flags_are_set" not in faults
    why = a_check("moves_nothing", "hidden", because="It measures what flags only say.")
    assert found(need_faults([PUBLIC, why], figures)) == ""


@pytest.mark.parametrize("name", assignments())
def test_the_rubric_and_corpus_of_a_lesson_have_no_fault(name: str) -> None:
    checks = listed_checks(check_folders(name, hidden=True))
    source = harness.source(name)
    faults = [
        *rubric_faults(load_assignment(name), checks, source.solved),
        *advice_faults(advices_of(name), source.solved),
        *corpus_faults(checks, harness.cases("wrong", name)),
    ]
    assert found(faults) == ""


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [
        ("wrong", '"""Froze none."""\n', "lacks 'exercise: ...'"),
        ("partial", '"""Froze none."""\n', "lacks 'rest: ...'"),
        ("partial", '"""Some.\n\nrest: nothing\n"""\n', "'rest: nothing' is neither"),
        ("partial", '"""Some.\n\nrest: stubs\nearns: freeze\n"""\n', "'earns: freeze' should read"),
        ("odd", '"""Some.\n\nexercise: freeze\n"""\n', "a case lies in a folder wrong, right"),
        ("wrong", "def freeze(:\n", "cannot be read as a case"),
    ],
)
def test_a_case_with_a_fault_in_its_file_is_told(
    tmp_path: Path, kind: str, text: str, fault: str
) -> None:
    path = tmp_path / kind / "freeze__none.py"
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(DataError, match=fault):
        read_case(path, "fake")


def test_a_partial_case_is_put_together_from_stubs_and_solved_functions() -> None:
    source = Source("fake", "SOLUTION", "STUBS", {"freeze": "SOLVED"})
    case = a_case(kind="partial", exercise="", code="OWN", rest="stubs", solved=("freeze",))
    assert trial_of(case, source).code.split() == ["STUBS", "SOLVED", "OWN"]
    with pytest.raises(DataError, match="'solved' names no exercise: thaw"):
        trial_of(msgspec.structs.replace(case, solved=("thaw",)), source)


def test_figures_count_what_a_check_got_wrong() -> None:
    wrong, right = a_case(), a_case(kind="right", name="freeze__loop", fails=())
    missed = tried(said("moves_nothing", "passed", 2), said("flags_are_set", "failed"))
    blamed = tried(said("moves_nothing", "failed"), name="right/freeze__loop.py")
    told = tried(said("flags_are_set", "skipped"), CAUGHT)
    figures = figures_of("fake", [(wrong, missed), (right, blamed), (wrong, told)])
    record = figures.checks["freeze: moves_nothing"]
    assert (record.tried, record.should_fail, record.seconds) == (3, 2, 0.5)
    assert record.false_passes == ["wrong/freeze__none.py"]
    assert record.false_fails == ["right/freeze__loop.py"]
    assert record.alone == ["wrong/freeze__none.py"]
    assert figures.checks["freeze: flags_are_set"].tried == 1
    assert figures.named == {"none": {"none": 1, "froze-none": 1}}
    assert figures.cases == {"right": ["freeze__loop"], "wrong": ["freeze__none", "freeze__none"]}


@pytest.mark.parametrize(
    ("earns", "false_passes", "false_fails"), [(2.0, 0, 0), (0.0, 1, 0), (4.0, 0, 1)]
)
def test_figures_count_partial_credit_that_is_not_as_stated(
    earns: float, false_passes: int, false_fails: int
) -> None:
    case = a_case(kind="partial", exercise="", rest="stubs", earns={"freeze": earns}, fails=())
    untouched = CheckResult("thaw", "thaws", "not attempted", 0.0, 2.0, "")
    found = tried(said("flags_are_set", "passed", 2), CAUGHT, untouched, name="partial/some.py")
    figures = figures_of("fake", [(case, found)]).checks
    passed, failed = figures["freeze: flags_are_set"], figures["freeze: moves_nothing"]
    assert (passed.tried, failed.tried, figures["thaw: thaws"].tried) == (1, 1, 0)
    assert len(passed.false_passes) == false_passes and len(failed.false_fails) == false_fails
    assert not passed.false_fails and not failed.false_passes


def test_a_source_that_is_not_there_is_told(tmp_path: Path) -> None:
    images = Images(harness.ROOT / "data")
    with pytest.raises(UsageError, match=r"fake\.py is not there; run this in the course's folder"):
        lint(harness.ASSIGNMENT, tmp_path / "fake.py", images)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the course with a new assignment in it."""
    course = tmp_path_factory.mktemp("course")
    copy_package(course)
    told = run(course, "new", NAME)
    assert told.returncode == 0, told.stderr
    return course


def test_the_command_ends_with_0_on_a_new_assignment_and_writes_figures(course: Path) -> None:
    told = run(course, "lint", NAME, "--all", "--jobs", "2", "--figures", "figures")
    assert told.returncode == 0, told.stdout + told.stderr
    assert f"{NAME}: 2 checks, 3 of 3 cases tried, 0 to correct." in told.stdout
    for plot in (f"{NAME}.png", f"{NAME}_named.png"):
        assert Image.open(course / "figures" / plot).size > (300, 200)
    figures = json.loads((course / "figures" / f"{NAME}.json").read_text("utf-8"))
    assert figures["cases"] == {
        "right": ["count__in_a_loop"],
        "wrong": ["count__all_layers", "count__fits_one_backbone"],
    }
    assert figures["checks"]["count: counts_in_any_model"]["alone"] == [
        "wrong/count__fits_one_backbone.py"
    ]
    assert figures["checks"]["count: counts_the_layers"]["alone_for_students"] == [
        "wrong/count__all_layers.py"
    ]


def test_the_command_ends_with_1_and_tells_what_to_correct(course: Path) -> None:
    check = course / "autograder" / "checks" / NAME / "public" / "test_count.py"
    whole = check.read_text("utf-8")
    try:
        check.write_text(whole.replace("points=60", "points=50").replace("found == wanted", "True"))
        told = run(course, "lint", NAME, "--jobs", "1", "--keep", "kept")
        again = run(course, "lint", NAME, "--jobs", "1", "--keep", "kept")
    finally:
        check.write_text(whole)
    assert told.returncode == 1, told.stderr
    assert "count: its checks add up to 90 points, the lesson states 100." in told.stdout
    assert "counts_the_layers should fail it, but says: passed" in told.stdout
    assert sorted(again.stdout.splitlines()) == sorted(told.stdout.splitlines())


def test_the_command_tells_what_it_cannot_work_with(course: Path) -> None:
    for words, problem in (
        (("no_such_lesson",), "there is no assignment 'no_such_lesson'"),
        ((NAME, "transfer_learning", "--corpus", "cases"), "--corpus is one assignment's"),
        ((NAME, "--hidden", "no_images"), "no_images is no folder"),
    ):
        told = run(course, "lint", *words)
        assert told.returncode == 2 and problem in told.stderr
