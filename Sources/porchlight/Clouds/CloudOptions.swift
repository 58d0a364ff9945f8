import ArgumentParser
import CloudConnectors
import Foundation

/// Flags that say which account is meant, besides its secrets.
struct CloudOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The project (mode).", valueName: "id")) var project: String?
    @Option(help: ArgumentHelp("The app id (mode).", valueName: "id")) var app: String?
    @Option(
        help: ArgumentHelp("Log in with this e-mail address, and a password (mode) or a code by mail (ruuvi).", valueName: "address"))
    var email: String?
    @Option(help: ArgumentHelp("Log in with this phone number and a code by text message (mode).", valueName: "number"))
    var phone: String?
    @Option(help: ArgumentHelp("Log in as this user with the project key (mode).", valueName: "id")) var user: String?
    @Option(help: ArgumentHelp("Log in by this name and a password (devicehive). Without it a token is asked for.", valueName: "name"))
    var login: String?
    @Option(help: ArgumentHelp("More that the vendor knows, such as homeIds=1,2 or networkIds=1. May be repeated.", valueName: "key=value"))
    var setting: [String] = []
    @Option(help: ArgumentHelp("Your own server in place of the vendor's.", valueName: "url")) var baseURL: String?
    @Option(help: ArgumentHelp("Trust the certificates in this file and no others.", valueName: "file")) var caFile: String?
    @Option(
        name: .customLong("class"),
        help: ArgumentHelp("Take devices of a class for something, e.g. lamp-v2=color. May be repeated.", valueName: "class=kind"))
    var classes: [String] = []

    func validate() throws {
        for pair in setting + classes where Self.parts(pair) == nil {
            throw ValidationError("\"\(pair.prefix { $0 != "=" })\" needs a name, = and a value")
        }
    }

    /// The settings by the vendor's own names.
    var settings: [String: String] {
        let flags = [
            "projectId": project, "appId": app, "email": email, "phoneNumber": phone, "userId": user, "login": login,
        ]
        return flags.compactMapValues { $0 }.merging(Self.pairs(setting)) { $1 }
    }

    /// The kinds of classes.
    var kinds: [String: String] { Self.pairs(classes) }

    /// The whole path of the file: the bridge does not stand where the owner does.
    var wholeCAFile: String? { caFile.map { URL(filePath: $0).standardizedFileURL.path } }

    private static func pairs(_ words: [String]) -> [String: String] {
        Dictionary(words.compactMap(parts)) { $1 }
    }

    private static func parts(_ pair: String) -> (String, String)? {
        guard let sign = pair.firstIndex(of: "="), sign != pair.startIndex else { return nil }
        return (String(pair[..<sign]), String(pair[pair.index(after: sign)...]))
    }
}

extension CloudVendor: ExpressibleByArgument {}
