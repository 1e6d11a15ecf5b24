"""The live service keeps to its own description, whatever is sent: schemathesis over every operation, with a real graph behind."""

import os
import re
import subprocess
import sys
from pathlib import Path

CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,unsupported_method"
)
SECONDS = 120  # in which all 72 operations are asked on two quiet cores, and 47 of them in 60 on busy ones


def test_no_request_finds_a_fault(service: str, tmp_path: Path) -> None:
    command = [
        str(Path(sys.executable).with_name("st")), "run", f"{service}/openapi.json", "--phases", "examples,coverage,fuzzing", "--checks", CHECKS,
        "--max-examples", "3", "--max-time", str(SECONDS), "--request-timeout", "60", "--seed", "24112026", "--no-color",
    ]  # fmt: skip
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=SECONDS * 4, check=False, env=dict(os.environ)
    )
    said = "\n".join(
        line[:300] for line in done.stdout.splitlines() if re.match(r"^(- |\[\d|__|\d+ |Test cases|    curl)", line)
    )
    assert done.returncode == 0, said[-6000:]
    tested = re.search(r"Tested: (\d+)", done.stdout)
    assert tested
    assert int(tested[1]) > 50
