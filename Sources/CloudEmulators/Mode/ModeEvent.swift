import Connectivity
import Foundation

/// Something that happened in a home, as its members are told.
struct ModeEvent: Sendable, Hashable {
    /// Who says so.
    enum Origin: Sendable, Hashable {
        case cloud
        case device(id: Int64?, deviceClass: String, peer: String?)
        case project(id: Int64, name: String)
    }

    var type: String
    var data: JSONValue
    var homeId: Int64
    var time: Date
    var origin = Origin.cloud

    /// The text that is sent.
    var text: String {
        var members: [String: JSONValue?] = [
            "eventType": .string(type), "eventData": data, "homeId": .int(homeId),
            "timestamp": .string(ModeTime.eventText(time)),
        ]
        switch origin {
        case .cloud: break
        case .device(let id, let deviceClass, let peer):
            members["originDeviceId"] = .number(id)
            members["originDeviceClass"] = .string(deviceClass)
            members["originDeviceIp"] = .text(peer)
        case .project(let id, let name):
            members["originProjectKeyId"] = .int(id)
            members["originProjectKeyName"] = .string(name)
        }
        return JSONValue.model(members).text
    }

    /// Reads what a device or a project sends: a type that is not empty, and data that are an object.
    static func parts(of body: [String: JSONValue]) throws(ModeError) -> (type: String, data: JSONValue) {
        (try word("eventType", in: body), try object("eventData", in: body))
    }

    /// Reads a command as it goes to the device: an action that is not empty, and parameters, if any, that are an object.
    static func command(in body: [String: JSONValue]) throws(ModeError) -> JSONValue {
        var command: [String: JSONValue] = ["action": .string(try word("action", in: body))]
        if body["parameters"] != nil { command["parameters"] = try object("parameters", in: body) }
        return .object(command)
    }

    private static func word(_ name: String, in body: [String: JSONValue]) throws(ModeError) -> String {
        guard let value = body[name] else { throw .missing(name) }
        guard let text = value.string, !text.isEmpty else { throw .invalid(name) }
        return text
    }

    private static func object(_ name: String, in body: [String: JSONValue]) throws(ModeError) -> JSONValue {
        guard let value = body[name] else { throw .missing(name) }
        guard value.object != nil else { throw .invalid(name) }
        return value
    }
}
