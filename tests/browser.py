"""Looks at a page in headless Chromium, through the DevTools protocol over a pipe.

    with Browser(chromium()) as browser:
        browser.open(path)

Needs a Chromium on the machine (Debian: `chromium` or `chromium-headless-shell`) and nothing from PyPI.
"""

import json
import os
import shutil
import subprocess
import tempfile
import time
from base64 import b64decode
from fcntl import F_DUPFD_CLOEXEC, fcntl
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
_PATIENCE_SECONDS = 30.0
_SWITCHES = (
    "--headless",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
)
_COMMANDS_FROM, _ANSWERS_TO = 3, 4
"""The descriptors on which Chromium listens and answers."""


def chromium() -> str | None:
    """The path of a Chromium; None where there is none."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


class Browser:
    """A Chromium with one empty page.

    Attributes:
        events: what it has told so far beside its answers, oldest first.
    """

    def __init__(self, program: str) -> None:
        self.events: list[dict[str, Any]] = []
        self._last = 0
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        to_browser, self._write = _pipe()
        from_browser: int
        self._read, from_browser = _pipe()

        def take_its_ends() -> None:
            os.dup2(to_browser, _COMMANDS_FROM)
            os.dup2(from_browser, _ANSWERS_TO)

        self._process = subprocess.Popen(
            [program, *_SWITCHES, f"--user-data-dir={self._profile.name}", "about:blank"],
            pass_fds=(_COMMANDS_FROM, _ANSWERS_TO),
            preexec_fn=take_its_ends,  # noqa: PLW1509 - there are no threads here
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._rest = b""
        self._session = ""
        try:
            target = self.ask("Target.createTarget", url="about:blank")["targetId"]
            self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            for domain in ("Page", "Network", "Runtime", "Log", "Accessibility"):
                self.ask(f"{domain}.enable")
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._write)
        os.close(self._read)
        self._profile.cleanup()

    def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Sends a command of the protocol and waits for its answer."""
        self._last += 1
        message: dict[str, object] = {"id": self._last, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self._last:
                assert "result" in told, (method, told)
                answer: dict[str, Any] = told["result"]
                return answer
            self.events.append(told)

    def open(self, page: Path) -> None:
        """Opens a page and waits until it is there."""
        self.events.clear()
        self.ask("Page.navigate", url=page.as_uri())
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not self.told("Page.loadEventFired"):
            assert time.monotonic() < deadline, "the page is not loaded"
            self.events.append(self._next())

    def told(self, method: str) -> list[dict[str, Any]]:
        """The events of a kind since the page was opened."""
        return [event["params"] for event in self.events if event.get("method") == method]

    def requests(self) -> list[str]:
        """The addresses that were asked for since the page was opened."""
        return [event["request"]["url"] for event in self.told("Network.requestWillBeSent")]

    def complaints(self) -> list[str]:
        """What stands on the console since the page was opened: errors, and what the policy forbade."""
        logged = [event["entry"]["text"] for event in self.told("Log.entryAdded")]
        thrown = [event["exceptionDetails"]["text"] for event in self.told("Runtime.exceptionThrown")]
        return [*logged, *thrown, *(str(event["args"]) for event in self.told("Runtime.consoleAPICalled"))]

    def value(self, expression: str) -> Any:
        """What an expression in the page's own language gives; the page's policy does not bind it."""
        answer = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def prefer(self, scheme: str, media: str = "") -> None:
        """Sets the colours that the reader prefers ("light", "dark"), and the medium ("print" or "")."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.ask("Emulation.setEmulatedMedia", media=media, features=features)

    def picture(self) -> bytes:
        """The page as it is seen, as PNG."""
        return b64decode(self.ask("Page.captureScreenshot", format="png")["data"])

    def printed(self) -> bytes:
        """The page printed, as PDF."""
        return b64decode(self.ask("Page.printToPDF", printBackground=True)["data"])

    def spoken(self) -> list[tuple[str, str]]:
        """What a screen reader meets, in its order: (role, name)."""
        nodes = self.ask("Accessibility.getFullAXTree")["nodes"]
        return [
            (node["role"]["value"], node.get("name", {}).get("value", ""))
            for node in nodes
            if not node.get("ignored") and "role" in node
        ]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            read = os.read(self._read, 1 << 20)
            assert read, "the browser is gone"
            self._rest += read
        message, _, self._rest = self._rest.partition(b"\0")
        told: dict[str, Any] = json.loads(message)
        return told


def _pipe() -> tuple[int, int]:
    """A pipe whose ends are not the descriptors that Chromium takes."""
    ends = os.pipe()
    moved = fcntl(ends[0], F_DUPFD_CLOEXEC, 10), fcntl(ends[1], F_DUPFD_CLOEXEC, 10)
    for end in ends:
        os.close(end)
    return moved
