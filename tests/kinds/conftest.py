import pytest
from kind_samples import Examples, Read, ReadNode, documented, read_node, read_text

from quizkit.kinds.registry import KINDS


@pytest.fixture(scope="session")
def read() -> Read:
    return read_text


@pytest.fixture(scope="session")
def read_entry_node() -> ReadNode:
    return read_node


@pytest.fixture(scope="session")
def examples() -> Examples:
    return [(kind, entry) for kind in KINDS for entry in documented(kind)]
