/// Where a device is spoken to on the LAN. Whoever keeps it over a restart spares the device's being looked for.
package struct EWeLinkLanPlace: Sendable, Hashable, Codable {
    /// An IP address.
    package let host: String
    /// 1…65535; usually 8081.
    package let port: Int
    /// Whether the device there is spoken to without encryption, as in its mode for tinkerers.
    package let isPlain: Bool

    /// Makes a place.
    package init(host: String, port: Int, isPlain: Bool = false) {
        self.host = host
        self.port = port
        self.isPlain = isPlain
    }

    /// Reads a place. One that was kept before it was known who speaks plainly is none of those.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        host = try fields.decode(String.self, forKey: .host)
        port = try fields.decode(Int.self, forKey: .port)
        isPlain = try fields.decodeIfPresent(Bool.self, forKey: .isPlain) ?? false
    }
}

/// What a device said on the LAN.
package struct EWeLinkLanWord: Sendable, Hashable {
    /// Its number, which the device counts up from 1 after each start; nil for what was an answer to a question.
    package let seq: Int?
    /// The parameters that it told, which need not be all it has.
    package let params: EWeLinkParams
    /// Its sort, by the maker's name, such as `plug` or `strip`; empty while it was not seen to announce itself.
    package let type: String
    /// Whether it speaks plainly, as devices do in their mode for tinkerers.
    package let isDIY: Bool
    /// Where it is.
    package let place: EWeLinkLanPlace

    /// Makes a word.
    package init(seq: Int?, params: EWeLinkParams, type: String, isDIY: Bool, place: EWeLinkLanPlace) {
        self.seq = seq
        self.params = params
        self.type = type
        self.isDIY = isDIY
        self.place = place
    }
}

/// What the LAN tells of eWeLink's devices, each by its id.
package enum EWeLinkLanNews: Sendable, Hashable {
    /// The device said something that is newer than what was heard of it.
    case said(String, EWeLinkLanWord)
    /// It is there, but what it says cannot be read: its key is missing, or it has another one (`isWrong`).
    case keyNeeded(String, type: String, isWrong: Bool)
    /// It cannot be reached on the LAN any more.
    case lost(String)
    /// It can be reached on the LAN, for the first time or again.
    case back(String, EWeLinkLanPlace)
}

/// Why an order did not go by the LAN, and whether it may go another way without being carried out twice.
package enum EWeLinkLanFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The device surely did not get it, or said that it will not do it.
    case notDelivered(CloudFailure)
    /// It was sent, and what became of it is not known.
    case perhapsDelivered(CloudFailure)

    /// What went wrong.
    package var cause: CloudFailure {
        switch self {
        case .notDelivered(let cause), .perhapsDelivered(let cause): cause
        }
    }

    package var description: String {
        switch self {
        case .notDelivered(let cause): "not delivered on the LAN: \(cause)"
        case .perhapsDelivered(let cause): "perhaps not delivered on the LAN: \(cause)"
        }
    }
}
