"""Leads clients that know one port alone to a device at another."""

from aiohttp.abc import AbstractResolver


class AtPort(AbstractResolver):
    """Whatever is asked for is at a port of loopback."""

    def __init__(self, port):
        self.port = port

    async def resolve(self, host, port=0, family=0):
        return [{"hostname": host, "host": "127.0.0.1", "port": self.port, "family": family, "proto": 0, "flags": 0}]

    async def close(self):
        pass
