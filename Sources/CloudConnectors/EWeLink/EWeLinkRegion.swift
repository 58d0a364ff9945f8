/// A part of the world with servers of its own. An account is at home in one of them.
package enum EWeLinkRegion: String, Sendable, Hashable, Codable, CaseIterable {
    /// Mainland China.
    case cn
    /// Asia.
    case `as`
    /// The Americas and whatever is nowhere else.
    case us
    /// Europe and Africa.
    case eu

    /// Which API a server speaks.
    package enum Dialect: String, Sendable, Hashable, Codable {
        /// That of 2019, whose answers carry an error number and the rest beside it.
        case first
        /// Today's, whose answers are in an envelope.
        case second
    }

    /// The region where a country's accounts are made first, by its dialling code with or without a plus.
    package init(countryCode: String) {
        let code = Int(countryCode.filter(\.isNumber)) ?? 0
        self = Self.codes.first { $0.value.contains { $0.contains(code) } }?.key ?? .us
    }

    private var domain: String { self == .cn ? "coolkit.cn" : "coolkit.cc" }

    /// The host, and port if it is not the usual one, that answers an API's calls.
    package func host(_ dialect: Dialect) -> String {
        dialect == .first ? "\(rawValue)-api.\(domain):8080" : "\(rawValue)-apia.\(domain)"
    }

    /// The host that says where the WebSocket is.
    package func dispatcher(_ dialect: Dialect) -> String {
        dialect == .first ? "\(rawValue)-disp.\(domain):8080" : "\(rawValue)-dispa.\(domain)"
    }

    private static let codes: [EWeLinkRegion: [ClosedRange<Int>]] = [
        .cn: [86...86],
        .as: [
            60...60, 62...63, 65...66, 81...82, 84...84, 90...95, 98...98, 374...374, 382...382, 599...599, 670...670, 673...673,
            675...675, 687...687, 689...689, 852...853, 855...856, 880...880, 886...886, 960...968, 970...977, 992...996,
            998...998, 1268...1268, 1340...1340, 1345...1345, 1441...1441, 1473...1473, 1649...1649, 1664...1664, 1767...1767,
            1784...1784, 1869...1869,
        ],
        .eu: [
            7...7, 20...20, 27...27, 30...34, 36...36, 39...41, 43...49, 212...213, 216...216, 218...218, 220...244, 247...251,
            253...258, 260...269, 297...298, 350...359, 370...373, 375...378, 380...381, 383...383, 385...387, 389...389,
            420...421, 423...423,
        ],
    ]
}
