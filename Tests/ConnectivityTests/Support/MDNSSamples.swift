@testable import Connectivity

/// A lamp as it announces itself, for tests of browsing.
enum Lamp {
    static let service = DNSName("_lamp._tcp.local")
    static let instance = service.prefixed("Desk lamp")
    static let host = DNSName("desk.local")

    static func pointer(seconds: UInt32 = 4500) -> DNSRecord {
        DNSRecord(name: service, seconds: seconds, data: .pointer(instance))
    }

    static func location(port: UInt16 = 80, seconds: UInt32 = 120) -> DNSRecord {
        DNSRecord(
            name: instance, isFlushing: true, seconds: seconds, data: .service(priority: 0, weight: 0, port: port, host: host))
    }

    static func text(_ strings: String..., seconds: UInt32 = 4500) -> DNSRecord {
        DNSRecord(name: instance, isFlushing: true, seconds: seconds, data: .text(strings.map { Array($0.utf8) }))
    }

    static func address(_ address: String = "192.168.2.30", isFlushing: Bool = true, seconds: UInt32 = 120) -> DNSRecord {
        DNSRecord(name: host, isFlushing: isFlushing, seconds: seconds, data: .ipv4(ip(address)))
    }

    static func says(_ records: DNSRecord...) -> DNSMessage { DNSMessage(isResponse: true, answers: records) }

    /// All that it has to say.
    static var whole: DNSMessage { says(pointer(), location(), text("on=1"), address()) }
}

extension ServiceNews {
    /// What happened, in one word.
    var word: String {
        switch self {
        case .found: "found"
        case .changed: "changed"
        case .repeated: "repeated"
        case .gone: "gone"
        }
    }

    /// What it happened to.
    var sighting: ServiceSighting {
        switch self {
        case .found(let sighting), .changed(let sighting), .repeated(let sighting), .gone(let sighting): sighting
        }
    }
}

/// Chance that repeats itself: the same seed, the same bytes.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
