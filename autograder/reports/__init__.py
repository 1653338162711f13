"""What comes out of grading: marks, feedback and reports."""
