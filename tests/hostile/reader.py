"""A program that checks files, each in a process of its own with little memory and time, and says what it found.

Its arguments are a time limit in seconds, a memory limit in bytes, and files. For each file it prints one line of JSON:
how the process ended, what was found, how long the messages are, and the processor time that it took.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import time
import sys

from scorecard.problem import DocumentError
from scorecard.reading.check import check
from scorecard.reading.load import bundled_relations, vocabulary
from scorecard.rendering.diagnostic import PROBLEM_FORMATS


def warm_up() -> None:
    """Load what every check needs, so that no case pays for it."""
    vocabulary()
    bundled_relations()


def limit(seconds: float, memory: int) -> None:
    """Let this process die when it takes longer, and fail when it takes more memory than it has now."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, 20 * seconds)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    limit = data_size() + memory
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def data_size() -> int:
    """Return the bytes of data that this process holds."""
    with open("/proc/self/status", encoding="ascii") as status:
        sizes = dict(line.split(":", 1) for line in status)
    return 1024 * int(sizes["VmData"].split()[0])


def findings(path: str) -> dict[str, object]:
    """Return what a check of one file finds, and how long it takes to say so."""
    try:
        problems = check([path]).problems
    except DocumentError as error:
        problems = error.problems
    found = [
        [problem.code, problem.location.line, problem.location.column] for problem in problems if problem.location
    ]
    t0=time.process_time()
    sizes = {name: len(draw(problems)) for name, draw in PROBLEM_FORMATS.items() if name=="text"}
    sizes["t"]=time.process_time()-t0
    messages = [problem.message for problem in problems[:3]]
    return {"found": found[:3], "count": len(problems), "sizes": sizes, "messages": messages}


def in_a_process(path: str, seconds: float, memory: int) -> dict[str, object]:
    """Run one case in a process of its own."""
    read, write = os.pipe()
    process = os.fork()
    if not process:
        os.close(read)
        limit(seconds, memory)
        with os.fdopen(write, "w", encoding="utf-8") as pipe:
            json.dump(findings(path), pipe)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as pipe:
        said = pipe.read()
    _, status, usage = os.wait4(process, 0)
    code = os.waitstatus_to_exitcode(status)
    return {"end": code, "seconds": usage.ru_utime + usage.ru_stime, "rss": usage.ru_maxrss, **(json.loads(said) if said and not code else {})}


if __name__ == "__main__":
    warm_up()
    for path in sys.argv[3:]:
        print(json.dumps(in_a_process(path, float(sys.argv[1]), int(sys.argv[2]))), flush=True)
