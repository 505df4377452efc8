"""Benchmarks that print ratios: `python -m tests.bench`. Nothing in the ordinary tests depends on time."""
