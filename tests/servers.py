"""Web servers for tests: nginx, Caddy and Apache by the lines of docs/serving.md, and our own.

Each is a context manager that serves a project's output folder, as `Server` says.
"""

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from programs import FEEDPUB, ended, free_port, listens, need, wait_until

DOCS = Path(__file__).parent.parent / "docs" / "serving.md"

# Serves an output folder while the block lasts, from a project that has a feedpub.toml, and
# gives the address, with a last slash. The other folder is for the server's own files; both
# must be open to all, as Apache does not run as root.
Server = Callable[[Path, Path], AbstractContextManager[str]]

_NGINX = """\
daemon off;
master_process off;
pid {prefix}/nginx.pid;
error_log {prefix}/error.log;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {prefix}/body;
    proxy_temp_path {prefix}/proxy;
    fastcgi_temp_path {prefix}/fastcgi;
    uwsgi_temp_path {prefix}/uwsgi;
    scgi_temp_path {prefix}/scgi;
{lines}
}}
"""

_CADDY = """\
{{
	admin off
	auto_https off
	default_bind 127.0.0.1
}}
{lines}
"""

_APACHE = """\
ServerRoot {prefix}
DefaultRuntimeDir {prefix}
PidFile {prefix}/pid
ErrorLog {prefix}/error.log
Listen 127.0.0.1:{port}
{user}
{modules}
TypesConfig /etc/mime.types
{lines}
"""
_APACHE_MODULES = "mpm_event authz_core dir mime filter deflate headers".split()


@contextmanager
def nginx(feeds: Path, prefix: Path) -> Iterator[str]:
    """nginx, by the documented lines."""
    program, port = need("nginx"), free_port()
    lines = _documented("nginx", feeds, {"listen 80;": f"listen 127.0.0.1:{port};"})
    config = _written(prefix / "nginx.conf", _NGINX.format(prefix=prefix, lines=lines))
    with _started(program, "-p", prefix, "-c", config, "-e", prefix / "error.log", port=port):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def caddy(feeds: Path, prefix: Path) -> Iterator[str]:
    """Caddy, by the documented lines."""
    program, port = need("caddy"), free_port()
    lines = _documented("caddyfile", feeds, {"news.example.org {": f"http://127.0.0.1:{port} {{"})
    config = _written(prefix / "Caddyfile", _CADDY.format(lines=lines))
    with _started(program, "run", "--config", config, port=port, home=prefix):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def apache(feeds: Path, prefix: Path) -> Iterator[str]:
    """Apache, by the documented lines."""
    program, port = need("apache2"), free_port()
    lines = _documented("apache", feeds, {"*:80": f"127.0.0.1:{port}"})
    modules = Path("/usr/lib/apache2/modules")
    config = _APACHE.format(
        prefix=prefix,
        port=port,
        user="User www-data\nGroup www-data" if os.geteuid() == 0 else "",
        modules="\n".join(
            f"LoadModule {name}_module {modules}/mod_{name}.so" for name in _APACHE_MODULES
        ),
        lines=lines,
    )
    with _started(program, "-X", "-f", _written(prefix / "apache.conf", config), port=port):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def preview(feeds: Path, prefix: Path) -> Iterator[str]:
    """`feedpub serve`."""
    port = free_port()
    with _started(*FEEDPUB, "-C", feeds.parent, "serve", "--port", port, port=port):
        yield f"http://127.0.0.1:{port}/"


SERVERS: dict[str, Server] = {
    "nginx": nginx,
    "caddy": caddy,
    "apache": apache,
    "feedpub serve": preview,
}


def _documented(language: str, feeds: Path, changes: dict[str, str]) -> str:
    """The lines for a server, with the folder and what else is of this machine put in."""
    (lines,) = re.findall(rf"```{language}\n(.*?)```", DOCS.read_text(), re.DOTALL)
    for before, after in {"/home/me/my-news/feeds": str(feeds), **changes}.items():
        assert before in lines, f"{before} is not in the lines for {language}"
        lines = lines.replace(before, after)
    return lines


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return path


@contextmanager
def _started(*command: object, port: int, home: Path | None = None) -> Iterator[None]:
    """Run a server until the block ends, from the moment that it takes connections."""
    process = subprocess.Popen(
        [str(part) for part in command],
        env=os.environ | ({"HOME": str(home), "XDG_DATA_HOME": str(home)} if home else {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    with ended(process):
        wait_until(
            lambda: listens(port) or process.poll() is not None, seconds=60, what="connections"
        )
        assert process.poll() is None, f"{command[0]} ended: {process.communicate()[1]}"
        yield
