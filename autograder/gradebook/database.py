"""nbgrader's database, opened only where its schema is the one that is installed."""

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic.script import ScriptDirectory
from nbgrader.api import Gradebook, InvalidEntry, MissingEntry
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InterfaceError,
    OperationalError,
    SAWarning,
    SQLAlchemyError,
)

from autograder.errors import GradebookError
from autograder.gradebook.course import Course

REFUSALS = (OperationalError, InterfaceError)
KEPT = "Nothing is lost: scorecards are kept, and `autograder gradebook` writes them."


@contextmanager
def opened(course: Course) -> Iterator[Gradebook]:
    """The course's gradebook, made new where there is none.

    Raises GradebookError with a clear line if it is locked, of another schema, or cannot be
    reached; what was written since the last commit is taken back.
    """
    _with_alembic()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SAWarning)
            _check_schema(course)
            with Gradebook(course.url, course.id) as gradebook:
                yield gradebook
    except (SQLAlchemyError, InvalidEntry, MissingEntry, ModuleNotFoundError) as error:
        raise explained(course, error) from error


def unusable(error: Exception) -> bool:
    """Whether the gradebook itself is out of reach, for whatever is to be written."""
    return _refusal(error) is not None


def explained(course: Course, error: Exception) -> GradebookError:
    """An error while the gradebook was open, told with what to do."""
    refusal = _refusal(error)
    if refusal is not None:
        return _not_now(course, refusal)
    match error:
        case GradebookError():
            return error
        case ModuleNotFoundError():
            return GradebookError(
                f"the gradebook {shown(course)} needs the Python package {error.name!r}; install "
                f"it beside autograder. {KEPT}"
            )
        case MissingEntry():
            return GradebookError(
                f"the gradebook {shown(course)} lacks an entry: {error}. Run `nbgrader "
                f"generate_assignment` in the course's folder, then try again. {KEPT}"
            )
    return GradebookError(
        f"the gradebook {shown(course)} did not take the marks "
        f"({type(error).__name__}: {_first_line(error)}). {KEPT}"
    )


def is_there(course: Course) -> bool:
    """Whether the gradebook is there and has tables; nothing is made.

    Raises GradebookError if it cannot be reached.
    """
    try:
        with _engine(course) as engine:
            return engine is not None and bool(_version(engine))
    except (SQLAlchemyError, ModuleNotFoundError) as error:
        raise explained(course, error) from error


def shown(course: Course) -> str:
    """The gradebook's URL without its password."""
    try:
        return make_url(course.url).render_as_string(hide_password=True)
    except ArgumentError:
        return "(CourseDirectory.db_url is no database URL)"


def _check_schema(course: Course) -> None:
    """Refuse before nbgrader opens it, since opening adds the tables of its own version."""
    with _engine(course) as engine:
        found, wanted = _version(engine) if engine else "", _installed_version()
    if found and found != wanted:
        raise GradebookError(
            f"the gradebook {shown(course)} has nbgrader's schema {found}, and {wanted} is "
            f"installed; make a copy of it, then run `nbgrader db upgrade`. {KEPT}"
        )


@contextmanager
def _engine(course: Course) -> Iterator[Engine | None]:
    """A way to the database, None where its file is not there: to connect would make it."""
    try:
        engine = create_engine(course.url)
    except ArgumentError as error:
        raise GradebookError(
            f"CourseDirectory.db_url is {course.url!r}, which is no database URL; see "
            f"nbgrader_config.py"
        ) from error
    try:
        missing = engine.dialect.name == "sqlite" and not Path(engine.url.database or "").is_file()
        yield None if missing else engine
    finally:
        engine.dispose()


def _version(engine: Engine) -> str:
    """The schema of a database, "" if it has no tables yet."""
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        if not tables:
            return ""
        if "alembic_version" not in tables:
            return "of unknown version"
        row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
        return str(row[0]) if row else "of unknown version"


def _installed_version() -> str:
    return str(ScriptDirectory(ALEMBIC_DIR).get_current_head())


def _with_alembic() -> None:
    """nbgrader runs `alembic` when it makes a database, and leaves a broken one without it."""
    if shutil.which("alembic") is None:
        own = str(Path(sys.executable).parent)
        os.environ["PATH"] = os.pathsep.join([own, os.environ.get("PATH", "")])
    if shutil.which("alembic") is None:
        raise GradebookError(
            "the command `alembic`, which nbgrader needs, is not installed; install nbgrader again"
        )


def _refusal(error: BaseException) -> DBAPIError | None:
    """The database's own refusal, also where nbgrader raised an error of its own for it."""
    found = next((e for e in (error, error.__context__) if isinstance(e, REFUSALS)), None)
    return found if isinstance(found, DBAPIError) else None


def _not_now(course: Course, error: DBAPIError) -> GradebookError:
    reason = _first_line(error)
    if "locked" in reason:
        return GradebookError(
            f"the gradebook {shown(course)} is locked by another program; close what writes to it "
            f"(nbgrader, a formgrader that is saving) and try again. {KEPT}"
        )
    return GradebookError(f"the gradebook {shown(course)} cannot be used ({reason}). {KEPT}")


def _first_line(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).partition("\n")[0]
