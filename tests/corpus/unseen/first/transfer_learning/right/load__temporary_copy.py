"""Over-engineer: checks the file, copies it to a temporary folder so that the original cannot be locked, loads the copy uncompiled.

exercise: load
because: Keras loads the copy, which is the same file with the same suffix; .h5 and .keras, str and Path.
"""

import shutil
import tempfile
from pathlib import Path

import keras


def load_backbone(path: str | Path) -> keras.Model:
    source = Path(path).expanduser().resolve()
    if not source.is_file():
        raise FileNotFoundError(f"no model at {source}")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy2(source, folder))
        model = keras.saving.load_model(str(copy), compile=False)
    return model
