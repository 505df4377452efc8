"""Nothing but the gateway writes to stdout and stderr: shown on the syntax trees of the whole package."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import quizkit

PACKAGE = Path(quizkit.__file__).parent
GATEWAY = PACKAGE / "terminal" / "out.py"
OWNERS = {
    "rich": {"terminal/out.py", "terminal/show.py"},
    "questionary": {"terminal/prompts.py"},
    "prompt_toolkit": {"terminal/prompts.py"},
}
"""The modules that may know a library of the terminal."""

FORBIDDEN_NAMES = {"print", "Console", "print_formatted_text", "get_console", "pprint"}
FORBIDDEN_ATTRIBUTES = {"echo", "secho", "echo_via_pager", "print_json", "__stdout__", "__stderr__"}
STREAMS = {"stdout", "stderr"}


def writes(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Lines at which something is written, and with what."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in FORBIDDEN_NAMES:
                yield node.lineno, name
            case ast.Call(func=ast.Attribute(attr=name)) if name in FORBIDDEN_NAMES:
                yield node.lineno, name
            case ast.Attribute(attr=name) if name in FORBIDDEN_ATTRIBUTES:
                yield node.lineno, name
            case ast.Attribute(
                value=ast.Attribute(attr=stream), attr="write" | "writelines" | "buffer" as name
            ):
                if stream in STREAMS:
                    yield node.lineno, f"{stream}.{name}"
            case ast.Attribute(value=ast.Name(id=stream), attr="write" | "writelines" | "buffer" as name):
                if stream in STREAMS:
                    yield node.lineno, f"{stream}.{name}"
            case ast.Call(func=ast.Attribute(value=ast.Name(id="os"), attr="write")):
                yield node.lineno, "os.write"


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_gateway_writes(path: Path) -> None:
    if path != GATEWAY:
        assert list(writes(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_libraries_of_the_terminal_stay_with_their_owners(path: Path) -> None:
    named = str(path.relative_to(PACKAGE))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        imported = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            imported = [node.module]
        for name in imported:
            owners = OWNERS.get(name.split(".")[0])
            assert owners is None or named in owners, f"{named} imports {name}"


@pytest.mark.parametrize(
    "source",
    [
        "print('x')",
        "click.echo('x')",
        "click.secho('x')",
        "from sys import stdout\nstdout.write('x')",
        "sys.stdout.write('x')",
        "sys.stderr.writelines(['x'])",
        "sys.stdout.buffer.write(b'x')",
        "self.streams.stdout.write('x')",
        "rich.console.Console().log('x')",
        "Console(file=f)",
        "rich.print('x')",
        "os.write(1, b'x')",
        "sys.__stdout__.flush()",
    ],
)
def test_every_way_of_writing_is_found(source: str) -> None:
    assert list(writes(ast.parse(source)))


def test_passing_streams_on_is_no_writing() -> None:
    source = "Out(sys.stdout, sys.stderr, style)\nfile.write('x')\nstdout.isatty()\nself.fingerprint(x)"
    assert list(writes(ast.parse(source))) == []
