import Glibc

extension ServiceCache {
    /// A service with all that is known of it; nil while its host, its text or every address of its host is missing.
    func sighting(_ name: DNSName) -> ServiceSighting? {
        guard case .service(_, _, let port, let host)? = shelf.record(name, DNSKind.service)?.data,
            case .text(let strings)? = shelf.record(name, DNSKind.text)?.data
        else { return nil }
        let (ipv4, ipv6) = addresses(of: host)
        guard !ipv4.isEmpty || !ipv6.isEmpty else { return nil }
        return ServiceSighting(
            service: DNSName(labels: name.parent.labels.dropLast()).description, instance: name.first, host: host.description,
            port: Int(port), ipv4: ipv4, ipv6: ipv6, text: ServiceText(strings), interface: interface,
            subnets: subnets)
    }

    private func addresses(of host: DNSName) -> ([IPv4Address], [String]) {
        let ipv4 = shelf.records(host, DNSKind.ipv4).compactMap { kept in
            if case .ipv4(let address) = kept.record.data { address } else { nil }
        }
        let ipv6 = shelf.records(host, DNSKind.ipv6).compactMap { kept in
            if case .ipv6(let bytes) = kept.record.data { Self.text(ofIPv6: bytes) } else { nil }
        }
        return (ipv4.sorted { $0.bits < $1.bits }, ipv6.sorted())
    }

    /// As RFC 5952 writes it.
    private static func text(ofIPv6 bytes: [UInt8]) -> String? {
        guard bytes.count == 16 else { return nil }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, bytes, &text, socklen_t(text.count)) != nil else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension DNSRecord {
    /// The host that a service runs on.
    var host: DNSName? { if case .service(_, _, _, let host) = data { host } else { nil } }
}
