"""HTTP written by hand, for requests that no library would send."""

import http.client
import socket
import ssl
import time

from bridge import PATIENCE


class Wire:
    """One connection to a bridge."""

    def __init__(self, bridge, tls=False, timeout=PATIENCE):
        port = bridge.https_port if tls else bridge.http_port
        self.socket = socket.create_connection((bridge.host, port), timeout=timeout)
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            self.socket = context.wrap_socket(self.socket)
        self.host = f"{bridge.host}:{port}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, text):
        self.socket.sendall(text if isinstance(text, bytes) else text.encode())

    def request(self, method, path, fields=(), body=b"", version="1.1", host=None):
        """Sends a request with just these fields, besides Host."""
        lines = [f"{method} {path} HTTP/{version}", f"Host: {host or self.host}", *fields]
        self.send("\r\n".join([*lines, "", ""]).encode() + body)
        return self.answer(method)

    def answer(self, method="GET"):
        response = http.client.HTTPResponse(self.socket, method=method)
        response.begin()
        response.text = response.read().decode()
        return response

    def is_ended(self):
        """Waits until the other side has closed; gives the seconds that took."""
        start = time.monotonic()
        try:
            while self.socket.recv(65536):
                pass
        except ConnectionResetError:
            pass
        return time.monotonic() - start


def ask(bridge, *arguments, tls=False, **options):
    """One request on a connection of its own."""
    with Wire(bridge, tls=tls) as wire:
        return wire.request(*arguments, **options)
