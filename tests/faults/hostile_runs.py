"""Each command as it is run with a hostile deck."""

from hostile_text import ALL

RUNS: dict[str, list[tuple[str, ...]]] = {
    "study": [
        ("study", "deck.yaml", "--new", "99", "--limit", "99", "--seed", "1"),
        ("study", "deck.yaml", "--practice", "--linear", "--limit", "99"),
    ],
    "exam": [("exam", "deck.yaml", "--linear"), ("exam", "--list"), ("exam", "--show", "1")],
    "due": [("due",), ("due", "--json")],
    "stats": [("stats",), ("stats", "--json"), ("stats", "evil", "--html", "page.html")],
    "history": [("history", "evil"), ("history", "evil", "--json")],
    "plan": [("plan", "evil", "--exam", "+9"), ("plan",), ("plan", "evil", "--clear")],
    "away": [("away", "--json")],
    "forecast": [("forecast", "evil")],
    "decks": [("decks",), ("decks", "--json"), ("decks", "add", "deck.yaml")],
    "show": [("show", "deck.yaml"), ("show", "deck.yaml", "--open", "--linear")],
    "check": [
        ("check", "deck.yaml", "--extend-select", "ALL"),
        *(
            ("check", "deck.yaml", "--format", form)
            for form in ("concise", "json", "sarif", "junit", "github")
        ),
        ("check", "deck.yaml", "--fix", "--unsafe-fixes", "--diff"),
    ],
    "explain": [("explain", "E021")],
    "new": [("new", "other.yaml", "--title", ALL.replace("\0", ""))],
    "ids": [("ids", "deck.yaml", "--diff")],
    "schema": [("schema",)],
    "tune": [("tune", "--dry-run")],
    "config": [("config",), ("config", "list", "--json"), ("config", "get", "editor")],
    "log": [("log",), ("log", "--json")],
    "doctor": [("doctor",)],
    "completion": [("completion", "bash")],
}
"""Each command as it is run, in an order in which later ones see what the first have written."""
HOME: tuple[str, ...] = ()
"""Without a command the home screen is shown."""
