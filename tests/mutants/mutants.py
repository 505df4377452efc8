"""The mutants of a module: where its changes lie, and how a running program takes one."""

import ast
import gc
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType
from typing import NamedTuple, TypeAlias

from .caches import forget
from .changes import Change, Put, changes

Key: TypeAlias = tuple[str, int]
"""A function's qualified name and the line where it begins, decorators included."""

_NOT_CHANGED = ("assert_never", "cast")
_UNSEEN_FIELDS = ("annotation", "returns", "decorator_list", "args", "type_params", "format_spec")
"""What a function's code does not hold: it was used when the function was made, or is for people."""


class Mutant(NamedTuple):
    """A change within a function that is no part of another one."""

    path: Path
    function: Key
    change: Change
    tree: ast.Module

    def __str__(self) -> str:
        return f"{self.path}:{self.change.line}:{self.change.column}: {self.function[0]}: {self.change.what}"

    def take(self) -> None:
        """Gives the functions of this process the changed code, for good.

        Raises:
            ValueError: the change is none that code can be exchanged for.
        """
        functions = _functions(self.path, self.function)
        self.change.apply()
        module = compile(ast.fix_missing_locations(self.tree), str(self.path), "exec")
        (code,) = [code for code in _codes(module) if _key(code) == self.function]
        for function in functions:
            function.__code__ = code
        forget()


def mutants_of(path: Path) -> list[Mutant]:
    """All mutants of a module, in the order of its text."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    made = [
        Mutant(path, key, change, tree)
        for function, key in _outermost(tree, "")
        for change in _within(function)
    ]
    return sorted(made, key=lambda mutant: (mutant.change.line, mutant.change.column))


def _outermost(node: ast.Module | ast.ClassDef, prefix: str) -> Iterator[tuple[ast.AST, Key]]:
    for statement in node.body:
        match statement:
            case ast.FunctionDef(name=name, decorator_list=decorators, lineno=line):
                yield statement, (prefix + name, min([line, *(one.lineno for one in decorators)]))
            case ast.ClassDef(name=name):
                yield from _outermost(statement, f"{prefix}{name}.")


def _within(node: ast.AST) -> Iterator[Change]:
    for field, value in ast.iter_fields(node):
        if field in _UNSEEN_FIELDS and not isinstance(node, ast.Call):
            continue
        parts = value if isinstance(value, list) else [value]
        for place, part in enumerate(parts):
            if isinstance(part, ast.AST) and not _is_for_people(part):
                yield from changes(part, _putter(node, field, place if parts is value else None))
                yield from _within(part)


def _putter(parent: ast.AST, field: str, place: int | None) -> Put:
    def put(node: ast.AST) -> None:
        if place is None:
            setattr(parent, field, node)
        else:
            getattr(parent, field)[place] = node

    return put


def _is_for_people(node: ast.AST) -> bool:
    """A text that stands alone, an assertion, or what only a type checker needs."""
    match node:
        case ast.Assert() | ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom():
            return True
        case ast.Raise(exc=ast.Call(func=ast.Name(id="AssertionError"))):
            return True
        case ast.Call(func=ast.Name(id=name)) | ast.Expr(value=ast.Call(func=ast.Name(id=name))):
            return name in _NOT_CHANGED
    return False


def _functions(path: Path, key: Key) -> list[FunctionType]:
    found = [
        one
        for one in gc.get_objects()
        if isinstance(one, FunctionType) and _key(one.__code__) == key and _lies_in(one.__code__, path)
    ]
    if not found:
        raise ValueError(f"{path} has no function {key[0]} that runs")
    return found


def _lies_in(code: CodeType, path: Path) -> bool:
    return code.co_filename.endswith(str(path))


def _key(code: CodeType) -> Key:
    return code.co_qualname, code.co_firstlineno


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)
