from collections.abc import Callable
from pathlib import Path

import golden as golden_files
import pytest

FOLDER = Path(__file__).parent / "golden"


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares a text with the reviewed file of that name."""

    def check(name: str, text: str) -> None:
        golden_files.check(FOLDER / f"{name}.txt", text)

    return check
