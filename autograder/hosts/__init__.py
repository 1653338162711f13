"""What lets other services run the grader: Gradescope's zip, GitHub Classroom's workflow."""
