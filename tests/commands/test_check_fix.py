"""`quizkit check --fix` and `--diff`: what is mended, and what of a file is never touched."""

import errno
import stat
import subprocess
from pathlib import Path

import pytest
from world import World

TWICE = "questions:\n  - {id: a, question: Which letter comes third?, answer: [gamma, gamma, c]}\n"
ONCE = "questions:\n  - {id: a, question: Which letter comes third?, answer: [gamma, c]}\n"
SPLIT = "questions:\n  - {id: a, question: How many?, answer: [1,000 men, many]} # a comment\n"
WHOLE = 'questions:\n  - {id: a, question: How many?, answer: ["1,000 men", many]} # a comment\n'
# A number to be typed as a text may be mended, if the author wants that.
TYPED = "questions:\n  - {id: a, question: How many are there?, answer: 1648}\n"
SELECT = ("--select", "T302,T307")


def test_what_can_be_mended_for_certain_is_mended(world: World) -> None:
    path = world.deck(TWICE)
    ran = world.run("check", path, "--fix", *SELECT)
    assert path.read_text() == ONCE
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"Mended {path}: T302.\nNo mistakes; 1 question in 1 deck can be asked.\n"


def test_a_second_time_there_is_nothing_to_do(world: World) -> None:
    path = world.deck(TWICE)
    world.run("check", path, "--fix", *SELECT)
    before = path.stat()
    assert world.run("check", path, "--fix", *SELECT).err.startswith("No mistakes")
    assert path.stat() == before


def test_errors_are_mended_as_well_and_the_rest_is_told(world: World) -> None:
    path = world.deck(SPLIT + "  - {id: b, question: When?, date: abc}\n")
    ran = world.run("check", path, "--fix", *SELECT, "--format", "concise")
    assert path.read_text() == WHOLE + "  - {id: b, question: When?, date: abc}\n"
    assert ran.code == 1
    assert [line.split()[2] for line in ran.out.splitlines()] == ["E016"]
    assert f"Mended {path}: E009." in ran.err


def test_several_files_and_several_problems_of_a_kind(world: World) -> None:
    world.deck(TWICE.replace("c]", "gamma]"), "course/a.yaml")
    world.deck(ONCE, "course/b.yaml")
    world.deck(TWICE, "course/c.yaml")
    ran = world.run("check", "course", "--fix", *SELECT)
    assert ran.err.splitlines()[:2] == ["Mended course/a.yaml: T302 × 2.", "Mended course/c.yaml: T302."]
    assert len(ran.err.splitlines()) == 3


def test_a_deselected_rule_mends_nothing(world: World) -> None:
    path = world.deck(TWICE)
    world.run("check", path, "--fix", "--ignore", "T302")
    assert path.read_text() == TWICE


def test_an_unsafe_fix_is_made_only_when_it_is_asked_for(world: World) -> None:
    path = world.deck(TYPED)
    ran = world.run("check", path, "--fix", *SELECT)
    assert path.read_text() == TYPED
    assert ran.code == 1
    assert "1 can be mended with --unsafe-fixes, which may change what is meant." in ran.err
    ran = world.run("check", path, "--unsafe-fixes", *SELECT)
    assert "number: 1648" in path.read_text()
    assert f"Mended {path}: T307." in ran.err


def test_the_sum_says_what_could_be_mended(world: World) -> None:
    ran = world.run("check", world.deck(TWICE + TYPED.replace("questions:\n", "")), *SELECT)
    assert "1 can be mended: add --fix." in ran.err


def test_an_ignore_of_a_rule_that_compares_decks_is_kept(world: World) -> None:
    comment = " # quizkit: ignore[D703] the same on purpose\n"
    one, two = world.deck(TWICE, "one.yaml"), world.deck(TWICE.rstrip() + comment, "two.yaml")
    select = ("--select", "D703,T302,S806")
    assert {row["code"] for row in world.run("check", one, two, *select, "--format", "json").json} == {"T302"}
    assert world.run("check", one, two, "--fix", *select).code == 0
    assert (one.read_text(), two.read_text()) == (ONCE, ONCE.rstrip() + comment)


def test_diff_shows_and_writes_nothing(world: World) -> None:
    path = world.deck(TWICE)
    for options in (["--diff"], ["--fix", "--diff"]):
        ran = world.run("check", "deck.yaml", *options, *SELECT)
        assert ran.code == 1
        assert ran.out == (
            "--- deck.yaml\n+++ deck.yaml\n@@ -1,2 +1,2 @@\n questions:\n"
            "-  - {id: a, question: Which letter comes third?, answer: [gamma, gamma, c]}\n"
            "+  - {id: a, question: Which letter comes third?, answer: [gamma, c]}\n"
        )
        assert ran.err == "1 problem in 1 file would be mended; nothing was written.\n"
        assert path.read_text() == TWICE
    assert world.run("check", "deck.yaml", "--diff", "--exit-zero", *SELECT).code == 0


def test_diff_without_anything_to_mend(world: World) -> None:
    ran = world.run("check", world.deck(TYPED), "--diff", *SELECT)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "0 problems in 0 files would be mended; nothing was written.\n"


def test_diff_of_unsafe_fixes(world: World) -> None:
    path = world.deck(TYPED)
    ran = world.run("check", path, "--diff", "--unsafe-fixes", *SELECT)
    assert ran.code == 1
    assert "+  - {id: a, question: How many are there?, number: 1648}" in ran.out
    assert path.read_text() == TYPED


def test_diff_in_colours(world: World) -> None:
    path = world.deck(TWICE.replace("\n", "\r\n"))
    rows = world.run("--color", "always", "check", path, "--diff", *SELECT).out.splitlines()
    assert rows[0] == f"\x1b[1m--- {path}\x1b[0m"
    assert rows[-2].startswith("\x1b[1;31m-  - {id: a")
    assert rows[-1].startswith("\x1b[1;32m+  - {id: a")
    assert rows[-1].endswith("c]}\x1b[0m")


@pytest.mark.parametrize(
    "text", [TWICE, TWICE.replace("\n", "\r\n"), TWICE.rstrip("\n"), f"a: \x85\n{TWICE}"]
)
def test_a_diff_is_a_patch(world: World, text: str) -> None:
    path = world.folder / "deck.yaml"
    path.write_bytes(text.encode())
    patch = world.run("check", "deck.yaml", "--diff", *SELECT).out
    copy = world.folder / "copy.yaml"
    copy.write_bytes(text.encode())
    subprocess.run(["git", "init", "-q"], check=True)
    patch = patch.replace("deck.yaml", "copy.yaml")
    subprocess.run(["git", "apply", "-p0", "-"], input=patch.encode(), check=True)
    world.run("check", "deck.yaml", "--fix", *SELECT)
    assert copy.read_bytes() == path.read_bytes() == text.replace(", gamma", "").encode()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_stay(world: World, mark: bytes, line_end: str) -> None:
    path = world.folder / "deck.yaml"
    path.write_bytes(mark + (SPLIT + "# the end").replace("\n", line_end).encode())
    world.run("check", path, "--fix", *SELECT)
    assert path.read_bytes() == mark + (WHOLE + "# the end").replace("\n", line_end).encode()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_becomes_utf_8_and_is_mended_as_well(world: World, encoding: str) -> None:
    path = world.folder / "deck.yaml"
    path.write_bytes(TWICE.replace("third", "thĳrd").replace("\n", "\r\n").encode(encoding))
    shown = world.run("check", path, "--diff", *SELECT)
    assert (shown.code, "+questions:" in shown.out) == (1, True)
    ran = world.run("check", path, "--fix", *SELECT)
    assert path.read_bytes() == ONCE.replace("third", "thĳrd").replace("\n", "\r\n").encode()
    assert ran.code == 0
    assert f"Mended {path}: E020, T302." in ran.err


def test_permissions_and_links_stay(world: World) -> None:
    path = world.deck(TWICE, "shared/bank.yaml")
    path.chmod(0o664)
    link = world.folder / "deck.yaml"
    link.symlink_to(path)
    world.run("check", link, "--fix", *SELECT)
    assert link.is_symlink()
    assert path.read_text() == ONCE
    assert stat.S_IMODE(path.stat().st_mode) == 0o664
    assert list(path.parent.iterdir()) == [path]


def test_a_read_only_file_is_told_and_the_others_are_mended(world: World) -> None:
    first, second = world.deck(TWICE, "a.yaml"), world.deck(TWICE, "b.yaml")
    first.chmod(0o444)
    ran = world.run("check", first, second, "--fix", *SELECT, "--fail-on", "error")
    assert ran.code == 1
    assert f"{first} is read-only; it was left as it is." in ran.err
    assert f"Mended {second}: T302." in ran.err
    assert f"Mended {first}" not in ran.err
    assert (first.read_text(), second.read_text()) == (TWICE, ONCE)


def test_a_fix_is_checked_with_the_settings_of_the_deck(world: World) -> None:
    path = world.deck(TWICE)
    Path("quizkit.toml").write_text('ignore = ["T302"]\n')
    world.run("check", path, "--fix")
    assert path.read_text() == TWICE


def test_a_full_disk_ends_it_and_leaves_the_file(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    path = world.deck(TWICE)

    def is_full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", is_full)
    ran = world.run("check", path, "--fix", *SELECT)
    assert (ran.code, ran.out) == (4, "")
    assert "No space left on device" in ran.err
    assert path.read_text() == TWICE
    assert list(path.parent.glob(".*.tmp")) == []
