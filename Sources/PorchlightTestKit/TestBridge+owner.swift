import BridgeApp
import BridgeCore
import BridgeServer
public import Foundation
import HomeModel
import HueV1
import LocalDrivers

extension TestBridge {
    /// Presses the link button: apps that ask within the next 30 seconds of told time get a key.
    public func press() async throws {
        try await perform(.pressLinkButton(granting: nil))
    }

    /// Registers an app, as if it had asked while the button was pressed, and says its key.
    public func key(for deviceType: String = "test#test") async throws -> String {
        try await press()
        let body = Array("{\"devicetype\":\"\(deviceType)\"}".utf8)
        let read = V1Registration.read(
            body, rules: .generatedOnly, quoting: .clean, randomBytes: clock.world.randomBytes)
        guard case .success(let asked) = read else { throw TestBridgeError.refused("\(deviceType) is not a device type") }
        try await perform(.register(asked.registration))
        return asked.registration.key
    }

    /// Lets time pass: fades go on, delays end, the link button is released. Returns when all that is due has happened.
    public func advance(by duration: Duration) async throws {
        clock.advance(by: duration)
        await program.bridge.tick()
        await settle()
    }

    /// Sets the wall clock alone. What measures a length of time does not notice.
    public func setWallClock(to moment: Date) {
        clock.setWallClock(to: moment)
    }

    /// Returns when every order has reached its lamp and every lamp has said what it had to say. A lamp that is slow
    /// waits for told time, so it is not waited for.
    public func settle() async {
        while await !program.isSettled, !Task.isCancelled { await Task.yield() }
    }

    /// Makes a light misbehave.
    ///
    /// - Parameters:
    ///   - number: its number in v1.
    ///   - unreachable: it does not answer.
    ///   - delay: it follows an order only after this long.
    ///   - loss: it misses this share of orders, 0…1.
    public func misbehave(
        light number: Int, unreachable: Bool = false, delay: Duration = .zero, loss: Double = 0
    ) async throws {
        let device = try device(of: number)
        let faults = SimulatedFaults(isUnreachable: unreachable, delay: delay, loss: loss)
        await program.house.setFaults(faults, of: device.key.identity)
        await settle()
    }

    /// Brightness that an eye would see of a light right now, 0…1; 0 when it is dark.
    public func shining(light number: Int) async throws -> Double {
        let identity = try device(of: number).key.identity
        let sight = await program.house.shining()[LightAddress(identity: identity, index: 0)]
        return sight.map { $0.isOn ? $0.brightness.fraction : 0 } ?? 0
    }

    /// The requests that were answered so far, oldest first. Keys are never in them.
    public var journal: [RecordedRequest] {
        get async { await requests.all }
    }

    private func device(of number: Int) throws -> Device {
        let snapshot = program.bridge.published.snapshot
        let numbers = snapshot.memory(V1Numbers.self)
        guard let light = numbers.lights[number].flatMap({ snapshot.home.lights[$0] }),
            let device = snapshot.home.devices[light.owner]
        else { throw TestBridgeError.noLight(number) }
        return device
    }
}
