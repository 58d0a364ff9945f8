extension Grammar {
    /// Does something to a request that is about to be sent: to the bytes of its body, to its path or to its method.
    mutating func spoil(_ request: inout Request) {
        switch chance.int(1...10) {
        case 1...5 where !request.body.isEmpty: request.mischief.append(spoil(&request.body))
        case 1...8: request.mischief.append(spoilPath(&request))
        default: spoilMethod(&request)
        }
    }

    private mutating func spoil(_ body: inout [UInt8]) -> String {
        let at = chance.int(0...body.count - 1)
        switch chance.int(1...8) {
        case 1:
            body.removeSubrange(at...)
            return "cut short"
        case 2:
            body = []
            return "no body"
        case 3:
            body += Array(chance.pick(["}", ",", "\0", " \n", "\0\0", "x", "[]", "//"]).utf8)
            return "something behind it"
        case 4:
            let bytes: [[UInt8]] = [[0xC3], [0xED, 0xA0, 0x80], [0xFF], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80]]
            body.insert(contentsOf: chance.pick(bytes), at: at)
            return "no UTF-8"
        case 5:
            let pieces = ["\"", "\\", ",", "}", "[", "{", "\u{FEFF}", " ", "1", "\\u0000", "\\ud800", "\\x", "/*", "\t"]
            body.insert(contentsOf: Array(chance.pick(pieces).utf8), at: at)
            return "something within it"
        case 6:
            let others = ["null", "true", "1", "\"on\"", "[]", "{}", "[{}]", " ", "{on:true}", "{'on':true}", "on=true"]
            body = Array(chance.pick(others).utf8)
            return "another body"
        case 7 where chance.percent(20):
            body = Array("{\"name\":\"\(String(repeating: "y", count: chance.pick([60_000, 65_536, 70_000])))\"}".utf8)
            return "a body too large"
        default:
            for _ in 0..<chance.int(1...4) { body[chance.int(0...body.count - 1)] = UInt8(chance.int(0...255)) }
            return "bytes knocked about"
        }
    }

    private mutating func spoilMethod(_ request: inout Request) {
        let methods = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "FROB", "get"]
        request.method = chance.pick(methods)
        request.mischief.append("another method")
    }
}
