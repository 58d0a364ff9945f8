package import HomeModel

/// The home after one batch, with what the faces remember of it. It never changes, so anyone may read it anywhere.
package final class HomeSnapshot: Sendable {
    /// The home.
    package let home: Home
    /// What the faces remember.
    package let faces: [any FaceMemory]
    /// Number of the last batch in it.
    package let batch: UInt64

    /// Makes a snapshot.
    package init(home: Home, faces: [any FaceMemory], batch: UInt64) {
        self.home = home
        self.faces = faces
        self.batch = batch
    }

    /// What one face remembers; an empty memory if that face is not served.
    package func memory<Memory: FaceMemory>(_ type: Memory.Type) -> Memory {
        faces.lazy.compactMap { $0 as? Memory }.first ?? Memory()
    }
}
