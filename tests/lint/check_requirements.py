"""docs/requirements.md cites for every row a test that exists.

A citation names a test program and, behind it, whole suites (`Movement`), single tests
(`Movement.IsNotDated…`) or more tests of the suite just named (`.InBatch…`). Where only the
program stands, all of it proves the row. Lints (`lint.rights`) and measures (`comptoir-bench …`)
are cited like programs.
"""

import re

from lint_support import Finding, code_only, files, main, read, relative

PAGE = "docs/requirements.md"
PROMISED = "A95-A180 A280-A285 A330-A331 C15-C36 D01-D03 D06-D07"

ROW = re.compile(r"^\| *([A-Z])(\d+) *\|")
PROGRAM = re.compile(r"\bcomptoir_test\(\s*([\w.]+)")
TEST = re.compile(r"\b(?:TYPED_TEST|TEST(?:_F|_P)?)\(\s*(\w+)\s*,\s*(\w+)\s*\)")
CITED = re.compile(r"`([^`]+)`([^`]*)")
NAME = re.compile(r"(\w*)(?:\.(\w+))?\Z")


def promised():
    rows = []
    for part in PROMISED.split():
        first, _, last = part.partition("-")
        for number in range(int(first[1:]), int((last or first)[1:]) + 1):
            rows.append((first[0], number))
    return rows


def programs(root):
    """Of each test program its tests, by suite."""
    found = {}
    for lists in files(root, ["tests"], ["CMakeLists.txt"]):
        text = read(lists)
        for name in PROGRAM.findall(text):
            suites = found.setdefault(name, {})
            for source in files(root, [relative(root, lists.parent)], [".cpp", ".h"]):
                for suite, test in TEST.findall(code_only(read(source))):
                    suites.setdefault(suite, set()).add(test)
    return found


def problems_of(cell, known, root):
    """What is wrong with the citations of one row, as (what, cure)."""
    cited = CITED.findall(cell)
    if not cited:
        yield "no test is cited", "name the test that proves the row"
    for program, behind in cited:
        if program.startswith("comptoir-bench"):
            continue
        if program.startswith("lint."):
            if not (root / f"tests/lint/check_{program[5:]}.py").is_file():
                yield f"no lint {program}", "cite one of tests/lint"
            continue
        if program not in known:
            yield f"no test program {program}", "cite one of tests/"
            continue
        yield from problems_of_names(program, behind, known[program])


def problems_of_names(program, behind, suites):
    suite = ""
    for name in re.split(r"[,;]", re.sub(r"\([^)]*\)", "", behind)):
        name = name.strip()
        if not name:
            continue
        match = NAME.match(name)
        if not match:
            yield f"{name!r} is no citation", "Suite, Suite.Test, or .Test of the suite before"
            continue
        suite = match.group(1) or suite
        test = match.group(2)
        if suite not in suites:
            yield f"{program} has no suite {suite or name}", "cite a test that exists"
        elif test and test not in suites[suite]:
            yield f"{program} has no test {suite}.{test}", "cite a test that exists"


def check(root):
    path = root / PAGE
    if not path.is_file():
        return [Finding(PAGE, 1, "is not there", "say which test proves which row")]
    known = programs(root)
    findings, seen = [], set()
    for number, line in enumerate(read(path).splitlines(), 1):
        row = ROW.match(line)
        if not row:
            continue
        key = (row.group(1), int(row.group(2)))
        if key in seen:
            findings.append(Finding(PAGE, number, f"{row.group(1)}{row.group(2)} stands twice", "join the two"))
        seen.add(key)
        cell = line.strip().strip("|").split("|")[-1]
        for what, cure in problems_of(cell, known, root):
            findings.append(Finding(PAGE, number, f"{row.group(1)}{row.group(2)}: {what}", cure))
    for letter, wanted in promised():
        if (letter, wanted) not in seen:
            findings.append(Finding(PAGE, 1, f"{letter}{wanted:02d} is missing", "say which test proves it"))
    return findings


if __name__ == "__main__":
    main(check)
