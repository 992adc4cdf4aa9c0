"""What a lookup of names costs: time to open the index, per lookup, and memory. Prints, asserts nothing.

Run: python benchmarks/gazetteer.py  (the index is made first where it is missing)
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable

COLD = """
import time
started = time.perf_counter()
from kg.gazetteer import organisations, places
imported = time.perf_counter()
places("Pennsylvanie")
first_place = time.perf_counter()
organisations("Amazon")
print(imported - started, first_place - imported, time.perf_counter() - first_place)
"""
KNOWN = ("Texas", "Bavière", "Abilene", "paroisse de Richland", "Francfort", "Salem", "comté d’Ottawa", "US")
UNKNOWN = ("Fjordrack", "le groupe", "Keystone Trade", "mardi", "Jensen Huang")


def main() -> None:
    """Measure in a fresh process what the first lookup costs, then in this one what the next cost."""
    from kg.gazetteer import demonym, epithet, organisations, places, ready_index

    path = ready_index()
    print(f"index             {path.stat().st_size / 1e6:8.1f} MB on disk")
    for label, seconds in zip(("import", "first place", "first org"), _cold(), strict=True):
        print(f"{label:<17} {seconds * 1e3:8.1f} ms (best of 3 new processes)")
    before = _megabytes()
    places("Paris")
    organisations("Amazon")
    print(f"memory            {_megabytes() - before:8.1f} MB more after the first lookups")
    _uncached("place, known", KNOWN)
    _uncached("place, unknown", UNKNOWN)
    _each("place, again", lambda: places("Abilene"))
    _each("organisation", lambda: organisations("Amazon Web Services"))
    _each("epithet", lambda: epithet("le géant de Redmond", "fr"))
    _each("demonym", lambda: demonym("norvégienne", "fr"))


def _cold() -> tuple[float, ...]:
    runs = [subprocess.run([sys.executable, "-c", COLD], capture_output=True, check=True) for _ in range(3)]
    return tuple(min(column) for column in zip(*(map(float, run.stdout.split()) for run in runs), strict=True))


def _uncached(label: str, names: tuple[str, ...], rounds: int = 300) -> None:
    """Lookups that no cache answers."""
    from kg.gazetteer.places import place_index

    index = place_index()
    started = time.perf_counter()
    for _ in range(rounds):
        for name in names:
            index._find(name)
    _tell(label, (time.perf_counter() - started) / (rounds * len(names)))


def _each(label: str, call: Callable[[], object], rounds: int = 20_000) -> None:
    started = time.perf_counter()
    for _ in range(rounds):
        call()
    _tell(label, (time.perf_counter() - started) / rounds)


def _tell(label: str, seconds: float) -> None:
    print(f"{label:<17} {seconds * 1e6:8.1f} µs each")


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
