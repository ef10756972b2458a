"""Runs in a process of its own: one form from stdin, one PDF to stdout. Imports nothing of the mall.

The parent gives it an empty folder as its whole world and ends it when it takes too long; here the
machine's limits are set, because a form is data and data may loop.
"""

import base64
import json
import resource
import sys

import typst

CPU_SECONDS = 20
MEMORY_BYTES = 3 * 1024**3


def main(folder: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    job = json.load(sys.stdin)
    pdf = typst.compile(
        job["form"].encode(),
        format="pdf",
        root=folder,
        package_path=folder,
        package_cache_path=folder,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(job["data"], ensure_ascii=False)},
        timestamp=job["timestamp"],
    )
    sys.stdout.write(base64.b64encode(pdf).decode())


if __name__ == "__main__":
    main(sys.argv[1])
