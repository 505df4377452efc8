from collections.abc import Iterator
from pathlib import Path

import pytest
from machine import Machine


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    machine = Machine(tmp_path)
    yield machine
    if machine.home.exists():
        checked = machine.run("doctor")
        assert checked.code in {0, 3, 4, 5, 6}, checked
