import Foundation

/// What the store asks of directories.
enum DataDirectory {
    /// Makes a directory that only its owner may look into, and those above it, as far as they are missing.
    static func make(_ path: String) throws(StoreError) {
        guard mkdir(path, 0o700) != 0 else { return try synchronize(parent(of: path)) }
        switch errno {
        case EEXIST:
            return
        case ENOENT where parent(of: path) != path:
            try make(parent(of: path))
            guard mkdir(path, 0o700) == 0 else { throw StoreError(errno: errno, path) }
            try synchronize(parent(of: path))
        default:
            throw StoreError(errno: errno, path)
        }
    }

    /// Makes sure that the names in a directory survive a power cut.
    static func synchronize(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreError(errno: errno, path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StoreError(errno: errno, path) }
    }

    private static func parent(of path: String) -> String {
        let parent = NSString(string: path).deletingLastPathComponent
        return parent.isEmpty ? "." : parent
    }
}
