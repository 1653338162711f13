"""What people read in other languages: nothing is missing, and nothing filled in is lost."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder.checks import assignments, load_assignment
from autograder.cli.main import main
from autograder.messages import catalogue, chosen_language, languages, misconception, texts, told
from autograder.messages.hints import advice, advices
from autograder.messages.templates import Translator
from autograder.reports.attention import REASONS
from autograder.reports.feedback import SHOWN
from tests.cards import ASSIGNMENT, result
from tests.corpus import harness
from tests.sentences import EXTRA, learner_texts, misconceptions

PACKAGE = Path(__file__).parents[1] / "autograder"
SENTENCE = r"""(?:\b_|sentences\(\)|translate)\((?:"([^"]+)"|'([^']+)')\)"""
PLACE = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")
OTHERS = [code for code in languages() if code != "en"]


@pytest.mark.parametrize("code", OTHERS)
def test_every_fixed_sentence_is_in_every_language(code: str) -> None:
    used: set[str] = set()
    for path in (PACKAGE / "reports" / "templates").glob("*.html"):
        used |= set(re.findall(r'\b_\("([^"]+)"\)', path.read_text("utf-8")))
    rooms = ("cli", "reports", "gradebook")
    for path in (path for room in rooms for path in (PACKAGE / room).glob("*.py")):
        found = re.findall(SENTENCE, path.read_text("utf-8"))
        used |= {one or other for one, other in found}
    used |= {word for _, word, _ in SHOWN.values()} | {"graded", *SHOWN} | {*REASONS}
    used |= {"Accuracy", "Loss", "public", "hidden"}
    assert sorted(used - set(catalogue(code))) == []
    assert sorted(set(catalogue(code)) - used) == []


@pytest.mark.parametrize("code", OTHERS)
def test_every_sentence_hint_message_and_misconception_is_in_every_language(code: str) -> None:
    """`python -m tests.sentences de` prints what is missing, ready to be translated."""
    used = learner_texts() | misconceptions() | EXTRA
    assert sorted(used - set(texts(code))) == []
    assert sorted(set(texts(code)) - used) == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_has_the_same_places_to_fill_in(code: str) -> None:
    for english, other in (catalogue(code) | texts(code)).items():
        assert sorted(PLACE.findall(english)) == sorted(PLACE.findall(other)), english
        shown = texts("en").get(english, english)
        assert shown.count("`") == other.count("`"), english
        assert other.strip() and (english in EXTRA or english != other), english


def test_every_misconception_has_a_sentence_in_english() -> None:
    assert sorted(misconceptions() - set(texts("en"))) == []
    assert sorted(set(texts("en")) - misconceptions()) == []
    assert misconception("cut-too-many", "en") == "More layers were cut off than were asked for."
    assert misconception("made-up-by-a-course", "en") == "made up by a course"


def test_every_misconception_has_a_hint_or_says_that_the_checks_is_enough() -> None:
    assert sorted(misconceptions() ^ set(advices("en"))) == []
    names = {name for assignment in assignments() for name in _exercises(assignment)}
    for name, found in advices("en").items():
        assert not found.section or (found.hint and found.section in names), name


@pytest.mark.parametrize("code", OTHERS)
def test_every_hint_of_a_misconception_is_in_every_language(code: str) -> None:
    hints = {name: found.hint for name, found in advices("en").items() if found.hint}
    assert sorted(set(hints) ^ set(advices(code))) == []
    for name, hint in hints.items():
        other = advice(name, code).hint
        assert other != hint and other.count("`") == hint.count("`"), name


@pytest.mark.parametrize("assignment", assignments())
def test_no_hint_of_a_misconception_gives_a_line_of_the_solution(assignment: str) -> None:
    """Lines that say something: a bare name or `return model` is no answer."""
    lines = {_bare(line) for line in harness.solution(assignment).splitlines()}
    known = _bare(harness.stubs(assignment))
    answers = {line for line in lines if len(line) >= 15 and line not in known}
    for name, found in advices("en").items():
        assert not [line for line in answers if line in _bare(found.hint)], name


def _exercises(assignment: str) -> set[str]:
    return {exercise.name for exercise in load_assignment(assignment).exercises}


def _bare(text: str) -> str:
    return re.sub(r"""[\s"'`]""", "", text).lower()


@pytest.mark.parametrize("code", OTHERS)
def test_every_template_is_recognised_when_it_is_filled_in(code: str) -> None:
    """No template takes a text that is another's, and what was filled in comes out again."""
    for english, other in texts(code).items():
        names = PLACE.findall(english)
        values = {name: f"Q{at}X" for at, name in enumerate(names)}
        assert told(english.format(**values), code) == other.format(**values), english


@pytest.mark.parametrize(
    ("english", "german"),
    [
        (
            "`freeze` should return a Keras model, but it returned None. Is there a `return`?",
            "`freeze` sollte ein Keras-Modell zurückgeben, gab aber dies zurück: None. "
            "Fehlt ein `return`?",
        ),
        (
            "With n_trainable=2 only the last 2 layers should learn, but 'conv2d' (Conv2D), "
            "'a' (Dense) and 3 more cannot.",
            "Mit n_trainable=2 gilt es, nur die letzten 2 Schichten lernen zu lassen, aber "
            "'conv2d' (Conv2D), 'a' (Dense) und 3 weitere kann es nicht.",
        ),
        (
            "By default only the last layer should learn, but 'dense' (Dense) can learn as well.",
            "Ohne Angabe gilt es, nur die letzte Schicht lernen zu lassen, aber 'dense' (Dense) "
            "kann es auch.",
        ),
        (
            "There are 10 images, in batches of 5, but your table has 1 row.",
            "Es gibt 10 Bilder, in Batches zu 5, aber deine Tabelle hat 1 Zeile.",
        ),
        (
            "11 of 20 images are classified correctly, which is 0.5500; `test_accuracy` says "
            "55.0000. Return the share from 0 to 1, not per cent.",
            "11 von 20 Bildern sind richtig eingeordnet, das ist 0.5500; `test_accuracy` sagt "
            "55.0000. Gib den Anteil von 0 bis 1 zurück, nicht Prozent.",
        ),
        (
            "The layer 'conv' (Conv2D) was frozen, but its weights changed in `train_head`.",
            "Die Schicht 'conv' (Conv2D) war eingefroren, aber dies hat sich geändert: Gewichte, "
            "in `train_head`.",
        ),
        (
            "`truncate` gave no result. NameError: name 'x' is not defined\n  line 3: return x",
            "`truncate` gab kein Ergebnis. NameError: name 'x' is not defined\n  Zeile 3: return x",
        ),
        (
            "Your table lacks the column 'name'; it has the columns 'Layer', 'Type'. Asked for are "
            "the columns 'name', 'Type'.",
            "In deiner Tabelle fehlt: die Spalte 'name'; sie hat: die Spalten 'Layer', 'Type'. "
            "Verlangt sind: die Spalten 'name', 'Type'.",
        ),
        (
            "The test set should have each of the 9 images of Test once; yours has 32. All of them "
            "are from Train.",
            "Der Datensatz test sollte jedes der 9 Bilder von Test einmal haben; deiner hat 32. "
            "Alle stammen aus Train.",
        ),
        (
            "Your map for class 1 is not the right one. It is the map of class 0, and not of the "
            "one asked for.",
            "Deine Karte für Klasse 1 ist nicht die richtige. Es ist die Karte von Klasse 0 und "
            "nicht die von der, nach der gefragt war.",
        ),
        (
            "For 487 of 500 Wilson's interval ends at 0.9560 and 0.9847; your table says 0.9634 "
            "and 0.9923. What is missing is the division by 1 + z²/n.",
            "Für 487 von 500 endet Wilsons Intervall bei 0.9560 und 0.9847; deine Tabelle sagt "
            "0.9634 und 0.9923. Was fehlt, ist die Division durch 1 + z²/n.",
        ),
        (
            "With n_blocks=1 the layers should be Conv2D, Dense; yours are Conv2D. There is no "
            "BatchNormalization.",
            "Bei n_blocks=1 sollten die Schichten Conv2D, Dense sein; deine sind Conv2D. Es fehlt "
            "BatchNormalization.",
        ),
        (
            "'stem' (Conv2D) was frozen, but moved in `fine_tune`.",
            "'stem' (Conv2D) war eingefroren, hat sich aber in `fine_tune` bewegt.",
        ),
        ("Words of a course of its own.", "Words of a course of its own."),
        ("", ""),
    ],
)
def test_messages_are_translated_with_what_was_filled_in(english: str, german: str) -> None:
    assert told(english, "de") == german
    assert told(english, "en") == english


def test_a_text_that_is_missing_stays_english_among_others_that_are_not() -> None:
    small = Translator({"It has {n} rows.": "Es hat {n} Zeilen."})
    assert small.told("It has 7 rows.") == "Es hat 7 Zeilen."
    assert small.told("It has 7 columns.") == "It has 7 columns."


def test_a_language_is_chosen_by_option_or_variable(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from autograder.cli.selfcheck import told as shown

    monkeypatch.setenv("AUTOGRADER_LANG", "de_AT.UTF-8")
    assert chosen_language() == "de"
    wrong = result("freeze", "x", "failed", message="Return what `fit` returns.")
    assert "Gib zurück, was `fit` zurückgibt." in shown([wrong], ASSIGNMENT)
    monkeypatch.setenv("AUTOGRADER_LANG", "fr")
    assert chosen_language() == "en"
    monkeypatch.delenv("AUTOGRADER_LANG")
    monkeypatch.chdir(tmp_path)
    stub = PACKAGE.parent / "assignments" / ASSIGNMENT.name / f"{ASSIGNMENT.name}.py"
    (tmp_path / stub.name).write_text(stub.read_text("utf-8"), "utf-8")
    found = CliRunner().invoke(main, ["--language", "de", "hint", "compare"])
    assert found.exit_code == 0, found.output
    assert "ist noch zu schreiben" in found.output and "Tipp 1 von 3: Zwei Spalten" in found.output
    assert chosen_language() == "en"
    assert CliRunner().invoke(main, ["--language", "xx", "doctor"]).exit_code == 2
