import BridgeCore
import HomeModel

/// Does things a while later, in the order in which they were put here: what goes over one wire does not overtake itself.
final class LaterWork: Sendable {
    private typealias Work = (due: Duration, body: @Sendable () async -> Void)

    private let world: World
    private let works: AsyncStream<Work>.Continuation

    init(in world: World) {
        self.world = world
        let (stream, works) = AsyncStream.makeStream(of: Work.self)
        self.works = works
        Task {
            for await work in stream {
                try? await world.sleepUntil(work.due)
                await work.body()
            }
        }
    }

    deinit { works.finish() }

    /// Does something after a while; nobody waits for it.
    func after(_ delay: Duration, _ body: @escaping @Sendable () async -> Void) {
        works.yield((world.now().uptime + delay, body))
    }
}
