@testable import CloudEmulators
import Connectivity
import Testing

extension RuuviChecklist {
    private static let secret: JSONValue = ["gatewaySecret": "Ruuvi"]

    private static func measurements(_ tag: String, _ bench: RuuviBench) async throws -> [JSONValue] {
        try await bench.ask("GET", "/get?tag=\(tag)", by: RuuviBench.ann).data?["measurements"]?.array ?? []
    }

    static let ingest: [RuuviChecklist] = [
        RuuviChecklist(
            "R-16", "a place that a gateway tells is passed on, and N/A where it tells none"
        ) { (bench: RuuviBench) async throws in
            let usual = bench.post([RuuviBench.sauna: (bench.now + 60, RuuviBench.payload)], at: bench.now)
            var post = usual["data"]?.object ?? [:]
            post["coordinates"] = "60.17,24.94"
            #expect(try await bench.ask("POST", "/record", ["data": .object(post)]).status == 200)
            let places = try await measurements(RuuviBench.sauna, bench).prefix(2).map { $0["Coordinates"]?.string }
            #expect(places == ["60.17,24.94", "N/A"])
        },
        RuuviChecklist(
            "R-17", "a measurement is kept once, and of two tags in a post both are"
        ) { (bench: RuuviBench) async throws in
            let (time, payload) = (bench.now + 60, RuuviBench.payload)
            let answer = try await bench.record([RuuviBench.sauna: (time, payload), RuuviBench.living: (time, payload)])
            #expect(answer.status == 200 && answer.body.isEmpty && answer.headers["x-ruuvi-gateway-rate"] == "60")
            _ = try await bench.record([RuuviBench.sauna: (time, "0201061BFF9904")])
            for tag in [RuuviBench.sauna, RuuviBench.living] {
                let ofThen = try await measurements(tag, bench).filter { $0["MeasurementTimestamp"]?.int == time }
                #expect(ofThen.map { $0["SensorData"] } == [.string(payload)])
            }
        },
        RuuviChecklist(
            "R-17", "or no more than one a minute, and no gateway posts too often", ["densePeriod": 60, "gatewayPeriod": 15]
        ) { (bench: RuuviBench) async throws in
            bench.clock.advance(by: .seconds(60))
            let time = bench.now + 60
            for (later, status) in [(0, 200), (59, 429)] {
                #expect(try await bench.record([RuuviBench.sauna: (time + later, RuuviBench.payload)]).status == status)
            }
            for later in [59, 60] {
                bench.clock.advance(by: .seconds(16))
                _ = try await bench.record([RuuviBench.sauna: (time + later, RuuviBench.payload)])
            }
            let times = try await measurements(RuuviBench.sauna, bench).compactMap { $0["MeasurementTimestamp"]?.int }
            #expect(times.filter { $0 >= time } == [time + 60, time])
        },
        RuuviChecklist("R-18", "a signed post is taken, and one that is forged or old is not", secret, signatures),
        RuuviChecklist("R-19", "data comes back as it went, small letters and all") { (bench: RuuviBench) async throws in
            let mixed = "0201061bFF99040513C85714C7CC00240008041CAB76F41C3Cc6A5B9E0AD06"
            _ = try await bench.record([RuuviBench.sauna: (bench.now + 60, mixed)])
            #expect(try await measurements(RuuviBench.sauna, bench).first?["SensorData"] == .string(mixed))
        },
        RuuviChecklist("§3", "a post that makes no sense is refused whole") { (bench: RuuviBench) async throws in
            let before = try await measurements(RuuviBench.sauna, bench).count
            for wrong: JSONValue in [
                [:], ["data": []], ["data": ["tags": [:], "timestamp": 1]],
                ["data": ["tags": [:], "gwmac": "a", "timestamp": "x"]],
                bench.post([RuuviBench.sauna: (bench.now + 60, RuuviBench.payload), "?": (1, "00")], at: bench.now),
                bench.post([RuuviBench.sauna: (bench.now + 60, "no hex")], at: bench.now),
                bench.post([RuuviBench.sauna: (-5, RuuviBench.payload)], at: bench.now),
            ] {
                #expect(try await bench.ask("POST", "/record", wrong).words == "400 Invalid request format.", "\(wrong)")
            }
            #expect(try await measurements(RuuviBench.sauna, bench).count == before)
            #expect(try await bench.ask("POST", "/record", ["data": ["tags": [:], "gwmac": "a", "timestamp": "7"]]).status == 200)
        },
    ]

    @Sendable private static func signatures(_ bench: RuuviBench) async throws {
        let post = bench.post([RuuviBench.sauna: (bench.now + 60, RuuviBench.payload)], at: bench.now)
        let signature = RuuviIngest.signature(of: post.bytes, secret: "Ruuvi")
        #expect(try await bench.ask("POST", "/record", post).status == 401)
        #expect(try await bench.ask("POST", "/record", post, headers: ["Ruuvi-HMAC-SHA256": "00"]).status == 401)
        #expect(try await bench.ask("POST", "/record", post, headers: ["Ruuvi-HMAC-SHA256": signature]).status == 200)
        let old = bench.post([RuuviBench.sauna: (bench.now, RuuviBench.payload)], at: bench.now - 120)
        let oldSignature = RuuviIngest.signature(of: old.bytes, secret: "Ruuvi")
        #expect(try await bench.ask("POST", "/record", old, headers: ["ruuvi-hmac-sha256": oldSignature]).status == 401)
        #expect(try await measurements(RuuviBench.sauna, bench).count == 1 + 1, "the simulated tags sign, too")
    }
}
