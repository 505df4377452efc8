"""`quizkit show`: each kind of question as a student sees it, with all that belongs to its answer."""

from pathlib import Path

import golden
import pytest
from world import World

from quizkit.files.decks import read_deck
from quizkit.kinds.registry import KINDS

GOLDEN = Path(__file__).parent / "golden"

DECK = """\
title: Every kind
sources: {davies: {title: "Europe: a history", author: Norman Davies, date: 1996}}
questions:
  - id: single
    question: Which king issued the Edict of **Nantes**?
    right: Henry IV
    wrong:
      Louis XIV: He revoked it, in 1685.
      Henry III:
      None of these:
    pin: None of these
    why: It granted the Huguenots `toleration`.
    hint: [The first Bourbon king., He changed his confession for Paris.]
    source: {davies: p. 506}
    tags: [france, edicts]
    level: 2
  - id: several
    question: Which of these were fought during the Thirty Years' War?
    right: [White Mountain, Lützen, Nördlingen]
    wrong: {Mühlberg: "In 1547, in the Schmalkaldic War.", Blenheim: }
    shuffle: false
  - id: truth
    question: Luther wrote the Ninety-five Theses in German.
    truth: false
    why: They were in Latin.
  - id: short
    question: Who nailed theses to a church door in 1517?
    answer: [Martin Luther, Luther]
    feedback: {Calvin: A generation later., Zwingli: He was in Zürich.}
    hint: A monk.
    case: true
    accents: true
    typos: 0
  - id: number
    question: How high is the nave of Ulm Minster?
    number: 41.6 +- 0.5 m
    units: {cm: 0.01, km: 1000}
    feedback: {161.5: That is its tower.}
  - id: share
    question: How large a share of the Empire's people died in the Thirty Years' War?
    number: 15..35 %
  - id: date
    question: When did Constantinople fall to the Ottomans?
    date: 1453-05-29
    feedback: {1204-04-13: "That was the Fourth Crusade."}
  - id: year
    question: In which year did Charlemagne die?
    date: 814 +- 1
  - id: gaps
    cloze: The Peace of {{Westphalia|Westfalen}} ended the {{Thirty Years' War|30 Years War::which war}}.
    feedback: {Augsburg: That peace was made in 1555.}
    typos: 2
  - id: electors
    question: Name the three ecclesiastical electors of the Empire.
    list: [Mainz, [Cologne, Köln], [Trier, Treves]]
    feedback: {Bavaria: That was a secular electorate.}
  - id: order
    question: Order the layers of the Internet, lowest first.
    order: [link, internet, transport, application]
  - id: timeline
    question: Earliest first.
    timeline: {Magna Carta: 1215, Diet of Worms: 1521-04, Peace of Westphalia: 1648}
  - id: match
    question: Match reformer and city.
    match: {Calvin: Geneva, Zwingli: Zürich, Bucer: Strasbourg}
    extra: [Basel]
  - id: card
    front: cuius regio, eius religio
    back: whose realm, his religion
    both: true
    hint: Augsburg
  - passage: |
      In 1555 the estates agreed at Augsburg.
      Calvinists were left out.
    tags: [reformation]
    questions:
      - id: within
        question: Who was left out?
        answer: [Calvinists, the Calvinists]
  - id: block
    question: |
      What does this print?

      ```
      print("2" * 3)
      ```
    answer: "222"
"""

TOLD = {
    "single": [
        "Nantes",
        "✓ Henry IV",
        "He revoked it",
        "toleration",
        "The first Bourbon",
        "for Paris",
        "p. 506",
    ],
    "several": ["✓ White Mountain", "✓ Lützen", "✓ Nördlingen", "In 1547", "Blenheim"],
    "truth": ["True", "✓ False", "They were in Latin."],
    "short": ["Luther", "Calvin: A gen", "Zwingli: He", "A monk.", "capitals", "accents must", "no slip"],
    "number": ["a number in m", "41.6 ± 0.5 m", "1 cm is 0.01 m", "1 km is 1000 m", "161.5 m: That is its"],
    "share": ["a number in %", "15 to 35 %"],
    "date": ["day, month and year", "29 May 1453", "13 April 1204: That was"],
    "year": ["Type a year", "814 ± 1"],
    "gaps": [
        "The Peace of ____ ended the ____.",
        "Westfalen, for Westphalia",
        "(which war)",
        "2 slips",
        "Augsburg: ",
    ],
    "electors": ["Name 3", "Köln, for Cologne", "Treves, for Trier", "Bavaria: That"],
    "order": ["1. link", "2. internet", "3. transport", "4. application"],
    "timeline": ["1. Magna Carta", "Magna Carta (1215)", "Diet of Worms (April 1521)"],
    "match": ["Calvin", "Geneva", "Zürich", "Strasbourg", "fits none  Basel"],
    "card": ["cuius regio", "whose realm", "hint 1     Augsburg"],
    "card~back": ["whose realm", "cuius regio"],
    "within": ["In 1555", "Calvinists were left out.", "Who was left out?", "the Calvinists", "reformation"],
    "block": ["What does this print?", 'print("2" * 3)', "222"],
}
RIGHT = {
    "single": "Henry IV",
    "several": "White Mountain, Lützen, Nördlingen",
    "truth": "false",
    "short": "Martin Luther",
    "number": "41.4",
    "share": "20",
    "date": "29.5.1453",
    "year": "815",
    "gaps": "Westfalen\n30 Years War",
    "electors": "Köln\nMainz\nTrier\n",
    "match": "Geneva\nZürich\nStrasbourg",
    "card": "\n3",
    "within": "Calvinists",
    "block": "222",
}
WRONG = {
    "single": ("Louis XIV", "He revoked it, in 1685."),
    "several": ("Mühlberg", "In 1547, in the Schmalkaldic War."),
    "short": ("Calvin", "A generation later."),
    "number": ("161.5", "That is its tower."),
    "date": ("13 April 1204", "That was the Fourth Crusade."),
    "gaps": ("Augsburg\nx", "That peace was made in 1555."),
    "electors": ("Bavaria\n", "That was a secular electorate."),
}


@pytest.fixture
def deck(world: World) -> Path:
    return world.deck(DECK)


def test_every_kind_is_tried_here(deck: Path) -> None:
    items = read_deck(deck, "deck").items
    assert [item.question.about.key for item in items] == list(TOLD)
    assert {item.question.kind for item in items} | {"passage"} == {kind.name for kind in KINDS}


@pytest.mark.parametrize("key", TOLD)
def test_all_that_belongs_to_a_question_is_shown(world: World, deck: Path, key: str) -> None:
    ran = world.run("show", f"deck.yaml:{key}", COLUMNS="100")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"\n {key}   ")
    for told in TOLD[key]:
        assert told in ran.out
    for mark in ("**", "`", "{{", "\n\n\n"):
        assert mark not in ran.out


def test_a_whole_deck(world: World, deck: Path) -> None:
    shown = {f"{columns} columns": world.run("show", deck, COLUMNS=str(columns)).out for columns in (80, 40)}
    golden.check(GOLDEN / "show-every-kind.txt", golden.frames(shown))


def test_a_card_comes_with_its_other_direction(world: World, deck: Path) -> None:
    assert " card~back   flashcard" in world.run("show", f"{deck}:card").out
    assert " card   flashcard" not in world.run("show", f"{deck}:card~back").out


def test_the_seed_gives_the_order_of_options(world: World, deck: Path) -> None:
    shown = {world.run("show", f"{deck}:match", "--seed", str(seed)).out for seed in range(8)}
    assert len(shown) > 1
    assert world.run("show", f"{deck}:match").out == world.run("show", f"{deck}:match", "--seed", "1").out


@pytest.mark.parametrize("key", RIGHT)
def test_open_asks_for_real(world: World, deck: Path, key: str) -> None:
    ran = world.run("show", f"{deck}:{key}", "--open", typed=f"{RIGHT[key]}\n")
    assert ran.code == 0
    assert "+ Right" in ran.out
    assert not world.home.exists()


@pytest.mark.parametrize("key", WRONG)
def test_open_shows_the_words_on_a_wrong_answer(world: World, deck: Path, key: str) -> None:
    typed, words = WRONG[key]
    ran = world.run("show", f"{deck}:{key}", "--open", typed=f"{typed}\n\n")
    assert "x Wrong" in ran.out
    assert words in ran.out
    assert not world.home.exists()


def test_open_gives_hints_and_ends_when_told(world: World, deck: Path) -> None:
    ran = world.run("show", f"{deck}:single", "--open", typed=":hint\n:hint\n:hint\n:flag\n:quit\n")
    assert ran.code == 0
    assert ran.out.index("The first Bourbon king.") < ran.out.index("He changed his confession for Paris.")
    assert "Nothing is logged here: answer, skip or quit." in ran.out
    assert "Right\n" not in ran.out


def test_a_known_deck_by_its_id(world: World, deck: Path) -> None:
    world.run("decks", "add", deck)
    assert "Henry IV" in world.run("show", "deck:single").out
    assert world.run("show", "deck").out == world.run("show", deck).out


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("deck.yaml:singel", "The deck deck has no question “singel”.\nDid you mean “single”?\n"),
        ("deck.yaml:x", "The deck deck has no question “x”.\n"),
        ("gone.yaml", "“gone.yaml” is neither a known deck nor a file or folder."),
    ],
)
def test_what_is_not_there(world: World, deck: Path, named: str, told: str) -> None:
    ran = world.run("show", named)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_mistakes_are_told_and_the_sound_questions_shown(world: World) -> None:
    path = world.deck("questions:\n  - {id: a, question: Q?, answer: x}\n  - {id: b, question: R?}\n")
    ran = world.run("show", path)
    assert ran.code == 0
    assert "E005" in ran.err
    assert " a   short answer" in ran.out
    ran = world.run("show", world.deck("questions: [{id: b, question: R?}]\n", "bad.yaml"))
    assert ran.code == 1
    assert "bad.yaml has no question that can be asked." in ran.err


def test_a_folder_of_several_decks_is_too_many(world: World) -> None:
    world.deck(DECK, "course/a.yaml")
    assert " single   single choice" in world.run("show", "course").out
    world.deck(DECK, "course/b.yaml")
    ran = world.run("show", "course")
    assert (ran.code, ran.err) == (2, "course holds 2 decks; name one of them.\n")
