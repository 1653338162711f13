#!/usr/bin/env bash
# Gradescope runs this once, when it builds the image: it makes the grader's environment.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

find_python() {
    for name in python3.13 python3.12 python3.11 python3; do
        if command -v "$name" >/dev/null && "$name" -c '
import sys
raise SystemExit(not (3, 11) <= sys.version_info[:2] < (3, 14))'; then
            echo "$name"
            return
        fi
    done
}

PYTHON="$(find_python)"
if [ -z "$PYTHON" ]; then
    apt-get update
    apt-get install -y python3.11 python3.11-venv
    PYTHON=python3.11
fi
if ! "$PYTHON" -m venv .venv; then
    apt-get update
    apt-get install -y "$PYTHON-venv"
    "$PYTHON" -m venv --clear .venv
fi
.venv/bin/python -m pip install --quiet --constraint constraints.txt --editable .
.venv/bin/python -m autograder doctor || true

# What the ImageNet backbone makes of the images is computed here, once, and not for each submission.
if [ "@ASSIGNMENT@" = imagenet_backbone ]; then
    export AUTOGRADER_CACHE="$PWD/cache"
    FOLDERS=(data/Shoes/Train data/Shoes/Test)
    if [ -d hidden ]; then
        FOLDERS+=(hidden)
    fi
    .venv/bin/python -c '
import sys
from pathlib import Path
from autograder.lesson.features import shoe_features
for folder in sys.argv[1:]:
    shoe_features(Path(folder))' "${FOLDERS[@]}"
fi
