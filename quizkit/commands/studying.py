"""What `quizkit study` and the home screen do: choose what is asked, and lead through it."""

from typing import TYPE_CHECKING

from quizkit.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from quizkit.commands.agenda import Agenda
    from quizkit.commands.library import Library
    from quizkit.commands.outside import Outside
    from quizkit.model.facts import Name
    from quizkit.study.queue import Candidate


SURE_BUT_WRONG, FLAGGED = "sure-but-wrong", "flagged"


class Wishes(Value):
    """What was asked for on the command line. None: as the settings say.

    Attributes:
        limit: questions in this sitting.
        new: new questions a deck, whatever the daily number says.
        minutes: no further question after so long.
        tags: only questions that have one of them; empty for all.
        practice: ask anything, and leave the schedule alone.
        new_only: leave out what is due.
        seed: gives the order of questions and options; empty for one of today.
        only: `SURE_BUT_WRONG` or `FLAGGED`: practise those and nothing else.
        confidence: ask whether the answer is sure.
    """

    limit: int | None = None
    new: int | None = None
    minutes: float | None = None
    tags: tuple[str, ...] = ()
    practice: bool = False
    new_only: bool = False
    seed: str = ""
    only: str | None = None
    confidence: bool | None = None


def study(outside: "Outside", decks: "Sequence[str]", wishes: Wishes, *, linear: bool = False) -> bool:
    """Runs one sitting; False when the learner left it early."""
    from quizkit.commands.library import choose, open_library

    with open_library(outside) as library:
        ids = choose(library, decks)
        return sit(library, ids, wishes, linear=linear)


def sit(library: "Library", decks: "Sequence[str]", wishes: Wishes, *, linear: bool = False) -> bool:
    """Runs one sitting on an open library; False when the learner left it early."""
    from quizkit.commands.agenda import Agenda
    from quizkit.commands.sitting import Limits, Sitting
    from quizkit.model.facts import PRACTICE, STUDY
    from quizkit.study.session import Session

    outside = library.outside
    library.tell_problems(decks)
    agenda = Agenda(library)
    names = _queue(library, decks, wishes, agenda)
    if not names:
        _tell_nothing_waits(library, decks, wishes, agenda)
        return True
    seed = wishes.seed or f"{outside.moment().at_ms}"
    session = Session.start(names, PRACTICE if wishes.practice or wishes.only else STUDY)
    minutes = (outside.settings.minutes or None) if wishes.minutes is None else wishes.minutes
    with outside.front(linear=linear) as front:
        limits = Limits(
            seed,
            minutes,
            _confidence(library, wishes),
            {} if session.mode == PRACTICE else agenda.seconds_left(decks),
            agenda.because,
        )
        return Sitting(library, front, session, limits).run()


def _queue(
    library: "Library", decks: "Sequence[str]", wishes: Wishes, agenda: "Agenda"
) -> "tuple[Name, ...]":
    from quizkit.model.chance import shuffled
    from quizkit.study.queue import build

    settings = library.outside.settings
    limit = settings.session if wishes.limit is None else wishes.limit
    if wishes.only:
        return _drill(library, decks, wishes)[:limit]
    if wishes.practice:
        names = [name for deck in decks for name in library.index.names(deck, wishes.tags)]
        return shuffled(names, wishes.seed or str(library.outside.moment().at_ms))[:limit]
    today = library.outside.moment().day
    met = library.waiting.met_on(today)
    due = [] if wishes.new_only else agenda.due(decks, wishes.tags, _ask_for(limit))
    if wishes.limit is None and agenda.spreads:
        limit = max(limit, len(due))
    allowed = _allowed(library, decks, wishes, agenda)
    new = _new(library, decks, wishes.tags, max(0, limit - len(due)), allowed, met)
    return tuple(one.name for one in build(due, new, met_today=met, limit=limit))


def _drill(library: "Library", decks: "Sequence[str]", wishes: Wishes) -> "tuple[Name, ...]":
    """What was sure but wrong, the latest first, or what is flagged, in the order of the decks."""
    there = [name for deck in decks for name in library.index.names(deck, wishes.tags)]
    if wishes.only == SURE_BUT_WRONG:
        kept = set(there)
        return tuple(name for name in library.log.sure_but_wrong(decks) if name in kept)
    flagged = set(library.log.flagged(decks))
    return tuple(name for name in there if name in flagged)


def _confidence(library: "Library", wishes: Wishes) -> bool:
    if wishes.confidence is None:
        # What was sure but wrong stays on that list until something else is said of it.
        return library.outside.settings.confidence or wishes.only == SURE_BUT_WRONG
    return wishes.confidence


def _allowed(
    library: "Library", decks: "Sequence[str]", wishes: Wishes, agenda: "Agenda"
) -> "dict[str, int]":
    """How many new questions each deck may still give today, or as many as were wished for."""
    if wishes.new is not None:
        return dict.fromkeys(decks, wishes.new)
    met = library.waiting.first_met_on(library.outside.moment().day)
    settings = library.outside.settings
    return {
        deck: agenda.new_left(deck, max(0, settings.for_deck(deck).new_a_day - met.get(deck, 0)))
        for deck in decks
    }


def _new(
    library: "Library",
    decks: "Sequence[str]",
    tags: "Sequence[str]",
    wanted: int,
    allowed: "Mapping[str, int]",
    met: "Collection[Name]",
) -> "list[Candidate]":
    """New questions of all decks, as many of each as it takes; a few of each are asked for at first."""
    from quizkit.study.queue import apart

    found: list[Candidate] = []
    for share in (-(-wanted // max(1, len(decks))), wanted):
        found = []
        for deck in decks:
            most = min(share, allowed[deck])
            if len(found) >= wanted or not most:
                continue
            found += apart(library.waiting.new(deck, tags, _ask_for(most)), met)[:most]
        if len(found) >= wanted:
            break
    return found


def _ask_for(wanted: int) -> int:
    """More than wanted, because siblings will be left out."""
    return 2 * wanted + 3


def _tell_nothing_waits(library: "Library", decks: "Sequence[str]", wishes: Wishes, agenda: "Agenda") -> None:
    from quizkit.model.errors import QuizkitError

    counts = agenda.counts(decks)
    if not any(count.total for count in counts):
        raise QuizkitError(
            "There is no question that can be asked.", "`quizkit check PATH` says what is wrong."
        )
    if wishes.only:
        told = {SURE_BUT_WRONG: "Nothing was sure but wrong.", FLAGGED: "No question is flagged."}
        library.outside.out.line(told[wishes.only])
        return
    if wishes.tags:
        tags = ", ".join(wishes.tags)
        library.outside.out.line(f"Nothing with the tag {tags} waits today.")
        return
    enough = agenda.enough_for_today(decks)
    if enough:
        library.outside.out.line(enough)
        return
    new = sum(count.new for count in counts)
    due = sum(count.due + count.learning for count in counts)
    if due:
        library.outside.out.line(f"Nothing is asked now: {due} due wait for another sitting.")
        return
    library.outside.out.line("Nothing is due today. Well done.")
    if new:
        library.outside.out.line(
            f"{new} new questions wait: `quizkit study --new 10` takes some today, `--practice` drills."
        )
