import Connectivity

/// What a device answered to a request.
enum EWeLinkLanAnswer {
    /// The parameters that the answer tells, nil if it tells none.
    ///
    /// - Throws: `EWeLinkLanFailure` when the device did not do what it was asked.
    static func params(_ answer: WebAnswer, devicekey: String?) throws(EWeLinkLanFailure) -> EWeLinkParams? {
        guard let body = answer.json?.object else {
            guard !answer.isSuccess else { throw .perhapsDelivered(.notUnderstood("its answer is not JSON")) }
            throw .notDelivered(.notFollowed("it answered \(answer.status)"))
        }
        let error = body["error"]?.int ?? (answer.isSuccess ? 0 : answer.status)
        guard error == 0 else { throw .notDelivered(failure(error)) }
        return params(in: body, devicekey: devicekey)
    }

    private static func failure(_ error: Int) -> CloudFailure {
        switch error {
        case 400: .notFollowed("it does not understand the order (400)")
        case 401: .notFollowed("it wants orders to be encrypted (401)")
        case 404: .deviceIsAway
        case 422: .notFollowed("it does not take the value (422)")
        default: .notFollowed("it answered \(error)")
        }
    }

    private static func params(in body: [String: JSONValue], devicekey: String?) -> EWeLinkParams? {
        guard let data = body["data"] else { return nil }
        guard let text = data.string else { return data.object }
        if let devicekey, let iv = body["iv"]?.string {
            return EWeLinkCipher(devicekey: devicekey).open(.init(iv: iv, data: text)).flatMap(EWeLinkLanWords.params)
        }
        return EWeLinkLanWords.params(Array(text.utf8))
    }
}
