#!/usr/bin/env python3
"""Changes one line of the coder at a time and shows which changes the tests notice.

    tests/mutations/run.py [FIRST-LAST]

Each row of mutations.tsv names a file below src/GeoGraph, a piece of it that stands there once, and what to put in its place. The work is done in a copy of the repository below the system's temporary folder: your checkout stays as it is. One change takes about a minute; the last line says how many
of how many were caught. A row whose piece no longer stands there once has to be mended.
"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
CLASSES = ["*SpecTest", "*RowExampleTest", "*GoldenTest", "*SampleTest", "*LexiconTest", "*LanguageTest"]


def rows():
    for line in (Path(__file__).parent / "mutations.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        if line and not line.startswith("#"):
            yield line.split("\t")


def build(copy):
    return subprocess.run(["dotnet", "build", "-c", "Release", "-v", "q", "-nologo", "tests/GeoGraph.Tests"], cwd=copy, capture_output=True, text=True)


def test(copy):
    """The first test that fails; None when all pass."""
    command = [copy / "artifacts/bin/GeoGraph.Tests/release/GeoGraph.Tests", "-noColor", "-stopOnFail"]
    for name in CLASSES:
        command += ["-class", name]
    ran = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    failed = [line.strip() for line in ran.stdout.splitlines() if "[FAIL]" in line]
    return failed[0].split(".")[-1][:110] if failed else None if ran.returncode == 0 else "the run itself"


def main():
    chosen = list(rows())
    if len(sys.argv) > 1:
        first, last = (int(n) for n in sys.argv[1].split("-"))
        chosen = chosen[first - 1:last]
    copy = Path(tempfile.gettempdir()) / "geograph-mutations"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(REPOSITORY, copy, ignore=shutil.ignore_patterns("artifacts", ".git", "*.received.txt"))
    built = build(copy)
    if built.returncode or (broken := test(copy)):
        sys.exit("the tests fail before anything is changed: " + (built.stdout[-800:] if built.returncode else broken))
    caught = 0
    for number, (file, piece, other) in enumerate(chosen, 1):
        path = copy / "src" / "GeoGraph" / file
        source = path.read_text(encoding="utf-8")
        if source.count(piece) != 1:
            print(f"{number:2}  {file}: {piece}\n    NOT FOUND ONCE: the code has moved, mend the row", flush=True)
            continue
        path.write_text(source.replace(piece, other), encoding="utf-8")
        built = build(copy)
        found = "DOES NOT COMPILE" if built.returncode else test(copy)
        caught += found is not None and built.returncode == 0
        print(f"{number:2}  {file}: {piece}  ->  {other}\n    {found or 'SURVIVED'}", flush=True)
        path.write_text(source, encoding="utf-8")
    print(f"{caught} of {len(chosen)} caught")
    shutil.rmtree(copy, ignore_errors=True)


if __name__ == "__main__":
    main()
