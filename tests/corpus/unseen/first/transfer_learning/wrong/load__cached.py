"""Speeds up the notebook with an lru_cache, so a second call hands back the very same (perhaps already trained) model.

exercise: load
because: "Return the model with its weights as they are in the file"; "The backbone is loaded again so that nothing is shared with the model above"; "Load the file again when you need an untouched one."
"""

from functools import lru_cache
from pathlib import Path

import keras


@lru_cache(maxsize=None)
def _load(path: str) -> keras.Model:
    return keras.models.load_model(path, compile=False)


def load_backbone(path: str | Path) -> keras.Model:
    # loading is slow and we need the backbone several times, so keep it in memory
    return _load(str(path))
