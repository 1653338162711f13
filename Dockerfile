# A worker of a Dask cluster that judges submissions. Its Python must be the head's own, to the last
# digit, or it gets no work:
#   docker build --build-arg PYTHON=$(python -c "import platform; print(platform.python_version())") \
#     -t autograder-worker .
#   docker run --security-opt seccomp=unconfined autograder-worker tcp://HEAD:8786
ARG PYTHON=3.11.7
FROM python:${PYTHON}-slim
WORKDIR /opt/autograder
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY autograder autograder
RUN pip install --no-cache-dir --constraint constraints.txt ".[cluster]"
# Judges shut student code in by themselves; root is not needed for it.
RUN useradd --create-home worker
USER worker
WORKDIR /home/worker
ENTRYPOINT ["dask", "worker", "--no-nanny", "--nthreads", "1"]
