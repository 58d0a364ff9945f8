import Foundation

extension Home {
    /// What is looked at, in words.
    func words(for subject: Condition.Subject) -> String {
        let thing = name(of: subject.resource)
        return switch subject.side {
        case .on: "whether \(thing) is on"
        case .brightness: "the brightness of \(thing)"
        case .hue: "the hue of \(thing)"
        case .saturation: "the saturation of \(thing)"
        case .mirek: "the colour temperature of \(thing)"
        case .anyOn: "whether any light of \(thing) is on"
        case .allOn: "whether every light of \(thing) is on"
        case .reading: "\(sensors[subject.resource.id]?.reading.words ?? "the reading") of \(thing)"
        case .updated: "the last reading of \(thing)"
        case .isDark: "whether \(thing) sees darkness"
        case .isDaylight: "whether \(thing) sees daylight"
        case .enabled: "whether \(thing) is switched on"
        case .battery: "the battery of \(thing)"
        case .reachable: "whether \(thing) can be reached"
        case .localTime: "the time of day"
        }
    }

    /// What a test asks for, in words.
    func words(for test: Condition.Test, of subject: Condition.Subject) -> String {
        switch test {
        case .isTrue(let wanted): return "is \(wanted)"
        case .between(let above?, let below?) where below - above <= subject.side.narrow:
            return "is about \(words(for: (above + below) / 2, of: subject))"
        case .between(let above?, let below?):
            return "is between \(words(for: above, of: subject)) and \(words(for: below, of: subject))"
        case .between(let above?, nil): return "is more than \(words(for: above, of: subject))"
        case .between(nil, let below?): return "is less than \(words(for: below, of: subject))"
        case .between(nil, nil): return "is known"
        case .changed: return "has just changed"
        case .changedAgo(let length): return "changed \(length.words) ago and not since"
        case .stable(let length): return "has not changed for \(length.words)"
        case .unstable(let length): return "changed less than \(length.words) ago"
        case .inside(let interval): return "is \(interval.words)"
        case .outside(let interval): return "is not \(interval.words)"
        }
    }

    /// What a subject is now, in words.
    func presentWords(for subject: Condition.Subject, at now: Instant) -> String {
        if subject.side == .localTime {
            let zone = settings.timeZone.flatMap(TimeZone.init(identifier:))
            return zone.map { LocalMoment(now.utc, in: $0).time.words } ?? "unknown, as no time zone is set"
        }
        switch value(of: subject) {
        case .truth(let value): return value ? "true" : "false"
        case .number(let value): return words(for: value, of: subject)
        case .moment(let moment?): return "\(Duration.seconds(max(now.utc.timeIntervalSince(moment), 0)).words) ago"
        case .moment(nil): return "never"
        case nil: return "unknown"
        }
    }

    private func name(of reference: ResourceReference) -> String {
        switch reference.kind {
        case .light: lights[reference.id].map { "light “\($0.name)”" } ?? "a light that is gone"
        case .sensor: sensors[reference.id].map { "sensor “\($0.name)”" } ?? "a sensor that is gone"
        case .room: rooms[reference.id].map { "room “\($0.name)”" } ?? "a room that is gone"
        case .zone: zones[reference.id].map { "zone “\($0.name)”" } ?? "a zone that is gone"
        default: "the home"
        }
    }

    private func words(for number: Double, of subject: Condition.Subject) -> String {
        switch subject.side {
        case .brightness, .saturation: return (number * 100).words + " %"
        case .hue: return number.words + "°"
        case .mirek: return number.words + " mired"
        case .battery: return number.words + " %"
        default: return sensors[subject.resource.id]?.reading.words(for: number) ?? number.words
        }
    }
}

extension Condition.Side {
    /// How wide a range is that stands for one value.
    fileprivate var narrow: Double {
        switch self {
        case .brightness, .saturation: 0.01
        default: 1
        }
    }
}
