"""`quizkit check --format junit`: a suite for each file, as Jenkins and GitLab read them."""

from xml.etree import ElementTree as ET

from world import World

from quizkit.commands.check_junit import junit
from quizkit.model.nodes import Place
from quizkit.model.problems import Problem

PLACE = Place(3, 5, 3, 9)


def problem(path: str, message: str = "wrong", code: str = "E005") -> Problem:
    return Problem(path, PLACE, code, message, "mend it")


def counts(suite: ET.Element) -> tuple[int, int, int]:
    return int(suite.attrib["tests"]), int(suite.attrib["failures"]), int(suite.attrib["errors"])


def check_shape(root: ET.Element) -> None:
    """What the readers of such files agree on."""
    assert root.tag == "testsuites"
    for suite in root:
        assert suite.tag == "testsuite"
        assert suite.attrib["name"]
        cases = list(suite)
        assert {case.tag for case in cases} == {"testcase"}
        assert len({(case.attrib["classname"], case.attrib["name"]) for case in cases}) == len(cases)
        failures = [case.find("failure") for case in cases]
        assert counts(suite) == (len(cases), sum(one is not None for one in failures), 0)
        assert all(one.attrib["message"] and one.attrib["type"] for one in failures if one is not None)
    assert counts(root) == tuple(map(sum, zip(*map(counts, root), strict=True)))


def test_a_suite_for_each_file() -> None:
    found = [problem("a.yaml"), problem("a.yaml", code="C101"), problem("b.yaml")]
    root = ET.fromstring(junit(["a.yaml", "clean.yaml", "b.yaml"], found))
    check_shape(root)
    assert [suite.attrib["name"] for suite in root] == ["a.yaml", "clean.yaml", "b.yaml"]
    assert [counts(suite) for suite in root] == [(2, 2, 0), (1, 0, 0), (1, 1, 0)]
    assert counts(root) == (4, 3, 0)


def test_a_case_says_where_and_what() -> None:
    root = ET.fromstring(junit(["a.yaml"], [problem("a.yaml", "`x` is wrong", "C101")]))
    (case,) = root.iter("testcase")
    assert case.attrib == {
        "classname": "a.yaml",
        "name": "C101 longest-is-right at 3:5",
        "file": "a.yaml",
        "line": "3",
    }
    (failure,) = case
    assert failure.attrib == {"type": "warning", "message": "`x` is wrong (mend it)"}
    assert failure.text == "a.yaml:3:5: C101 `x` is wrong (mend it)"


def test_what_xml_cannot_hold_is_not_in_it() -> None:
    hostile = problem("<a>&\x01.yaml", 'a "b" <c> ]]> \x1b \ufffe \ud800 é 😀')
    text = junit([hostile.path], [hostile])
    assert text.isascii()
    root = ET.fromstring(text)
    check_shape(root)
    (failure,) = root.iter("failure")
    assert failure.attrib["message"] == 'a "b" <c> ]]> ␛ \ufffd \ufffd é 😀 (mend it)'
    assert root[0].attrib["name"] == "<a>&␁.yaml"


def test_a_whole_run(world: World) -> None:
    world.deck("questions:\n  - {id: a, question: When?, date: abc}\n", "course/wrong.yaml")
    world.deck("questions:\n  - {id: a, front: a, back: b}\n", "course/clean.yaml")
    ran = world.run("check", "course", "--format", "junit", "--select", "T301")
    assert (ran.code, ran.err) == (1, "")
    root = ET.fromstring(ran.out)
    check_shape(root)
    assert [suite.attrib["name"] for suite in root] == ["course/clean.yaml", "course/wrong.yaml"]
    assert [counts(suite) for suite in root] == [(1, 0, 0), (1, 1, 0)]
