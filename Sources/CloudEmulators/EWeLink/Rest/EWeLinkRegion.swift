/// A part of the world with servers of its own. An account is at home in one of them.
enum EWeLinkRegion: String, Sendable, CaseIterable {
    case cn
    case `as`
    case us
    case eu

    /// The region that a host's name begins with: `eu-api.example.com`.
    init?(host: String) {
        guard let word = host.split(separator: "-").first, host.contains("-") else { return nil }
        self.init(rawValue: String(word))
    }

    /// The region of a telephone country code, with or without a plus; `us` for those that no list has.
    init(countryCode: String) {
        let digits = Int(countryCode.filter(\.isNumber)) ?? 0
        self = Self.codes.first { $0.value.contains { $0.contains(digits) } }?.key ?? .us
    }

    /// The country code that a telephone number begins with, the longest that is known; `+1` for none.
    static func countryCode(of phoneNumber: String) -> String {
        let digits = phoneNumber.filter(\.isNumber)
        let known = (1...4).reversed().first { length in
            guard let code = Int(digits.prefix(length)), digits.count >= length else { return false }
            return codes.values.contains { $0.contains { $0.contains(code) } }
        }
        return known.map { "+" + digits.prefix($0) } ?? "+1"
    }

    /// The country codes of each region, as its clients know them.
    private static let codes: [EWeLinkRegion: [ClosedRange<Int>]] = [
        .cn: [86...86],
        .us: [
            1...1, 51...58, 61...61, 64...64, 299...299, 501...507, 509...509, 590...598, 676...676, 678...679, 682...682,
            684...685, 1242...1242, 1246...1246, 1264...1264, 1671...1671, 1758...1758, 1809...1809, 1868...1868, 1876...1876,
        ],
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
