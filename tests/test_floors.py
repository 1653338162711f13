"""The house has floors: a module imports only from floors below its own."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "autograder"

#: From the ground up. Rooms on one floor do not know each other.
FLOORS = (
    {"errors", "files"},
    {"evidence", "lesson", "assignment", "messages"},
    {"confinement"},
    {"students"},
    {"scoring"},
    {"checks"},
    {"release", "reports", "hosts"},
    {"grading", "gradebook", "proof"},
    {"cli"},
    {"__init__", "__main__"},
)
LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported_rooms(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module]
            if node.module == "autograder":
                names = [f"autograder.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            raise AssertionError(f"{path} imports relatively")
        for name in names:
            parts = name.split(".")
            if parts[0] == "autograder":
                room = parts[1] if len(parts) > 1 else "__init__"
                yield room if room in LEVEL else "__init__"


def test_every_room_has_a_floor() -> None:
    assert {room_of(PACKAGE / module) for module in MODULES} == set(LEVEL)


@pytest.mark.parametrize("module", MODULES)
def test_imports_only_from_floors_below(module: str) -> None:
    path = PACKAGE / module
    own = room_of(path)
    for room in imported_rooms(path):
        if room == own or (module == "students/child.py" and room == "__init__"):
            continue
        if module == "cli/main.py" and room == "__init__":
            continue
        assert LEVEL[room] < LEVEL[own], f"{module} ({own}) imports {room}"


@pytest.mark.parametrize("module", [m for m in MODULES if not m.startswith("cli/")])
def test_only_the_command_line_prints(module: str) -> None:
    for node in ast.walk(ast.parse((PACKAGE / module).read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"{module}:{node.lineno} prints"
            assert node.func.id not in ("eval",), f"{module}:{node.lineno} evaluates text"


@pytest.mark.parametrize("module", MODULES)
def test_no_pickle(module: str) -> None:
    text = (PACKAGE / module).read_text("utf-8")
    assert "import pickle" not in text and "allow_pickle=True" not in text


@pytest.mark.parametrize("module", MODULES)
def test_a_file_past_400_lines_is_two_files(module: str) -> None:
    assert len((PACKAGE / module).read_text("utf-8").splitlines()) <= 400
