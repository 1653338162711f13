"""One call to a student's function: live inputs in, evidence out."""

import contextlib
import inspect
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import keras
import msgspec
import tensorflow as tf

from autograder.errors import EvidenceError
from autograder.evidence.calls import Call, Failure, Returned
from autograder.evidence.inputs import Batches, NewFile
from autograder.evidence.model import ModelData
from autograder.evidence.snapshot import snapshot
from autograder.students.capture import captured
from autograder.students.charts import bar_charts, figures_kept
from autograder.students.observe import observe
from autograder.students.program import failure
from autograder.students.workspace import Workspace, fit_briefly


def perform(
    call: Call, function: Callable[..., Any] | None, workspace: Workspace
) -> Returned | Failure:
    """Make the call. Whatever the function does short of ending the process is evidence."""
    if function is None:
        return Failure("missing", f"There is no function {call.function!r} in the submission.")
    keras.utils.set_random_seed(call.seed)
    with _eagerly(call.eagerly):
        return _perform(call, function, workspace)


def _perform(call: Call, function: Callable[..., Any], workspace: Workspace) -> Returned | Failure:
    args = [workspace.live(recipe) for recipe in call.args]
    kwargs = {name: workspace.live(recipe) for name, recipe in call.kwargs.items()}
    given = {str(at): value for at, value in enumerate(args)} | kwargs
    recipes = {str(at): recipe for at, recipe in enumerate(call.args)} | call.kwargs
    files = {name for name, recipe in recipes.items() if isinstance(recipe, NewFile)}
    start = time.perf_counter()
    with captured() as output, figures_kept():
        try:
            result = function(*args, **kwargs)
            seconds = time.perf_counter() - start
            # What was saved is looked at like the models that went in.
            saved = {name: _saved(given[name]) for name in files}
            given |= {name: model for name, model in saved.items() if model is not None}
            evidence = _evidence(call, result, given, workspace, output.text, seconds)
            return msgspec.structs.replace(evidence, defaults=_defaults(function))
        except (Exception, SystemExit) as error:
            return failure(error, output.text, _file_of(function))


@contextlib.contextmanager
def _eagerly(wanted: bool) -> Iterator[None]:
    """Keras builds no graphs of its own inside, where that is wanted."""
    before = tf.config.functions_run_eagerly()
    tf.config.run_functions_eagerly(wanted or before)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", ".*does not apply to tf.data functions.*")
            yield
    finally:
        tf.config.run_functions_eagerly(before)


def _evidence(
    call: Call,
    result: Any,
    given: dict[str, Any],
    workspace: Workspace,
    output: str,
    seconds: float,
) -> Returned:
    value = observe(result)
    after = {name: data for name, live in given.items() if (data := _state(live)) is not None}
    same_as = next((name for name, live in given.items() if live is result), "")
    fitted = None
    if call.then_fit is not None and isinstance(value, ModelData):
        fitted = _after_fit(result, workspace, call.then_fit)
    return Returned(value, after, same_as, bar_charts(), fitted, output, seconds)


def _defaults(function: Callable[..., Any]) -> dict[str, float]:
    """The parameters that have a number as default."""
    try:
        parameters = inspect.signature(function).parameters
    except (TypeError, ValueError):  # a callable of another kind
        return {}
    defaults = {name: parameter.default for name, parameter in parameters.items()}
    return {name: value for name, value in defaults.items() if type(value) in (int, float)}


def _state(live: Any) -> ModelData | None:
    """A model that went in, as it is now; None for what is no model or no longer one."""
    if not isinstance(live, keras.Model):
        return None
    try:
        return snapshot(live)
    except EvidenceError:
        return None


def _saved(path: str) -> Any:
    """The model in a file; None where there is no file, or no whole model in it."""
    try:
        return keras.models.load_model(path, compile=False) if Path(path).is_file() else None
    # Whatever a student wrote there, Keras' readers fail on in ways of their own.
    except Exception:
        return None


def _after_fit(model: Any, workspace: Workspace, batches: Batches) -> ModelData | None:
    try:
        fit_briefly(model, workspace.batches(batches), eagerly=True)
    except (ValueError, TypeError):
        return None
    return snapshot(model)


def _file_of(function: Callable[..., Any]) -> str:
    return str(getattr(getattr(function, "__code__", None), "co_filename", ""))
