import CDNSSD
import Glibc

/// The `dns_sd.h` functions, loaded at run time.
///
/// They must not be linked. avahi's client library (below `dns_sd`) and avahi's core each export a function
/// called `avahi_entry_group_free`, with different arguments; linked into one process, one of them gets the
/// other's calls, and the process aborts when the daemon goes. Loaded locally and bound to its own symbols first
/// (`RTLD_DEEPBIND`), each keeps to itself. It also lets the bridge start where the library is not installed.
struct DNSSDLibrary: Sendable {
    typealias Register = @convention(c) (
        UnsafeMutablePointer<DNSServiceRef?>?, DNSServiceFlags, UInt32, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
        UnsafePointer<CChar>?, UnsafePointer<CChar>?, UInt16, UInt16, UnsafeRawPointer?, DNSServiceRegisterReply?,
        UnsafeMutableRawPointer?
    ) -> DNSServiceErrorType
    typealias Browse = @convention(c) (
        UnsafeMutablePointer<DNSServiceRef?>?, DNSServiceFlags, UInt32, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
        DNSServiceBrowseReply?, UnsafeMutableRawPointer?
    ) -> DNSServiceErrorType
    typealias Descriptor = @convention(c) (DNSServiceRef?) -> Int32
    typealias Process = @convention(c) (DNSServiceRef?) -> DNSServiceErrorType
    typealias Deallocate = @convention(c) (DNSServiceRef?) -> Void

    let register: Register
    let browse: Browse
    let descriptor: Descriptor
    let process: Process
    let deallocate: Deallocate

    /// Loaded on first use and never unloaded; a failure stands until the next start of the program.
    static let shared: Result<DNSSDLibrary, MDNSFailure> = Result { () throws(MDNSFailure) in try DNSSDLibrary() }

    private init() throws(MDNSFailure) {
        // The library greets its users with a warning on stderr and in the system's log; this asks it not to.
        setenv("AVAHI_COMPAT_NOWARN", "1", 1)
        guard let handle = dlopen("libdns_sd.so.1", RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND) else {
            throw MDNSFailure("libdns_sd is not installed")
        }
        func symbol<Function>(_ name: String, as type: Function.Type) throws(MDNSFailure) -> Function {
            guard let address = dlsym(handle, name) else { throw MDNSFailure("libdns_sd lacks \(name)") }
            return unsafeBitCast(address, to: type)
        }
        register = try symbol("DNSServiceRegister", as: Register.self)
        browse = try symbol("DNSServiceBrowse", as: Browse.self)
        descriptor = try symbol("DNSServiceRefSockFD", as: Descriptor.self)
        process = try symbol("DNSServiceProcessResult", as: Process.self)
        deallocate = try symbol("DNSServiceRefDeallocate", as: Deallocate.self)
    }
}
