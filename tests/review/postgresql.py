"""A PostgreSQL server of the tests' own: started in a temporary folder, on loopback."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

_INSTALLED = Path("/usr/lib/postgresql")
_QUICK = (
    "fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB",
    "listen_addresses=127.0.0.1", "max_connections=20", "autovacuum=off",
)  # fmt: skip
USER = "ipdesk"


def programs() -> Path | None:
    """Where the server's programs are, None where it is not installed."""
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).parent
    versions = sorted(_INSTALLED.glob("*/bin/initdb"), key=lambda path: path.parts[-3])
    return versions[-1].parent if versions else None


class PostgresServer:
    """A server that runs until it is stopped; it refuses to run as root, so another does."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        # Under a name that the other account may enter.
        self._folder = Path(tempfile.mkdtemp(prefix="ipdesk-pg-", dir="/tmp"))
        self._account = _account()
        self.port = _free_port()
        self._databases = 0
        if self._account:
            shutil.chown(self._folder, self._account)
        self._run(
            "initdb", "-D", "data", "-U", USER, "-A", "trust", "-E", "UTF8", "-N", "--no-locale"
        )
        options = " ".join(f"-c {option}" for option in _QUICK)
        options += f" -c port={self.port} -c unix_socket_directories={self._folder}"
        self._run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start")

    def new_database(self) -> str:
        """The URL of an empty database."""
        import psycopg

        self._databases += 1
        name = f"desk{self._databases}"
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self._url(name)

    def stop(self) -> None:
        self._run("pg_ctl", "-D", "data", "-w", "-m", "immediate", "stop")
        shutil.rmtree(self._folder, ignore_errors=True)

    def _url(self, database: str) -> str:
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        if self._account:
            group = pwd.getpwnam(self._account).pw_gid
            other = [f"--reuid={self._account}", f"--regid={group}", "--clear-groups"]
            command = ["setpriv", *other, *command]
        with (self._folder / "told").open("a") as told:
            subprocess.run(
                command, cwd=self._folder, check=True, stdout=told, stderr=told,
                stdin=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C"},
            )  # fmt: skip


def _account() -> str:
    """As whom the server runs: "" for whoever runs the tests, another where that is root."""
    if os.geteuid():
        return ""
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
