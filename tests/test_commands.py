"""Every command has help with an example, and the README names it."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from autograder.cli.main import main

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def commands(
    group: click.Group = main, above: str = "autograder"
) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{above} {name}")
        else:
            yield f"{above} {name}", command


COMMANDS = dict(commands())


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_what_a_command_does_and_shows_an_example_of_it(name: str) -> None:
    words = [*name.split()[1:], "--help"]
    told = CliRunner().invoke(main, words)
    assert told.exit_code == 0 and len(told.output.splitlines()) > 4
    examples = re.search(r"Examples?: (.*)", COMMANDS[name].epilog or "")
    assert examples is not None, f"{name} has no example"
    for example in examples[1].split("; "):
        assert example.startswith(name)
        _parses(example)


def _parses(example: str) -> None:
    """An example is a call that the command takes: its arguments and options are all known."""
    command, words = main, example.split()[1:]
    context = click.Context(main, info_name="autograder")
    while isinstance(command, click.Group):
        name = words.pop(0)
        found = command.get_command(context, name)
        assert found is not None, example
        command, context = found, click.Context(found, info_name=name, parent=context)
    try:
        command.parse_args(context, words)
    except click.BadParameter as error:
        assert "does not exist" in error.message, example
    assert not context.args, example


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_every_command(name: str) -> None:
    assert name in README


@pytest.mark.parametrize("name", re.findall(r"`(autograder [a-z]+(?: [a-z]+)?)", README))
def test_the_readme_names_no_command_that_is_not_there(name: str) -> None:
    words = name.split()[1:]
    command = main.commands.get(words[0])
    assert command is not None
    if isinstance(command, click.Group) and len(words) > 1:
        assert words[1] in command.commands


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands(shell: str) -> None:
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    complete = kind(main, {}, "autograder", "_AUTOGRADER_COMPLETE")
    assert "_autograder_completion" in complete.source()
    assert {item.value for item in complete.get_completions([], "re")} == {
        "release",
        "report",
        "reset",
    }
    for words, begin, wanted in (
        (["hint"], "tr", {"truncate", "train"}),
        (["reset"], "fi", {"fine_tune"}),
        (["check", "work.py"], "in", {"inspect", "in"}),  # "in" may begin a file's name
    ):
        assert {item.value for item in complete.get_completions(words, begin)} == wanted


@pytest.mark.parametrize(
    ("words", "code"),
    [(["nonsense"], 2), (["grade"], 2), (["grade", "nowhere", "--out", "x"], 2),
     (["check", "nowhere.py"], 2), (["report", "nowhere"], 2), (["--version"], 0)],
)  # fmt: skip
def test_exit_codes_of_bad_calls(
    words: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, words).exit_code == code
