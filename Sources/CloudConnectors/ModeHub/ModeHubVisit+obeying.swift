import BridgeCore
import Connectivity
import HomeModel
import Logging

extension ModeHubVisit {
    private static let mostRefusals = 32

    /// Carries out commands until there are no more. Rubbish is left aside.
    func obey(_ messages: WebSocketMessages) async throws {
        for try await message in messages {
            guard case .text(let text) = message, let command = ModeHubCommand(text) else {
                logger.debug("a command of MODE's cloud that is none", metadata: ["device": "\(line.place.device)"])
                continue
            }
            switch command {
            case .query: isAsked = true
            case .light(let target, let patch): refuse(await set(target, to: patch))
            }
            wake()
        }
        throw CloudFailure.connection(.lost("the cloud said goodbye"))
    }

    private func set(_ target: ModeHubCommand.Target, to patch: LightPatch) async -> [ModeHubRefusal] {
        let meant = lights.all.filter { shown in
            switch target {
            case .id(let id): shown.light.id == ResourceID(id)
            case .name(let name): shown.light.name == name
            }
        }
        guard let light = meant.first?.light.id else { return [ModeHubRefusal(target: target, reason: .noSuchLight)] }
        guard meant.count == 1 else { return [ModeHubRefusal(target: target, reason: .severalLights)] }
        do {
            return ModeHubRefusal.of(try await lights.set(light, to: patch), target)
        } catch .refused(.notAllowed) {
            return [ModeHubRefusal(target: target, reason: .notAllowed)]
        } catch .refused(.notFound) {
            return [ModeHubRefusal(target: target, reason: .noSuchLight)]
        } catch {
            return [ModeHubRefusal(target: target, reason: .failed)]
        }
    }

    private func refuse(_ more: [ModeHubRefusal]) {
        refusals += more.prefix(max(Self.mostRefusals - refusals.count, 0))
    }
}
