"""Every verb of app names the right it needs before anything else, and every right has a verb.

A verb is a function of a public header of app that takes a Writer&. Its body begins an act,
writer.begin(users::Right::…); docs/decisions/0022 says why. (What records an event without having
begun breaks an invariant too, private steps included: that is checked when it runs.)
"""

import re

from lint_support import Finding, code_only, files, line_of, main, read, relative

HEADERS = "include/comptoir/app"
SOURCES = "src/app"
RIGHTS = "include/comptoir/users/rights.h"
LINES_BEFORE_MAX = 8  # what a verb may find out first, as whose password is changed

DECLARED = re.compile(r"\b(\w+)\s*\(\s*(?:app::)?Writer\s*&\s*\w+\s*[,)]")
BEGUN = re.compile(r"\bbegin_own\s*\(|\bbegin\s*\(\s*(?:users::)?Right::\w+")
ASKED = re.compile(r"\b(?:begin|require)\s*\(\s*(?:users::)?Right::(\w+)")


def body_at(code, brace):
    depth = 0
    for at in range(brace, len(code)):
        depth += {"{": 1, "}": -1}.get(code[at], 0)
        if depth == 0:
            return code[brace + 1:at]
    return code[brace + 1:]


def verbs(root):
    """{name: (header, line)} of the functions a face may call with a Writer."""
    found = {}
    for path in files(root, [HEADERS], [".h"]):
        code = code_only(read(path))
        for match in DECLARED.finditer(code):
            rest = code[match.end():]
            if re.match(r"(?:[^;{]|\{\s*\})*;", rest):  # = {} is a default, not a body
                found.setdefault(match.group(1), (relative(root, path), line_of(code, match.start())))
    return found


def rights(root):
    code = code_only(read(root / RIGHTS))
    block = re.search(r"enum class Right\s*\{([^}]*)\}", code)
    return re.findall(r"\b([A-Z]\w+)\b", block.group(1)), line_of(code, block.start())


def check(root):
    findings = []
    wanted = verbs(root)
    defined, asked = set(), set()
    for path in files(root, [SOURCES], [".cpp"]):
        code = code_only(read(path))
        name = relative(root, path)
        asked.update(ASKED.findall(code))
        for match in re.finditer(r"^[\w:<>,&* ]*?\b(\w+)\(\s*Writer\s*&\s*\w*[^;{}]*\{", code, re.M):
            if match.group(1) not in wanted:
                continue
            defined.add(match.group(1))
            body = body_at(code, match.end() - 1)
            begun = BEGUN.search(body)
            if not begun or body.count("\n", 0, begun.start()) > LINES_BEFORE_MAX:
                findings.append(Finding(name, line_of(code, match.start(1)), f"the verb {match.group(1)} names no right",
                                        "begin it with CT_ASSIGN(act, writer.begin(users::Right::…))"))
    for verb in sorted(set(wanted) - defined):
        findings.append(Finding(*wanted[verb], f"the verb {verb} is not defined in {SOURCES}", "define it, or remove it"))
    known, line = rights(root)
    for right in known:
        if right not in asked:
            findings.append(Finding(RIGHTS, line, f"no verb asks for Right::{right}", "a right nobody asks for protects nothing", refuses=False))
    return findings


if __name__ == "__main__":
    main(check)
