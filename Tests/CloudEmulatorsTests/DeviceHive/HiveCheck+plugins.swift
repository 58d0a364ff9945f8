@testable import CloudEmulators
import Connectivity
import Testing

extension HiveCheck {
    static let plugins = [
        HiveCheck("D-16", "plugin tokens are for whoever made the plugin") { bench async throws in
            let client = try await bench.logInAsClient().access
            let other = try await bench.logIn("gateway", "in-the-cupboard").access
            let plugin = try await bench.ask("POST plugin?names=state", ["name": "Watcher"], as: client, root: "plugin")
            #expect(plugin.status == 201)
            let topic = plugin.json?["topicName"] ?? .null
            let mine = try await bench.ask("POST token/plugin/create", ["tpc": topic], as: client, root: "auth")
            #expect(mine.status == 201)
            #expect(try HiveToken.payload(of: try HiveBench.pair(mine).access)["tpc"] == topic)
            let theirs = try await bench.ask("POST token/plugin/create", ["tpc": topic], as: other)
            #expect(theirs.verdictOfHive == "403 User with id 3 is not a plugin creator")
            for body: JSONValue in [["tpc": "plugin_topic_x"], [:], ["tpc": "*"]] {
                let answer = try await bench.ask("POST token/plugin/create", body, as: client)
                #expect(answer.verdictOfHive == "403 No permisions or invalid topic name")
            }
            let everything = try await bench.ask("POST token/plugin/create", ["tpc": "*"], as: bench.logIn().access)
            #expect(everything.status == 201)
        },
        HiveCheck("D-17", "a plugin's access token is read back, and nothing else is") { bench async throws in
            let client = try await bench.logInAsClient().access
            let plugin = try await bench.ask("POST plugin", ["name": "Watcher"], as: client)
            let pair = try HiveBench.pair(plugin)
            func authenticate(_ token: String, _ method: String = "GET") async throws -> WebAnswer {
                try await bench.ask("\(method) token/plugin/authenticate?token=\(token)")
            }
            for method in ["GET", "POST"] {
                let good = try await authenticate(pair.access, method)
                #expect(good.status == 200)
                #expect(good.json?.object?.keys.sorted() == ["a", "e", "t", "tpc"])
                #expect(good.json?["tpc"] == plugin.json?["topicName"])
                #expect(good.json?["e"]?.string?.contains(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/) == true)
            }
            #expect(try await authenticate("").verdictOfHive == "401 Token is empty")
            #expect(try await bench.ask("GET token/plugin/authenticate").verdictOfHive == "401 Token is empty")
            #expect(try await authenticate("rubbish").verdictOfHive == "401 Token is not valid")
            #expect(try await authenticate(client).verdictOfHive == "401 Token is not valid")
            #expect(try await authenticate(pair.refresh).verdictOfHive == "401 Invalid token type")
            let again = try await bench.ask("POST token/refresh", ["refreshToken": .string(pair.refresh)])
            #expect(try HiveToken.payload(of: again.json?["accessToken"]?.string ?? "")["t"] == 1)
            bench.clock.advance(by: .seconds(1801))
            #expect(try await authenticate(pair.access).verdictOfHive == "401 Token has expired")
        },
        HiveCheck("D-17", "a plugin that is gone has no tokens") { bench async throws in
            let client = try await bench.logInAsClient().access
            let plugin = try await bench.ask("POST plugin", ["name": "Watcher"], as: client)
            let (pair, topic) = (try HiveBench.pair(plugin), plugin.json?["topicName"]?.string ?? "")
            #expect(try await bench.ask("GET plugin", as: client).json?.array?.count == 1)
            #expect(try await bench.ask("DELETE plugin?topicName=\(topic)", as: client).status == 204)
            let gone = try await bench.ask("GET token/plugin/authenticate?token=\(pair.access)")
            #expect(gone.verdictOfHive == "401 Plugin is not found")
            let refreshed = try await bench.ask("POST token/refresh", ["refreshToken": .string(pair.refresh)])
            #expect(refreshed.verdictOfHive == "401 Plugin is not found")
            #expect(try await bench.ask("GET device", as: pair.access).verdictOfHive == "401 Unauthorized")
        },
    ]
}
