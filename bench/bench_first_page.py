"""First page of a news article on a warm cache, over a minimal Textual app; names, over a bare `spacy.load`.

    python bench/bench_first_page.py [--runs N]

Both programs run in a pseudo-terminal by turns, so that a busy machine slows both; medians are compared, by the clock
and in processor time. Both are compiled beforehand, as an installed program is. The names'
time runs from the start of the program to the first frame with a name in its style, with the cache of names emptied
before each run; the bare load is `import spacy` and `spacy.load` of the same model in a process of its own.
"""

import argparse
import os
import pty
import select
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path

ROOT = Path(__file__).parents[1]
MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("READY " * 200)
Minimal().run()
"""
BARE = """
import warnings
warnings.filterwarnings("ignore")
import spacy
from reader.engines.names import find_model
spacy.load(find_model("").path)
"""
PAGE_WAIT_SECONDS = 30
PERSON_BLUE = b"159;193;230"  # the colour of people in the dark theme


def seconds_until(command: list[str], wanted: bytes, environ: dict[str, str]) -> tuple[float, float]:
    """From the start of a program to the chunk of output that holds `wanted`: by the clock, in processor time."""
    started = time.perf_counter()
    pid, master = pty.fork()
    if pid == 0:
        ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        os.execvpe(command[0], command, environ)  # noqa: S606 (the programs under test)
    seen, took = b"", 0.0
    while not took and time.perf_counter() - started < PAGE_WAIT_SECONDS:
        if select.select([master], [], [], 0.05)[0]:
            seen += os.read(master, 65536)
            if wanted in seen:
                took = time.perf_counter() - started
    os.kill(pid, 9)
    used = os.wait4(pid, 0)[2]
    os.close(master)
    if not took:
        raise SystemExit(f"{wanted!r} never came from {' '.join(command)}")
    return took, used.ru_utime + used.ru_stime


def main() -> None:
    """Print the two ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        library = home / "library"
        shutil.copytree(ROOT / "articles", library / "articles")
        names = {name: str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
        environ = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT)}
        environ |= {f"READER_{name}_DIR": path for name, path in names.items()}
        environ |= {"PYTHONPYCACHEPREFIX": str(home / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
        python = sys.executable
        subprocess.run([python, "-m", "reader", "init", str(library)], check=True, env=environ, capture_output=True)
        first = [python, "-m", "reader", "--library", str(library), "open", "2025-06-16-counting-the-bodies"]
        seconds_until(first, PERSON_BLUE, environ)
        seconds_until([python, "-c", MINIMAL], b"READY", environ)
        subprocess.run([python, "-c", BARE], check=True, env=environ, cwd=ROOT)
        warm, cold, minimal, bare = [], [], [], []
        for _ in range(runs):
            minimal.append(seconds_until([python, "-c", MINIMAL], b"READY", environ))
            warm.append(seconds_until(first, b"fallen soldiers", environ))
            started = time.perf_counter()
            subprocess.run([python, "-c", BARE], check=True, env=environ, cwd=ROOT)
            bare.append(time.perf_counter() - started)
            shutil.rmtree(names["CACHE"])
            cold.append(seconds_until(first, PERSON_BLUE, environ)[0])
    page, plain = (tuple(map(statistics.median, zip(*each, strict=True))) for each in (warm, minimal))
    print("seconds, medians of", runs)
    for words, (clock, used) in (("minimal app", plain), ("first page", page)):
        print(f"  {words:<16} {clock:.3f} by the clock, {used:.3f} of the processor")
    for words, values in (("bare spacy.load", bare), ("names", cold)):
        print(f"  {words:<16} {statistics.median(values):.3f}")
    ratios = [ours / theirs for ours, theirs in zip(page, plain, strict=True)]
    print(f"first page over a minimal app:  {ratios[0]:.2f} by the clock, {ratios[1]:.2f} of the processor")
    print(f"names over a bare spacy.load:   {statistics.median(cold) / statistics.median(bare):.2f}")


if __name__ == "__main__":
    main()
