import Foundation

/// `/dispatch`: which server to keep a WebSocket to. It is this one, by the address at which the client found it.
enum EWeLinkDispatch {
    /// The body may be empty, and the method either one: clients differ.
    static func app(_ call: inout EWeLinkCall) throws -> JSONText {
        _ = try call.user()
        return place(call)
    }

    static func device(_ call: inout EWeLinkCall) throws -> JSONText { place(call) }

    private static func place(_ call: EWeLinkCall) -> JSONText {
        let url = URLComponents(string: call.request.base)
        let host = url?.host ?? "127.0.0.1"
        let isAddress = host.allSatisfy { $0.isNumber || $0 == "." } || host.contains(":")
        return [
            "error": 0, "reason": "ok", "IP": .string(isAddress ? host : "127.0.0.1"),
            "port": .int(url?.port ?? (url?.scheme == "https" ? 443 : 80)), "domain": .string(host),
            "requestid": .string(call.requestId),
        ]
    }
}
