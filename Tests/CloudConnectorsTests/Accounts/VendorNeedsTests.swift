import BridgeCore
import CloudConnectors
import Testing

@Suite("What a vendor needs to know")
struct VendorNeedsTests {
    private static let project = ["projectId": "7", "appId": "app"]

    private static func mode(_ more: [String: String]) -> [String: String] { project.merging(more) { $1 } }

    static let ways: [(CloudVendor, [String: String], [String], String)] = [
        (.mode, mode(["email": "a@b.c"]), [], "password"),
        (.mode, mode(["phoneNumber": "+4912"]), [], "code"),
        (.mode, mode(["userId": "12"]), [], "projectKey"),
        (.devicehive, ["login": "me"], [], "password"),
        (.devicehive, [:], [], "refreshToken"),
        (.devicehive, ["networkIds": "1,2"], ["accessToken"], "accessToken"),
    ]

    @Test(arguments: ways)
    func settingsSayTheWayToLogIn(_ vendor: CloudVendor, _ settings: [String: String], _ secrets: [String], _ secret: String) {
        let needs = VendorNeeds.of(vendor)
        #expect(needs.problem(settings: settings, server: "https://a.b", secrets: secrets) == nil)
        #expect(needs.way(settings: settings, secrets: secrets)?.secret == secret)
        #expect(needs.problem(secrets: Secrets([secret: "x"]), settings: settings) == nil)
        #expect(needs.way(settings: settings)?.isSent == (secret == "code"))
    }

    static let problems: [(CloudVendor, [String: String], String)] = [
        (.mode, [:], "the project is missing: --setting projectId=…"),
        (.mode, ["projectId": "7", "email": "a@b.c"], "the app id is missing: --setting appId=…"),
        (.mode, project, "it takes an e-mail address (--setting email=…) or a phone number (--setting phoneNumber=…) "
            + "or a user id (--setting userId=…) to log in"),
        (.mode, mode(["email": "a@b.c", "userId": "1"]), "email and userId exclude each other"),
        (.mode, mode(["email": ""]), "the setting email is empty"),
        (.mode, mode(["password": "x"]), "there is no setting \"password\" here; "
            + "there are: appId, email, homeIds, mirror, phoneNumber, projectId, userId"),
        (.devicehive, ["user": "x"], "there is no setting \"user\" here; there are: login, networkIds, shareNetworkId"),
    ]

    @Test(arguments: problems)
    func whatIsWrongIsSaid(_ vendor: CloudVendor, _ settings: [String: String], _ words: String) {
        #expect(VendorNeeds.of(vendor).problem(settings: settings, server: "https://a.b") == words)
    }

    @Test func aServerMustBeNamedWhereThereIsNone() {
        #expect(VendorNeeds.of(.mode).problem(settings: Self.mode(["email": "a@b.c"]), server: nil) == nil)
        #expect(VendorNeeds.of(.devicehive).problem(settings: ["login": "me"], server: nil)
            == "there is no server of the vendor's own: name yours with --base-url")
    }

    @Test func anAppOfEWeLinksHasASecretOfItsOwn() {
        let needs = VendorNeeds.of(.ewelink)
        let login = ["appId": "app", "countryCode": "+1", "email": "a@b.c"]
        #expect(needs.problem(settings: login, server: nil) == nil)
        #expect(needs.problem(secrets: Secrets(["password": "x"]), settings: login) == "the secret appSecret is missing")
        #expect(needs.problem(secrets: Secrets(["appSecret": "x"]), settings: login) == "the secret password is missing")
        #expect(needs.problem(secrets: Secrets(["appSecret": "x", "password": "y"]), settings: login) == nil)
        #expect(needs.problem(secrets: Secrets(["appSecret": "x", "accessToken": "y"]), settings: login) == nil)
        #expect(needs.problem(settings: ["appId": "app", "email": "a@b.c"], server: nil)
            == "the dialling code of the account's country, such as +1, is missing: --setting countryCode=…")
    }

    @Test func secretsAreThoseOfTheVendorAndNotEmpty() {
        let needs = VendorNeeds.of(.devicehive)
        let login = ["login": "me"]
        #expect(needs.problem(secrets: Secrets(["pass": "x"]), settings: login)
            == "there is no secret \"pass\" here; there are: accessToken, password, refreshToken")
        #expect(needs.problem(secrets: Secrets(["password": ""]), settings: login) == "the secret password is empty")
        #expect(needs.problem(secrets: Secrets(), settings: login) == "the secret password is missing")
        #expect(needs.problem(secrets: Secrets(["refreshToken": "x"]), settings: login) == nil)
    }
}
