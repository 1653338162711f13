"""The data that a judge needs, as one archive that goes to another machine."""

import hashlib
import io
import shutil
import tempfile
import zipfile
from pathlib import Path

import msgspec

from autograder.checks import load_assignment
from autograder.errors import DataError
from autograder.grading.tasks import JudgeConfig

#: What every assignment needs of the data folder, beside its own.
COMMON = ("manifest.json", "calibration/thresholds.json")


class Parcel(msgspec.Struct, frozen=True):
    """A zip archive with `data/` and, where there are hidden images, `hidden/`; and its digest."""

    digest: str
    archive: bytes


def pack_data(config: JudgeConfig) -> Parcel:
    """The data folder and the hidden images that a configuration names."""
    whole = io.BytesIO()
    data = Path(config.data)
    parts = {*COMMON, *load_assignment(config.assignment).data}
    paths = sorted({path for part in parts for path in data.glob(part) if path.is_file()})
    named = {f"data/{path.relative_to(data).as_posix()}": path for path in paths}
    if config.hidden:
        hidden = Path(config.hidden)
        there = sorted(path for path in hidden.rglob("*") if path.is_file())
        named |= {f"hidden/{path.relative_to(hidden).as_posix()}": path for path in there}
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name, path in named.items():
            # Without its time: equal data makes an equal archive.
            archive.writestr(zipfile.ZipInfo(name), path.read_bytes())
    content = whole.getvalue()
    return Parcel(hashlib.sha256(content).hexdigest(), content)


def unpack_data(parcel: Parcel) -> Path:
    """A new folder of this machine with what the parcel holds.

    Raises DataError if the archive is not what its digest says.
    """
    if hashlib.sha256(parcel.archive).hexdigest() != parcel.digest:
        raise DataError("the data came in damaged")
    folder = Path(tempfile.mkdtemp(prefix="autograder-data-"))
    try:
        with zipfile.ZipFile(io.BytesIO(parcel.archive)) as archive:
            archive.extractall(folder)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def there(config: JudgeConfig, folder: Path) -> JudgeConfig:
    """The configuration, with the data where `unpack_data` put it."""
    hidden = str(folder / "hidden") if config.hidden else ""
    return msgspec.structs.replace(config, data=str(folder / "data"), hidden=hidden)
