"""Runs the libFuzzer targets, each for its share of processor time: ./dev fuzz [SECONDS [FAMILY…]]

The processor time counts, not the clock, so that a busy machine shortens nothing. What is tried
grows in <build>/corpus/<family>, across runs; what breaks a reader is kept in
<build>/findings/<family>, and that family stops until it is mended. docs/testing.md, Fuzzing.
"""

import argparse
import concurrent.futures
import io
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"
STATEMENTS = ROOT / "src" / "formats" / "statements"
BYTES_MAX = 65536

# family: (folders of tests/data, part of a path in the corpus, sources whose words are its dictionary)
FAMILIES = {
    "camt": (["statements/camt053"], "/camt.05", [STATEMENTS / "camt053", STATEMENTS.parent / "xml"]),
    "cfonb": (["statements/cfonb120"], "/cfonb120/", [STATEMENTS / "cfonb120"]),
    "mt940": (["statements/mt940"], "/mt940/", [STATEMENTS / "mt940"]),
    "ofx": (["statements/ofx"], "/ofx/", [STATEMENTS / "ofx"]),
    "coda": (["statements/coda"], "/coda/", [STATEMENTS / "coda"]),
    "qif": (["statements/qif"], "/qif/", [STATEMENTS / "qif"]),
    "csv": (["statements/csv"], "/csv/", [STATEMENTS / "csv"]),
    "zip": ([], "", []),
    "overlay": ([], "", [STATEMENTS.parent / "overlay"]),
    "fec": ([], "/fec/made/", [STATEMENTS.parent / "fec"]),
    "invoice": (["invoices"], "/invoices/", [STATEMENTS.parent / "invoices"]),
}
INTERRUPTED = 72  # libFuzzer's exit code
OPTIONS = ["-rss_limit_mb=512", f"-max_len={BYTES_MAX}", "-print_final_stats=1", "-reload=0"]


def samples_below(folder, part=""):
    for path in sorted(folder.rglob("*")):
        if (path.is_file() and path.stat().st_size <= BYTES_MAX and part in path.as_posix()
                and not path.name.endswith((".expected.json", ".md", ".tsv", ".pdf"))):
            yield path.read_bytes()


def zip_of(members, method):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return held.getvalue()


def made_archives():
    text = next(samples_below(DATA / "statements" / "cfonb120"))[:500]
    inner = zip_of([("inner.txt", text)], zipfile.ZIP_STORED)
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield zip_of([], method)
        yield zip_of([("a.txt", text)], method)
        yield zip_of([("../a.txt", text), ("C:\\b.txt", b""), ("__MACOSX/._a", b"x"), ("d/", b"")], method)
        yield zip_of([("inner.zip", inner), ("a.txt", text)], method)
        yield zip_of([("deep.zip", zip_of([("inner.zip", inner)], method))], method)
        yield zip_of([("mimetype", b"application/pdf")], method)


def made_corrections():
    script = b"R2 replaced \xc3\xa9\nI3 before\nI3 and again\nD4\nI99 at the end\n%%\n"
    for text in samples_below(DATA / "statements"):
        if len(text) < 8192 and not text.startswith(b"PK"):
            yield script + text


def seeds(family, corpus):
    folders, part, _ = FAMILIES[family]
    for folder in folders + [f"fuzz/{family}"]:
        if (DATA / folder).is_dir():
            yield from samples_below(DATA / folder)
    if family == "zip":
        yield from made_archives()
    if family == "overlay":
        yield from made_corrections()
    if corpus and part:
        yield from samples_below(pathlib.Path(corpus), part)


def write_seeds(family, folder, corpus):
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for count, content in enumerate(seeds(family, corpus), 1):
        (folder / f"seed-{count:04}").write_bytes(content)
    return count


def write_dictionary(family, path):
    """The words in the readers' own sources are what the format gives a meaning to."""
    words = set()
    for folder in FAMILIES[family][2]:
        for source in folder.rglob("*.cpp"):
            words.update(re.findall(r'"([\x21-\x5b\x5d-\x7e]{2,24})"', source.read_text()))
    words = {word for word in words if "/" not in word or not word.endswith(".h")}
    path.write_text("".join(f'"{word}"\n' for word in sorted(words)))


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wait_for(child, seconds):
    """Its end, which an interrupt asks for when the processor time is used up."""
    while True:
        ended, status, usage = os.wait4(child.pid, os.WNOHANG)
        if ended:
            return status, usage
        if processor_seconds(child.pid) >= seconds:
            child.send_signal(signal.SIGINT)
        time.sleep(0.5)


class Family:
    """One target: its figures over all its rounds."""

    def __init__(self, name, build, timeout):
        self.name, self.build, self.timeout = name, build, timeout
        self.runs, self.seconds, self.coverage, self.features = 0, 0.0, 0, 0
        self.finding, self.log = "", build / "logs" / f"{name}.log"

    def round(self, seconds):
        findings = self.build / "findings" / self.name
        for folder in (findings, self.log.parent):
            folder.mkdir(parents=True, exist_ok=True)
        command = [self.build / "bin" / f"fuzz_{self.name}", *OPTIONS, f"-timeout={self.timeout}",
                   f"-artifact_prefix={findings}/"]
        dictionary = self.build / "dictionaries" / self.name
        if FAMILIES[self.name][2]:  # libFuzzer refuses an empty one
            command.append(f"-dict={dictionary}")
        command.append(self.build / "corpus" / self.name)
        # A small quarantine: what waits there counts as memory of the reader.
        environment = dict(os.environ, ASAN_OPTIONS="quarantine_size_mb=32:detect_stack_use_after_return=1")
        with open(self.log, "wb") as log:
            child = subprocess.Popen(command, stderr=log, stdout=log, env=environment)
            status, usage = wait_for(child, seconds)
            child.returncode = os.waitstatus_to_exitcode(status)
        self.seconds += usage.ru_utime + usage.ru_stime
        self.read_log(child.returncode)

    def read_log(self, code):
        text = self.log.read_text(errors="replace")
        executed = re.findall(r"^stat::number_of_executed_units:\s+(\d+)", text, re.M)
        executed = executed or re.findall(r"^#(\d+)\s", text, re.M)
        self.runs += int(executed[-1]) if executed else 0
        for coverage, features in re.findall(r"cov: (\d+) ft: (\d+)", text):
            self.coverage, self.features = int(coverage), int(features)
        if code not in (0, INTERRUPTED):
            kept = re.findall(r"Test unit written to (\S+)", text)
            self.finding = kept[-1] if kept else f"exit {code}, see {self.log}"

    def run(self, share):
        while self.seconds < share and not self.finding:
            before = self.seconds
            self.round(share - self.seconds)
            if self.seconds - before < 0.01 and not self.finding:
                self.finding = f"it does no work, see {self.log}"
        return self

    def row(self):
        return (f"{self.name:9}{self.runs:>12}{self.seconds:>10.0f}{1 if self.finding else 0:>10}"
                f"{self.coverage:>8}{self.features:>10}  {self.finding}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "fuzz")
    parser.add_argument("--processes", type=int, default=1, help="targets that run at a time")
    parser.add_argument("--timeout", type=int, default=10, help="seconds by the clock for one input")
    parser.add_argument("seconds", type=int, nargs="?", default=660, help="of processor time, over all families")
    parser.add_argument("families", nargs="*", default=[], help="|".join(FAMILIES))
    wanted = parser.parse_args()
    names = wanted.families or list(FAMILIES)
    for name in names:
        if name not in FAMILIES:
            parser.error(f"no family named {name}; there are {', '.join(FAMILIES)}")
    (wanted.build / "dictionaries").mkdir(parents=True, exist_ok=True)
    for name in names:
        write_seeds(name, wanted.build / "corpus" / name, os.environ.get("COMPTOIR_CORPUS"))
        write_dictionary(name, wanted.build / "dictionaries" / name)
    print(f"{'family':9}{'executions':>12}{'seconds':>10}{'findings':>10}{'edges':>8}{'features':>10}", flush=True)
    with concurrent.futures.ThreadPoolExecutor(max_workers=wanted.processes) as pool:
        started = [pool.submit(Family(name, wanted.build, wanted.timeout).run, wanted.seconds / len(names)) for name in names]
        done = []
        for future in concurrent.futures.as_completed(started):
            done.append(future.result())
            print(done[-1].row(), flush=True)
    runs, seconds = sum(each.runs for each in done), sum(each.seconds for each in done)
    findings = sum(1 for each in done if each.finding)
    print(f"{'all':9}{runs:>12}{seconds:>10.0f}{findings:>10}", flush=True)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
