"""Who may include whom: docs/architecture/layers.json is the authority.

All public headers share one include/ root, so the compiler sees every header from everywhere; this
lint is what keeps the layers. It reads every #include of src/, include/ and tests/ and refuses:
a module outside the row, a third-party header outside its place, a private header of another
module, a cycle of headers or modules, a library whose DEPENDS is not its row, a table in
docs/architecture/overview.md that says something else, and an exception nothing needs.
"""

import json
import posixpath
import re

from lint_support import Finding, files, line_of, main, matches, read, relative, without_comments

GRAPH = "docs/architecture/layers.json"
OVERVIEW = "docs/architecture/overview.md"
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.M)
NOUNS = ["ledger", "bank", "invoices", "payments", "inbox", "reconcile", "users"]


class Layers:
    """The graph, the findings so far, and which exceptions were used."""

    def __init__(self, root):
        self.root = root
        self.text = read(root / GRAPH)
        data = json.loads(self.text)
        self.modules = data["modules"]
        self.libraries = data["third_party"]
        self.exceptions = data.get("exceptions", [])
        self.used = set()
        self.findings = []

    def add(self, file, line, rule, cure):
        self.findings.append(Finding(file, line, rule, cure))

    def excused(self, file, header):
        for index, entry in enumerate(self.exceptions):
            if entry["file"] == file and entry["include"] == header:
                self.used.add(index)
                return True
        return False

    def row_line(self, module):
        return line_of(self.text, max(self.text.find(f'"{module}": {{'), 0))


def module_of(name):
    """The module a file belongs to, or None for tests and others."""
    match = re.match(r"(?:src|include/comptoir)/([a-z0-9_]+)/", name)
    return match.group(1) if match else None


def unit_tested_module(name, modules):
    """tests/unit/formats and tests/unit/formats_payments test formats, private headers included."""
    match = re.match(r"tests/unit/([a-z0-9]+)", name)
    return match.group(1) if match and match.group(1) in modules else None


def tested_module(name, modules):
    return "gui" if name.startswith("tests/gui/") else unit_tested_module(name, modules)


def allowed_modules(layers, name):
    """Modules whose public headers a file may include; None means any."""
    module = module_of(name)
    if module:
        row = layers.modules[module]
        key = "headers_may_include" if name.startswith("include/") and "headers_may_include" in row else "may_include"
        return {module, *row[key]}
    tested = tested_module(name, layers.modules)
    if tested is None:
        return None
    reach, todo = set(), [tested] + [m for m in ["i18n"] if m in layers.modules]  # tests read our words too
    while todo:
        each = todo.pop()
        if each not in reach:
            reach.add(each)
            todo += layers.modules[each]["may_include"]
    return reach


def check_include(layers, name, line, quote, header):
    if header.startswith("comptoir/"):
        check_module(layers, name, line, header)
    elif quote == '"':
        check_private(layers, name, line, header)
    else:
        check_library(layers, name, line, header)


def check_module(layers, name, line, header):
    if not (layers.root / "include" / header).is_file():
        layers.add(name, line, f"{header} does not exist", "correct the path")
        return
    target = header.split("/")[1]
    allowed = allowed_modules(layers, name)
    if allowed is None or target in allowed or layers.excused(name, header):
        return
    owner = module_of(name) or name
    layers.add(name, line, f"{owner} may not include {header}",
               f"take what it needs from {', '.join(sorted(allowed))}, or move the code; the graph is {GRAPH}")


def climbed(name, header):
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), header))


def owner_folder(name):
    """src/<module> or include/comptoir/<module>; tests/ as a whole."""
    module = module_of(name)
    return module if module else name.split("/")[0]


def check_private(layers, name, line, header):
    root = layers.root
    top = name.split("/")[0]
    if "../" in header and owner_folder(climbed(name, header)) != owner_folder(name):
        layers.add(name, line, f"include that climbs out of its module: {header}",
                   "use a public header, comptoir/<module>/…")
        return
    if re.search(r"(?:^|/)ui_\w+\.h$", header):
        form = "ui/" + re.sub(r"ui_(\w+)\.h$", r"\1.ui", header)
        if module_of(name) not in ("gui", None) or not (root / form).is_file():
            layers.add(name, line, f"{header} has no form {form}", "forms belong to gui and stand below ui/")
        return
    if header.endswith(".moc") or (header.endswith(".inc") and header.split("/")[0] == module_of(name)):
        return  # generated by the build
    here = (root / name).parent
    module = module_of(name)
    places = [here, root / "tests", root / "src"] if top == "tests" else [here, root / "src" / str(module), root / "src"]
    found = next((p / header for p in places if (p / header).is_file()), None)
    if found is None:
        check_library(layers, name, line, header)
        return
    owner = module_of(relative(root, found))
    if owner not in (module, unit_tested_module(name, layers.modules)) and not layers.excused(name, header):
        layers.add(name, line, f"{header} is private to {owner}",
                   f"publish what others need in include/comptoir/{owner}/")


def check_library(layers, name, line, header):
    homes = [lib for lib in layers.libraries if matches(header, lib["headers"])]
    if not homes:
        if re.fullmatch(r"[a-z_0-9]+", header):  # the standard library
            return
        if not layers.excused(name, header):
            layers.add(name, line, f"<{header}> belongs to no known library",
                       f"correct it, or give the library its place in {GRAPH} and its row in docs/dependencies.md")
        return
    if any(matches(name, lib["allowed"]) for lib in homes) or layers.excused(name, header):
        return
    layers.add(name, line, f"{homes[0]['library']} may not be included here: <{header}>",
               f"only in {', '.join(homes[0]['allowed'])}")


def check_files(layers):
    """Checks every include; returns the graph of project headers: file -> [(file, line)]."""
    graph = {}
    for path in files(layers.root, ["src", "include", "tests"], [".h", ".cpp"]):
        name = relative(layers.root, path)
        module = module_of(name)
        if module and module not in layers.modules:
            layers.add(name, 1, f"{module} is no module of {GRAPH}", "add its row, or move the file")
            continue
        text = without_comments(read(path)) if "include" in name else read(path)
        edges = graph.setdefault(name, [])
        for match in INCLUDE.finditer(text):
            line = line_of(text, match.start(2))
            check_include(layers, name, line, match.group(1), match.group(2))
            if match.group(2).startswith("comptoir/"):
                edges.append(("include/" + match.group(2), line))
            elif match.group(1) == '"':
                edges.append((climbed(name, match.group(2)), line))
    return graph


def first_cycle(graph):
    """One cycle as a list of nodes, or None. graph: node -> iterable of nodes."""
    state, trail = {}, []

    def visit(node):
        state[node] = "open"
        trail.append(node)
        for target in graph.get(node, ()):
            if state.get(target) == "open":
                return trail[trail.index(target):] + [target]
            if target not in state:
                cycle = visit(target)
                if cycle:
                    return cycle
        trail.pop()
        state[node] = "done"
        return None

    for node in sorted(graph):
        if node not in state:
            cycle = visit(node)
            if cycle:
                return cycle
    return None


def check_cycles(layers, graph):
    cycle = first_cycle({name: [to for to, _ in edges] for name, edges in graph.items()})
    if cycle:
        line = next((at for to, at in graph[cycle[0]] if to == cycle[1]), 1)
        layers.add(cycle[0], line, "headers include each other: " + " -> ".join(cycle),
                   "forward-declare, or move the shared part into a header of its own")
    cycle = first_cycle({name: row["may_include"] for name, row in layers.modules.items()})
    if cycle:
        layers.add(GRAPH, layers.row_line(cycle[0]), "modules depend on each other: " + " -> ".join(cycle),
                   "one direction only")
    for name, row in layers.modules.items():
        for target in row["may_include"]:
            if target not in layers.modules:
                layers.add(GRAPH, layers.row_line(name), f"{name} names {target}, which is no module", "correct the row")
            elif row["layer"] is not None and layers.modules[target]["layer"] > row["layer"]:
                layers.add(GRAPH, layers.row_line(name), f"{name} is below {target}", "a layer never includes a higher one")


def check_targets(layers):
    for module, row in layers.modules.items():
        path = layers.root / "src" / module / "CMakeLists.txt"
        if not path.is_file():
            continue
        name = relative(layers.root, path)
        text = re.sub(r"#[^\n]*", "", read(path))
        call = re.search(r"comptoir_module\s*\(\s*(\w+)([^)]*)\)", text)
        if not call or call.group(1) != module:
            layers.add(name, 1, f"no comptoir_module({module} ...)", "one module, one library of its name")
            continue
        lists = re.split(r"\b(SOURCES|HEADERS|DEPENDS|LIBS|QT)\b", call.group(2))
        depends = set(lists[lists.index("DEPENDS") + 1].split()) if "DEPENDS" in lists else set()
        wanted = set(row["may_include"])
        if depends != wanted:
            layers.add(name, line_of(text, call.start()),
                       f"DEPENDS differs from the row of {module}: missing {sorted(wanted - depends)}, extra {sorted(depends - wanted)}",
                       f"make it equal to {GRAPH}")


def check_overview(layers):
    """The table people read says what the graph says."""
    path = layers.root / OVERVIEW
    rows = {}
    for number, line in enumerate(read(path).splitlines() if path.is_file() else [], 1):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        match = re.fullmatch(r"`(\w+)`", cells[1]) if len(cells) == 5 else None
        if match:
            rows[match.group(1)] = (number, cells)
    for module, row in layers.modules.items():
        if module not in rows:
            layers.add(OVERVIEW, 1, f"the table has no row for {module}", f"add it as in {GRAPH}")
            continue
        number, cells = rows[module]
        words = set(re.findall(r"[a-z0-9_]+", cells[3].replace("the nouns", " ".join(NOUNS))))
        if words != set(row["may_include"]):
            layers.add(OVERVIEW, number, f"{module}: the column May include differs from {GRAPH}", "make them equal")
        libraries = {lib["library"] for lib in layers.libraries if lib["library"] not in ("POSIX", "GoogleTest")
                     and any(pattern.split("*")[0].startswith((f"src/{module}/", f"include/comptoir/{module}/"))
                             for pattern in lib["allowed"])}
        named = set() if cells[4] == "none" else {word.strip() for word in cells[4].split(",")}
        if libraries != named:
            layers.add(OVERVIEW, number, f"{module}: third-party column says {sorted(named)}, the graph {sorted(libraries)}",
                       "make them equal")
        if str(row["layer"] if row["layer"] is not None else "–") != cells[0]:
            layers.add(OVERVIEW, number, f"{module}: layer differs from {GRAPH}", "make them equal")
    for module, (number, _) in rows.items():
        if module not in layers.modules:
            layers.add(OVERVIEW, number, f"{module} is no module of {GRAPH}", "remove the row")


def check(root):
    layers = Layers(root)
    graph = check_files(layers)
    check_cycles(layers, graph)
    check_targets(layers)
    check_overview(layers)
    for index, entry in enumerate(layers.exceptions):
        if index not in layers.used:
            layers.add(GRAPH, 1, f"the exception for {entry['file']} and {entry['include']} is obsolete", "remove it")
        if not entry.get("reason"):
            layers.add(GRAPH, 1, f"the exception for {entry['file']} has no reason", "write one")
    return layers.findings


if __name__ == "__main__":
    main(check)
