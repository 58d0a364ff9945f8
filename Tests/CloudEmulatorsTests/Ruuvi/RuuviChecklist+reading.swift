import Connectivity
import Testing

extension RuuviChecklist {
    static let reading: [RuuviChecklist] = [
        RuuviChecklist(
            "R-13", "whoever may reads the last fifteen measurements, newest first"
        ) { (bench: RuuviBench) async throws in
            let start = bench.now + 1000
            for minute in 0..<20 {
                let heard = [RuuviBench.sauna: (time: start + minute * 60, data: RuuviBench.payload)]
                #expect(try await bench.record(heard).status == 200)
            }
            for token in [RuuviBench.ann, RuuviBench.ben] {
                let answer = try await bench.ask("GET", "/get?tag=CBB8334C884F", by: token)
                let measurements = try #require(answer.data?["measurements"]?.array)
                #expect(measurements.map { $0["MeasurementTimestamp"]?.int } == (0..<15).map { start + (19 - $0) * 60 })
                #expect(answer.data?["total"] == 15 && answer.data?["tag"] == .string(RuuviBench.sauna))
                #expect(measurements.first == [
                    "GatewayMac": "C8:25:2D:8E:9C:2C", "Coordinates": "N/A", "RSSI": -71, "SensorId": .string(RuuviBench.sauna),
                    "MeasurementTimestamp": .int(Int64(start + 19 * 60)), "SensorData": .string(RuuviBench.payload),
                ])
            }
        },
        RuuviChecklist("R-13", "or those of some time, as many as are asked for") { (bench: RuuviBench) async throws in
            let start = bench.now + 1000
            for minute in 0..<20 { _ = try await bench.record([RuuviBench.sauna: (start + minute * 60, RuuviBench.payload)]) }
            let path = "/get?tag=CBB8334C884F&since=\(start)&until=\(start + 600)"
            for (more, first, count) in [("", 600, 11), ("&limit=3", 600, 3), ("&sort=asc", 0, 11), ("&mode=sparse", 0, 1)] {
                let data = try await bench.ask("GET", path + more, by: RuuviBench.ann).data
                #expect(data?["total"]?.int == count, "\(more)")
                #expect(data?["measurements"]?.array?.first?["MeasurementTimestamp"]?.int == start + first, "\(more)")
            }
            for wrong in ["&limit=-1", "&since=yesterday", "&sort=up", "&mode=thick"] {
                #expect(try await bench.ask("GET", "/get?tag=CBB8334C884F" + wrong, by: RuuviBench.ann).status == 400, "\(wrong)")
            }
        },
        RuuviChecklist(
            "R-14", "a stranger reads nothing, and where nothing is, is told in another member"
        ) { (bench: RuuviBench) async throws in
            let forbidden = try await bench.ask("GET", "/get?tag=D73E419A205B", by: RuuviBench.ben)
            #expect(forbidden.status == 403 && forbidden.json == ["result": "error", "error": "Forbidden."])
            #expect(try await bench.ask("GET", "/get?tag=C6A5B9E0AD06", by: RuuviBench.ann).words == "403 Forbidden.")
            _ = try await bench.ask("POST", "/claim", by: RuuviBench.ben, ["tag": "ABBACDBEST"])
            let empty = try await bench.ask("GET", "/get?tag=ABBACDBEST", by: RuuviBench.ben)
            #expect(empty.status == 404 && empty.json == ["status": "error", "error": "Not found."])
        },
        RuuviChecklist("R-15", "a reader says which tag, and who they are", whoReads),
        RuuviChecklist("R-15", "or need not, where all may read", ["requireLogin": false]) { (bench: RuuviBench) async throws in
            #expect(try await bench.ask("GET", "/get?tag=CBB8334C884F").data?["total"] != nil)
            #expect(try await bench.ask("GET", "/get?tag=CBB8334C884F", by: "nobody").status == 401)
        },
        RuuviChecklist("R-20", "pages from anywhere may ask") { (bench: RuuviBench) async throws in
            for path in ["/register", "/verify", "/claim", "/share", "/user", "/get", "/record", "/nowhere"] {
                let answer = try await bench.ask("OPTIONS", path)
                #expect(answer.status == 200 && answer.headers["access-control-allow-origin"] == "*", "\(path)")
                #expect(answer.headers["access-control-allow-headers"] == "*")
                #expect(answer.headers["access-control-max-age"] == "86400")
            }
            #expect(try await bench.ask("GET", "/user").headers["access-control-allow-origin"] == "*")
            #expect(try await bench.ask("GET", "/nowhere").words == "404 Not found.")
        },
        RuuviChecklist(
            "R-22", "a body is read whatever it is called, and one that is no JSON is refused"
        ) { (bench: RuuviBench) async throws in
            let plain = ["Content-Type": "text/plain"]
            #expect(try await bench.ask("POST", "/claim", by: RuuviBench.ann, ["tag": "AA"], headers: plain).status == 200)
            for path in ["/register", "/claim", "/share", "/record"] {
                let cut = WebRequest(
                    "POST", path, headers: ["Authorization": RuuviBench.ann], body: Array("{\"tag\":".utf8))
                let answer = try await bench.client.send(cut, within: .seconds(5))
                #expect(answer.words == "400 Invalid request format.", "\(path)")
            }
        },
    ]

    @Sendable private static func whoReads(_ bench: RuuviBench) async throws {
        #expect(try await bench.ask("GET", "/get", by: RuuviBench.ann).words == "400 Invalid request format.")
        #expect(try await bench.ask("GET", "/get?tag=a%20b", by: RuuviBench.ann).status == 400)
        #expect(try await bench.ask("GET", "/get?tag=CBB8334C884F").words == "401 Unauthorized request.")
        #expect(try await bench.ask("GET", "/get?tag=CBB8334C884F", by: "nobody").words == "401 Unauthorized request.")
    }
}
