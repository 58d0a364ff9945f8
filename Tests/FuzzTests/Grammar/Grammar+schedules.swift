import Foundation

extension Grammar {
    mutating func newSchedule() -> Wish? {
        guard wantsMore(memory.schedules.count) else { return removal(of: memory.schedules, "schedules") }
        guard let command = command() else { return nil }
        let body: Value = ["command": command]
        return Wish("POST", "/schedules", timing(of: body)
            .with("name", maybe(60, name())).with("description", maybe(30, name(0...64)))
            .with("status", maybe(20, status())).with("autodelete", maybe(30, .bool(chance.percent(50))))
            .with("recycle", maybe(10, true)))
    }

    mutating func scheduleEdit() -> Wish? {
        guard let id = chance.any(memory.schedules) else { return nil }
        let path = "/schedules/\(id)"
        switch chance.int(1...5) {
        case 1: return Wish("PUT", path, ["name": name(), "description": name(0...64)])
        case 2: return Wish("PUT", path, timing(of: .object([])))
        case 3: return command().map { Wish("PUT", path, ["command": $0]) }
        case 4: return Wish("PUT", path, ["autodelete": .bool(chance.percent(50))])
        default: return Wish("PUT", path, ["status": status()])
        }
    }

    mutating func status() -> Value { .text(chance.percent(70) ? "enabled" : "disabled") }

    /// A time soon enough to be lived through.
    private mutating func timing(of body: Value) -> Value {
        let ahead = TimeInterval(chance.int(20...7200))
        let length = "PT" + Self.clock(chance.percent(80) ? chance.int(1...90) : chance.int(1...86_399))
        let spread = chance.percent(20) ? "A" + Self.clock(chance.int(0...600)) : ""
        let week = "W\(String(format: "%03d", chance.int(1...127)))/T"
        let local = now.addingTimeInterval(memory.zoneOffset + ahead)
        switch chance.int(1...6) {
        case 1: return body.with("localtime", .text(Self.moment(local) + spread))
        case 2: return body.with("time", .text(Self.moment(now.addingTimeInterval(ahead)) + spread))
        case 3: return body.with("localtime", .text(week + Self.moment(local).suffix(8) + spread))
        case 4: return body.with("localtime", .text(length + spread))
        case 5: return body.with("localtime", .text("R\(String(format: "%02d", chance.int(1...99)))/" + length + spread))
        default: return body.with(chance.percent(50) ? "time" : "localtime", .text("R/" + length))
        }
    }

    /// What a schedule does: a short request of its own.
    private mutating func command() -> Value? {
        guard let action = action() else { return nil }
        let key = chance.percent(70) ? Request.ownKey : "0"
        return ["address": .text("/api/\(key)\(action.path)"), "method": .text(action.method), "body": action.body ?? .object([])]
    }

    /// Something that schedules and rules do, with a body of at most 90 bytes (Docs/HueV1.md §18).
    mutating func action() -> Wish? {
        let wish: Wish? = switch chance.int(1...10) {
        case 1...4: lightState()
        case 5, 6: groupAction()
        case 7: recall()
        case 8, 9: sensorState()
        default: chance.any(memory.schedules).map { Wish("PUT", "/schedules/\($0)", ["status": status()]) }
        }
        return wish.flatMap { $0.path.utf8.count <= 32 && ($0.body?.json.utf8.count ?? 0) <= 90 ? $0 : nil }
    }

    static func clock(_ seconds: Int) -> String {
        [seconds / 3600, seconds / 60 % 60, seconds % 60].map { String(format: "%02d", $0) }.joined(separator: ":")
    }

    static func moment(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
            .dateTimeSeparator(.standard).time(includingFractionalSeconds: false))
    }
}
