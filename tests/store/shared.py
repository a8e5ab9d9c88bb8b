"""What the tests of every kind of store share: a filled store, and two processes that would write it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from testimonia.errors import RecordBusy
from testimonia.store import Store
from testimonia.testing.store import KEY, Head, example, grouping_of, state


def fill(address: Path | str) -> None:
    """Make a store with the example in it, and close it."""
    document, reading, incident, figure = example()
    with Store.create(address) as store:
        store.add_documents([document])
        store.add_readings([reading], configuration=KEY)
        store.replace_derived(grouping_of(incident), [figure], state=state())


def check_one_writer(address: Path | str) -> None:
    """Another process that writes a filled store is named; reading goes on, and a killed one lets go."""
    where = f"Path({str(address)!r})" if isinstance(address, Path) else repr(address)
    code = f"""
import sys
from pathlib import Path
from testimonia.store import Store
with Store.open({where}, write=True):
    print("ready", flush=True)
    sys.stdin.read()
"""
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        with pytest.raises(RecordBusy, match="another process"):
            Store.open(address, write=True)
        with Store.open(address) as reader:
            assert reader.document_ids() == {"D1"}
        process.kill()
        process.wait()
    with Store.open(address, write=True) as store:
        store.set_head(Head("a" * 64))
