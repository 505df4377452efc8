"""Short fingerprints of texts: BLAKE2b.

Taken from where `hashlib` takes it: importing that one starts OpenSSL, which costs more than everything else
that is needed before a first question.
"""

try:
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - another Python than CPython
    from hashlib import blake2b

__all__ = ["blake2b"]
