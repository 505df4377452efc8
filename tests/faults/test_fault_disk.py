"""A disk that is full, with every number of free pages, or read-only: told, nothing lost, and it goes on."""

import resource
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest
from disk_rooms import PAGE, no_file_longer_than, obey_permissions, pages_free, read_only, refill, small_disk
from disk_sittings import DECK, STARTS, Found, Place
from machine import Machine
from world import World

from quizkit.model.facts import Answered
from quizkit.store.log import Log

Amount = Callable[[int, int], int]
Tell = Callable[..., None]

READING = (
    "due",
    "due --json",
    "decks",
    "stats",
    "stats --json",
    "log",
    "history small:q1",
    "plan",
    "forecast",
    "exam --list",
    "config",
    "doctor",
    "check {deck}",
    "log backup {elsewhere}/out.db",
    "stats --html {elsewhere}/page.html",
)
WRITING = (
    "study",
    "exam small --linear",
    "plan small --exam +20",
    "away +3",
    "decks add {elsewhere}",
    "config set new_a_day 3",
    "log backup",
    "log backup {disk}/out.db",
    "log restore {elsewhere}/out.db",
    "doctor --rebuild",
    "stats --html {disk}/page.html",
    "new {disk}/new.yaml",
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    with ExitStack() as stack:
        try:
            stack.enter_context(small_disk(folder))
        except PermissionError as error:
            pytest.skip(f"no small disk can be mounted: {error}")
        yield folder


def sittings(
    place: Place, start: str, folder: Path, rooms: Iterable[AbstractContextManager[None]]
) -> list[Found]:
    """Sittings from the same start with ever more room, until nothing is refused any more."""
    prepare, days = STARTS[start]
    prepare(place)
    refill(folder, place.disk)
    found: list[Found] = []
    for room in rooms:
        refill(place.disk, folder)
        place.begin_again(days)
        before = place.answers()
        refill(place.disk, folder)  # looking at it has taken back what a killed program left
        with room:
            ran = place.sit()
        found.append(place.judge(before, ran))
        if found[-1].whole or found[-1].wrong:
            break
    return found


def judge_all(found: list[Found], tell: Tell) -> None:
    wrong = [one for each in found for one in each.wrong]
    tell(rooms=len(found), acknowledged=sum(each.acknowledged for each in found), lost=len(wrong))
    assert wrong == []
    assert found[-1].whole
    assert not found[0].whole


@pytest.mark.parametrize("start", STARTS)
def test_every_number_of_free_pages(
    disk: Path, tmp_path: Path, start: str, amount: Amount, tell: Tell
) -> None:
    (tmp_path / "start").mkdir()
    step = amount(40 if start == "nothing is there" else 5, 1)
    rooms = (pages_free(disk, pages) for pages in range(0, 2000, step))
    judge_all(sittings(Place(tmp_path, disk), start, tmp_path / "start", rooms), tell)


@pytest.mark.parametrize("start", [start for start in STARTS if start != "nothing is there"])
def test_every_size_that_a_file_may_have(tmp_path: Path, start: str, amount: Amount, tell: Tell) -> None:
    """Needs no disk of its own. A write may then be done in part."""
    for name in ("start", "disk"):
        (tmp_path / name).mkdir()
    step = amount(20_000, PAGE // 2)
    rooms = (no_file_longer_than(size) for size in range(0, 1 << 20, step))
    judge_all(sittings(Place(tmp_path, tmp_path / "disk"), start, tmp_path / "start", rooms), tell)


def refuse(place: Place, room: Callable[[], AbstractContextManager[None]], folder: Path) -> list[str]:
    """Runs all commands without room; what is not as it should be."""
    STARTS["the day after"][0](place)
    refill(folder / "start", place.disk)
    names = {"deck": place.deck, "disk": place.disk, "elsewhere": folder}
    wrong = []
    for line in (*READING, *WRITING):
        refill(place.disk, folder / "start")
        place.begin_again(days=1)
        with room():
            ran = place.world.run(*line.format(**names).split(), typed="\n:dontknow\n:dontknow\n")
        wanted = 0 if line in READING else 4
        if ran.code != wanted or (wanted and "disk" not in ran.err and "Read-only" not in ran.err):
            wrong.append(f"{line}: {ran.code} {ran.err!r}")
        if wanted and ran.err.count("\n") > 3:
            wrong.append(f"{line}: {ran.err!r}")
    return wrong


def test_commands_on_a_full_disk(disk: Path, tmp_path: Path) -> None:
    (tmp_path / "start").mkdir()
    assert refuse(Place(tmp_path, disk), lambda: pages_free(disk, 0), tmp_path) == []


def test_commands_on_a_read_only_disk(disk: Path, tmp_path: Path) -> None:
    (tmp_path / "start").mkdir()
    assert refuse(Place(tmp_path, disk), lambda: read_only(disk), tmp_path) == []


TWICE = f"# {'x' * 9_000}\nquestions:\n  - {{id: a, question: Which is third?, answer: [gamma, gamma, c]}}\n"


@pytest.mark.parametrize(
    ("line", "name", "before"),
    [
        ("check {file} --fix --select T302", "deck.yaml", TWICE),
        ("stats --html {file}", "page.html", None),
        ("config set retention 0.95", "config.toml", "session = 3\n"),
    ],
    ids=["check --fix", "stats --html", "config set"],
)
def test_a_file_is_the_old_one_or_the_new_one(
    disk: Path, tmp_path: Path, line: str, name: str, before: str | None
) -> None:
    world, file = World(tmp_path), disk / name
    world.home = disk if name == "config.toml" else world.home
    world.environ = {"QUIZKIT_HOME": str(world.home)}
    arguments = line.format(file=file).split()
    if before is None:  # only a page of its own is replaced
        world.run(*arguments)
        before = file.read_text(encoding="utf-8")
        world.wait(days=1)
    file.write_text(before, encoding="utf-8")
    world.run(*arguments)
    after = file.read_text(encoding="utf-8")
    assert after != before
    codes = [refused_or_done(world, arguments, file, {4: before, 0: after}, pages) for pages in range(40)]
    assert codes[0] == 4
    assert codes[-1] == 0
    assert codes == sorted(codes, reverse=True)


def refused_or_done(world: World, arguments: list[str], file: Path, texts: dict[int, str], pages: int) -> int:
    """Runs a command with so many free pages; checks what is in its file then, and returns its code.

    Args:
        texts: what must be in the file, for each code.
    """
    file.write_text(texts[4], encoding="utf-8")
    there = sorted(file.parent.iterdir())
    with pages_free(file.parent, pages):
        ran = world.run(*arguments)
    assert file.read_text(encoding="utf-8") == texts[ran.code]
    assert ran.code == 0 or f"{file} cannot be written: No space left on device" in ran.err
    assert sorted(file.parent.iterdir()) == there
    return ran.code


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    machine = Machine(tmp_path_factory.mktemp("studied"))
    machine.deck(DECK)
    machine.deck(DECK.replace("small", "new"), "new.yaml")
    assert machine.run("study", "deck.yaml", typed=":dontknow\n").code == 0
    (machine.home / "config.toml").write_text("session = 5\n", encoding="utf-8")
    machine.home.rename(machine.folder / "start")
    machine.home.mkdir()
    return machine


@pytest.mark.parametrize(
    ("modes", "line", "code", "words"),
    [
        ({"log.db": 0o400}, "due", 0, ""),
        ({"log.db": 0o400}, "study deck.yaml", 4, "log.db cannot be written"),
        ({"log.db": 0o000}, "due", 4, "log.db cannot be opened"),
        ({".": 0o500}, "study deck.yaml", 0, ""),
        ({".": 0o500}, "config set session 3", 1, "config.toml cannot be written: Permission denied"),
        ({"cache": 0o500, "cache/index.db": 0o400}, "study deck.yaml", 0, ""),
        ({"cache": 0o500, "cache/index.db": 0o400}, "decks add new.yaml", 4, "index.db cannot be written"),
        ({"backups": 0o500}, "log backup", 4, "cannot be used: Permission denied"),
        ({"config.toml": 0o400}, "config set session 3", 1, "config.toml is read-only"),
        ({"config.toml": 0o000}, "due", 1, "config.toml cannot be read: Permission denied"),
    ],
)
def test_what_may_not_be_written(
    studied: Machine, modes: dict[str, int], line: str, code: int, words: str
) -> None:
    refill(studied.home, studied.folder / "start")
    for name, mode in modes.items():
        (studied.home / name).chmod(mode)
    try:
        done = studied.run(*line.split(), typed=":dontknow\n" * 2, before=obey_permissions)
    finally:
        for name in modes:
            (studied.home / name).chmod(0o700)
    assert done.code == code, done
    assert words in done.err
    assert len(done.err.splitlines()) <= 2
    assert done.out.count("x Wrong") == (2 if line.startswith("study") and code == 0 else 0)
    with Log.read_only(studied.home / "log.db") as log:
        answers = [event for event in log.events() if isinstance(event.fact, Answered)]
    assert len(answers) == 1 + done.out.count("x Wrong")


def test_the_program_itself_on_a_full_disk(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.deck()
    machine.run("study", "deck.yaml", "--seed", "1", typed="Worms\n")
    size = (machine.home / "log.db").stat().st_size

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = machine.run("study", "deck.yaml", "--seed", "1", typed=":dontknow\n" * 25, before=no_room)
    assert done.code == 4, done
    assert "disk" in done.err
    assert "Traceback" not in done.err
    before = len(machine.answers())
    assert before == 1 + done.out.count("x Wrong")
    machine.run("study", "deck.yaml", "--seed", "1", typed=":dontknow\n")
    assert len(machine.answers()) == before + 1
