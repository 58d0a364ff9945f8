import BridgeCore
import BridgeServer
import CloudConnectors
import Foundation
import HomeModel

extension CloudDesk {
    func timers(_ account: String, of device: String?) async throws(ControlProblem) -> [ControlCloudTimer] {
        let errand = try await errand(account, .timers)
        let timers = try need(errand.chores.timers, .timers, errand)
        return try await attempt {
            let names = names(errand.account, try await errand.chores.things())
            let wanted = try device.map { try names.find($0).id }
            return try await timers.timers().filter { wanted == nil || $0.device == wanted }.map { show($0, names) }
        }
    }

    func addTimer(_ account: String, _ wanted: ControlNewTimer) async throws(ControlProblem) -> ControlCloudTimer {
        let errand = try await errand(account, .timers)
        let timers = try need(errand.chores.timers, .timers, errand)
        if let outlet = wanted.outlet, outlet < 1 { throw ControlProblem("outlets are counted from 1") }
        return try await attempt {
            let wish = TimerWish(at: wanted.at, days: wanted.days ?? [], minutes: wanted.minutes)
            let plan = try wish.plan(at: bridge.world.now().utc, in: zone)
            let names = names(errand.account, try await errand.chores.things())
            let device = try names.find(wanted.device)
            let added = try await timers.add(plan, on: wanted.on, outlet: wanted.outlet.map { $0 - 1 }, to: device.id)
            return show(added, names)
        }
    }

    func editTimer(
        _ account: String, _ timer: String, _ edit: ControlTimerEdit
    ) async throws(ControlProblem) -> ControlCloudTimer {
        try await change(account, timer) { timers, timer in try await timers.enable(timer, edit.enabled) }
    }

    func removeTimer(_ account: String, _ timer: String) async throws(ControlProblem) -> ControlCloudTimer {
        try await change(account, timer) { timers, timer in
            try await timers.remove(timer)
            return timer
        }
    }

    private func change(
        _ account: String, _ word: String,
        _ change: @escaping @Sendable (any CloudTimers, CloudTimer) async throws -> CloudTimer
    ) async throws(ControlProblem) -> ControlCloudTimer {
        let errand = try await errand(account, .timers)
        let timers = try need(errand.chores.timers, .timers, errand)
        return try await attempt {
            let all = try await timers.timers()
            var finding = ChoreFinding("timer", in: account)
            for timer in all { finding.add(id: timer.id, name: timer.id) }
            let id = try finding.find(word)
            guard let timer = all.first(where: { $0.id == id }) else { throw ChoreTrouble("there is no timer \"\(word)\"") }
            let changed = try await change(timers, timer)
            return show(changed, names(errand.account, try await errand.chores.things()))
        }
    }

    private var zone: TimeZone? { bridge.published.snapshot.home.timeZone }

    private func show(_ timer: CloudTimer, _ names: DeviceNames) -> ControlCloudTimer {
        ControlCloudTimer(timer, device: names.name(of: timer.device), ahead: zone?.secondsFromGMT(for: bridge.world.now().utc))
    }
}
