"""Version 1 of the log. Once released it is never edited: what changes is a new version.

`event` is the only truth; the other tables follow from it and can be rebuilt, apart from the device's name
in `meta`. `parent` and `chain` make every event check itself and the one before it (see `store.chain`).
"""

_EVENT = """
CREATE TABLE event(
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK(length(id) = 16),
  device TEXT NOT NULL CHECK(length(device) BETWEEN 1 AND 64),
  counter INTEGER NOT NULL CHECK(counter >= 1),
  clock INTEGER NOT NULL CHECK(clock BETWEEN 1 AND 4611686018427387904),
  at_ms INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL CHECK(offset_minutes BETWEEN -1440 AND 1440),
  day INTEGER NOT NULL CHECK(day BETWEEN -719162 AND 2932896),
  kind TEXT NOT NULL CHECK(kind IN ('answered', 'undone', 'overridden', 'flagged', 'suspended', 'seen',
    'carried', 'deck_added', 'deck_removed')),
  mode TEXT CHECK(mode IN ('study', 'practice')),
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
  CHECK((kind IN ('deck_added', 'deck_removed')) = (deck IS NULL)),
  CHECK((deck IS NULL) = (question IS NULL)),
  CHECK((kind = 'answered') = (mode IS NOT NULL)),
  CHECK((kind = 'answered') = (reply IS NOT NULL)),
  CHECK((kind = 'answered') = (took_ms IS NOT NULL)),
  CHECK((kind = 'answered') = (hints IS NOT NULL)),
  CHECK((kind IN ('answered', 'overridden')) = (rating IS NOT NULL)),
  CHECK((kind IN ('answered', 'overridden')) = (score IS NOT NULL)),
  CHECK((kind IN ('undone', 'overridden')) = (target IS NOT NULL))
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

_CARD = """
CREATE TABLE card(
  deck TEXT NOT NULL,
  question TEXT NOT NULL,
  stability_days REAL NOT NULL,
  difficulty REAL NOT NULL,
  first_day INTEGER,
  last_day INTEGER,
  due_day INTEGER,
  learning INTEGER NOT NULL,
  reps INTEGER NOT NULL,
  lapses INTEGER NOT NULL,
  flagged INTEGER NOT NULL,
  suspended INTEGER NOT NULL,
  prompt TEXT NOT NULL,
  right TEXT NOT NULL,
  PRIMARY KEY(deck, question)
) STRICT, WITHOUT ROWID
"""

_CARRIED = """
CREATE TABLE carried(
  old_deck TEXT NOT NULL,
  old_question TEXT NOT NULL,
  clock INTEGER NOT NULL,
  id BLOB NOT NULL,
  new_deck TEXT NOT NULL,
  new_question TEXT NOT NULL,
  PRIMARY KEY(old_deck, old_question, clock, id)
) STRICT, WITHOUT ROWID
"""

VERSION_1 = (
    _EVENT,
    "CREATE INDEX event_of_device ON event(device, counter)",
    "CREATE INDEX event_of_question ON event(deck, question, clock)",
    "CREATE INDEX event_on_target ON event(target) WHERE target IS NOT NULL",
    "CREATE INDEX answer_on_day ON event(day) WHERE kind = 'answered'",
    _NEVER_CHANGED,
    _NEVER_DELETED,
    _CARD,
    "CREATE INDEX card_due ON card(due_day, last_day, stability_days, learning, suspended)",
    "CREATE INDEX card_met ON card(last_day)",
    _CARRIED,
    "CREATE INDEX carried_to ON carried(new_deck, new_question)",
    "CREATE TABLE known_deck(path BLOB PRIMARY KEY, clock INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
)
