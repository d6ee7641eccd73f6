package secret

// The table of what counts as a credential. Names are compared as the words
// they consist of, see [IsName]. A harmless value that is hidden costs nothing,
// since CORS looks only at names; a secret that is not hidden is leaked.

// anywhere are strings that mean a credential wherever they are in a word:
// "authtoken", "PHPSESSID".
var anywhere = []string{
	"token", "secret", "passw", "passphrase", "passcode", "passkey", "pwd", "credential", "signature", "apikey", "accesskey",
	"authorization", "cookie", "sessionid", "sessid", "bearer", "csrf", "xsrf", "saml", "jwt", "hmac", "webhook",
}

// endings mean a credential at the end of a word: "appkey", "oauth", "apisid".
var endings = []string{"key", "auth", "sid", "sig", "pass", "otp", "session"}

// unrelated are words that only end like one.
var unrelated = []string{"monkey", "donkey", "turkey", "hockey", "jockey", "whiskey", "hotkey", "bypass", "compass", "anyauth"}

// wholeWords mean a credential as whole words, or as several words joined:
// "client-cert", "q-ak", "2fa", "connection string".
var wholeWords = []string{
	"ak", "sk", "hdnea", "hdnt", "hdntl", "sign", "sgn", "pin", "mfa", "2fa", "tfa", "ticket", "nonce", "mac", "cert", "oidc", "sas", "psk", "pat", "sess",
	"pw", "psw", "tok", "tkn", "cred", "authn", "authz", "authentication", "assertion", "dsn", "salt", "mnemonic", "castgc", "wresult", "samlart",
	"skoid", "sktid", "cvv", "cvc", "ssn", "cfid", "accessid", "googleaccessid", "authcode", "authdata", "authinfo", "accesscode", "devicecode", "usercode",
	"verificationcode", "securitycode", "invitecode", "smscode", "logincode", "backupcode", "recoverycode", "codeverifier", "connectionstring", "connstr",
	"seedphrase", "recoveryphrase", "securestring", "magiclink", "resetlink", "cloudfrontpolicy",
}

// whole mean a credential only if they are the whole name: OAuth's and Azure
// Functions' "code", CloudFront's "Policy".
var whole = []string{"code", "policy", "hash"}

// generic are names that configurations use for something else: tags have a
// "Key", templates a "Policy".
var generic = []string{"key", "keys", "policy", "policies", "code", "hash"}

// harmless are words in a row that say something about a credential, or about
// a key that is none: they are taken out of a name first.
var harmless = []string{
	"key md 5", "key sha 256", "key algorithm", "key enabled", "key marker", "key count", "max key", "public key pin", "public key", "object key", "kms key", "cache key",
	"surrogate key", "idempotency key", "sort key", "partition key", "socket key", "key time", "token type", "assertion type", "signature method",
	"signature version", "signature algorithm", "sign algorithm", "sign type", "sign time", "token expires", "session expires", "session mode",
	"auth type", "auth scheme", "allow credential", "with credential",
}

// plain are values that name no secret: fetch()'s modes of credentials, and
// what stands for nothing.
var plain = []string{"", Hidden, "true", "false", "null", "undefined", "nil", "none", "include", "omit", "same-origin"}

// schemes are the authentication schemes that are told apart, in lower case.
var schemes = []string{
	"basic", "bearer", "digest", "negotiate", "ntlm", "oauth", "token", "apikey", "hmac", "mac", "dpop", "aws", "oss", "obs", "sharedkey", "sharedkeylite",
	"aws4-hmac-sha256", "aws4-ecdsa-p256-sha256", "goog4-hmac-sha256", "goog4-rsa-sha256",
}

// beginnings are how credentials of well-known services begin; each has at
// least [tokenSize] more characters.
var beginnings = []string{
	"eyJ", "AKIA", "ASIA", "AROA", "AIDA", "ABIA", "ACCA", "LTAI", "AKID", "IQoJb3JpZ2lu", "FwoGZXIvYXdz", "AIza", "ya29.", "GOOG1E",
	"ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xoxa-", "xoxs-", "xoxe-", "xapp-", "sk_live_", "sk_test_", "rk_live_",
	"whsec_", "npm_", "pypi-", "dop_v1_", "hf_", "sk-", "SG.", "shpat_", "shpss_", "hvs.",
}

const tokenSize = 12

// addresses are the headers whose value is a URL.
var addresses = []string{
	"origin", "referer", "location", "content-location", "destination", "x-amz-copy-source", "x-amz-website-redirect-location", "x-ms-copy-source", "x-original-url", "x-rewrite-url",
}
