"""What the log's tables are: numbered steps from one version to the next, none of them ever changed."""

from typing import TypeAlias

from quizkit.store.schema.version_1 import VERSION_1
from quizkit.store.schema.version_2 import VERSION_2

Migrations: TypeAlias = tuple[tuple[str, ...], ...]
"""The statements that lead to version 1, to version 2, and so on."""

MIGRATIONS: Migrations = (VERSION_1, VERSION_2)

APPLICATION_ID = 0x7175_697A
"""Marks a SQLite file as a log of ours: "quiz"."""
