"""`testimonia review`: the review room, in a browser on this machine."""

from __future__ import annotations

import getpass
import ipaddress
import socket
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from testimonia.cli.app import app, messages, screen
from testimonia.cli.options import RecordFolder
from testimonia.errors import ConfigurationError, MissingExtra
from testimonia.pipeline.derive import derive
from testimonia.pipeline.record import open_record


@app.command()
def review(
    folder: RecordFolder,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 for any that is free.")] = 8600,
    host: Annotated[str, typer.Option(help="Address to listen on; other than loopback needs accounts.")] = "127.0.0.1",
    name: Annotated[str, typer.Option("--as", help="Your name in the history, where there are no accounts.")] = "",
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
) -> None:
    """Open the review room: judge claims, incidents and people; it serves until it is interrupted."""
    try:
        import uvicorn

        from testimonia.review.accounts import Accounts
        from testimonia.review.web import Room, Settings, create_app
        from testimonia.review.workspace import Workspace
    except ImportError as error:
        raise MissingExtra("review needs more packages: pip install 'testimonia[review]'") from error
    accounts = Accounts(Path(folder))
    if not _is_loopback(host) and not any(accounts):
        raise ConfigurationError(
            f"expected accounts before listening on {host}: anybody who reaches it could read and change the record; "
            "add accounts in the review room on this machine first"
        )
    with open_record(folder, write=True) as record:
        derive(record)
        listener = _listen(host, port)
        here = f"{host}:{listener.getsockname()[1]}"
        hosts = frozenset({here, f"localhost:{listener.getsockname()[1]}"})
        room = Room(Workspace(record), accounts, Settings(hosts, name or getpass.getuser()))
        address = f"http://{here}/enter?key={room.key.key}"
        screen.print(address, soft_wrap=True)
        messages.print("The address opens once. Press Ctrl+C to stop.")
        if not no_browser:
            webbrowser.open(address)
        config = uvicorn.Config(create_app(room), log_level="warning", server_header=False, date_header=False)
        uvicorn.Server(config).run(sockets=[listener])


def _is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address.

    Raises:
        ConfigurationError: it is no address.
    """
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError as error:
        raise ConfigurationError(f"expected an address such as 127.0.0.1 or ::1; found {host!r}") from error


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens already: whoever follows the printed address at once is answered once pages are ready."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        raise ConfigurationError(f"expected a free port at {host}:{port}; {error.strerror}: choose another") from error
    return listener
