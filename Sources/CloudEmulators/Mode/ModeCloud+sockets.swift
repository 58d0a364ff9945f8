package import Connectivity
import Foundation
import GRDB
import Logging

/// Devices listen to commands, users to events. Nothing that they say themselves is heard.
extension ModeCloud {
    /// Who serves a socket: for a device its commands, for a session its user's events.
    package func socket(_ request: EmulatorRequest) -> WebSocketHandler? {
        guard let (route, parameters) = ModeRoute.find(request), let find = route.listener,
            let listener = try? database.read({ db in try find(try call(request, parameters, isSocket: true, db)) })
        else { return nil }
        let peer = request.peer
        return { [self] connection in
            await room.serve(listener, connection) { await arrived(listener, from: peer) }
            await left(listener, from: peer)
        }
    }

    /// Cuts every socket; the devices come back by themselves.
    package func cutSockets() {
        room.cutAll()
    }

    private func arrived(_ listener: ModeListener, from peer: String?) {
        switch listener {
        case .session(let id):
            // It may have ended while the connection was being made.
            if (try? database.read { try ModeSession.exists($0, key: id) }) != true { room.cut(listener) }
        case .device(let id):
            if (try? database.read { try ModeDevice.exists($0, key: id) }) != true { room.cut(listener) }
            if online.insert(id).inserted { note("_deviceConnected_", id, from: peer) { $0.lastConnectTime = $1 } }
        }
    }

    private func left(_ listener: ModeListener, from peer: String?) {
        guard case .device(let id) = listener, room.count(of: listener) == 0, online.remove(id) != nil else { return }
        note("_deviceDisconnected_", id, from: peer) { $0.lastDisconnectTime = $1 }
    }

    private func note(_ type: String, _ id: Int64, from peer: String?, _ change: (inout ModeDevice, Date) -> Void) {
        let now = settings.clock.now
        do {
            let effects = try database.write { db in
                var effects = ModeEffects()
                guard var device = try ModeDevice.fetchOne(db, key: id) else { return effects }
                change(&device, now)
                try device.update(db)
                guard let homeId = device.homeId else { return effects }
                let origin = ModeEvent.Origin.device(id: id, deviceClass: device.deviceClass, peer: peer)
                try effects.announce(ModeEvent(type: type, data: [:], homeId: homeId, time: now, origin: origin), db)
                return effects
            }
            carryOut(effects)
        } catch {
            settings.logger.error("a connection could not be noted", metadata: ["error": "\(error)"])
        }
    }
}
