"""Ordering: items to put in order.

Answered by arranging them. Credit: of all pairs of items that have an order, the share that stands the
right way round; 1 only when all do.

`order` lists the items from first to last. `timeline` maps events to dates (as in a date question) and
sorts them; events whose dates do not tell which came first may stand either way. The items are always shown
shuffled, in an order that is not right already.

    - question: Order the layers of the Internet, lowest first.
      order: [link, internet, transport, application]
    - question: Earliest first.
      timeline: {Magna Carta: 1215, Diet of Worms: 1521-04, Peace of Westphalia: 1648}
"""

from collections.abc import Collection, Sequence
from itertools import combinations
from typing import ClassVar

from quizkit.kinds.about import read_about
from quizkit.kinds.asked import Asked
from quizkit.kinds.date_text import EXAMPLES, Date, read_one
from quizkit.kinds.fields import Fields, found
from quizkit.model import chance
from quizkit.model.forms import Arrange, Option
from quizkit.model.grades import Grade, partial
from quizkit.model.nodes import TextNode
from quizkit.model.question import Detail, Question
from quizkit.model.replies import Arranged, Reply

KEYS = {
    "question": ("text", "what is asked, with the direction: earliest first, lowest first"),
    "order": ("list", "the items, from first to last"),
    "timeline": ("pairs", "instead of `order`: a mapping of events to dates"),
}


_FEWEST = 2

Span = tuple[tuple[int, ...], tuple[int, ...]]
"""Where an item begins and ends. It comes before another when it ends before the other begins."""


class Ordering(Asked):
    """Items with their places in time or rank.

    Attributes:
        items: in a right order.
        spans: one an item.
        dates: one an item, as they are shown; empty where the author only gave the order.
    """

    kind: ClassVar[str] = "ordering"

    items: tuple[str, ...]
    spans: tuple[Span, ...]
    dates: tuple[str, ...] = ()

    def form(self, seed: str) -> Arrange:
        shown = chance.shuffled(self.items, seed)
        # Turned round, a right order is wrong, since some pair has an order.
        if self._share_in_order(shown) == 1:
            shown = shown[::-1]
        return Arrange(tuple(Option(item, item) for item in shown))

    def grade(self, reply: Reply, rivals: Collection[str] = ()) -> Grade:
        del rivals
        said = reply.keys if isinstance(reply, Arranged) else ()
        score = self._share_in_order(said) if sorted(said) == sorted(self.items) else 0.0
        return Grade(score, partial(score), said, self.right_lines())

    def right_reply(self) -> Arranged:
        return Arranged(self.items)

    def right_lines(self) -> tuple[str, ...]:
        if not self.dates:
            return self.items
        return tuple(f"{item} ({date})" for item, date in zip(self.items, self.dates, strict=True))

    def details(self) -> tuple[Detail, ...]:
        return (Detail("dates", self.right_lines()),) if self.dates else ()

    def _share_in_order(self, arranged: Sequence[str]) -> float:
        """The share of pairs the right way round, of those that have an order. All items must be there."""
        place = {item: number for number, item in enumerate(arranged)}
        ordered = [
            place[earlier] < place[later]
            for (earlier, (_, end)), (later, (begin, _)) in combinations(
                zip(self.items, self.spans, strict=True), 2
            )
            if end < begin
        ]
        return sum(ordered) / len(ordered)


def parse(fields: Fields) -> tuple[Question, ...]:
    question = fields.text("question")
    about = read_about(fields, question)
    if "order" in fields.values:
        nodes = fields.list_of_texts("order")
        spans: tuple[Span, ...] = tuple([((rank,), (rank,)) for rank in range(len(nodes))])
        dates: tuple[Date, ...] = ()
    else:
        events = sorted(_read_timeline(fields), key=lambda event: (event[1].earliest, event[1].latest))
        nodes = tuple([node for node, _ in events])
        dates = tuple([date for _, date in events])
        spans = tuple([(date.earliest, date.latest) for date in dates])
    _report_disorder(fields, nodes, spans)
    items = tuple([node.text.strip() for node in nodes])
    return (Ordering(about, question, items, spans, tuple(map(str, dates))),)


def _read_timeline(fields: Fields) -> list[tuple[TextNode, Date]]:
    events = []
    for name, value in fields.text_pairs("timeline", example="{event: 1521, another: 1648-10-24}"):
        try:
            events.append((name, read_one(value.text)))
        except ValueError as error:
            from quizkit.kinds.meant import meant_date, rewritten  # most dates can be read

            meant = meant_date(value.text)
            advice = f"did you mean `{meant}`?" if meant else EXAMPLES
            fields.report(value, "E016", f"{found(value)} {error}", advice, edits=rewritten(value, meant))
    return events


def _report_disorder(fields: Fields, nodes: tuple[TextNode, ...], spans: tuple[Span, ...]) -> None:
    """Reports items that cannot be told apart or have no order."""
    fields.report_twins(nodes, "E013")
    if not fields.sound:
        return
    at = fields.values.get("order", fields.node("timeline"))
    if len(nodes) < _FEWEST:
        fields.report(at, "E017", f"there must be two items to put in order, found {len(nodes)}")
    elif min(end for _, end in spans) >= max(begin for begin, _ in spans):
        fields.report(at, "E017", "the dates do not tell which came first", "write them more precisely")
