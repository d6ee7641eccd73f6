package layer

// What the texts of CloudFront's presets share.

const cloudFrontGroup = "CloudFront"

const (
	behaviorWhere = "CloudFront > Distributions > (yours) > Behaviors > Edit > Cache key and origin requests"
	legacyWhere   = behaviorWhere + " > Legacy cache settings > Headers (older consoles: Cache Based on Selected Request Headers)"
	policyWhere   = behaviorWhere + " > Cache policy and origin request policy; Response headers policy below"

	cloudFrontPurge = "aws cloudfront create-invalidation --distribution-id ID --paths '/path*' removes every variant of a path, at every location. " +
		"It does not reach the caches of browsers. Without *, it only reaches the URL without a query"
	headUnknown = "Whether a HEAD fills the entry of a GET is not known"
)

// The managed policies that help.
const (
	optimizedPolicy  = "658327ea-f89d-4fab-a63d-7e88639e58f6"
	corsS3Policy     = "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf"
	simpleCORSPolicy = "60669652-455b-4ae9-85a4-c4c02393f86c"
)

// cloudFrontFixes are in the order in which they are tried.
var cloudFrontFixes = []Fix{
	{
		"Allow OPTIONS", AllowOptions,
		[]Form{
			{"Console", "Behaviors > Edit > Allowed HTTP methods: GET, HEAD, OPTIONS"},
			{"Terraform", "allowed_methods = [\"GET\", \"HEAD\", \"OPTIONS\"]"},
			{"CloudFormation", "AllowedMethods: [GET, HEAD, OPTIONS]"},
		},
	},
	{
		"Put Origin into the cache key, with a cache policy that lists the three headers", KeyOrigin,
		[]Form{
			{"Console", "Policies > Cache > Create: Headers: Include Origin, Access-Control-Request-Method, Access-Control-Request-Headers. Then choose it in the behavior, and allow GET, HEAD, OPTIONS"},
			{"Terraform", "resource \"aws_cloudfront_cache_policy\" \"cors\" {\n  name = \"cors\"\n  parameters_in_cache_key_and_forwarded_to_origin {\n    headers_config {\n      header_behavior = \"whitelist\"\n      headers { items = [\"Origin\", \"Access-Control-Request-Method\", \"Access-Control-Request-Headers\"] }\n    }\n    cookies_config { cookie_behavior = \"none\" }\n    query_strings_config { query_string_behavior = \"none\" }\n    enable_accept_encoding_gzip = true\n  }\n}\n# in the behavior:\nallowed_methods = [\"GET\", \"HEAD\", \"OPTIONS\"]\ncache_policy_id = aws_cloudfront_cache_policy.cors.id"},
			{"CloudFormation", "CachePolicyConfig:\n  Name: cors\n  DefaultTTL: 86400\n  MinTTL: 1\n  MaxTTL: 31536000\n  ParametersInCacheKeyAndForwardedToOrigin:\n    EnableAcceptEncodingGzip: true\n    CookiesConfig: {CookieBehavior: none}\n    QueryStringsConfig: {QueryStringBehavior: none}\n    HeadersConfig:\n      HeaderBehavior: whitelist\n      Headers: [Origin, Access-Control-Request-Method, Access-Control-Request-Headers]"},
		},
	},
	{
		"Let a response headers policy of your own send * with origin override, and pass Origin on", OverrideOrigin,
		[]Form{
			{"Console", "Policies > Response headers > Create: CORS on, Access-Control-Allow-Origin: All origins, Origin override on. Origin request policy: CORS-S3Origin. Allow GET, HEAD, OPTIONS"},
			{"Terraform", "resource \"aws_cloudfront_response_headers_policy\" \"cors\" {\n  name = \"cors\"\n  cors_config {\n    access_control_allow_credentials = false\n    access_control_allow_headers { items = [\"*\"] }\n    access_control_allow_methods { items = [\"GET\", \"HEAD\"] }\n    access_control_allow_origins { items = [\"*\"] }\n    origin_override = true\n  }\n}\n# in the behavior:\nallowed_methods            = [\"GET\", \"HEAD\", \"OPTIONS\"]\norigin_request_policy_id   = \"" + corsS3Policy + "\" # CORS-S3Origin\nresponse_headers_policy_id = aws_cloudfront_response_headers_policy.cors.id"},
			{"CloudFormation", "OriginRequestPolicyId: " + corsS3Policy + " # CORS-S3Origin\nResponseHeadersPolicyConfig:\n  Name: cors\n  CorsConfig:\n    AccessControlAllowCredentials: false\n    AccessControlAllowHeaders: {Items: ['*']}\n    AccessControlAllowMethods: {Items: [GET, HEAD]}\n    AccessControlAllowOrigins: {Items: ['*']}\n    OriginOverride: true"},
		},
	},
	{
		"Allow all methods", AllowMethods,
		[]Form{
			{"Console", "Behaviors > Edit > Allowed HTTP methods: GET, HEAD, OPTIONS, PUT, POST, PATCH, DELETE"},
			{"Terraform", "allowed_methods = [\"DELETE\", \"GET\", \"HEAD\", \"OPTIONS\", \"PATCH\", \"POST\", \"PUT\"]"},
			{"CloudFormation", "AllowedMethods: [DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT]"},
		},
	},
}
