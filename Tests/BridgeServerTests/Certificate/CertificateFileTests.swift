import Crypto
import Foundation
import Testing

@testable import BridgeServer

@Suite final class CertificateFileTests {
    private let id = "001788fffe2496fe"
    private let directory: URL
    private var path: String { directory.appendingPathComponent("bridge.pem").path }

    init() throws {
        let template = FileManager.default.temporaryDirectory
        directory = try FileManager.default.url(for: .itemReplacementDirectory, in: .userDomainMask, appropriateFor: template, create: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: directory)
    }

    @Test func keptAcrossStarts() throws {
        let first = try BridgeCertificate(at: path, for: id)
        let second = try BridgeCertificate(at: path, for: id.uppercased())
        #expect(first.certificate == second.certificate)
    }

    @Test func onlyTheOwnerMayReadIt() throws {
        _ = try BridgeCertificate(at: path, for: id)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["bridge.pem"])
    }

    @Test func changedBridgeIDMakesANewOne() throws {
        let first = try BridgeCertificate(at: path, for: id)
        let second = try BridgeCertificate(at: path, for: "001788fffe000001")
        #expect(second.bridgeID == "001788fffe000001")
        #expect(first.certificate != second.certificate)
        #expect(try BridgeCertificate(at: path, for: "001788fffe000001").certificate == second.certificate)
    }

    @Test(arguments: ["", "nonsense", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
    func damagedFileIsReportedAndLeftAlone(_ content: String) throws {
        try content.write(toFile: path, atomically: true, encoding: .utf8)
        expectDamage()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
    }

    @Test func truncatedFileIsDamaged() throws {
        let whole = try BridgeCertificate(newFor: id).pem()
        try String(whole.prefix(whole.count / 2)).write(toFile: path, atomically: true, encoding: .utf8)
        expectDamage()
    }

    @Test func keyOfAnotherCertificateIsDamage() throws {
        let one = try BridgeCertificate(newFor: id)
        let other = try BridgeCertificate(newFor: id)
        try (one.key.pemRepresentation + "\n" + other.certificatePEM()).write(toFile: path, atomically: true, encoding: .utf8)
        expectDamage()
    }

    @Test func bytesThatAreNoTextAreDamage() throws {
        try Data([0xff, 0xfe, 0x00, 0xd8]).write(to: URL(fileURLWithPath: path))
        expectDamage()
    }

    @Test func leftoverOfACutShortStartIsNoObstacle() throws {
        try "half".write(toFile: path + ".new", atomically: true, encoding: .utf8)
        _ = try BridgeCertificate(at: path, for: id)
        #expect(!FileManager.default.fileExists(atPath: path + ".new"))
    }

    @Test func missingDirectoryIsNamed() {
        let path = directory.appendingPathComponent("missing/bridge.pem").path
        #expect {
            try BridgeCertificate(at: path, for: id)
        } throws: { error in
            guard case .inaccessible(path, _)? = error as? CertificateFailure else { return false }
            return true
        }
    }

    private func expectDamage() {
        #expect {
            try BridgeCertificate(at: path, for: id)
        } throws: { error in
            guard case .damaged(path, _)? = error as? CertificateFailure else { return false }
            return true
        }
    }
}
