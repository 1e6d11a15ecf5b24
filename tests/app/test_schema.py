"""The live service keeps to its own description, whatever is sent: schemathesis over every operation, with a real graph behind."""

import os
import re
import subprocess
import sys
from pathlib import Path

CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,unsupported_method"
)
LIMIT = 900  # seconds: 6,600 requests took 173 on busy cores. A time that it is given (`--max-time`) would be spent to the end, or end it early


def test_no_request_finds_a_fault(service: str, tmp_path: Path) -> None:
    command = [
        str(Path(sys.executable).with_name("st")), "run", f"{service}/openapi.json", "--phases", "examples,coverage,fuzzing", "--checks", CHECKS,
        "--max-examples", "3", "--request-timeout", "60", "--seed", "24112026", "--no-color",
    ]  # fmt: skip
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=LIMIT, check=False, env=dict(os.environ)
    )
    said = "\n".join(
        line[:300] for line in done.stdout.splitlines() if re.match(r"^(- |\[\d|__|\d+ |Test cases|    curl)", line)
    )
    assert done.returncode == 0, said[-6000:]
    numbers = [
        re.search(pattern, done.stdout) for pattern in (r"Selected: (\d+)/", r"Selected: \d+/(\d+)", r"Tested: (\d+)")
    ]
    selected, known, tested = (int(number[1]) for number in numbers if number)
    assert selected == known == tested > 70
