# Two commands: `make grade` grades the sample classes, `make test` runs the pack's own tests.
# Each makes its own virtual environment the first time.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
HIDDEN := .hidden/Shoes
LEAVES := .hidden/Leaves
OTTER := .venv-otter

.PHONY: grade test calibrate bench clean

grade: $(READY) $(HIDDEN)/manifest.json $(LEAVES)/manifest.json
	$(BIN)/autograder grade tests/corpus/class --out results --hidden .hidden
	diff --strip-trailing-cr tests/corpus/class/expected.csv results/marks.csv
	for class in tests/corpus/*/class; do \
	  out=results/$$(basename $$(dirname $$class)); \
	  $(BIN)/autograder grade $$class --out $$out --hidden .hidden && \
	  diff --strip-trailing-cr $$class/expected.csv $$out/marks.csv || exit; done
	@echo "All marks are those that were expected."

test: $(READY) $(HIDDEN)/manifest.json $(LEAVES)/manifest.json
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(TESTS)

# Measures the lesson's claims anew, and how often the checks are wrong: on the whole corpus of each
# assignment, on mutants of its solution, and over many seeds. Every step is run, whatever came of
# those before; finished trials are kept, so that a run that was stopped goes on.
CHECKS := data/calibration/checks
KEPT := .calibration
calibrate: $(READY) $(HIDDEN)/manifest.json $(LEAVES)/manifest.json
	@failed=0; run() { echo "$$*"; "$$@" || { failed=1; return 1; }; }; \
	mkdir -p $(KEPT); \
	[ $(KEPT)/lesson -nt data/manifest.json ] || \
	  { run $(BIN)/autograder data calibrate && run $(BIN)/python data/measure_imagenet.py && \
	    run $(BIN)/python data/measure_leaves.py && touch $(KEPT)/lesson; }; \
	run $(BIN)/autograder lint --all --hidden .hidden --keep $(KEPT)/corpus --figures $(CHECKS); \
	run $(BIN)/python -m tests.mutants --hidden .hidden --keep $(KEPT)/mutants --out $(CHECKS); \
	run $(BIN)/python -m tests.bench.seeds --hidden .hidden --keep $(KEPT)/seeds --out $(CHECKS); \
	run $(BIN)/python -m tests.bench.luck --hidden .hidden --keep $(KEPT)/luck --out $(CHECKS); \
	run $(BIN)/python -m tests.bench.unseen --hidden .hidden --keep $(KEPT)/unseen \
	  --out $(CHECKS)/unseen.json; \
	exit $$failed

bench: $(READY) $(OTTER)/.ready $(HIDDEN)/manifest.json
	$(BIN)/python -m tests.bench.soak --runs 1000 --out tests/bench/results/soak.json
	$(BIN)/python -m tests.bench.throughput --otter $(OTTER)/bin/otter \
	  --out tests/bench/results/throughput.json
	$(BIN)/python -m tests.bench.lessons --out tests/bench/results/lessons.json
	$(BIN)/python -m tests.bench.crowd --out tests/bench/results/crowd.json
	$(BIN)/python -m tests.bench.unchanged --out tests/bench/results/unchanged.json
	$(BIN)/python -m tests.bench.nbgrader_equivalence --out tests/bench/results/nbgrader_equivalence.json
	$(BIN)/python -m tests.bench.fuzz --out tests/bench/results/fuzz.json
	$(BIN)/python -m tests.bench.hostile --out tests/bench/results/hostile.json
	$(BIN)/python -m tests.bench.confinement --out tests/bench/results/confinement.json

# Hidden images are this checkout's own: the seed is drawn here and kept nowhere.
$(HIDDEN)/manifest.json: | $(READY)
	$(BIN)/autograder data render --split hidden --per-class 60 --out $(HIDDEN)

$(LEAVES)/manifest.json: | $(READY)
	$(BIN)/autograder data render --split hidden --of leaves --per-class 60 --out $(LEAVES)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	touch $@

# otter-grader, to be measured beside: it wants an older release of one library than the pack has.
$(OTTER)/.ready: pyproject.toml constraints.txt tests/bench/otter-constraints.txt
	$(PYTHON) -m venv $(OTTER)
	grep -v '^wrapt==' constraints.txt | cat - tests/bench/otter-constraints.txt > $(OTTER)/constraints.txt
	$(OTTER)/bin/python -m pip install --quiet --constraint $(OTTER)/constraints.txt \
	  --editable . "otter-grader[grading]"
	touch $@

clean:
	rm -rf $(VENV) $(OTTER) .hidden $(KEPT) results
