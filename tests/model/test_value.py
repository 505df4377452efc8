"""Values: what frozen dataclasses promise, promised without importing them."""

import copy
import pickle
from abc import ABC, abstractmethod
from typing import ClassVar

import pytest

from quizkit.model.value import Value


class Shape(Value, ABC):
    sides: ClassVar[int]
    counted: ClassVar[str] = "many"

    colour: str

    @property
    @abstractmethod
    def area(self) -> float: ...


class Square(Shape):
    sides: ClassVar[int] = 4

    width: float = 1.0

    @property
    def area(self) -> float:
        return self.width**2


class Other(Shape):
    sides: ClassVar[int] = 4

    width: float = 1.0

    @property
    def area(self) -> float:
        return 0.0


def test_fields_are_those_of_the_base_and_then_its_own() -> None:
    square = Square("red", 2.0)
    assert (square.colour, square.width, square.area) == ("red", 2.0, 4.0)
    assert Square._fields == ("colour", "width")
    assert repr(square) == "Square(colour='red', width=2.0)"


def test_fields_may_be_named_or_left_at_their_defaults() -> None:
    assert Square("red") == Square(colour="red") == Square(width=1.0, colour="red")
    assert Square("red", width=2.0) == Square("red", 2.0)


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((), {}),
        ((), {"width": 2.0}),
        (("red", 2.0, 3.0), {}),
        (("red",), {"height": 2.0}),
        (("red",), {"colour": "blue"}),
        (("red",), {"sides": 5}),
    ],
)
def test_what_does_not_fit_is_refused(values: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="Square is made of colour, width"):
        Square(*values, **named)  # type: ignore[arg-type]


def test_values_are_equal_within_their_class_alone() -> None:
    assert Square("red", 2.0) == Square("red", 2.0)
    assert hash(Square("red", 2.0)) == hash(Square("red", 2.0))
    assert Square("red", 2.0) != Square("red", 3.0)
    assert Square("red", 2.0) != Other("red", 2.0)
    assert Square("red", 2.0) != ("red", 2.0)


def test_values_cannot_be_changed() -> None:
    square = Square("red", 2.0)
    with pytest.raises(AttributeError, match="`width` cannot be changed"):
        square.width = 3.0  # type: ignore[misc]
    with pytest.raises(AttributeError, match="`size` cannot be changed"):
        square.size = 3.0  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match="`width` cannot be removed"):
        del square.width
    assert square == Square("red", 2.0)


def test_a_changed_value_is_another_one() -> None:
    square = Square("red", 2.0)
    assert square._replace(width=3.0) == Square("red", 3.0)
    assert square == Square("red", 2.0)
    with pytest.raises(TypeError, match="is made of"):
        square._replace(height=3.0)


def test_values_are_copied_and_matched() -> None:
    square = Square("red", 2.0)
    assert copy.deepcopy(square) == pickle.loads(pickle.dumps(square)) == square
    match square:
        case Square(colour, width):
            assert (colour, width) == ("red", 2.0)


def test_what_is_abstract_cannot_be_made() -> None:
    with pytest.raises(TypeError, match="abstract"):
        Shape("red")  # type: ignore[abstract]
