"""Every verb of app names the right it needs before anything else, and every right has a verb.

A verb is a function of a public header of app that takes a Writer&. Its body begins an act,
writer.begin(users::Right::…); docs/decisions/0022 says why. (What records an event without having
begun breaks an invariant too, private steps included: that is checked when it runs.)

Each verb stands in the table of tests/flow/users/every_right_test.cpp, which runs it without its
right. begin_own() is for the few places named here, and so are the functions that take a whole
workspace or a folder of dossiers: where they ask, or that they only read.
"""

import re

from lint_support import Finding, code_only, files, line_of, main, read, relative

HEADERS = "include/comptoir/app"
SOURCES = "src/app"
RIGHTS = "include/comptoir/users/rights.h"
TABLE = "tests/flow/users/every_right_test.cpp"
OWN_ACTS = {  # of whoever comes: there is nothing to ask for
    "src/app/users/sign_in.cpp": "the door counts failures",
    "src/app/users/user_verbs.cpp": "one's own password, with the old one",
    "src/app/workspace/workspace.cpp": "a dossier is made",
    "src/app/connections/connection_pull.cpp": "the outcome of a pull that was allowed",
}
ASKED_IN = {  # functions of a workspace or a folder: where their right is asked; None: they only read
    "add_connection": "src/app/connections/connections.cpp",
    "test_connection": "src/app/connections/connections.cpp",
    "remove_connection": "src/app/connections/connections.cpp",
    "sync_once": "src/app/connections/connection_pull.cpp",
    "BackgroundSync": "src/app/connections/connection_pull.cpp",
    "take_in": "src/app/bank/import.cpp",
    "assign_intake": "src/app/bank/import.cpp",
    "drop_intake": "src/app/intake/tray_verbs.cpp",
    "take_back_dropped": "src/app/intake/tray_verbs.cpp",
    "list_intake": None,
    "intake_grid": None,
}
LINES_BEFORE_MAX = 8  # what a verb may find out first, as whose password is changed

DECLARED = re.compile(r"\b(\w+)\s*\(\s*(?:app::)?Writer\s*&\s*\w+\s*[,)]")
OF_A_WHOLE = re.compile(r"\b(\w+)\s*\(\s*(?:app::)?(?:Workspace\s*&|const\s+IntakeFolder\s*&)")
TRIED = re.compile(r"\bCOMPTOIR_VERB\(\s*\w+\s*,\s*(\w+)")
OWN = re.compile(r"\bbegin_own\s*\(")
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


def untried(root, wanted):
    table = root / TABLE
    tried = set(TRIED.findall(read(table))) if table.is_file() else set()
    for verb in sorted(set(wanted) - tried):
        yield Finding(*wanted[verb], f"no test runs the verb {verb} without its right", f"add it to {TABLE}")


def of_wholes(root):
    for path in files(root, [HEADERS], [".h"]):
        code = code_only(read(path))
        for match in OF_A_WHOLE.finditer(code):
            name, place = match.group(1), (relative(root, path), line_of(code, match.start()))
            where = ASKED_IN.get(name, "")
            if where == "":
                yield Finding(*place, f"where {name} asks for its right is not known", "name it in ASKED_IN of check_rights.py")
            elif where and not ASKED.search(code_only(read(root / where))):
                yield Finding(*place, f"{where} asks for no right, though {name} relies on it", "ask there, or correct ASKED_IN")


def check(root):
    findings = []
    wanted = verbs(root)
    findings.extend(untried(root, wanted))
    findings.extend(of_wholes(root))
    defined, asked = set(), set()
    for path in files(root, [SOURCES], [".cpp"]):
        code = code_only(read(path))
        name = relative(root, path)
        asked.update(ASKED.findall(code))
        own = OWN.search(code)
        if own and name not in OWN_ACTS:
            findings.append(Finding(name, line_of(code, own.start()), "an act that asks for no right", "begin() it, or add it to OWN_ACTS with its reason"))
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
