from typing import Any

import pytest
from store_samples import answered, moment

from quizkit.model.facts import Event
from quizkit.store.chain import START, Linked, canonical, faults, is_sound, link
from quizkit.store.rows import Row, to_row


def row(number: int, key: str = "q", device: str = "d") -> Row:
    return to_row(Event(f"{number:032x}", device, number, number, moment(), answered(key)))


def chained(*rows: Row, parent: bytes = START) -> list[Linked]:
    events = []
    for one in rows:
        events.append(Linked(one, parent, link(parent, one)))
        parent = events[-1].chain
    return events


def found(events: list[Linked]) -> list[tuple[int, bool]]:
    return [(fault.counter, fault.damaged) for fault in faults(events)]


def test_an_unbroken_chain_has_no_faults() -> None:
    assert found(chained(row(1), row(2), row(3))) == []


def test_the_encoding_is_what_it_was_in_version_1() -> None:
    assert canonical(row(1)) == (
        b'["00000000000000000000000000000001","d",1,1,1728000000000,60,20000,"answered","study","history","q",'
        b'"{\\"typed\\":\\"Worms\\"}",1.0,3,4000,0,null,null,"",""]'
    )


@pytest.mark.parametrize(
    "values", [{"rating": 4}, {"score": 0.5}, {"at_ms": 0}, {"reply": "{}"}, {"counter": 3}]
)
def test_a_changed_value_is_found_at_its_row(values: dict[str, Any]) -> None:
    first, second, third = chained(row(1), row(2), row(3))
    changed = second._replace(row=second.row._replace(**values))
    assert not is_sound(changed)
    assert [fault for fault in faults([first, changed, third]) if fault.damaged]


def test_only_the_changed_row_is_called_damaged() -> None:
    first, second, third = chained(row(1), row(2), row(3))
    changed = second._replace(row=second.row._replace(rating=1))
    assert found([first, changed, third]) == [(2, True)]


def test_a_value_of_another_type_is_damage_and_no_crash() -> None:
    (only,) = chained(row(1))
    assert not is_sound(only._replace(row=only.row._replace(id="text")))  # type: ignore[arg-type]
    assert not is_sound(only._replace(parent="text"))  # type: ignore[arg-type]


def test_a_lost_row_is_found_at_the_next() -> None:
    first, _, third = chained(row(1), row(2), row(3))
    assert found([first, third]) == [(3, False)]
    assert found([third]) == [(3, False)]


def test_a_chain_that_begins_anew_is_found() -> None:
    first, *_ = chained(row(1), row(2))
    (orphan,) = chained(row(2, "other"))
    assert found([first, orphan]) == [(2, False)]


def test_copied_folders_may_go_on_from_either_event() -> None:
    first, left, left_next = chained(row(1), row(2, "left"), row(3, "left"))
    right, right_next = chained(row(2, "right"), row(3, "right"), parent=first.chain)
    assert found([first, left, right, left_next, right_next]) == []
    assert found([first, left, left_next, right_next]) == [(3, False)]


def test_each_device_has_a_chain_of_its_own() -> None:
    assert found(chained(row(1, device="a")) + chained(row(1, device="b"))) == []
    assert found(chained(row(1, device="a")) + chained(row(2, device="b"))) == [(2, False)]
