"""A shipped schema step never changes: resources/schema/LOCK holds its SHA-256.

Ledgers made by an old program are upgraded by the steps they have not seen; a step changed after
the fact would give two kinds of ledger with one version number (docs/decisions/0006). A new step
is locked by `check_schema_lock.py --freeze`, which never touches a line that stands; to go on
writing a step nobody has yet, delete its line, and the reviewer sees it.
"""

import hashlib
import re
import sys

from lint_support import ROOT, Finding, files, main, read, relative

FOLDER = "resources/schema"
LOCK = FOLDER + "/LOCK"


def locked_steps(root):
    path = root / LOCK
    steps = {}
    for line in read(path).splitlines() if path.is_file() else []:
        match = re.match(r"([0-9a-f]{64})\s+\*?(\S+)$", line)
        if match:
            steps[match.group(2)] = match.group(1)
    return steps


def check(root):
    steps = files(root, [FOLDER], [".sql"])
    locked = locked_steps(root)
    findings = []
    for number, path in enumerate(steps, start=1):
        name = relative(root, path)
        if not re.fullmatch(r"%04d_[a-z0-9_]+\.sql" % number, path.name):
            findings.append(Finding(name, 1, "schema steps are numbered without a gap",
                                    f"name it {number:04d}_what_it_adds.sql"))
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if path.name not in locked:
            findings.append(Finding(name, 1, "this step is not locked",
                                    "when it is complete: python3 tests/lint/check_schema_lock.py --freeze"))
        elif locked[path.name] != digest:
            findings.append(Finding(name, 1, "this step is frozen and was changed",
                                    "restore it and put the change into a new step"))
    for name in locked:
        if not (root / FOLDER / name).is_file():
            findings.append(Finding(LOCK, 1, f"the locked step {name} is missing", "restore it; steps are never removed"))
    return findings


def freeze(root):
    """Adds the steps that are not locked yet; never rewrites a locked one."""
    locked = locked_steps(root)
    for path in files(root, [FOLDER], [".sql"]):
        locked.setdefault(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
    lines = [f"{digest}  {name}\n" for name, digest in sorted(locked.items())]
    (root / LOCK).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    if "--freeze" in sys.argv:
        freeze(ROOT)
    else:
        main(check)
