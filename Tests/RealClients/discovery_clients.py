"""Clients run inside a network namespace; every line they print is one JSON object.

    python discovery_clients.py browse ADDRESS
    python discovery_clients.py goodbyes ADDRESS
    python discovery_clients.py hold ADDRESS INSTANCE
    python discovery_clients.py search ADDRESS TARGET MAN MX
    python discovery_clients.py notifies ADDRESS
    python discovery_clients.py flood ADDRESS COUNT

All but `search` and `flood` go on until they are terminated.
"""

import json
import socket
import sys
import time

SSDP = ("239.255.255.250", 1900)
MDNS = ("224.0.0.251", 5353)
TYPE = "_hue._tcp.local."


def say(**fields):
    print(json.dumps({"at": time.time(), **fields}), flush=True)


def forever():
    while True:
        time.sleep(3600)


def group_socket(address, group):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    sock.bind(("", group[1]))
    membership = socket.inet_aton(group[0]) + socket.inet_aton(address)
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, membership)
    return sock


def client_socket(address):
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(address))
    sock.bind((address, 0))
    return sock


def zeroconf_on(address):
    from zeroconf import IPVersion, Zeroconf

    return Zeroconf(interfaces=[address], ip_version=IPVersion.V4Only)


def browse(address):
    from zeroconf import ServiceBrowser

    def changed(zeroconf, service_type, name, state_change):
        kind = state_change.name
        info = None if kind == "Removed" else zeroconf.get_service_info(service_type, name, 2000)
        if info is None:
            return say(kind=kind, name=name)
        say(kind=kind, name=name, port=info.port, server=info.server, txt=info.text.hex(), addresses=info.parsed_addresses())

    ServiceBrowser(zeroconf_on(address), TYPE, handlers=[changed])
    forever()


def goodbyes(address):
    from zeroconf import DNSIncoming

    sock = group_socket(address, MDNS)
    say(kind="listening")
    while True:
        data, source = sock.recvfrom(9000)
        for record in DNSIncoming(data).answers():
            if record.ttl == 0:
                say(kind="goodbye", name=record.key, type=record.type, source=source[0])


def hold(address, instance):
    from zeroconf import ServiceInfo

    info = ServiceInfo(TYPE, f"{instance}.{TYPE}", 1234, addresses=[socket.inet_aton(address)], server="other.local.")
    zeroconf_on(address).register_service(info)
    say(kind="held")
    forever()


def search_text(target, man, wait):
    return f"M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: {man}\r\nMX: {wait}\r\nST: {target}\r\n\r\n".encode()


def search(address, target, man, wait):
    sock = client_socket(address)
    start = time.time()
    sock.sendto(search_text(target, man, wait), SSDP)
    while (left := start + int(wait) + 0.3 - time.time()) > 0:
        sock.settimeout(left)
        try:
            data, source = sock.recvfrom(4096)
        except TimeoutError:
            break
        say(delay=time.time() - start, source=source[0], port=source[1], text=data.decode())


def notifies(address):
    sock = group_socket(address, SSDP)
    say(kind="listening")
    while True:
        data, source = sock.recvfrom(4096)
        if data.startswith(b"NOTIFY"):
            say(kind="notify", source=source[0], text=data.decode())


def flood(address, count):
    sock = client_socket(address)
    text = search_text("ssdp:all", '"ssdp:discover"', 1)
    for _ in range(int(count)):
        sock.sendto(text, SSDP)
    sock.settimeout(2)
    replies = 0
    try:
        while sock.recv(4096):
            replies += 1
    except TimeoutError:
        say(replies=replies)


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
