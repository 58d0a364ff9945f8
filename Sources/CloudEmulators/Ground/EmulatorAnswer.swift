package import Connectivity
package import HTTPTypes

/// What an emulated cloud answers.
package struct EmulatorAnswer: Sendable, Hashable {
    /// The HTTP status.
    package var status: Int
    /// Header fields besides length and the emulator's own.
    package var headers: HTTPFields
    /// What is sent along.
    package var body: [UInt8]

    /// An answer without a body.
    package init(_ status: Int, headers: HTTPFields = [:]) {
        self.status = status
        self.headers = headers
        body = []
    }

    /// An answer in JSON, members in the order of their names.
    package init(_ status: Int, _ json: JSONValue, headers: HTTPFields = [:]) {
        self.init(status, bytes: json.bytes, type: "application/json", headers: headers)
    }

    /// An answer of some type.
    package init(_ status: Int, bytes: [UInt8], type: String, headers: HTTPFields = [:]) {
        self.status = status
        self.headers = headers
        self.headers[.contentType] = type
        body = bytes
    }
}
