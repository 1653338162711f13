"""The console script `autograder`."""

import os
import sys
from typing import Any

import click

from autograder import __version__
from autograder.errors import AutograderError


class _Commands(click.Group):
    """One clear line for the errors that are meant for people, and exit code 2."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        try:
            return super().main(*args, **kwargs)
        except AutograderError as error:
            click.echo(f"autograder: {error}", err=True)
            sys.exit(2)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="autograder")
def main() -> None:
    """Check and grade exercises in transfer learning."""


def _register() -> None:
    from autograder.cli.build import build
    from autograder.cli.check import check
    from autograder.cli.data import data
    from autograder.cli.doctor import doctor
    from autograder.cli.export import export
    from autograder.cli.grade import grade
    from autograder.cli.gradebook import gradebook
    from autograder.cli.hint import hint
    from autograder.cli.new import new
    from autograder.cli.package import package
    from autograder.cli.release import release
    from autograder.cli.report import report
    from autograder.cli.reset import reset

    for command in (
        build, check, data, doctor, export, grade, gradebook, hint, new, package, release,
        report, reset,
    ):  # fmt: skip
        main.add_command(command)


_register()
