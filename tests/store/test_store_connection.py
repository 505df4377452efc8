"""What is opened as a database, and what is not."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from quizkit.model.errors import DiskRefuses
from quizkit.store.connection import connect, failures


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir])
def test_what_is_no_ordinary_file_is_refused(tmp_path: Path, make: Callable[[Path], object]) -> None:
    path = tmp_path / "log.db"
    make(path)
    with pytest.raises(DiskRefuses, match=r"log\.db cannot be used: it is no ordinary file"), failures(path):
        connect(path)


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.db").touch()
    (tmp_path / "log.db").symlink_to("real.db")
    with closing(connect(tmp_path / "log.db")) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_what_is_not_there_is_told_by_sqlite(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    with pytest.raises(DiskRefuses, match="cannot be opened: it is missing"), failures(path):
        connect(path)
    assert not path.exists()
