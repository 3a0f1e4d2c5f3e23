"""Chromium for tests, the judges of pages (axe-core, vnu), and a server to show them files."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from programs import need, run

_MODULES = Path(__file__).parent / "browser" / "node_modules"
_OPTIONS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --hide-scrollbars "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--disable-dev-shm-usage"
).split()


def node_module(path: str) -> Path:
    """A file of the packages in tests/browser; skips the test where they are not installed."""
    file = _MODULES / path
    if not file.is_file():
        pytest.skip(f"{path} is not there: (cd tests/browser && npm install)")
    return file


class Browser:
    """A Chromium that is at a page."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def show(self, url: str, *, width: int = 1200, height: int = 900, dark: bool = False) -> None:
        """Open *url* in a window of that size."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )
        self.driver.get(url)

    def ask(self, script: str, *arguments: object) -> Any:
        """What *script* returns, which runs in the page."""
        return self.driver.execute_script(script, *arguments)

    def violations(self) -> list[str]:
        """What axe-core finds wrong with the page: rule, impact, and where it was found first."""
        self.ask(node_module("axe-core/axe.min.js").read_text())
        found = self.driver.execute_async_script(
            "const done = arguments[0];"
            "axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations));"
        )
        return [
            f"{each['id']} ({each['impact']}) at {each['nodes'][0]['target']}: "
            f"{each['nodes'][0]['html']} {each['nodes'][0].get('failureSummary')}"
            for each in found
        ]

    def log(self) -> list[str]:
        """What the browser had to complain of since it was asked last."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def picture(self, file: Path, *, height: int | None = None) -> None:
        """A screenshot of the whole page."""
        whole = {"captureBeyondViewport": True}
        metrics = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": metrics["width"], "scale": 1}
        clip["height"] = min(metrics["height"], height or metrics["height"])
        shot = self.driver.execute_cdp_cmd("Page.captureScreenshot", whole | {"clip": clip})
        import base64

        file.write_bytes(base64.b64decode(shot["data"]))


@contextmanager
def chromium(profile: Path) -> Iterator[Browser]:
    """A Chromium of its own while the block lasts.

    Args:
        profile: A new folder for what it keeps.
    """
    program, driver_program = need("chromium"), need("chromedriver")
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService

    options = ChromeOptions()
    options.binary_location = program
    for option in (*_OPTIONS, f"--user-data-dir={profile}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options, ChromeService(driver_program))
    try:
        yield Browser(driver)
    finally:
        driver.quit()


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".xml": "application/xml; charset=utf-8",
        ".svg": "image/svg+xml",
        "": "application/octet-stream",
    }

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve *folder* on 127.0.0.1 while the block lasts; gives the address, with a last slash."""
    handler = partial(_Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def faults_of_html(files: Iterable[Path]) -> list[str]:
    """What vnu, the checker of the W3C, finds wrong with HTML or CSS files: errors alone."""
    jar = node_module("vnu-jar/build/dist/vnu.jar")
    command = [need("java"), "-jar", jar, "--format", "json", "--also-check-css", *files]
    messages = json.loads(run(command, seconds=300).stderr)["messages"]
    return [
        f"{Path(each.get('url', '')).name}, line {each.get('lastLine')}: {each['message']}"
        for each in messages
        if each["type"] != "info"
    ]
