"""The packages ./dev installs and those docs/dependencies.md explains are the same."""

import re

from lint_support import Finding, main, read

PAGE = "docs/dependencies.md"


def installed(root):
    """{package: line} of the lists at the top of ./dev."""
    found = {}
    inside = False
    for number, line in enumerate(read(root / "dev").splitlines(), 1):
        if re.match(r"\s*(?:fresh_|fuzz_)?packages=\(", line):
            inside = True
            line = line.split("(", 1)[1]
        if inside:
            body = line.split("#")[0]
            for word in re.findall(r"[a-z0-9][a-z0-9.+-]+", body.split(")")[0]):
                found[word] = number
            inside = ")" not in body
    return found


def explained(root):
    found = {}
    for number, line in enumerate(read(root / PAGE).splitlines(), 1):
        cells = line.split("|")
        if len(cells) > 3:
            for word in re.findall(r"`([a-z0-9][a-z0-9.+-]+)`", cells[1]):
                found[word] = number
    return found


def check(root):
    wanted, known = installed(root), explained(root)
    findings = [Finding("dev", line, f"{name} is installed and not explained", f"add its row to {PAGE}")
                for name, line in wanted.items() if name not in known]
    findings += [Finding(PAGE, line, f"{name} is explained and not installed", "remove the row, or add it to ./dev")
                 for name, line in known.items() if name not in wanted]
    return findings


if __name__ == "__main__":
    main(check)
