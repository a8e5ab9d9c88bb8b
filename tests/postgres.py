"""A real PostgreSQL for tests: a cluster that is thrown away; tests are skipped where the server is not installed."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

DEBIAN = sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")))
"""Where Debian puts the server's programs, which are on nobody's path."""

INITDB = shutil.which("initdb", path=os.pathsep.join([os.environ.get("PATH", ""), *DEBIAN]))

needs_postgres = [
    pytest.mark.postgres,
    pytest.mark.skipif(INITDB is None, reason="no PostgreSQL server on this machine"),
]

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The address of a database of its own, on a socket in a folder that is thrown away."""
    assert INITDB is not None
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    owner = _owner()
    shutil.chown(folder, owner)
    data, programs = folder / "data", Path(INITDB).resolve().parent
    run = {"user": owner, "cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    make = [INITDB, "-D", data, "-U", "recorder", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
    subprocess.run(make, check=True, **run)
    settings = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off"]
    with subprocess.Popen([programs / "postgres", "-D", data, *settings], **run) as server:
        _wait(folder, server)
        yield f"postgresql://recorder@/postgres?host={quote(str(folder), safe='')}"
        server.terminate()
    shutil.rmtree(folder)


@contextmanager
def schema(cluster: str) -> Iterator[str]:
    """The address of an empty schema of its own."""
    import psycopg

    name = f"record_{next(_numbers)}"
    with psycopg.connect(cluster, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
        yield f"{cluster}&options=-csearch_path%3D{name}"
        connection.execute(f"DROP SCHEMA {name} CASCADE")


def _owner() -> str:
    """Who runs the server: it refuses to run as root."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name
    return next(name for name in ("postgres", "nobody") if any(each.pw_name == name for each in pwd.getpwall()))


def _wait(folder: Path, server: subprocess.Popen) -> None:
    """Until the server answers."""
    import psycopg

    for _ in range(600):
        assert server.poll() is None, "the server did not start"
        try:
            psycopg.connect(f"postgresql://recorder@/postgres?host={quote(str(folder), safe='')}").close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the server did not answer")
