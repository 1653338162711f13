"""The console script `autograder`."""

import os
import sys
from typing import Any

import click
from click.core import ParameterSource

from autograder import __version__
from autograder.errors import AutograderError, UsageError


class _Commands(click.Group):
    """One clear line for the errors that are meant for people, and exit code 2."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        try:
            return super().main(*args, **kwargs)
        except AutograderError as error:
            click.echo(f"autograder: {error}", err=True)
            sys.exit(2)
        except OSError as error:
            if not error.filename:
                raise
            click.echo(f"autograder: {error.filename}: {error.strerror}", err=True)
            sys.exit(2)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="autograder")
@click.option(
    "--language",
    envvar="AUTOGRADER_LANG",
    default="en",
    metavar="CODE",
    help="What students read: en, or de. The variable AUTOGRADER_LANG does the same.",
)
@click.pass_context
def main(context: click.Context, language: str) -> None:
    """Check and grade exercises in transfer learning."""
    from autograder.messages import VARIABLE, languages

    named = context.get_parameter_source("language") == ParameterSource.COMMANDLINE
    if named and language not in languages():
        raise UsageError(f"there is no language {language!r}; there are: {', '.join(languages())}")
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = language
    context.call_on_close(lambda: _put_back(VARIABLE, before))


def _put_back(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value


def _register() -> None:
    from autograder.cli.build import build
    from autograder.cli.check import check
    from autograder.cli.data import data
    from autograder.cli.doctor import doctor
    from autograder.cli.export import export
    from autograder.cli.grade import grade
    from autograder.cli.gradebook import gradebook
    from autograder.cli.hint import hint
    from autograder.cli.lint import lint
    from autograder.cli.new import new
    from autograder.cli.package import package
    from autograder.cli.release import release
    from autograder.cli.report import report
    from autograder.cli.reset import reset

    for command in (
        build, check, data, doctor, export, grade, gradebook, hint, lint, new, package, release,
        report, reset,
    ):  # fmt: skip
        main.add_command(command)


_register()
