"""Decks as a session machine knows them: values, the edits an author makes, and the files they stand for.

A question keeps its number through every edit after which it is promised to be the same one; see
`quizkit/study/identity.py`. Prompts of different questions are far from alike, so that this is never a guess.
"""

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from quizkit.kinds.about import prompt_key
from quizkit.model.facts import Name

QUESTIONS = 14
"""So many are there in all, at most."""
SINGLE, TYPED, SEVERAL, CARD = range(4)


def _texts() -> Iterator[str]:
    letters = random.Random(1517)
    while True:
        words = ("".join(letters.choices("abcdefghijklmnopqrstuvwxyz", k=7)) for _ in range(4))
        yield " ".join(words)


_endless = _texts()
TEXTS = [[next(_endless), next(_endless)] for _ in range(QUESTIONS)]
"""Two ways to put each question."""


class Item(NamedTuple):
    """A question in a deck file.

    Attributes:
        number: which question it is, whatever becomes of its text.
        key: the id that its author gave; empty for none.
        text: of which question it has the text now.
        wording, typos, answers: how often its text was written anew, its prompt mistyped, its answer changed.
    """

    number: int
    key: str
    text: int
    wording: int = 0
    typos: int = 0
    answers: int = 0

    @property
    def prompt(self) -> str:
        base = TEXTS[self.text][self.wording % 2]
        place = 5 * self.typos % len(base)
        return (base[: place + 1] + base[place:] if self.typos else base) + "?"

    @property
    def answer(self) -> str:
        return f"answer {chr(97 + self.text)} no {self.answers}"

    @property
    def name_key(self) -> str:
        return self.key or prompt_key(self.prompt)

    def lines(self) -> str:
        said = f"    id: {self.key}\n" if self.key else ""
        match self.text % 4:
            case 0:
                asked = (
                    f"    question: {self.prompt}\n    right: {self.answer}\n    wrong: [never, nowhere]\n"
                )
            case 1:
                asked = f"    question: {self.prompt}\n    answer: {self.answer}\n"
            case 2:
                asked = f"    question: {self.prompt}\n    list: [{self.answer}, other]\n"
            case _:
                asked = f"    front: {self.prompt}\n    back: {self.answer}\n"
        return f"  -\n{said}{asked}    hint: [first, second]\n"


class Deck(NamedTuple):
    """A deck file. `stem` is its name, `head` the id that it gives itself, empty for none."""

    stem: str
    head: str
    items: tuple[Item, ...]
    broken: bool = False

    @property
    def id(self) -> str:
        return self.head or self.stem

    def text(self) -> str:
        if self.broken:
            return "title: [\n"
        head = f"id: {self.head}\n" if self.head else ""
        items = "".join(item.lines() for item in self.items)
        return f"title: {self.stem}\n{head}questions:\n{items}"


class Shelf(NamedTuple):
    """All decks. `removed` are questions that may be put back; `edits` counts, for new names."""

    decks: tuple[Deck, ...]
    removed: tuple[Item, ...] = ()
    edits: int = 0

    def faces(self) -> dict[int, tuple[str, Item]]:
        """Each question that can be asked, as it looks."""
        return {item.number: (deck.id, item) for deck in self.decks if not deck.broken for item in deck.items}

    def names(self) -> dict[int, Name]:
        return {number: Name(deck, item.name_key) for number, (deck, item) in self.faces().items()}

    def answers(self) -> dict[str, str]:
        return {item.prompt: item.answer for _, item in self.faces().values()}


START = Shelf(
    (
        Deck("alpha", "", tuple(Item(number, "", number) for number in range(4))),
        Deck("beta", "", tuple(Item(number, f"q{number}", number) for number in range(4, 8))),
        Deck("gamma", "greek", (Item(8, "q8", 8), Item(9, "", 9), Item(10, "", 10))),
    )
)


class Edit(NamedTuple):
    """What an author does to a question or deck. `which` and `other` count through what there is."""

    what: str
    which: int
    other: int = 0


def edited(shelf: Shelf, edit: Edit) -> Shelf:
    """The shelf after an edit; the same one when there is nothing to edit so."""
    return EDITS[edit.what](shelf, edit)._replace(edits=shelf.edits + 1)


def write(shelf: Shelf, folder: Path, clock: Iterator[int]) -> None:
    """Makes the folder be as the shelf is. Each file written has a time of its own."""
    texts = {f"{deck.stem}.yaml": deck.text() for deck in shelf.decks}
    for path in folder.iterdir():
        if path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            stamp = next(clock)
            os.utime(path, ns=(stamp, stamp))


def _on_item(change: Callable[[Shelf, Item], Item]) -> Callable[[Shelf, Edit], Shelf]:
    def edit(shelf: Shelf, said: Edit) -> Shelf:
        items = there(shelf)
        if not items:
            return shelf
        item = items[said.which % len(items)]
        return _with(shelf, {item: (change(shelf, item),)})

    return edit


def _on_deck(change: Callable[[Shelf, Deck], Deck]) -> Callable[[Shelf, Edit], Shelf]:
    def edit(shelf: Shelf, said: Edit) -> Shelf:
        deck = shelf.decks[said.which % len(shelf.decks)]
        return shelf._replace(decks=tuple(change(shelf, one) if one is deck else one for one in shelf.decks))

    return edit


def there(shelf: Shelf) -> list[Item]:
    """The questions that can be asked, deck by deck."""
    return [item for deck in shelf.decks if not deck.broken for item in deck.items]


def _with(shelf: Shelf, changes: dict[Item, tuple[Item, ...]]) -> Shelf:
    decks = (
        deck._replace(items=tuple(new for item in deck.items for new in changes.get(item, (item,))))
        for deck in shelf.decks
    )
    return shelf._replace(decks=tuple(decks))


def _reword(_: Shelf, item: Item) -> Item:
    """Without an id another text is another question, and that is not promised to be the same."""
    return item._replace(wording=item.wording + 1) if item.key else item._replace(typos=item.typos + 1)


def _rename(shelf: Shelf, item: Item) -> Item:
    return item._replace(key="" if item.key else f"q{item.number}-{shelf.edits}")


def _remove(shelf: Shelf, edit: Edit) -> Shelf:
    items = there(shelf)
    if not items:
        return shelf
    item = items[edit.which % len(items)]
    return _with(shelf, {item: ()})._replace(removed=(*shelf.removed, item))


def _put_back(shelf: Shelf, edit: Edit) -> Shelf:
    if not shelf.removed:
        return shelf
    item = shelf.removed[-1 - edit.which % len(shelf.removed)]
    after = _put(shelf, item, edit.other)
    return shelf if after is shelf else after._replace(removed=tuple(x for x in shelf.removed if x != item))


def _put(shelf: Shelf, item: Item, where: int) -> Shelf:
    whole = [deck for deck in shelf.decks if not deck.broken]
    if not whole:
        return shelf
    target = whole[where % len(whole)]
    decks = (one._replace(items=(*one.items, item)) if one is target else one for one in shelf.decks)
    return shelf._replace(decks=tuple(decks))


def _add(shelf: Shelf, edit: Edit) -> Shelf:
    number = len(shelf.removed) + sum(len(deck.items) for deck in shelf.decks)
    if number == QUESTIONS:
        return shelf
    return _put(shelf, Item(number, f"q{number}" if edit.which % 2 else "", number), edit.other)


def _move(shelf: Shelf, edit: Edit) -> Shelf:
    items = there(shelf)
    if not items:
        return shelf
    item = items[edit.which % len(items)]
    return _put(_with(shelf, {item: ()}), item, edit.other)


def _swap(shelf: Shelf, edit: Edit) -> Shelf:
    """Two questions change places; when both have ids, their ids stay where they are."""
    items = there(shelf)
    if not items:
        return shelf
    one, other = items[edit.which % len(items)], items[edit.other % len(items)]
    if one.key and other.key:
        return _with(shelf, {one: (_text_of(one, other),), other: (_text_of(other, one),)})
    here = [deck for deck in shelf.decks if one in deck.items and other in deck.items]
    return _with(shelf, {one: (other,), other: (one,)}) if here else shelf


def _text_of(item: Item, other: Item) -> Item:
    return other._replace(number=item.number, key=item.key)


EDITS: dict[str, Callable[[Shelf, Edit], Shelf]] = {
    "typo": _on_item(lambda _, item: item._replace(typos=item.typos + 1)),
    "reword": _on_item(_reword),
    "answer": _on_item(lambda _, item: item._replace(answers=item.answers + 1)),
    "id": _on_item(_rename),
    "remove": _remove,
    "put back": _put_back,
    "add": _add,
    "move": _move,
    "swap": _swap,
    "break or mend": _on_deck(lambda _, deck: deck._replace(broken=not deck.broken)),
    "rename file": _on_deck(lambda shelf, deck: deck._replace(stem=f"file{shelf.edits}")),
    "deck id": _on_deck(lambda shelf, deck: deck._replace(head="" if deck.head else f"deck{shelf.edits}")),
}
