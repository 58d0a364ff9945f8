/// A service as it is seen on one interface.
package struct ServiceSighting: Sendable, Hashable {
    /// Its kind: `_ewelink._tcp`.
    package let service: String
    /// What it is called among those of its kind.
    package let instance: String
    /// The host's name: `lamp.local`.
    package let host: String
    /// Where it listens, 0…65535.
    package let port: Int
    /// The host's addresses in ascending order.
    package let ipv4: [IPv4Address]
    /// The host's IPv6 addresses as text, in the order of the text.
    package let ipv6: [String]
    /// What it says of itself.
    package let text: ServiceText
    /// The name of the interface on which all this was heard.
    package let interface: String
    /// The networks of that interface, by which addresses that are not on this link can be told.
    package let subnets: [Subnet]
}

/// What a browser hears of services. A service that is seen on two interfaces is told of for each.
package enum ServiceNews: Sendable, Hashable {
    /// It was not known before.
    case found(ServiceSighting)
    /// Something of it is different, as it is now.
    case changed(ServiceSighting)
    /// It spoke, and said what was known: a sign of life.
    case repeated(ServiceSighting)
    /// It said goodbye, or was not heard of for as long as its records are good; as it was last.
    case gone(ServiceSighting)
}
