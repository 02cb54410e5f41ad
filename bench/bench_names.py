"""What names cost: worker start to first answer, words a second with the pass, memory; each over bare spaCy.

Run `python bench/bench_names.py`; it measures on the articles of the sample library. One core is enough:
`taskset -c 0` shows it. Bars: 6,000 words a second with the pass, less than 450 MB at the peak.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from reader.engines.names import find_model
from reader.engines.names.process import NamesProcess

ROOT = Path(__file__).parents[1]
RUNS = 5
LONG_WORDS = 60_000
FIRST_NOTE = "start to first answer"
# A bare program that does as much: loads the model whole, or tags each paragraph of stdin with the part for names.
LOAD = "import sys, warnings; warnings.simplefilter('ignore'); import spacy; spacy.load(sys.argv[1])"
TAG = """
import resource, sys, time, warnings
warnings.simplefilter('ignore')
import spacy
nlp = spacy.load(sys.argv[1], exclude=[name for name in sys.argv[2].split(',') if name])
text = sys.stdin.read()
began = time.perf_counter()
for document in nlp.pipe(filter(str.strip, text.split('\\n'))):
    list(document.ents)
print(len(text.split()) / (time.perf_counter() - began), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def main() -> int:
    """Measure and print."""
    articles = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "articles").glob("*.*"))]
    if not articles:
        print(f"There is no article in {ROOT / 'articles'} to measure on.", file=sys.stderr)
        return 1
    _print_start(articles[0])
    _print_article(articles[0])
    _print_long("\n".join(articles))
    return 0


def _print_start(text: str) -> None:
    bare, first = [], []
    for _ in range(RUNS):  # in turn, so that a busy machine slows both
        bare.append(_seconds_of_bare_load())
        first.append(_seconds_to_first_answer(text))
    print(f"bare spacy.load        {median(bare):7.2f} s")
    print(f"{FIRST_NOTE}  {median(first):7.2f} s, {median(first) / median(bare):.2f} times as long")


def _print_article(text: str) -> None:
    with NamesProcess() as names:
        names.find(text)
        began = time.perf_counter()
        names.find(text)
        print(f"a warm article         {(time.perf_counter() - began) * 1000:7.0f} ms, {len(text.split())} words")


def _print_long(text: str) -> None:
    """Speed and memory on a long text, the worker and bare spaCy in turn."""
    long = "\n".join([text] * (1 + LONG_WORDS // len(text.split())))
    ours, theirs, peak, bare_peak = [], [], 0.0, 0.0
    for _ in range(RUNS):
        speed, bare_peak = _bare_tagging(long)
        theirs.append(speed)
        speed, peak = _worker_tagging(long)
        ours.append(speed)
    print(f"bare spaCy, names only {median(theirs):7.0f} words a second, {bare_peak:.0f} MB at the peak")
    print(
        f"with the pass          {median(ours):7.0f} words a second, {median(ours) / median(theirs):.2f} times as many,"
        f" {peak:.0f} MB at the peak, {peak / bare_peak:.2f} times as much"
    )


def _seconds_of_bare_load() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", LOAD, str(find_model().path)], check=True, env=dict(os.environ))
    return time.perf_counter() - began


def _seconds_to_first_answer(text: str) -> float:
    began = time.perf_counter()
    with NamesProcess() as names:
        names.find(text)
        return time.perf_counter() - began


def _bare_tagging(text: str) -> tuple[float, float]:
    """Words a second, and the peak of memory in MB."""
    from reader.engines.names.tagger import unneeded  # noqa: PLC0415 (spaCy is no part of what is measured first)

    model = find_model().path
    command = [sys.executable, "-c", TAG, str(model), ",".join(unneeded(model))]
    said = subprocess.run(command, input=text, check=True, capture_output=True, text=True).stdout.split()
    return float(said[0]), float(said[1]) / 1024


def _worker_tagging(text: str) -> tuple[float, float]:
    """Words a second as the caller sees it, and the peak of the worker's memory in MB."""
    with NamesProcess() as names:
        names.find("Ada Byron slept.")
        began = time.perf_counter()
        names.find(text)
        seconds = time.perf_counter() - began
        return len(text.split()) / seconds, _peak_of(names.process_id)


def _peak_of(process: int) -> float:
    """The peak of a running process's memory in MB; 0 where the system does not say."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


if __name__ == "__main__":
    sys.exit(main())
