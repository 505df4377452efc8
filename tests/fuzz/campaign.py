"""One target, fuzzed in this process: `python -m tests.fuzz.campaign TARGET FOLDER [libFuzzer's options]`.

libFuzzer never returns; the process ends with it.
"""

import importlib
import pkgutil
import sys
from pathlib import Path

import atheris

TESTS = Path(__file__).parents[1]


def _instrumented() -> None:
    """Imports all of the package at once: what is imported within functions would be missed later."""
    import quizkit

    with atheris.instrument_imports(include=["quizkit"]):
        for module in pkgutil.walk_packages(quizkit.__path__, "quizkit."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)


def main(name: str, folder: Path, options: list[str]) -> None:
    sys.path.append(str(TESTS))  # where what several tests use lies
    _instrumented()
    from .findings import Findings
    from .mutation import by_lines
    from .targets import TARGETS

    target = TARGETS[name]
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(seed[: target.longest])
    words = target.words()
    if words:
        dictionary = folder / "words.dict"
        dictionary.write_text("".join(f'"{_escaped(word)}"\n' for word in words if word), encoding="ascii")
        options = [*options, f"-dict={dictionary}"]
    mutator = by_lines(target.lines(), words, _blind) if words else None
    given = [f"-max_len={target.longest}", f"-artifact_prefix={folder}/", *options, str(corpus)]
    findings = Findings(target.run, folder)
    atheris.Setup([name, *given], findings.try_one, custom_mutator=mutator)
    atheris.Fuzz()


def _blind(data: bytes, most: int) -> bytes:
    changed: bytes = atheris.Mutate(data, most)  # looked up late: Setup puts another one there
    return changed


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
