extension RuuviReading {
    /// Reads a payload: the format's byte and what follows. Bytes after it are not looked at.
    ///
    /// - Throws: `RuuviProblem` when the format is unknown or the payload ends early.
    package init(payload bytes: some Sequence<UInt8>) throws(RuuviProblem) {
        let payload = Array(bytes)
        guard let first = payload.first else { throw .noPayload }
        guard let format = RuuviFormat(rawValue: first) else { throw .unknownFormat(first) }
        guard payload.count >= format.length else { throw .tooShort(format, count: payload.count) }
        self.init(format)
        switch format {
        case .rawV1: takeRawV1(payload)
        case .rawV2: takeRawV2(payload)
        case .cutRawV2: takeCutRawV2(payload)
        case .air: takeAir(payload)
        case .airExtended: takeAirExtended(payload)
        }
    }

    /// The payload that says this, in its format. What is out of range becomes the nearest that is in it; what the format has
    /// no place for is left out.
    package var payload: [UInt8] {
        var payload = [UInt8](repeating: 0xFF, count: format.length)
        payload[0] = format.rawValue
        switch format {
        case .rawV1: putRawV1(in: &payload)
        case .rawV2: putRawV2(in: &payload)
        case .cutRawV2: putCutRawV2(in: &payload)
        case .air: putAir(in: &payload)
        case .airExtended: putAirExtended(in: &payload)
        }
        return payload
    }
}
