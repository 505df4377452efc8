"""Coverage-guided fuzzing with atheris: `python -m tests.fuzz [TARGET]… [--seconds N] [--full]`."""
