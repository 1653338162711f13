"""`python -m autograder` is the console script."""

from autograder.cli.main import main

main()
