"""The changes that are tried: small slips of a programmer, each to one node of a syntax tree."""

import ast
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

Put: TypeAlias = Callable[[ast.AST], None]
"""Puts another node into the place of one."""

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitAnd,
}
_PAIRS = (
    ("min", "max"),
    ("any", "all"),
    ("lower", "upper"),
    ("lstrip", "rstrip"),
    ("find", "rfind"),
    ("index", "rindex"),
    ("startswith", "endswith"),
    ("removeprefix", "removesuffix"),
    ("partition", "rpartition"),
    ("append", "extend"),
)
_NAMES = dict(_PAIRS) | {other: one for one, other in _PAIRS}


class Change(NamedTuple):
    """One slip.

    Attributes:
        line, column, end_line: of what is changed; columns from 0.
        what: the slip, in words or as code.
        apply: changes the tree; it cannot be undone.
    """

    line: int
    column: int
    end_line: int
    what: str
    apply: Callable[[], None]


def changes(node: ast.AST, put: Put) -> Iterator[Change]:
    """All slips at one node, without those of its parts.

    Args:
        node: of a tree that has places.
        put: puts another node into its place.
    """
    if isinstance(node, ast.expr):
        yield from _of_expression(node, put)
    elif isinstance(node, ast.stmt):
        yield from _of_statement(node, put)


def _of_expression(node: ast.expr, put: Put) -> Iterator[Change]:
    match node:
        case ast.Compare(ops=operators):
            for place, operator in enumerate(operators):
                yield _change(node, _with(operators, place, _COMPARISONS[type(operator)]()), operator)
        case ast.BoolOp(op=operator):
            other = ast.Or() if isinstance(operator, ast.And) else ast.And()
            yield _change(node, _field(node, "op", other), operator)
        case ast.BinOp(op=operator) if type(operator) in _OPERATORS:
            yield _change(node, _field(node, "op", _OPERATORS[type(operator)]()), operator)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield _replaced(node, operand, put)
        case ast.Constant(value=value):
            for other_value in _other_constants(value):
                yield _replaced(node, ast.Constant(other_value), put)
        case ast.Call():
            yield from _of_call(node)
        case ast.IfExp(body=body, orelse=orelse):
            yield _replaced(node, body, put)
            yield _replaced(node, orelse, put)


def _of_statement(node: ast.stmt, put: Put) -> Iterator[Change]:
    match node:
        case ast.AugAssign(op=operator) if type(operator) in _OPERATORS:
            yield _change(node, _field(node, "op", _OPERATORS[type(operator)]()), operator)
        case ast.Assign(value=value) | ast.AnnAssign(value=value) | ast.Return(value=value):
            if value is not None and not _is_none(value):
                yield _change(node, _field(node, "value", ast.Constant(None)), "None instead of the value")
        case ast.Expr(value=ast.Call()):
            yield _change(node, lambda: put(ast.Pass()), "left out")
        case ast.If(test=test) | ast.While(test=test) if not isinstance(test, ast.Compare | ast.BoolOp):
            yield _change(test, _field(node, "test", ast.UnaryOp(ast.Not(), test)), "the contrary")
        case ast.Break():
            yield _replaced(node, ast.Continue(), put)
        case ast.Continue():
            yield _replaced(node, ast.Break(), put)
        case ast.Match(cases=cases) if len(cases) > 1:
            for case in cases:
                yield _change(case.pattern, _without(cases, case), "the case left out")


def _of_call(call: ast.Call) -> Iterator[Change]:
    for place, argument in enumerate(call.args):
        if not isinstance(argument, ast.Starred) and not _is_none(argument):
            yield _change(argument, _with(call.args, place, ast.Constant(None)), "None as argument")
    for keyword in call.keywords:
        if keyword.arg is not None:
            yield _change(keyword.value, _without(call.keywords, keyword), "argument left out")
    match call.func:
        case ast.Name(id=name) if name in _NAMES:
            yield _change(call.func, _field(call.func, "id", _NAMES[name]), _NAMES[name])
        case ast.Attribute(attr=name) if name in _NAMES:
            yield _change(call.func, _field(call.func, "attr", _NAMES[name]), _NAMES[name])


def _other_constants(value: object) -> Iterator[bool | int | float | str]:
    match value:
        case bool():
            yield not value
        case int() | float():
            yield value + 1
        case str():
            yield f"XX{value}XX" if value else "XX"


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _change(node: ast.AST, apply: Callable[[], None], what: ast.AST | str) -> Change:
    assert isinstance(node, ast.expr | ast.stmt | ast.pattern)
    told = what if isinstance(what, str) else f"not {type(what).__name__}"
    return Change(node.lineno, node.col_offset, node.end_lineno or node.lineno, told, apply)


def _replaced(node: ast.AST, other: ast.AST, put: Put) -> Change:
    return _change(node, lambda: put(other), ast.unparse(other))


def _field(node: ast.AST, name: str, value: object) -> Callable[[], None]:
    return lambda: setattr(node, name, value)


def _with(values: list[ast.cmpop] | list[ast.expr], place: int, other: ast.AST) -> Callable[[], None]:
    return lambda: values.__setitem__(place, other)  # type: ignore[call-overload]


def _without(values: list[ast.match_case] | list[ast.keyword], value: ast.AST) -> Callable[[], None]:
    return lambda: values.remove(value)  # type: ignore[arg-type]
