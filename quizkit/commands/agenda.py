"""What is asked today, and how much: due ones, and what plans, days away and a break change about that.

For most learners there is nothing of all that; then this is one look into the log.
"""

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quizkit.commands.library import Library
    from quizkit.commands.planning import PlannedDeck, Proposal
    from quizkit.model.facts import Away, Card, Name
    from quizkit.store.waiting import Count
    from quizkit.study.queue import Candidate


class Agenda:
    """Of one moment: made anew after an answer.

    Attributes:
        because: why questions are asked that are not simply due, for those that `due` has found.
        spreads: what `due` has found is a share, after a break.
    """

    def __init__(self, library: "Library") -> None:
        self._library = library
        self._today = library.outside.moment().day
        plans, self._away = library.log.agreement()
        self._plans = {deck: made for deck, made in plans.items() if self._today < made[0].exam_day}
        self._planned: dict[str, PlannedDeck] = {}
        self.spreads = False
        self.because: dict[Name, str] = {}

    def due(self, decks: "Sequence[str]", tags: "Sequence[str]", limit: int) -> "list[Candidate]":
        """Questions to review today, most at risk first; those missed today come last."""
        waiting, today = self._library.waiting, self._today
        plain = self._plain(decks)
        found = waiting.due(plain, today, tags, limit) if plain or not decks else []
        if len(found) > self._many and (share := self.proposal) is not None:
            self.spreads = True
            # What was missed today, and is asked again, has no risk: it was in the share already.
            found = waiting.due(plain, today, tags, max(limit, 2 * share.left))
            reviews = [one for one in found if one.risk > 0][: share.left]
            found = [*reviews, *(one for one in found if not one.risk)]
        early = [card.name for card in self._early if card.name.deck in plain]
        if early:
            self._give_reason(early, "It would come back while you are away, so it is asked before.")
            found += waiting.these(early, today, tags)
        for deck in decks:
            if deck in self._plans:
                planned = self.planned(deck)
                first = planned.names[: len(planned.names) - planned.again]
                self._give_reason(first, self._for_exam(deck))
                found += waiting.these(planned.names, today, tags)
        return sorted(found, key=lambda one: -one.risk)

    def new_left(self, deck: str, usual: int) -> int:
        """How many new questions a deck may still give today, when it is usually so many."""
        if deck in self._plans:
            return self.planned(deck).new
        return 0 if self.spreads else usual

    def counts(self, decks: "Sequence[str]") -> "list[Count]":
        """How decks stand: as due counts what is asked today."""
        counts = [self._counts[deck] for deck in decks if deck in self._counts]
        if not self._plans and not self._early:
            return counts
        return [self._counted(count) for count in counts]

    def tomorrow(self, decks: "Sequence[str]") -> int:
        """How many reviews there will be tomorrow."""
        day = self._today + 1
        planned = [deck for deck in decks if deck in self._plans]
        number = self._library.waiting.due_on(day, self._plain(decks))
        if planned:
            from quizkit.commands.planning import planned_tomorrow, terms_of

            for deck in planned:
                terms = terms_of(*self._plans[deck], day, self._away)
                number += planned_tomorrow(self._library, deck, terms)
        return number

    def enough_for_today(self, decks: "Sequence[str]") -> str:
        """Why nothing more is asked today, though something waits; empty when that is not the reason."""
        if self.proposal is not None and not self.proposal.left:
            return f"Today's share is done: {self.proposal.waiting} wait for the coming days."
        planned = [deck for deck in decks if deck in self._plans]
        if planned == list(decks) and not any(self.planned(deck).names for deck in decks):
            return "The plan for the exam asks no more today. `quizkit study --practice` drills."
        return ""

    def still_waiting(self, decks: "Sequence[str]") -> int:
        """How many reviews are left today; after a break, of today's share."""
        number = sum(count.due + count.learning for count in self.counts(decks))
        share = self.proposal
        if share is None:
            return number
        planned = sum(len(self.planned(deck).names) for deck in decks if deck in self._plans)
        return min(number, share.left + planned)

    def planned(self, deck: str) -> "PlannedDeck":
        """What the plan of a deck asks for today."""
        if deck not in self._planned:
            from quizkit.commands.planning import planned_today, terms_of

            terms = terms_of(*self._plans[deck], self._today, self._away)
            self._planned[deck] = planned_today(self._library, deck, terms)
        return self._planned[deck]

    def seconds_left(self, decks: "Sequence[str]") -> "Mapping[str, float]":
        """The time that plans leave today, by deck; a plan without a limit is left out."""
        left = {deck: self.planned(deck).seconds_left for deck in decks if deck in self._plans}
        return {deck: seconds for deck, seconds in left.items() if seconds is not None}

    @cached_property
    def proposal(self) -> "Proposal | None":
        """Today's share after a break; None when there is no wall."""
        decks = self._plain([row.deck for row in self._library.decks()])
        due = sum(self._counts[deck].due for deck in decks)
        if due + self._answered_today <= self._library.outside.settings.session:
            return None
        from quizkit.study.breaks import LONGEST_DAYS, last_break

        days = self._library.log.study_days(self._today, self._today - 2 * LONGEST_DAYS)
        found = last_break(days, self._today)
        if found is None:
            return None
        from quizkit.commands.planning import proposal

        return proposal(self._library, decks, due, self._away, found)

    @property
    def away_until(self) -> int | None:
        """The last of the days away; None when today is a day of study."""
        if not self._away:
            return None
        from quizkit.study.away import stretch_at

        stretch = stretch_at(self._today, self._away)
        return None if stretch is None else stretch.last_day

    def notes(self) -> "tuple[str, ...]":
        """What there is to say of the clock, of days away, and of a break."""
        return (*self.clock(), *self.absence(), *self.share())

    def clock(self) -> "tuple[str, ...]":
        """That there are answers ahead of today."""
        waiting = self._library.waiting
        days = waiting.days_ahead(self._today)
        if not days:
            return ()
        from quizkit.study.believed import MANY_DAYS
        from quizkit.study.days import full_date

        if days >= MANY_DAYS:
            today = full_date(self._today)
            return (f"The clock says {today}, and there are answers of many days after that: is it right?",)
        number = waiting.not_believed(self._today)
        if not number:
            return ()
        what = "1 question was" if number == 1 else f"{number} questions were"
        return (f"{what} answered by a clock that was ahead: asked again from today on.",)

    def absence(self) -> "tuple[str, ...]":
        """That today is a day away."""
        until = self.away_until
        if until is None:
            return ()
        from quizkit.commands.dates import told

        return (f"You are away until {told(until, self._today)}. What is due will wait.",)

    def share(self) -> "tuple[str, ...]":
        """What is proposed after a break, in sentences."""
        share = self.proposal
        if share is None:
            return ()
        from quizkit.commands.dates import told

        by = share.caught_up_day
        end = "" if by is None else f"; all caught up by {told(by, self._today)}"
        if not share.left:
            return (f"Today's share of {share.reviews} is done: {share.waiting} wait{end}.",)
        minutes = max(1, round(share.minutes))
        return (
            f"{share.waiting} wait after {share.away_days} days away.",
            f"Today's share: {share.left}, about {minutes} {'minute' if minutes == 1 else 'minutes'}{end}.",
            "New questions come after that.",
        )

    @cached_property
    def _counts(self) -> "Mapping[str, Count]":
        """Of all decks, as they are due without plans and days away."""
        decks = [row.deck for row in self._library.decks()]
        return {count.deck: count for count in self._library.waiting.counts(self._today, decks)}

    @cached_property
    def _answered_today(self) -> int:
        return len(self._library.waiting.met_on(self._today))

    @property
    def _many(self) -> int:
        """More than a sitting may be a wall; looking closer would cost time that is rarely worth it."""
        return self._library.outside.settings.session - self._answered_today

    @cached_property
    def _early(self) -> "list[Card]":
        """What is asked before days away instead of in them."""
        if not self._away or self.away_until is not None:
            return []
        from quizkit.study.away import asked_before, next_stretch

        stretch = next_stretch(self._today, self._away)
        if stretch is None:
            return []
        decks = self._plain([row.deck for row in self._library.decks()])
        cards = self._library.waiting.morning(decks, self._today + 1, stretch.last_day)
        return asked_before((card for card in cards if _falls(card, stretch)), stretch, self._today)

    def _plain(self, decks: "Sequence[str]") -> "list[str]":
        return [deck for deck in decks if deck not in self._plans]

    def _counted(self, count: "Count") -> "Count":
        if count.deck in self._plans:
            planned = self.planned(count.deck)
            return count._replace(due=len(planned.names) - planned.again, learning=planned.again)
        early = sum(card.name.deck == count.deck for card in self._early)
        return count._replace(due=count.due + early)

    def _for_exam(self, deck: str) -> str:
        from quizkit.study.days import distance

        return f"Asked for the exam {distance(self._plans[deck][0].exam_day, self._today)}: \
now it helps most for that day."

    def _give_reason(self, names: "Sequence[Name]", reason: str) -> None:
        self.because |= dict.fromkeys(names, reason)


def _falls(card: "Card", stretch: "Away") -> bool:
    return card.due_day is not None and stretch.first_day <= card.due_day <= stretch.last_day
