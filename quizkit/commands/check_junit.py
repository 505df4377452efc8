"""What `check` found as JUnit's XML, which Jenkins, GitLab and others read."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from quizkit.checks.catalogue import RULES
from quizkit.commands.check_formats import message_of
from quizkit.model.text import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from quizkit.model.problems import Problem


def junit(paths: Iterable[str], problems: "Iterable[Problem]") -> str:
    """A suite for each file, with a failed case for each problem or, where there is none, one that passed.

    Args:
        paths: of all the files that were checked, as problems name them.
        problems: each file's together.
    """
    from xml.etree.ElementTree import Element, indent, tostring

    found = {path: list(there) for path, there in groupby(problems, attrgetter("path"))}
    suites = [_suite(path, found.get(path, [])) for path in paths]
    root = Element("testsuites", {"name": "quizkit check", **_sums(suites)})
    root.extend(suites)
    indent(root)
    # In ASCII, with other characters as references, it is the same in every encoding of the output.
    xml: bytes = tostring(root, "us-ascii", xml_declaration=True)
    return xml.decode()


def _suite(path: str, problems: "list[Problem]") -> "Element":
    from xml.etree.ElementTree import Element, SubElement

    name = clean(path)
    counts = {"tests": str(max(len(problems), 1)), "failures": str(len(problems))}
    suite = Element("testsuite", {"name": name, **counts, "errors": "0", "skipped": "0"})
    for problem in problems:
        place, rule = problem.place, RULES[problem.code]
        case = SubElement(
            suite,
            "testcase",
            {
                "classname": name,
                "name": f"{rule.code} {rule.name} at {place.line}:{place.column}",
                "file": name,
                "line": str(place.line),
            },
        )
        message = message_of(problem)
        failure = SubElement(case, "failure", {"type": rule.severity.value, "message": message})
        failure.text = f"{name}:{place.line}:{place.column}: {rule.code} {message}"
    if not problems:
        SubElement(suite, "testcase", {"classname": name, "name": "nothing found", "file": name})
    return suite


def _sums(suites: "list[Element]") -> dict[str, str]:
    counts = ("tests", "failures", "errors")
    return {count: str(sum(int(suite.attrib[count]) for suite in suites)) for count in counts}
