"""docs/errors.md says what the program says, and every code has a test that provokes it.

`--write` rewrites the page after a change of codes, sentences or tests.
"""

import sys

from codes import declared, tests_of
from lint_support import ROOT, Finding, apply_exceptions, main, read
from make_errors_doc import document

PAGE = "docs/errors.md"


def check(root):
    findings = []
    tests = tests_of(root)
    for code in declared(root):
        if not tests(code):
            findings.append(Finding(code.file, code.line, f"no test provokes {code.name}",
                                    "write the smallest input that does"))
    findings = apply_exceptions(root, "errors_doc", findings)
    path = root / PAGE
    have = read(path).splitlines() if path.is_file() else []
    want = document(root).splitlines()
    if have != want:
        line = next((n for n, (a, b) in enumerate(zip(have, want), 1) if a != b), min(len(have), len(want)) + 1)
        findings.append(Finding(PAGE, line, "differs from the headers, texts and tests",
                                "python3 tests/lint/check_errors_doc.py --write"))
    return findings


if __name__ == "__main__":
    if "--write" in sys.argv:
        (ROOT / PAGE).write_text(document(ROOT), encoding="utf-8")
    else:
        main(check)
