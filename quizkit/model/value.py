"""Frozen values that may have methods, bases and defaults: frozen dataclasses that are defined in no time.

A NamedTuple is made and hashed three times as fast and takes six times as long to define. It is right for
what is made by the thousand, is a key or a row, or is taken apart by place; a `Value` for the rest.
Dataclasses are not used before the first question: importing them takes as long as half of ours until then.
"""

from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform, get_origin

_set = object.__setattr__


@dataclass_transform(frozen_default=True)
class Value:
    """What extends this has the fields that it annotates, after those of its base, in this order.

    Values of one class with equal fields are equal; those of two classes never are.
    """

    __match_args__: ClassVar[tuple[str, ...]] = ()
    _fields: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = [name for name, kind in cls.__annotations__.items() if not _is_shared(kind)]
        cls._fields = (*cls._fields, *own)
        cls.__match_args__ = cls._fields  # type: ignore[misc]  # what the type checker expects of dataclasses
        cls._defaults = {**cls._defaults, **{name: vars(cls)[name] for name in own if name in vars(cls)}}

    def __init__(self, *values: Any, **named: Any) -> None:
        if named or len(values) != len(self._fields):
            values = self._completed(values, named)
        for name, value in zip(self._fields, values):  # noqa: B905 - they are as many, and time counts here
            _set(self, name, value)

    def _completed(self, values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
        """All values in their order, of which some were named and some are left at their defaults."""
        left = self._fields[len(values) :]
        given = {**self._defaults, **named}
        if len(values) > len(self._fields) or not named.keys() <= set(left) <= given.keys():
            raise TypeError(f"{type(self).__name__} is made of {', '.join(self._fields)}")
        return (*values, *(given[name] for name in left))

    def _replace(self, **changes: Any) -> Self:
        """The same value with some of its fields changed."""
        return type(self)(**{**self._asdict(), **changes})

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self._values(), strict=True))

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self._fields)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        fields = (f"{name}={value!r}" for name, value in self._asdict().items())
        return f"{type(self).__name__}({', '.join(fields)})"

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is a value: its `{name}` cannot be removed")

    if not TYPE_CHECKING:  # pragma: no branch - the type checker would take it that anything can be set

        def __setattr__(self, name: str, value: object) -> None:
            raise AttributeError(f"{type(self).__name__} is a value: its `{name}` cannot be changed")


def _is_shared(annotation: object) -> bool:
    """What it annotates belongs to the class, and not to each of its values."""
    return get_origin(annotation) is ClassVar
