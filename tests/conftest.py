"""Settings that hold for all tests: quiet TensorFlow, one thread, the pack's own data."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]

os.environ |= {
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "OMP_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "MPLBACKEND": "agg",
    "AUTOGRADER_DATA": str(ROOT / "data"),
}
