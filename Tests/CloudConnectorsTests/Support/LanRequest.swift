@testable import CloudConnectors
import Connectivity
import Foundation

/// A request as a device reads it off the wire.
struct LanRequest {
    let path: String
    let hasClose: Bool
    let body: [String: JSONValue]

    /// nil while it is not whole.
    init?(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        let fields = lines.dropFirst().map { $0.lowercased() }
        let length = fields.first { $0.hasPrefix("content-length: ") }.flatMap { Int($0.dropFirst(16)) } ?? 0
        let rest = Array(text[end.upperBound...].utf8)
        let start = lines[0].split(separator: " ")
        guard rest.count >= length, start.count == 3, start[0] == "POST" else { return nil }
        path = String(start[1])
        hasClose = fields.contains("connection: close")
        body = (try? JSONValue(parsing: rest))?.object ?? [:]
    }

    /// The parameters; nil when they cannot be read.
    func params(devicekey: String?) -> EWeLinkParams? {
        guard body["encrypt"] == true else { return body["data"]?.object }
        guard let devicekey, let iv = body["iv"]?.string, let data = body["data"]?.string else { return nil }
        return EWeLinkCipher(devicekey: devicekey).open(.init(iv: iv, data: data)).flatMap(EWeLinkLanWords.params)
    }

    /// An answer as it goes over the wire.
    static func answer(_ body: JSONValue) -> String {
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(body.bytes.count)\r\nConnection: close\r\n\r\n\(body.text)"
    }
}
