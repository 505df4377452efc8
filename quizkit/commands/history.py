"""`quizkit history`: every answer to a question, and why it is due when it is."""

from typing import TYPE_CHECKING, Any

import click

from quizkit.commands.arguments import deck_argument, json_option, outside_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizkit.commands.library import Library
    from quizkit.model.facts import Event, Name


@click.command("history")
@deck_argument
@json_option
@click.pass_context
def command(ctx: click.Context, deck: str, *, as_json: bool) -> None:
    """Show every answer to a question, and why it is due when it is; or how a deck's questions fared.

    Recall is what the model of memory expected just before an answer; stability (days until recall has fallen
    to 90 %) and difficulty (1 to 10) are those after it.

    \b
    Examples:
      quizkit history eu-hist
      quizkit history eu-hist:edict-nantes
    """
    from quizkit.commands.library import choose, open_library
    from quizkit.commands.naming import split_question

    outside = outside_of(ctx)
    with open_library(outside) as library:
        named, key = split_question(library, deck)
        # A deck may be gone; its history is not.
        chosen = named if named in library.log.decks_with_cards() else choose(library, [named])[0]
        if key:
            _tell_question(library, chosen, key, as_json=as_json)
        else:
            _tell_deck(library, chosen, as_json=as_json)


def _tell_question(library: "Library", deck: str, key: str, *, as_json: bool) -> None:
    from quizkit.commands.past import happenings
    from quizkit.commands.views import line_of
    from quizkit.model.facts import Name
    from quizkit.terminal.layout import wrap
    from quizkit.terminal.past import stacked, table
    from quizkit.terminal.prose import Look

    name = Name(deck, key)
    outside = library.outside
    events = _told(library, library.log.history(name))
    question = library.index.question(name)
    if not events and question is None:
        raise _unknown(name, [str(one) for one in library.index.names(deck)])
    if as_json:
        _write_json(library, name, events)
        return
    out = outside.out
    look = Look.of(outside.style, out.width)
    out.line(f"{name}" if question is None else f"{name}  {line_of(question.prompt)}")
    happened = happenings(events, library.log.reviews(name))
    out.lines((stacked if outside.linear else table)(happened, look))
    for line in _why(library, name, events):
        out.lines(wrap((("", line),), look.cells))


def _told(library: "Library", events: "Sequence[Event]") -> "list[Event]":
    """The events without answers of exams that are still open: they would tell right from wrong."""
    from quizkit.model.facts import Answered

    open_exams = {exam.id for exam in library.log.exams() if exam.handed_in is None}
    return [
        event for event in events if not isinstance(event.fact, Answered) or event.fact.exam not in open_exams
    ]


def _why(library: "Library", name: "Name", events: "Sequence[Event]") -> list[str]:
    """Why it is due when it is, how it stands, and which edits carried it over."""
    from quizkit.commands.past import carried
    from quizkit.commands.views import why_due
    from quizkit.study.due import why_that_day

    outside, card = library.outside, library.log.card(name)
    if card is None or card.due_day is None:
        return [*why_due(card, outside.moment().day, outside.model), *carried(events)]
    today, reviews = outside.moment().day, library.log.reviews(name)
    sentence = why_that_day(card, reviews[-1] if reviews else None, today, outside.scheduler)
    return [sentence, *why_due(card, today, outside.model)[1:], *carried(events)]


def _tell_deck(library: "Library", deck: str, *, as_json: bool) -> None:
    from quizkit.study.days import distance

    today = library.outside.moment().day
    cards = [card for card in library.log.cards(deck) if card.last_day is not None]
    if as_json:
        import json

        rows = [{**card._asdict(), "name": str(card.name)} for card in cards]
        library.outside.out.data(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = []
    for card in sorted(cards, key=lambda card: (card.due_day or 0, card.name)):
        assert card.last_day is not None
        assert card.due_day is not None
        table.append(
            (
                card.name.key,
                str(card.reps),
                str(card.lapses),
                distance(card.last_day, today),
                distance(max(card.due_day, today), today),
            )
        )
    if not table:
        library.outside.out.line(f"No question of {deck} was answered so far.")
        return
    library.outside.out.table(
        ("question", "answers", "forgotten", "last", "due"), table, right=("answers", "forgotten")
    )


def _unknown(name: "Name", names: "Sequence[str]") -> Exception:
    from quizkit.commands.suggesting import did_you_mean
    from quizkit.model.errors import UsageError

    return UsageError(f"There is no question {name}.", did_you_mean(str(name), names))


def _write_json(library: "Library", name: "Name", events: "Sequence[Event]") -> None:
    import json

    from quizkit.commands.events import as_plain
    from quizkit.commands.past import answers_plain

    card = library.log.card(name)
    values: dict[str, Any] = {
        "question": str(name),
        "card": None if card is None else {**card._asdict(), "name": str(card.name)},
        "why_due": _why(library, name, events),
        "answers": answers_plain(events, library.log.reviews(name)),
        "events": [as_plain(event) for event in events],
    }
    library.outside.out.data(json.dumps(values, ensure_ascii=False, indent=2))
