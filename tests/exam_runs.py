"""Takes exams on a small deck in a learner's world, line by line."""

from typing import Any

from world import HOUR_MS, Ran, World

from quizkit.model.chance import shuffled

DECK = """
title: Reformation
id: ref
tags: [history]
exam: {questions: 4, minutes: 30, pass: 60%}
questions:
  - {id: a, question: Alpha or beta?, right: alpha, wrong: [beta], why: It is first., tags: [greek], level: 1}
  - {id: b, question: Type gamma., answer: gamma, tags: [greek], level: 2}
  - {id: c, question: Which are vowels?, right: [ay, ee], wrong: [bee, cee], tags: [latin]}
  - {id: d, question: Name two., list: [one, two], tags: [latin]}
  - {id: e, front: A card, back: of two sides}
"""
RIGHT = {"a": "alpha", "b": "gamma", "c": "ay, ee", "d": "one\ntwo\n"}
WRONG = {"a": "beta", "b": "delta", "c": "bee", "d": "seven\n"}
ORDER = shuffled("abcd", "1")
"""Keys of the questions of the paper with the seed 1."""
MINUTE_MS = HOUR_MS // 60


def exam(
    world: World, deck: str, *lines: str, options: tuple[str, ...] = ("--seed", "1"), begin: bool = True
) -> Ran:
    typed = "".join(f"{line}\n" for line in (*([""] if begin else []), *lines))
    return world.run("exam", deck, "--linear", *options, typed=typed)


def events(world: World, kind: str) -> list[dict[str, Any]]:
    return [line for line in world.run("log", "--json").json_lines if line["kind"] == kind]


def records(world: World) -> Any:
    return world.run("exam", "--list", "--json").json


def answers(of: dict[str, str]) -> list[str]:
    return [of[key] for key in ORDER]
