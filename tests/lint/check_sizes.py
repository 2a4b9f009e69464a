"""Functions of at most 70 lines, files of at most 800 (a warning from 500).

A function that fits a screen is read whole. More means that a noun is missing. Tables of data
(.inc) are exempt.
"""

import re

from lint_support import Finding, apply_exceptions, code_only, files, line_of, main, read, relative

FUNCTION_LINES_MAX = 70
FILE_LINES_WARN = 500
FILE_LINES_MAX = 800

ACCESS = re.compile(r"\A(?:\s*(?:public|private|protected|signals|Q_SIGNALS)(?:\s+\w+)?\s*:(?!:))+")
SCOPE = re.compile(r"^\s*(?:inline\s+)?(?:namespace\b|extern\s*\"|(?:template\s*<.*>\s*)?(?:typedef\s+)?(?:class|struct|union|enum)\b(?![^{]*\)\s*(?:const|noexcept|override|final|&|\s)*$))", re.S)
MEMBER_INITIALIZER = re.compile(r"\)[^;{}]*[^:]:[^:].*[\w>]\s*$", re.S)


def functions(code):
    """(name, first line, last line) of every outermost function body in code without comments."""
    code = re.sub(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*", lambda m: re.sub(r"[^\n]", " ", m.group()), code, flags=re.M)
    found = []
    stack = []  # what each open brace is: scope, function, other
    head_start = 0
    for match in re.finditer(r"[{};]", code):
        sign, at = match.group(), match.start()
        inside = any(kind != "scope" for kind, _, _ in stack)
        if sign == "{":
            head = code[head_start:at]
            kind = "other" if inside else classify(head)
            stack.append((kind, head_start, head))
            if kind == "scope":
                head_start = at + 1
        elif sign == "}":
            if not stack:
                continue
            kind, start, head = stack.pop()
            if kind == "function":
                body = ACCESS.sub("", head).lstrip()
                first = start + len(head) - len(body)
                found.append((name_of(head), line_of(code, first), line_of(code, at)))
            # After a brace that belongs to a declaration (x{1}, or a member initializer) the head
            # goes on; after a body or a scope a new one begins.
            if not any(k != "scope" for k, _, _ in stack) and kind != "other":
                head_start = at + 1
        elif not inside:
            head_start = at + 1
    return found


def classify(head):
    head = ACCESS.sub("", head)
    if SCOPE.search(head) or not head.strip():
        return "scope"
    text = re.sub(r"operator\s*(?:\(\)|\[\]|[^\s\w(]+)", "operator_", head).rstrip()
    if "(" not in text or text.endswith(("=", ",", "(", "return")):
        return "other"
    if re.search(r"\)\s*(?:const|noexcept|override|final|mutable|try|requires\b.*|->\s*[\w:<>,&*\s]+|&{1,2}|\s)*$", text):
        return "function"
    if MEMBER_INITIALIZER.search(text):
        return "other"
    return "function" if text.endswith("}") else "other"


def name_of(head):
    match = re.search(r"([\w:~]+|operator[^\s(]*)\s*\(([^()]*)", head)
    if not match:
        return "function"
    if match.group(1) in ("TEST", "TEST_F", "TEST_P", "TYPED_TEST"):
        return f"{match.group(1)}({' '.join(match.group(2).split())})"
    return match.group(1)


def check(root):
    findings = []
    for path in files(root, ["src", "include", "tests"], [".h", ".cpp"]):
        name = relative(root, path)
        text = read(path)
        lines = text.count("\n")
        if lines > FILE_LINES_MAX:
            findings.append(
                Finding(name, lines, f"{lines} lines, at most {FILE_LINES_MAX}", "split it by the noun that is missing")
            )
        elif lines > FILE_LINES_WARN:
            findings.append(
                Finding(name, lines, f"{lines} lines, more than {FILE_LINES_WARN}", "think about splitting it", False)
            )
        for function, first, last in functions(code_only(text)):
            if last - first + 1 > FUNCTION_LINES_MAX:
                findings.append(
                    Finding(name, first, f"{function} has {last - first + 1} lines, at most {FUNCTION_LINES_MAX}",
                            "take a step out of it and give it a name")
                )
    return apply_exceptions(root, "sizes", findings)


if __name__ == "__main__":
    main(check)
