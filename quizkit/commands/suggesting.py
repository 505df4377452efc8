"""What may have been meant by a name that is not there."""

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Advice that names the known one that is nearest; `otherwise` when none is near."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), 1)
    return f"Did you mean “{near[0]}”?" if near else otherwise
