"""Check the named-entity sentences and name pools of this folder.

Run `python data/ner/check.py` for every language found here, or name some: `python data/ner/check.py fr`.
Prints counts, then faults; leaves with 1 where there is a fault. Remarks (`look:`) do not fail the check.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
SUBTYPES = {
    "ORG": {"company", "gov", "lab", "fund"},
    "PLACE": {"town", "county", "region", "country", "area"},
    "FACILITY": set(),
    "PRODUCT": set(),
    "PERSON": set(),
    "POLICY": set(),
}
# Every PLACE says its level; an ORG may leave it out, the others have none.
SUBTYPE_REQUIRED = {"PLACE"}
LEAST_SENTENCES = {"train": 1500, "test": 300, "test2": 150}
LEAST_NAMES = {
    "ORG.company": 400,
    "ORG.gov": 40,
    "ORG.lab": 60,
    "ORG.fund": 80,
    "PLACE.town": 300,
    "PLACE.county": 60,
    "FACILITY": 150,
    "PRODUCT": 120,
    "PERSON": 250,
    "POLICY": 60,
}
# What a reader of the test part must never have seen before.
UNSEEN = ("ORG", "PLACE.town")
MARK = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked name: file, line number from 1, surface as written, full label such as `PLACE.town`."""

    file: str
    line: int
    surface: str
    label: str


def main(arguments: list[str]) -> int:
    """Check the given languages, or all that have a training file; 1 where something is wrong."""
    languages = arguments or sorted(path.name.split("-")[0] for path in FOLDER.glob("*-train.txt"))
    faults = [fault for language in languages for fault in language_faults(language)]
    for fault in faults:
        print(f"FAULT: {fault}")
    print(f"{len(faults)} fault(s) in {', '.join(languages) or 'no language'}")
    return 1 if faults or not languages else 0


def language_faults(language: str) -> list[str]:
    """All faults of one language, after printing its counts."""
    paths = {part: FOLDER / f"{language}-{part}.txt" for part in LEAST_SENTENCES}
    pools_path = FOLDER / f"{language}-names.json"
    missing = [path.name for path in (*paths.values(), pools_path) if not path.exists()]
    if missing:
        return [f"{language}: {', '.join(missing)} is missing"]
    marks = {part: file_marks(path) for part, path in paths.items()}
    pools = json.loads(pools_path.read_text("utf-8"))
    for part, path in paths.items():
        print_counts(path, marks[part])
        print_look_again(path, marks[part])
    return [
        *(fault for part, path in paths.items() for fault in file_faults(path, part, marks[part])),
        *pool_faults(pools_path.name, pools),
        *overlap_faults(language, marks, pools),
    ]


def sentences(path: Path) -> list[tuple[int, str]]:
    """Line number and text of every line that is neither a comment nor empty."""
    lines = enumerate(path.read_text("utf-8").split("\n"), start=1)
    return [(number, line) for number, line in lines if line.strip() and not line.startswith("#")]


def file_marks(path: Path) -> list[Mark]:
    return [
        Mark(path.name, number, *found.groups())
        for number, line in sentences(path)
        for found in MARK.finditer(line)
    ]


def file_faults(path: Path, part: str, marks: list[Mark]) -> list[str]:
    lines = sentences(path)
    faults = [fault for number, line in lines for fault in bracket_faults(path.name, number, line)]
    faults += [fault for mark in marks for fault in mark_faults(mark)]
    faults += repeated(path.name, lines)
    if len(lines) < LEAST_SENTENCES[part]:
        faults.append(f"{path.name}: {len(lines)} sentences, at least {LEAST_SENTENCES[part]} are wanted")
    return faults


def bracket_faults(file: str, number: int, line: str) -> list[str]:
    """Brackets or bars that are left when every well-formed mark is taken away; text that is not NFC."""
    faults = []
    if re.search(r"[\[\]|]", MARK.sub("", line)):
        faults.append(f"{file}:{number}: a mark is not of the form [surface|LABEL]: {line.strip()[:80]}")
    if unicodedata.normalize("NFC", line) != line:
        faults.append(f"{file}:{number}: the text is not in normal form NFC")
    return faults


def mark_faults(mark: Mark) -> list[str]:
    where = f"{mark.file}:{mark.line}: [{mark.surface}|{mark.label}]"
    label, _, subtype = mark.label.partition(".")
    faults = []
    if label not in SUBTYPES:
        faults.append(f"{where} has an unknown label")
    elif subtype and subtype not in SUBTYPES[label]:
        faults.append(f"{where} has an unknown subtype")
    elif not subtype and label in SUBTYPE_REQUIRED:
        faults.append(f"{where} needs a subtype")
    if not mark.surface or mark.surface != mark.surface.strip():
        faults.append(f"{where} is empty or begins or ends with a space")
    return faults


def repeated(file: str, lines: list[tuple[int, str]]) -> list[str]:
    counts = Counter(line for _, line in lines)
    return [f"{file}: written {count} times: {line[:80]}" for line, count in counts.items() if count > 1]


def pool_faults(file: str, pools: dict[str, list[str]]) -> list[str]:
    faults = [f"{file}: unknown pool {key}" for key in pools if key not in LEAST_NAMES]
    for key, least in LEAST_NAMES.items():
        names = pools.get(key, [])
        if len(set(names)) < least:
            faults.append(f"{file}: {key} has {len(set(names))} names, at least {least} are wanted")
        if len(set(names)) != len(names):
            faults.append(f"{file}: {key} repeats a name")
        faults += [
            f"{file}: {key}: unfit name {name!r}" for name in names if re.search(r"^\s|\s$|[\[\]|]|^$", name)
        ]
    return faults


def overlap_faults(language: str, marks: dict[str, list[Mark]], pools: dict[str, list[str]]) -> list[str]:
    """Organisations and towns of the test part that training text or pools hold too."""
    seen = {key(mark.surface) for mark in marks["train"]}
    read = {key(name) for name in article_names(language)}
    pooled = {key(name) for names in pools.values() for name in names}
    tests = [mark for part in ("test", "test2") for mark in marks[part]]
    tested = sorted({mark.surface for mark in tests if mark.label.startswith(UNSEEN)})
    places = (("marked in training", seen), ("in the name pools", pooled), ("marked in an article", read))
    return [
        f"{language}: {surface} of the test parts is {where}"
        for surface in tested
        for where, known in places
        if key(surface) in known
    ]


def article_names(language: str) -> set[str]:
    """All names that are marked in the development articles."""
    paths = sorted((FOLDER / "articles" / language).glob("*.json"))
    marks = [json.loads(path.read_text("utf-8")) for path in paths]
    return {name for classes in marks for names in classes.values() for name in names}


def key(surface: str) -> str:
    """The surface without case, accents, and kind of apostrophe or space."""
    plain = unicodedata.normalize("NFKD", surface.replace("’", "'").casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def print_counts(path: Path, marks: list[Mark]) -> None:
    lines = sentences(path)
    bare = sum(1 for _, line in lines if not MARK.search(line))
    words = sum(len(MARK.sub(r"\1", line).split()) for _, line in lines)
    print(f"{path.name}: {len(lines)} sentences, {words} words, {bare} without a name ({bare / len(lines):.0%})")
    labels = Counter(mark.label for mark in marks)
    print("  " + ", ".join(f"{label} {count}" for label, count in sorted(labels.items())))


def print_look_again(path: Path, marks: list[Mark]) -> None:
    """Names that are marked in one place of the file and bare in another: maybe a mark was forgotten."""
    names = {mark.surface for mark in marks if len(mark.surface) > 3 and mark.surface[0].isupper()}
    for number, line in sentences(path):
        rest = MARK.sub("\x00", line)
        for words in word_runs(rest) & names:
            print(f"  look: {path.name}:{number}: {words} has no mark")


def word_runs(text: str, longest: int = 4) -> set[str]:
    """All runs of one to four words of a text, without the marks' places."""
    words = re.findall(r"\x00|[\w&.+-]+", text)
    runs = (words[start : start + size] for start in range(len(words)) for size in range(1, longest + 1))
    return {" ".join(run).rstrip(".") for run in runs if "\x00" not in run}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
