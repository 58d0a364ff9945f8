import BridgeCore
import BridgeStore
import Foundation
import HomeModel
import Testing

/// These need a disk of their own, which only root can make.
@Suite("Disks that will not", .serialized, .enabled(if: SmallDisk.canBeMade))
struct HostileDiskTests {
    @Test func aReadOnlyDirectoryIsNamed() throws {
        let disk = try SmallDisk(kilobytes: 2048)
        var sample = try SampleHome()
        try disk.directory.withStore { try $0.save(sample.beginning()) }
        try disk.remount("ro")
        #expect(disk.directory.complaint() == .notWritable)
        #expect { _ = try DataDirectoryLock(disk.directory.path + "/new") } throws: {
            ($0 as? StoreError)?.cause == .notWritable
        }
        try disk.remount("rw")
        try disk.directory.withStore { try expect($0.load(), equals: sample.home) }
    }

    @Test func aReadOnlyFileIsNamedBeforeTheFirstSave() throws {
        let disk = try SmallDisk(kilobytes: 2048)
        try disk.directory.withStore { _ in }
        try run("/usr/bin/mount", "--bind", disk.directory.file, disk.directory.file)
        defer { _ = try? run("/usr/bin/umount", disk.directory.file) }
        try run("/usr/bin/mount", "-o", "remount,bind,ro", disk.directory.file)
        #expect(disk.directory.complaint() == .notWritable)
    }

    @Test func aDiskThatFillsUpLosesNothingAndGoesOnOnceThereIsRoom() throws {
        let disk = try SmallDisk(kilobytes: 2048)
        var sample = try SampleHome()
        try disk.directory.withStore { store in
            try store.save(sample.beginning())
            let before = sample.home
            try disk.fill()
            let keeping = try sample.perform(.addDevice(SampleHome.description(lamps: 9).devices[8]))
            #expect { try fillLog(of: store, keeping) } throws: { ($0 as? StoreError)?.cause == .full }
            try expect(store.load(), equals: before)
            try disk.makeRoom()
            try store.save(keeping)
        }
        try disk.directory.withStore { try expect($0.load(), equals: sample.home) }
    }

    @Test func aDiskThatIsFullFromTheStartIsNamed() throws {
        let disk = try SmallDisk(kilobytes: 512)
        try disk.fill()
        #expect(disk.directory.complaint() == .full)
        try disk.makeRoom()
        #expect(disk.directory.complaint() == nil)
    }

    @Test func aHomeOnAFullDiskIsNamedAndComesBack() throws {
        let disk = try SmallDisk(kilobytes: 2048)
        var sample = try SampleHome()
        try disk.directory.withStore { try $0.save(sample.beginning()) }
        try disk.fill()
        #expect(disk.directory.complaint() == .full)
        try disk.makeRoom()
        try disk.directory.withStore { try expect($0.load(), equals: sample.home) }
    }

    /// Saves until it fails; the last part of a disk's last page may still be free.
    private func fillLog(of store: SQLiteHomeStore, _ keeping: Keeping) throws {
        var large = keeping
        large.faces = ["v1": Data(repeating: 1, count: 200_000)]
        try store.save(large)
    }
}

/// A disk of a certain size, in memory, mounted for one test.
final class SmallDisk {
    let directory: ScratchDirectory

    static var canBeMade: Bool {
        guard geteuid() == 0, let disk = try? SmallDisk(kilobytes: 64) else { return false }
        return disk.isMounted
    }

    private let isMounted: Bool

    init(kilobytes: Int) throws {
        directory = try ScratchDirectory()
        let mount = try run("/usr/bin/mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k,mode=700", "none", directory.path)
        isMounted = mount.code == 0
    }

    deinit { if isMounted { _ = try? run("/usr/bin/umount", "--lazy", directory.path) } }

    func remount(_ mode: String) throws {
        try run("/usr/bin/mount", "-o", "remount,\(mode)", directory.path)
    }

    /// Takes all the space that is left.
    func fill() throws {
        try run("/usr/bin/dd", "if=/dev/zero", "of=\(directory.path)/ballast", "bs=4096")
    }

    func makeRoom() throws {
        try FileManager.default.removeItem(atPath: directory.path + "/ballast")
    }
}
