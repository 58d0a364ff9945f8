import Connectivity

/// The ways in which clients send a form.
enum FormWay: CaseIterable, Sendable {
    case urlencoded, multipart, json

    func request(_ path: String, key: String? = nil, _ fields: [String: String]) -> WebRequest {
        var request =
            switch self {
            case .urlencoded: WebRequest("POST", path, form: fields)
            case .json: WebRequest("POST", path, json: .object(fields.mapValues { .string($0) }))
            case .multipart: multipart(path, fields)
            }
        if let key { request.headers["Authorization"] = "ModeCloud \(key)" }
        return request
    }

    private func multipart(_ path: String, _ fields: [String: String]) -> WebRequest {
        let parts = fields.map { "--here\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }
        return WebRequest(
            "POST", path, headers: ["Content-Type": "multipart/form-data; boundary=here"],
            body: Array((parts.joined() + "--here--\r\n").utf8))
    }
}
