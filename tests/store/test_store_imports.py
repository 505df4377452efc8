"""What is needed for the first question is cheap to import; the rest waits for the first answer."""

import os
import subprocess
import sys
from pathlib import Path

from store_samples import open_log

from quizkit.files.decks import load_deck
from quizkit.store.index import Index

CODE = """
import sys
folder = sys.argv[1]
from quizkit.store.index import Index
from quizkit.store.log import Log
from quizkit.store.waiting import Waiting
from quizkit.study.memory import MemoryModel
from quizkit.study.schedule import Scheduler

def loaded():
    return sorted(heavy & sys.modules.keys())

heavy = {"fsrs", "yaml", "rapidfuzz", "questionary", "prompt_toolkit", "rich", "click", "platformdirs",
    "uuid", "secrets", "random", "tempfile", "shutil", "subprocess", "difflib", "pathlib",
    "dataclasses", "inspect", "quizkit.store.writing", "quizkit.study.identity"}
with Log.open(f"{folder}/log.db", Scheduler(MemoryModel()), backups=f"{folder}/b") as log:
    with Index.open(f"{folder}/index.db") as index:
        index.refresh([f"{folder}/deck.yaml"], None)
        with Waiting.open(f"{folder}/index.db", f"{folder}/log.db") as waiting:
            waiting.counts(20_000, ["deck"])
            waiting.due(["deck"], 20_000)
            (first,) = waiting.new("deck")
            assert index.question(first.name) is not None
            assert log.card(first.name) is None
            index.rivals(first.name, ("me",))
    assert "quizkit.store.writing" not in sys.modules
    print("before", loaded())
    from store_samples import answered, moment
    log.write([answered("x")], moment())
    print("after", loaded())
"""


def test_nothing_heavy_is_imported_before_the_first_answer(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("title: T\nquestions:\n  - question: Who?\n    answer: me\n")
    open_log(tmp_path).close()
    with Index.open(tmp_path / "index.db") as index:
        index.refresh([tmp_path / "deck.yaml"], load_deck)
    paths = os.pathsep.join(map(str, Path(__file__).parents[1:3]))
    environ = {**os.environ, "PYTHONPATH": paths}
    command = [sys.executable, "-c", CODE, str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    assert ran.stderr == ""
    before, after = ran.stdout.splitlines()
    assert before == "before []"
    assert "fsrs" in after
