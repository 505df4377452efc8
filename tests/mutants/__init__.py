"""Mutation testing: `python -m tests.mutants`. Not part of the ordinary run.

Each mutant changes one thing in one function, and the tests that run that line should notice. The program
is imported and the tests are collected once; for each mutant the process is forked, and the function's code
is exchanged in the child. Nothing of the package is copied, wrapped or slowed down.
"""
