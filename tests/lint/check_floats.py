"""No float or double outside the faces: money and scores are integers.

Binary floating point cannot hold 0.1; a sum of cents drifts (docs/decisions/0002-money.md).
"""

import re

from lint_support import Finding, apply_exceptions, code_only, files, line_of, main, matches, read, relative

ALLOWED = [
    "src/gui/**", "include/comptoir/gui/**",
    "src/cli/**", "include/comptoir/cli/**",
    "src/i18n/**", "include/comptoir/i18n/**",
    "src/reports/**", "include/comptoir/reports/**",
    "tests/gui/**", "tests/bench/**",
]
WORD = re.compile(r"\b(?:float|double|float_t|double_t)\b")


def check(root):
    findings = []
    for path in files(root, ["src", "include", "tests"], [".h", ".cpp", ".inc"]):
        name = relative(root, path)
        if matches(name, ALLOWED):
            continue
        text = code_only(read(path))
        for match in WORD.finditer(text):
            findings.append(
                Finding(name, line_of(text, match.start()), f"'{match.group()}' below the faces",
                        "use Money, Rate or an integer with its unit in the name")
            )
    return apply_exceptions(root, "floats", findings)


if __name__ == "__main__":
    main(check)
