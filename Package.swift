// swift-tools-version:6.1
import PackageDescription

/// Language features every target is built with: `any` is written out, what a file uses it imports itself,
/// and an import does not leak to a target's users.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

func ours(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

extension Target.Dependency {
    static let asyncHTTPClient = product(name: "AsyncHTTPClient", package: "async-http-client")
    static let argumentParser = product(name: "ArgumentParser", package: "swift-argument-parser")
    static let crypto = product(name: "Crypto", package: "swift-crypto")
    static let cryptoExtras = product(name: "CryptoExtras", package: "swift-crypto")
    static let grdb = product(name: "GRDB", package: "GRDB.swift")
    static let httpTypes = product(name: "HTTPTypes", package: "swift-http-types")
    static let hummingbird = product(name: "Hummingbird", package: "hummingbird")
    static let hummingbirdCore = product(name: "HummingbirdCore", package: "hummingbird")
    static let hummingbirdTLS = product(name: "HummingbirdTLS", package: "hummingbird")
    static let jwtKit = product(name: "JWTKit", package: "jwt-kit")
    static let logging = product(name: "Logging", package: "swift-log")
    static let nioCore = product(name: "NIOCore", package: "swift-nio")
    static let nioHTTP1 = product(name: "NIOHTTP1", package: "swift-nio")
    static let nioHTTPTypesHTTP1 = product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
    static let nioHTTPTypes = product(name: "NIOHTTPTypes", package: "swift-nio-extras")
    static let nioPosix = product(name: "NIOPosix", package: "swift-nio")
    static let nioSSL = product(name: "NIOSSL", package: "swift-nio-ssl")
    static let nioFoundationCompat = product(name: "NIOFoundationCompat", package: "swift-nio")
    static let nioWebSocket = product(name: "NIOWebSocket", package: "swift-nio")
    static let nioTLS = product(name: "NIOTLS", package: "swift-nio")
    static let serviceLifecycle = product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let unixSignals = product(name: "UnixSignals", package: "swift-service-lifecycle")
    static let swiftASN1 = product(name: "SwiftASN1", package: "swift-asn1")
    static let x509 = product(name: "X509", package: "swift-certificates")
    static let yams = product(name: "Yams", package: "Yams")
}

let package = Package(
    name: "porchlight",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "porchlight", targets: ["porchlight"]),
        .library(name: "PorchlightTestKit", targets: ["PorchlightTestKit"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1.git", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates.git", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/vapor/jwt-kit.git", from: "5.7.1"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CDNSSD", providers: [.apt(["libavahi-compat-libdnssd-dev"])]),
        .systemLibrary(name: "CAvahiCore", providers: [.apt(["libavahi-core-dev"])]),
        .systemLibrary(name: "CMosquitto", pkgConfig: "libmosquitto", providers: [.apt(["libmosquitto-dev"])]),

        ours("HomeModel"),
        ours("BridgeCore", ["HomeModel", .logging, .serviceLifecycle]),
        ours("HueV1", ["HomeModel"]),
        ours("BridgeStore", ["HomeModel", "BridgeCore", .grdb]),
        ours("LocalDrivers", ["HomeModel", "BridgeCore", "Connectivity", .crypto, .logging, .serviceLifecycle]),
        ours(
            "Connectivity",
            ["CMosquitto", .asyncHTTPClient, .httpTypes, .hummingbirdCore, .logging, .nioCore, .nioHTTP1, .nioHTTPTypes, .nioHTTPTypesHTTP1, .nioPosix, .nioSSL, .nioWebSocket]
        ),
        ours("RuuviData"),
        ours("CloudConnectors", ["HomeModel", "BridgeCore", "Connectivity", "RuuviData", .crypto, .cryptoExtras, .logging, .serviceLifecycle]),
        ours(
            "CloudEmulators",
            [
                "Connectivity", "RuuviData", .crypto, .cryptoExtras, .grdb, .httpTypes, .hummingbird, .hummingbirdCore, .hummingbirdTLS,
                .jwtKit, .logging, .nioCore, .nioPosix, .nioSSL, .serviceLifecycle, .unixSignals,
            ]
        ),
        ours("Discovery", ["Connectivity", "CDNSSD", "CAvahiCore", .logging, .nioCore, .nioPosix, .serviceLifecycle]),
        ours(
            "BridgeServer",
            [
                "HomeModel", "BridgeCore", "HueV1",
                .httpTypes, .hummingbirdCore, .logging, .nioCore, .nioHTTP1, .nioHTTPTypes, .nioSSL, .nioTLS,
                .crypto, .swiftASN1, .x509,
            ]
        ),
        ours(
            "BridgeApp",
            [
                "HomeModel", "BridgeCore", "HueV1", "BridgeServer", "BridgeStore", "LocalDrivers", "CloudConnectors",
                "Discovery", .hummingbirdCore, .hummingbirdTLS, .logging, .nioCore, .nioPosix, .serviceLifecycle, .unixSignals, .yams,
            ]
        ),
        ours(
            "PorchlightTestKit",
            ["BridgeApp", "BridgeServer", "HomeModel", "BridgeCore", "HueV1", "LocalDrivers", "CloudConnectors", .logging, .yams]
        ),
        .executableTarget(
            name: "porchlight",
            dependencies: ["BridgeApp", "BridgeServer", "CloudConnectors", "CloudEmulators", "Connectivity", "LocalDrivers", .argumentParser, .asyncHTTPClient, .logging, .nioCore, .nioHTTP1],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "BareRoute", dependencies: [.hummingbird, .httpTypes, .logging], path: "Benchmarks/BareRoute",
            swiftSettings: [.enableUpcomingFeature("ExistentialAny")]
        ),

        .executableTarget(
            name: "HomeCost", dependencies: ["HomeModel", "BridgeCore", "LocalDrivers", .logging],
            path: "Benchmarks/HomeCost", swiftSettings: settings
        ),

        tests("HomeModelTests", ["HomeModel"]),
        .target(name: "ToldWorlds", dependencies: ["BridgeCore", "HomeModel"], path: "Tests/ToldWorlds", swiftSettings: settings),
        .target(
            name: "ScriptedLan", dependencies: ["LocalDrivers", "BridgeCore", "HomeModel", "Connectivity"], path: "Tests/ScriptedLan",
            swiftSettings: settings),
        tests("BridgeCoreTests", ["BridgeCore", "HomeModel", "ToldWorlds", .logging, .serviceLifecycle]),
        tests(
            "LocalDriversTests",
            [
                "LocalDrivers", "HomeModel", "BridgeCore", "Connectivity", "ScriptedLan", "ToldWorlds", "RawSockets",
                .crypto, .logging, .nioCore, .nioPosix, .serviceLifecycle, .yams,
            ],
            exclude: ["External/played_lamp.py"]),
        tests(
            "ConnectivityTests",
            ["Connectivity", "RawSockets", .asyncHTTPClient, .httpTypes, .hummingbirdCore, .hummingbirdTLS, .logging, .nioCore, .nioHTTP1, .nioPosix, .nioSSL, .nioWebSocket, .serviceLifecycle]
        ),
        tests(
            "CloudConnectorsTests",
            [
                "CloudConnectors", "CloudEmulators", "BridgeCore", "HomeModel", "Connectivity", "RawSockets", "RuuviData", "ToldWorlds", .grdb,
                .httpTypes, .logging, .nioCore, .nioPosix, .serviceLifecycle,
            ]
        ),
        tests(
            "CloudEmulatorsTests",
            [
                "CloudEmulators", "Connectivity", "RuuviData", "RawSockets", .asyncHTTPClient, .crypto, .grdb, .httpTypes, .jwtKit, .logging,
                .nioCore, .serviceLifecycle, .unixSignals,
            ]
        ),
        tests("RuuviDataTests", ["RuuviData"]),
        .executableTarget(name: "RuuviDecode", dependencies: ["RuuviData"], path: "Tests/RuuviDecode", swiftSettings: settings),
        tests("DiscoveryTests", ["Discovery", "Connectivity", .logging]),
        tests("PorchlightTestKitTests", ["PorchlightTestKit"]),
        tests("ArchitectureTests", []),
        tests("BridgeStoreTests", ["BridgeStore", "BridgeCore", "HomeModel", "StoreHammer", .grdb, .logging]),
        .executableTarget(
            name: "StoreHammer", dependencies: ["BridgeStore", "BridgeCore", "HomeModel"], path: "Tests/StoreHammer",
            swiftSettings: settings),
        .target(name: "RawSockets", dependencies: [.nioCore], path: "Tests/RawSockets", swiftSettings: settings),
        tests(
            "BridgeServerTests",
            [
                "BridgeServer", "HomeModel", "RawSockets", .httpTypes, .hummingbird, .hummingbirdCore, .hummingbirdTLS, .logging, .nioCore, .nioSSL,
                .crypto, .serviceLifecycle, .x509,
            ]
        ),
        tests("HueV1Tests", ["HueV1", "HomeModel"]),
        tests(
            "BridgeAppTests",
            ["BridgeApp", "BridgeCore", "BridgeServer", "CloudConnectors", "Discovery", "HomeModel", "HueV1", "LocalDrivers", .asyncHTTPClient, .logging, .nioCore]
        ),
        tests(
            "JourneyTests",
            ["PorchlightTestKit", "BridgeCore", "BridgeServer", "CloudConnectors", "Connectivity", "HomeModel", "LocalDrivers", "ScriptedLan", "RawSockets", .asyncHTTPClient, .nioCore, .nioHTTP1, .nioSSL]
        ),
        tests("ConformanceTests", ["PorchlightTestKit", "RawSockets"]),
        tests("FuzzTests", ["PorchlightTestKit", "BridgeCore", "HomeModel", "RawSockets"]),
        tests("PorchlightCommandTests", ["porchlight", "BridgeApp", "BridgeServer", "CloudConnectors", "LocalDrivers", .argumentParser, .nioCore]),
    ],
    swiftLanguageModes: [.v6]
)
