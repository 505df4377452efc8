"""Version 2 of the log. Once released it is never edited: what changes is a new version.

New events: exam answers, exams, plans, days away, own parameters. What is checked of an event goes by the
class of its kind, and leaves room: a new kind keeps its values in `detail`, names a question or none, and
needs a new version of the log (so that an older program does not write to it) but no new table.
Events that name no question are rare, and have an index of their own.

`review` has one row for each answer that counted, made from the events like `card`, so that statistics need
neither the model of memory nor the events. Its rows lie by question; `review_on_day` has what is counted by
day and deck.
"""

_QUESTION_KINDS = "('answered', 'undone', 'overridden', 'flagged', 'suspended', 'seen', 'carried')"
_OTHER_KINDS = """('deck_added', 'deck_removed', 'planned', 'plan_cleared', 'away', 'tuned',
    'exam_started', 'exam_marked', 'exam_handed_in')"""

_EVENT = f"""
CREATE TABLE event(
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK(length(id) = 16),
  device TEXT NOT NULL CHECK(length(device) BETWEEN 1 AND 64),
  counter INTEGER NOT NULL CHECK(counter >= 1),
  clock INTEGER NOT NULL CHECK(clock BETWEEN 1 AND 4611686018427387904),
  at_ms INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL CHECK(offset_minutes BETWEEN -1440 AND 1440),
  day INTEGER NOT NULL CHECK(day BETWEEN -719162 AND 2932896),
  kind TEXT NOT NULL CHECK(length(kind) BETWEEN 1 AND 64),
  mode TEXT CHECK(mode IN ('study', 'practice', 'exam')),
  deck TEXT,
  question TEXT,
  reply TEXT,
  score REAL CHECK(score BETWEEN 0 AND 1),
  rating INTEGER CHECK(rating BETWEEN 1 AND 4),
  took_ms INTEGER CHECK(took_ms >= 0),
  hints INTEGER CHECK(hints >= 0),
  due_day INTEGER CHECK(due_day BETWEEN -719162 AND 2932896),
  target BLOB CHECK(length(target) = 16),
  algorithm TEXT NOT NULL,
  detail TEXT NOT NULL,
  parent BLOB NOT NULL CHECK(length(parent) = 16),
  chain BLOB NOT NULL CHECK(length(chain) = 16),
  CHECK((deck IS NULL) = (question IS NULL)),
  CHECK(deck IS NOT NULL OR kind NOT IN {_QUESTION_KINDS}),
  CHECK(deck IS NULL OR kind NOT IN {_OTHER_KINDS}),
  CHECK((kind = 'answered') = (mode IS NOT NULL)),
  CHECK((kind = 'answered') = (reply IS NOT NULL)),
  CHECK((kind = 'answered') = (took_ms IS NOT NULL)),
  CHECK((kind = 'answered') = (hints IS NOT NULL)),
  CHECK((kind IN ('answered', 'overridden')) = (rating IS NOT NULL)),
  CHECK((kind IN ('answered', 'overridden')) = (score IS NOT NULL)),
  CHECK(target IS NOT NULL OR kind NOT IN ('undone', 'overridden', 'exam_marked', 'exam_handed_in')),
  CHECK(mode IS NULL OR (mode = 'exam') = (target IS NOT NULL))
) STRICT
"""

_NEVER_CHANGED = """
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END
"""

_NEVER_DELETED = """
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END
"""

_REVIEW = """
CREATE TABLE review(
  deck TEXT NOT NULL,
  question TEXT NOT NULL,
  number INTEGER NOT NULL,
  event BLOB NOT NULL,
  day INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  since_days INTEGER,
  stability_before_days REAL,
  difficulty_before REAL,
  recall REAL,
  lapses INTEGER NOT NULL,
  occasion TEXT NOT NULL,
  first_today INTEGER NOT NULL,
  rating INTEGER NOT NULL,
  score REAL NOT NULL,
  took_ms INTEGER NOT NULL,
  hints INTEGER NOT NULL,
  sure INTEGER,
  stability_days REAL NOT NULL,
  difficulty REAL NOT NULL,
  due_day INTEGER NOT NULL,
  PRIMARY KEY(deck, question, number)
) STRICT, WITHOUT ROWID
"""

_REVIEW_ON_DAY = """
CREATE INDEX review_on_day ON review(day, deck, occasion, first_today, rating, took_ms, recall, sure, hour,
  since_days, stability_before_days, lapses)
"""

VERSION_2 = (
    "ALTER TABLE event RENAME TO event_1",
    _EVENT,
    "INSERT INTO event SELECT * FROM event_1 ORDER BY seq",
    "DROP TABLE event_1",
    "CREATE INDEX event_of_device ON event(device, counter)",
    "CREATE INDEX event_of_question ON event(deck, question, clock)",
    "CREATE INDEX event_on_target ON event(target) WHERE target IS NOT NULL",
    "CREATE INDEX event_of_none ON event(kind, clock) WHERE deck IS NULL",
    "CREATE INDEX answer_on_day ON event(day) WHERE kind = 'answered'",
    _NEVER_CHANGED,
    _NEVER_DELETED,
    _REVIEW,
    _REVIEW_ON_DAY,
)
