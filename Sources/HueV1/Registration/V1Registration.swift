package import HomeModel

/// What `POST /api` comes down to (Docs/HueV1.md §6).
package struct V1Registration: Sendable {
    /// How the app calls itself.
    package let deviceType: String
    /// What the home is asked for.
    package let registration: Registration
    private let errors: [V1Error]

    /// Reads the body of `POST /api`.
    ///
    /// - Parameters:
    ///   - rules: whether an app may choose its username.
    ///   - randomBytes: the system's generator.
    /// - Throws: the answer when nobody is to be let in.
    package static func read(
        _ text: [UInt8], rules: BridgeProfile.RegistrationRules, quoting: OffendingValue,
        randomBytes: (Int) -> [UInt8]
    ) -> Result<V1Registration, Answer> {
        let body: V1Body
        do throws(V1Error) {
            body = try V1Body(text, address: "/", quoting: quoting)
        } catch {
            return .failure(Answer([error]))
        }
        let members = body.members
        let read: (username: String?, errors: [V1Error])
        switch rules {
        case .generatedOnly:
            guard members["username"] == nil else {
                return .failure(Answer([.unknownParameter("username", "/username")]))
            }
            read = (nil, [])
        case .chosenUsernames:
            read = chosenUsername(members, body)
        }
        let (deviceType, clientKey, fatal) = required(members, body, rules: rules)
        guard let deviceType, fatal.isEmpty else { return .failure(Answer(read.errors + fatal)) }
        let registration = Registration(
            deviceType: deviceType, key: read.username ?? V1Keys.username(randomBytes),
            clientKey: clientKey ? V1Keys.clientKey(randomBytes) : nil,
            id: V1Keys.id(randomBytes))
        return .success(V1Registration(deviceType: deviceType, registration: registration, errors: read.errors))
    }

    /// An answer that is nothing but errors.
    package struct Answer: Error, Sendable {
        /// The answer's bytes.
        package let json: [UInt8]

        init(_ errors: [V1Error]) { json = V1Entries(errors).json }
    }

    /// Words what became of it.
    package func answer(_ result: V1Answering.Result) -> [UInt8] {
        var entries = V1Entries(errors)
        switch result {
        case .done:
            entries.succeed { success in
                success.object { success in
                    success.member("username", registration.key)
                    if let key = registration.clientKey { success.member("clientkey", key) }
                }
            }
        case .refused(.linkButtonNotPressed): entries.fail(.linkButtonNotPressed)
        case .refused, .failed: entries.fail(.internalError(503, "/"))
        }
        return entries.json
    }

    /// The username an app chose: 10…40 letters and digits. An invalid one is complained of and replaced.
    private static func chosenUsername(
        _ members: [JSONNode.Member], _ body: V1Body
    ) -> (String?, [V1Error]) {
        guard let node = members["username"] else { return (nil, []) }
        let isPlain: (UInt8) -> Bool = { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: false
            }
        }
        if let name = node.string, (10...40).contains(name.utf8.count), name.utf8.allSatisfy(isPlain) { return (name, []) }
        return (nil, [.invalidValue(body.quote(node, isText: true), "username", "/username")])
    }

    /// What must be right for anyone to be let in. Early bridges called an empty device type bad JSON.
    private static func required(
        _ members: [JSONNode.Member], _ body: V1Body, rules: BridgeProfile.RegistrationRules
    ) -> (deviceType: String?, clientKey: Bool, errors: [V1Error]) {
        var errors: [V1Error] = []
        var deviceType: String?
        if let node = members["devicetype"] {
            deviceType = node.string.flatMap { $0.utf8.count <= 40 ? $0 : nil }
            if deviceType == nil { errors.append(.invalidValue(body.quote(node, isText: true), "devicetype", "/devicetype")) }
            if deviceType == "", rules == .chosenUsernames { errors.append(.invalidJSON("/")) }
        } else {
            errors.append(.missing("/"))
        }
        let wish = members["generateclientkey"]
        if let wish, wish.bool != true {
            errors.append(.invalidValue(body.quote(wish), "generateclientkey", "/generateclientkey"))
        }
        return (deviceType, wish != nil, errors)
    }
}
