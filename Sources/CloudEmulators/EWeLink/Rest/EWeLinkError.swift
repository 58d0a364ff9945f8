/// Why something is refused: a number, and words beside it. The status of the answer is 200 all the same.
struct EWeLinkError: Error, Sendable, Hashable {
    /// How a refusal is written: each corner of the API has its own way.
    enum Style: Sendable {
        /// The number in `error`. Clients read the words in `msg` or in `info`.
        case plain
        /// The number in `code`, the words in `error`.
        case coded
        /// The number in `error`, the words in `errmsg`.
        case status
        /// The envelope of the second API.
        case enveloped
    }

    let number: Int
    let words: String
    /// Where to ask instead.
    var region: String?

    init(_ number: Int, _ words: String, region: String? = nil) {
        self.number = number
        self.words = words
        self.region = region
    }

    static let incomplete = EWeLinkError(400, "params incomplete")
    static let unauthorized = EWeLinkError(401, "the access token is not known")
    static let expired = EWeLinkError(402, "the access token has expired")
    static let forbidden = EWeLinkError(403, "Forbidden")
    static let absent = EWeLinkError(404, "not found")
    static let unsigned = EWeLinkError(406, #"{"error":401,"msg":"Sign: the signature does not match"}"#)
    static let anonymous = EWeLinkError(406, #"{"error":401,"msg":"Bearer:accessToken is empty"}"#)
    static let offline = EWeLinkError(503, "Device Offline")
    static let silent = EWeLinkError(504, "Request Timeout")
    static let broken = EWeLinkError(500, "Internal Error")

    func json(_ style: Style) -> JSONText {
        let number = JSONText.int(number), words = JSONText.string(words), region = region.map { JSONText.string($0) }
        return switch style {
        case .plain: ["error": number, "region": region, "msg": words, "info": words]
        case .coded: ["code": number, "error": words]
        case .status: ["error": number, "errmsg": words]
        case .enveloped: ["error": number, "msg": words, "data": ["region": region]]
        }
    }
}
