from __future__ import annotations

import subprocess
import sys

RACE = """
import sys, threading, msgspec
from journeymap.model.converting import convert, json_decoder, type_info

sys.setswitchinterval(1e-6)

def meet(gate, at, kind):
    gate.wait()
    if at == 3:
        assert type_info(kind).fields[0].name == "a"
    met = convert({"a": {}}, kind) if at else json_decoder(kind).decode(b'{"a": {}}')
    assert met.a.f1 == 1

for attempt in range(50):
    inner = "class Inner(msgspec.Struct):\\n" + "".join(f"    f{n}: 'int' = {n}\\n" for n in range(30))
    outer = "class Outer(msgspec.Struct):\\n    a: 'Inner'\\n" + "".join(f"    g{n}: 'int' = 0\\n" for n in range(30))
    exec(inner + outer, globals())
    gate = threading.Barrier(4)
    threads = [threading.Thread(target=meet, args=(gate, at, Outer)) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print("all met")
"""


def test_threads_that_meet_a_type_at_once_all_get_it_whole() -> None:
    run = subprocess.run([sys.executable, "-c", RACE], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "all met\n", "")
