"""Runs of eight words, so that no sentence of an article finds its way into a deck.

Of the articles only digests of their runs are kept: enough to recognise a run, not to read it.

    python tests/article_runs.py FOLDER      # writes the digests anew from the articles' texts
"""

import re
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

LENGTH = 8
_DIGEST_BYTES = 5
_FILE = Path(__file__).parent / "decks" / "article_runs.bin"


def runs(text: str) -> Iterator[str]:
    """Every eight words in a row, in lower case; of words, only letters, digits and apostrophes count."""
    words = re.findall(r"\w+(?:'\w+)*", text.lower().replace("’", "'"))
    for start in range(len(words) - LENGTH + 1):
        yield " ".join(words[start : start + LENGTH])


def digest(run: str) -> bytes:
    return blake2b(run.encode(), digest_size=_DIGEST_BYTES).digest()


def known() -> frozenset[bytes]:
    """The digests of all runs of the articles."""
    data = _FILE.read_bytes()
    return frozenset(data[at : at + _DIGEST_BYTES] for at in range(0, len(data), _DIGEST_BYTES))


if __name__ == "__main__":
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt"))]
    digests = {digest(run) for text in texts for run in runs(text)}
    _FILE.write_bytes(b"".join(sorted(digests)))
    sys.stdout.write(f"{len(digests)} runs of {len(texts)} articles\n")
