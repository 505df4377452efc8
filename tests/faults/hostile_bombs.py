"""Decks that are more than they look: bombs of aliases, huge, deep and wide things, work that grows."""

from hostile_yaml import HEAD, SOUND

MERGE_BOMB = "a: &a {x: 1}\n" + "".join(
    f"{chr(98 + number)}: &{chr(98 + number)} {{<<: [{', '.join(['*' + chr(97 + number)] * 9)}]}}\n"
    for number in range(12)
)
LAUGHS = "a0: &a0 [lol]\n" + "".join(
    f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]\n" for number in range(1, 12)
)

BOMBS: dict[str, str] = {
    "alias bomb": LAUGHS,
    "alias bomb in questions": "questions:\n  - &a [x]\n" + "  - &b [*a, *a]\n" * 200,
    "merge bomb": MERGE_BOMB,
    "merge bomb in a question": HEAD + "  - &a {question: q}\n" + "  - {<<: *a, answer: x}\n" * 100,
    "recursion": "questions: &a\n  - *a\n",
    "flow depth": "[" * 200_000,
    "flow depth of maps": "{a: " * 50_000,
    "flow depth closed": HEAD + "  - question: " + "[" * 10_000 + "]" * 10_000 + "\n",
    "block depth": "".join(" " * depth + "a:\n" for depth in range(1_000)),
    "dash depth": HEAD + "  " + "- " * 20_000 + "x\n",
    "question mark depth": "? " * 20_000 + "x\n",
    "wide list": HEAD + "  - right: x\n    wrong: [" + "a, " * 300_000 + "b]\n",
    "wide map": HEAD + "  - match: {" + ", ".join(f"k{number}: v" for number in range(60_000)) + "}\n",
    "many nodes": HEAD + "  - [" + ", ".join(["[]"] * 450_000) + "]\n",
    "many empty questions": HEAD + "  -\n" * 20_000,
    "many documents": "---\n" * 100_000,
    "many keys": "".join(f"k{number}: v\n" for number in range(30_000)),
    "huge scalar": HEAD + "  - question: " + "x" * 70_000 + "\n    answer: y\n",
    "huge words": HEAD + "  - question: " + "word " * 13_000 + "\n    answer: " + "word " * 13_000 + "\n",
    "many huge texts": HEAD
    + ("  - question: " + "word " * 12_000 + "\n    answer: " + "word " * 12_000 + "\n") * 8,
    "huge block": HEAD + "  - question: |\n" + "      line\n" * 20_000 + "    answer: y\n",
    "huge line": HEAD + "  - question: q\n    answer: " + "[" + "x," * 1_000_000 + "]",
    "huge key": "k" * 1_000_000 + ": a\n",
    "huge comment": "#" * 4_000_000 + "\n" + HEAD + SOUND,
    "huge gap": "title: t" + " " * 4_000_000 + "x\nquestions:\n" + SOUND,
    "huge indentation": "questions:\n" + " " * 2_000_000 + "- question: q\n",
    "long key": HEAD + "  - {" + "k" * 2_000 + ": a}\n",
    "similar prompts": HEAD
    + "".join(f"  - {{question: {'same words ' * 20}{n}?, answer: y}}\n" for n in range(600)),
    "similar options": HEAD
    + "  - {question: q?, right: r, wrong: ["
    + ", ".join(f"almost the same option {n}" for n in range(2_000))
    + "]}\n",
    "many answers": HEAD + "  - {question: q?, answer: [" + ", ".join(f"a{n}" for n in range(5_000)) + "]}\n",
    "many gaps": HEAD + "  - cloze: '" + "{{a}} " * 5_000 + "'\n",
    "many braces": HEAD + "  - cloze: '" + "{" * 30_000 + "}" * 30_000 + "'\n",
    "many stars": HEAD + "  - question: '" + "*_`" * 20_000 + "'\n    answer: x\n",
    "many pairs": HEAD + "  - {match: {" + ", ".join(f"l{n}: r{n}" for n in range(3_000)) + "}}\n",
    "many to order": HEAD + "  - {question: q, order: [" + ", ".join(f"o{n}" for n in range(3_000)) + "]}\n",
    "backtracking": HEAD + "  - {question: '(" + "a+" * 3_000 + ")$', answer: '" + "a" * 60_000 + "!'}\n",
    "many ignores": "# quizkit: ignore C101\n" * 20_000 + HEAD + SOUND,
}
