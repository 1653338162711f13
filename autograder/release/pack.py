"""What students get for their own computers: a folder with all they need, and its zip."""

import json
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from autograder.assignment import Assignment
from autograder.checks import load_assignment
from autograder.lesson.manifest import read_sums
from autograder.release.build import build
from autograder.release.source import ReleaseError
from autograder.release.wheel import NAME, students_wheel, zipped

IMAGES = (".jpg", ".jpeg", ".png")
#: The versions that a lesson's numbers depend on.
PINNED = ("tensorflow", "keras", "numpy", "pandas", "scipy", "pillow", "matplotlib")
START = """\
## Start

You need Python 3.11, 3.12 or 3.13. In a terminal, in this folder:

```
python -m pip install -r requirements.txt
autograder check {name}.py {example}
```

The second line checks the {example} exercise, which says that it is still to be written. A virtual
environment keeps your other work apart: `python -m venv venv` makes one, and
`source venv/bin/activate` (Windows: `venv\\Scripts\\activate`) goes into it. For the notebook,
run `jupyter lab {name}.ipynb`. Keep the folder `data` where it is.

"""


def pack(source: Path, data: Path) -> dict[PurePosixPath, bytes]:
    """The files of a release by their path in its folder.

    Raises ReleaseError if the source breaks a convention or the data folder lacks something,
    DataError if its manifest cannot be read.
    """
    built = build(source)
    assignment = load_assignment(built.name)
    files = {name: text.encode() for name, text in built.companions.items()}
    files[f"{built.name}.ipynb"] = built.student_notebook.encode()
    files[f"{built.name}.py"] = built.student_module.encode()
    files["README.md"] = _readme(built.companions.get("README.md", ""), assignment).encode()
    files["requirements.txt"] = _requirements().encode()
    files[NAME] = students_wheel()
    files |= {f"data/{name}": content for name, content in _data(data, assignment.data).items()}
    return {PurePosixPath(name): content for name, content in files.items()}


def write_pack(files: dict[PurePosixPath, bytes], out: Path, name: str) -> tuple[Path, Path]:
    """Write the folder OUT/NAME and OUT/NAME.zip; return both.

    Raises ReleaseError if something is there already.
    """
    folder, archive = out / name, out / f"{name}.zip"
    for there in (folder, archive):
        if there.exists():
            raise ReleaseError(f"{there} is there already; delete it or name another --out")
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    archive.write_bytes(zipped({f"{name}/{path}": content for path, content in files.items()}))
    return folder, archive


def _data(data: Path, patterns: tuple[str, ...]) -> dict[str, bytes]:
    """The files of the lesson, all of which the manifest must know, and a manifest of them."""
    sums = read_sums(data)
    names = sorted({path.relative_to(data).as_posix() for p in patterns for path in data.glob(p)})
    files = {
        name: (data / name).read_bytes()
        for name in names
        if name in sums or Path(name).suffix not in IMAGES
    }
    if patterns and not any(Path(name).suffix in IMAGES for name in files):
        raise ReleaseError(f"there are no images in {data} that its manifest knows")
    known = {name: value for name, value in sums.items() if name in files}
    files["manifest.json"] = (json.dumps({"files": known}, indent=1) + "\n").encode()
    return files


def _readme(text: str, assignment: Assignment) -> str:
    """The assignment's own README, with how to start before its second heading."""
    start = START.format(name=assignment.name, example=assignment.exercises[0].name)
    first, heading, rest = text.partition("\n## ")
    return f"{first}\n{start}{heading.lstrip()}{rest}" if heading else f"{text}\n{start}"


def _requirements() -> str:
    pins = [f"{library}=={version(library)}" for library in PINNED]
    return "\n".join([f"./{NAME}", "jupyterlab>=4", *pins, ""])
