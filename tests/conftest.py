"""The option `--full`: tests that have a small and a large run make the large one, and print its figures."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

FULL_EXAMPLES = 1_000
"""Examples of a property with `--full`, where its test does not name a number itself."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--full", action="store_true", help="the large runs, minutes to hours long (see tests/README.md)"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    settings.register_profile("full", max_examples=FULL_EXAMPLES, deadline=None, print_blob=True)
    settings.register_profile("mutants", max_examples=20, deadline=None, database=None, derandomize=True)
    if config.getoption("--full"):
        settings.load_profile("full")
        config.option.timeout = 0


@pytest.fixture
def amount(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """`amount(small, large)`: how many of something; the large number with `--full`."""
    full = bool(request.config.getoption("--full"))
    return lambda small, large: large if full else small


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[..., None]:
    """`tell(kills=1000, lost=0)`: figures for the end of a run with `--full`, in their order."""

    def told(**figures: object) -> None:
        for name, value in figures.items():
            record_property(name, value)

    return told


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if not config.getoption("--full"):
        return
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)]
    told = [report for report in reports if report.when == "call" and report.user_properties]
    terminalreporter.section("figures")
    for report in told:
        figures = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in report.user_properties)
        terminalreporter.line(f"{report.nodeid}: {figures}")
