import BridgeCore
@testable import Connectivity
@testable import LocalDrivers
import Testing
import ToldWorlds

@Suite("Finding ESPHome", .timeLimit(.minutes(1)))
struct ESPFindingTests {
    private func sighting(_ strings: String..., address: IPv4Address = IPv4Address(bits: 0x7F00_0002)) -> ServiceSighting {
        ServiceSighting(
            service: "_esphomelib._tcp", instance: "porch", host: "porch.local", port: 6053, ipv4: [address], ipv6: [],
            text: ServiceText(strings.map { Array($0.utf8) }), interface: "lo",
            subnets: [Subnet(address: IPv4Address(bits: 0x7F00_0001), mask: IPv4Address(bits: 0xFF00_0000))])
    }

    @Test func whatADeviceSaysOfItselfIsRead() throws {
        let find = try #require(ESPHomeKind.find(sighting("mac=a0b1c2d3e4f5", "friendly_name=Porch", "board=esp32dev")))
        #expect(find == LanFind(
            kind: "esphome", identity: "a0b1c2d3e4f5", name: "Porch", model: "esp32dev",
            address: LanAddress(host: "127.0.0.2", port: 6053)))
    }

    @Test func aDeviceThatWantsAKeySaysSoAndHow() throws {
        let text = "api_encryption=Noise_NNpsk0_25519_ChaChaPoly_SHA256"
        let find = try #require(ESPHomeKind.find(sighting("mac=A0B1C2D3E4F5", text)))
        #expect(find.identity == "a0b1c2d3e4f5" && find.name == "porch")
        #expect(find.need?.contains("encryption") == true && find.need?.contains("YAML") == true)
    }

    /// Firmware that could encrypt and has no key says so by another word, and speaks plainly.
    @Test func aDeviceThatCouldEncryptAndDoesNotNeedsNothing() throws {
        let text = "api_encryption_supported=Noise_NNpsk0_25519_ChaChaPoly_SHA256"
        #expect(try #require(ESPHomeKind.find(sighting("mac=a0b1c2d3e4f5", "config_hash=b722f0d7", text))).need == nil)
    }

    @Test func whatIsNoDeviceOrNotOnThisLinkIsLeftAlone() {
        #expect(ESPHomeKind.find(sighting("version=1")) == nil)
        #expect(ESPHomeKind.find(sighting("mac=hello")) == nil)
        #expect(ESPHomeKind.find(sighting("mac=a0b1c2d3e4f5", address: IPv4Address(bits: 0x0808_0808))) == nil)
    }

    @Test func whoeverAnswersIsAskedWhoItIs() async throws {
        let world = World.real()
        let fake = FakeESPHome(in: world)
        try await fake.listen()
        let find = try await ESPHomeKind.forTests(in: world).look(at: fake.address, secret: nil)
        #expect(find == LanFind(kind: "esphome", identity: "a0b1c2d3e4f5", name: "Porch", model: "esp32dev", address: fake.address))
        try await eventually("it is told goodbye") { fake.now.heard.last?.kind == 5 }
        await fake.close()
    }

    @Test func anEncryptedDeviceIsKnownWithoutItsKey() async throws {
        let world = World.real()
        let fake = FakeESPHome(in: world) { $0.key = FakeESPHome.key }
        try await fake.listen()
        let kind = ESPHomeKind.forTests(in: world)
        let find = try await kind.look(at: fake.address, secret: nil)
        #expect(find.identity == "a0b1c2d3e4f5" && find.name == "porch" && find.need == ESPWords.encrypted)
        #expect(try await kind.look(at: fake.address, secret: "a password").need == ESPWords.noKey)
        await fake.close()
    }

    @Test func withItsKeyItSaysEverything() async throws {
        let world = World.real()
        let fake = FakeESPHome(in: world) { $0.key = FakeESPHome.key }
        try await fake.listen()
        let kind = ESPHomeKind.forTests(in: world)
        let find = try await kind.look(at: fake.address, secret: FakeESPHome.key)
        #expect(find == LanFind(kind: "esphome", identity: "a0b1c2d3e4f5", name: "Porch", model: "esp32dev", address: fake.address))
        let another = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8="
        await #expect(throws: LanFailure.secretNeeded(ESPWords.wrongKey)) { _ = try await kind.look(at: fake.address, secret: another) }
        await fake.close()
    }

    @Test func nobodyThereAndSomebodyElseAreToldApart() async throws {
        let world = World.real()
        let fake = FakeESPHome(in: world) { $0.mac = "" }
        try await fake.listen()
        let kind = ESPHomeKind.forTests(in: world)
        await #expect(throws: LanFailure.notUnderstood("it has no hardware address")) { _ = try await kind.look(at: fake.address, secret: nil) }
        await fake.close()
        await #expect(throws: ConnectionFailure.self) { _ = try await kind.look(at: fake.address, secret: nil) }
    }

    @Test func afterALossItIsNotCalledForFiveSeconds() {
        #expect(ESPFailure(cause: LanFailure.silent).restartAfter == .seconds(5))
        #expect(ESPFailure(cause: LanFailure.secretNeeded("x")).restartAfter == .seconds(60))
        #expect("\(ESPFailure(cause: LanFailure.silent))" == "it does not answer")
    }
}
