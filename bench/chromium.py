"""A Chromium without a head, spoken to through the DevTools protocol over a pipe: no port is opened."""

import json
import os
import select
import shutil
import subprocess
import time
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic", "--remote-debugging-pipe",
)  # fmt: skip
WAIT_SECONDS = 90
BITE = 1 << 20  # bytes read at once


def browser_here() -> str | None:
    """The program of a Chromium; None where there is none."""
    return next((found for each in BROWSERS if (found := shutil.which(each))), None)


@dataclass(frozen=True, slots=True)
class View:
    """What a page is seen in: its width in pixels, whether it is dark there, and whether it is printed."""

    width: int
    is_dark: bool = False
    is_print: bool = False
    height: int = 900


class Chromium:
    """A browser under way.

    Args:
        program: It.
        profile: An empty folder for it.
    """

    def __init__(self, program: str, profile: Path) -> None:
        to_read, self._to_write = os.pipe()
        self._from_read, from_write = os.pipe()
        # The browser reads its third and writes its fourth file; only a shell can give it those numbers safely.
        line = f'exec "$@" 3<&{to_read} 4>&{from_write}'
        command = ["bash", "-c", line, "bash", program, *OPTIONS, f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(
            command, pass_fds=(to_read, from_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(to_read)
        os.close(from_write)
        self._rest = b""
        self._number = 0
        self._events: list[dict[str, Any]] = []
        self._session = ""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.terminate()
        self._process.wait(WAIT_SECONDS)
        os.close(self._to_write)
        os.close(self._from_read)

    def open(self, address: str, view: View) -> list[Mapping[str, Any]]:
        """Open a page, and say all that happened until it stood there."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if view.is_dark else "light"}
        size = {"width": view.width, "height": view.height, "deviceScaleFactor": 1, "mobile": False}
        self.ask("Emulation.setDeviceMetricsOverride", **size)
        self.ask("Emulation.setEmulatedMedia", media="print" if view.is_print else "screen", features=[scheme])
        self._events.clear()
        self.ask("Page.navigate", url=address)
        while not any(each["method"] == "Page.loadEventFired" for each in self._events):
            self._events.append(self._message())
        self.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return list(self._events)

    def evaluate(self, script: str) -> object:
        """What an expression of JavaScript is on the page that is open."""
        found = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in found:
            raise RuntimeError(str(found["exceptionDetails"]))
        return found["result"].get("value")

    def photograph(self, path: Path, *, whole: bool = False) -> None:
        """Keep a picture of what is seen, or of the whole page."""
        found = self.ask("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(b64decode(found["data"]))

    def printed(self, width: float = 8.27, height: float = 11.69) -> bytes:
        """The page as PDF, on paper of so many inches."""
        found = self.ask("Page.printToPDF", preferCSSPageSize=True, paperWidth=width, paperHeight=height)
        return b64decode(found["data"])

    def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command, and give its answer."""
        self._number += 1
        said: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            said["sessionId"] = self._session
        os.write(self._to_write, json.dumps(said).encode() + b"\0")
        while True:
            message = self._message()
            if message.get("id") == self._number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                result: dict[str, Any] = message["result"]
                return result
            self._events.append(message)

    def _message(self) -> dict[str, Any]:
        until = time.monotonic() + WAIT_SECONDS
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._from_read], [], [], max(0.0, until - time.monotonic()))
            piece = os.read(self._from_read, BITE) if ready else b""
            if not piece:
                raise TimeoutError("Chromium says nothing any more")
            self._rest += piece
        first, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(first)
        return message
