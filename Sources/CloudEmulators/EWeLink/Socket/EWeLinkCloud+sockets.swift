package import Connectivity
import Foundation
import GRDB
import Logging

/// Who comes and goes, and who is told of what.
extension EWeLinkCloud {
    /// All WebSockets are at one path; who speaks there is said in their first frames.
    package func socket(_ request: EmulatorRequest) -> WebSocketHandler? {
        guard request.segments == ["api", "ws"] else { return nil }
        let socket = EWeLinkSocket(cloud: self, clock: settings.clock.connections)
        return { await socket.serve($0) }
    }

    /// Closes the sockets of apps and devices alike.
    package func cutSockets() {
        for seat in seats.values { seat.texts.finish() }
    }

    func open(_ texts: AsyncStream<String>.Continuation) -> Int {
        let number = nextNumber()
        seats[number] = EWeLinkSeat(texts: texts)
        return number
    }

    func close(_ number: Int) {
        guard let seat = seats.removeValue(forKey: number), case .device(let id) = seat.who, self.seat(of: id) == nil
        else { return }
        note(id, isOnline: false)
    }

    /// The socket of a device.
    func seat(of device: String) -> Int? { seats.first { $0.value.who == .device(device) }?.key }

    func say(_ json: JSONText, _ number: Int?) {
        guard let number else { return }
        seats[number]?.say(json)
    }

    /// Tells every app of the owner and of sharees, except the one it came from.
    func tell(_ json: JSONText, about device: EWeLinkDevice, except sender: Int? = nil) {
        let sharees = (try? database.read { db in
            try EWeLinkShare.filter(Column("deviceid") == device.deviceid).fetchAll(db).map(\.sharee)
        }) ?? []
        let people = Set(sharees + [device.owner].compactMap(\.self))
        for (number, seat) in seats where number != sender {
            if let user = seat.user, people.contains(user) { seat.say(json) }
        }
    }

    /// A device came or went.
    func note(_ id: String, isOnline: Bool) {
        let now = settings.clock.now
        do {
            let device = try database.write { db -> EWeLinkDevice? in
                guard var device = try EWeLinkDevice.fetchOne(db, key: id), device.online != isOnline else { return nil }
                device.online = isOnline
                if isOnline { device.onlineTime = now } else { device.offlineTime = now }
                try device.update(db)
                return device
            }
            guard let device else { return }
            tell(EWeLinkFrame.presence(of: device, at: Int(now.timeIntervalSince1970)), about: device)
        } catch {
            settings.logger.error("a connection could not be noted", metadata: ["error": "\(error)"])
        }
    }
}
