extension RuuviReading {
    /// Ruuvi's number among makers of Bluetooth devices, 0x0499, lowest byte first.
    private static let company: [UInt8] = [0x99, 0x04]
    /// The type of a structure that is a maker's own.
    private static let makersOwn: UInt8 = 0xFF

    /// Reads an advertisement of Bluetooth, or a payload alone.
    ///
    /// - Throws: `RuuviProblem` when there is nothing of Ruuvi's in it.
    package init(advertisement bytes: [UInt8]) throws(RuuviProblem) {
        if let first = bytes.first, RuuviFormat(rawValue: first)?.length == bytes.count {
            try self.init(payload: bytes)
        } else {
            try self.init(payload: try Self.payload(in: bytes))
        }
    }

    /// Reads an advertisement in hexadecimal, as clouds and gateways have it, in any case.
    ///
    /// - Throws: `RuuviProblem` when it is not hexadecimal or has nothing of Ruuvi's in it.
    package init(hex: String) throws(RuuviProblem) {
        guard let bytes = Hex.bytes(hex) else { throw .notHex }
        try self.init(advertisement: bytes)
    }

    /// The advertisement that devices send this in.
    package var advertisement: [UInt8] {
        let payload = payload
        let own = [UInt8(payload.count + 3), Self.makersOwn] + Self.company + payload
        switch format {
        case .rawV1, .rawV2, .cutRawV2: return [0x02, 0x01, 0x06] + own
        case .air: return [0x02, 0x01, 0x06, 0x03, 0x03, 0x98, 0xFC] + own
        case .airExtended: return own
        }
    }

    /// Walks the structures of an advertisement: a length, a type, data (Bluetooth Core Specification, part C, §11).
    private static func payload(in bytes: [UInt8]) throws(RuuviProblem) -> ArraySlice<UInt8> {
        var rest = bytes[...]
        while let length = rest.first, length > 0, rest.count > Int(length) {
            let structure = rest.dropFirst().prefix(Int(length))
            rest = rest.dropFirst(Int(length) + 1)
            if structure.first == makersOwn, structure.dropFirst().starts(with: company) { return structure.dropFirst(3) }
        }
        throw .noPayload
    }
}
