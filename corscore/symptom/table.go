package symptom

// table has a line for each symptom: its id, the ids of the causes that it is a
// sign of, likeliest first, and its texts, separated by "¦". In a text {name}
// stands for a value, {} for anything, a space for any space, a quotation mark
// for any of its kind; "~" at the end: the word goes on. The ids are those of
// the collection in testdata/symptoms.json, which has the source of each.
const table = `
s3-access-denied|error-access-denied error-not-found|<Code>AccessDenied</Code>{}<Message>Access Denied
minio-access-denied|error-access-denied|<Code>AccessDenied</Code>{}<Message>Access Denied.
s3-access-denied-policy|error-access-denied|User: {principal} is not authorized to perform: {action} on resource: {resource} {why}
s3-expired|error-expired|Request has expired
r2-expired|error-expired|<Code>ExpiredRequest</Code>
gcs-expired|error-expired|Request signature expired at: {expires}
s3-not-yet-valid|error-clock|Request is not yet valid¦Request is not valid yet
s3-headers-not-signed|signed-headers-differ|There were headers present in the request which were not signed¦<HeadersNotSigned>{headers}</HeadersNotSigned>
s3-signature|signed-headers-differ signed-for-another-method error-signature|The request signature we calculated does not match the signature you provided. Check your key and signing method
gcs-signature|signed-headers-differ signed-for-another-method error-signature|does not match the signature you provided. Check your Google secret key and signing method
gcs-signed-header-missing|signed-headers-differ|<Code>MalformedSecurityHeader</Code>{}Header was included in signedheaders, but not in the request
r2-signature|signed-headers-differ signed-for-another-method error-signature|does not match the signature you provided. Check your secret access key and signing method
cos-signature|error-signature signed-for-another-method|The Signature you specified is invalid.
s3-clock|error-clock|The difference between the request time and the current time is too large¦The difference between the request time and the server's time is too large
s3-region-header|wrong-region|The authorization header is malformed; the region '{got}' is wrong; expecting '{region}'
s3-region-query|wrong-region|Error parsing the X-Amz-Credential parameter; the region '{got}' is wrong; expecting '{region}'¦Error parsing the X-Amz-Credential parameter; the region is wrong
s3-expires-too-long|error-other|X-Amz-Expires must be less than a week (in seconds)
s3-query-incomplete|error-signature|Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential
s3-signature-version|error-signature wrong-region|The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256
r2-signature-version|error-signature|SigV2 authorization is not supported. Please use SigV4 instead
s3-permanent-redirect|wrong-region wrong-endpoint preflight-redirected|must be addressed using the specified endpoint
s3-temporary-redirect|preflight-redirected wrong-region|Please re-send this request to the specified temporary endpoint.
s3-illegal-location|wrong-region|location constraint is incompatible for the region specific endpoint this request was sent to
go-bucket-region|wrong-region|BucketRegionError: incorrect region, the bucket is not in '{got}' region
s3-no-such-bucket|no-such-bucket wrong-endpoint other-bucket|The specified bucket does not exist
s3-no-such-key|error-not-found|The specified key does not exist
s3-unsupported-authorization|foreign-authorization|Unsupported Authorization Type{}</Message>
s3-two-authorizations|foreign-authorization|Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified
s3-authorization-one-space|foreign-authorization|Authorization header is invalid -- one and only one ' ' (space) required
s3-cors-not-enabled|not-applied other-bucket set-elsewhere configuration|CORS is not enabled for this bucket
s3-cors-no-rule|configuration other-bucket recent-change|This CORS request is not allowed.
s3-options-no-origin|origin-not-forwarded|Insufficient information. Origin request header needed
s3-options-bad-method|origin-not-forwarded configuration|Invalid Access-Control-Request-Method: {method}
s3-method-not-allowed|error-method wrong-endpoint|The specified method is not allowed against this resource
s3-no-cors-configuration|not-applied other-bucket|NoSuchCORSConfiguration¦The CORS configuration does not exist¦The specified bucket does not have a CORS configuration
s3-malformed-xml|configuration not-applied header-not-exposed|The XML you provided was not well-formed or did not validate against our published schema
s3-cors-bad-method|configuration not-applied|Found unsupported HTTP method in CORS config. Unsupported method is {method}
s3-cors-two-stars|configuration not-applied|AllowedOrigin "{value}" can not have more than one wildcard¦AllowedHeader "{value}" can not have more than one wildcard
s3-cors-expose-star|configuration not-applied header-not-exposed|ExposeHeader "{value}" contains {}wildcard
s3-cors-too-many-rules|configuration not-applied|The number of CORS rules should not exceed allowed limit of {limit} rules
s3-content-md5-missing|not-applied|Missing required header for this request: {header}
s3-bad-md5|error-other|The Content-MD5 you specified did not match what we received
s3-bad-checksum|checksum-of-nothing|you specified did not match the calculated checksum
checksum-of-empty|checksum-of-nothing|expected AAAAAA==~¦x-amz-checksum-crc32=AAAAAA~¦x-amz-checksum-crc32: AAAAAA==~
s3-sha256-mismatch|checksum-of-nothing error-signature|The provided 'x-amz-content-sha256' header does not match what was computed
s3-too-large|error-other|Your proposed upload exceeds the maximum allowed {}size
s3-too-small|error-other|Your proposed upload is smaller than the minimum allowed {}size
s3-policy-condition|error-access-denied|Policy Condition failed
s3-policy-extra-field|error-access-denied|Invalid according to Policy: Extra input fields: {field}
s3-policy-expired|error-expired|Invalid according to Policy: Policy expired
s3-post-form|error-other|The body of your POST request is not well-formed multipart/form-data¦POST requires exactly one file upload per request¦Bucket POST must contain a field named
s3-invalid-part|header-not-exposed|One or more of the specified parts could not be found.
s3-slow-down|error-server|Please reduce your request
s3-internal|error-server|We encountered an internal error
s3-kms-signature|error-signature error-access-denied|Requests specifying Server Side Encryption with AWS KMS managed keys
s3-kms-key|error-access-denied|The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access
s3-customer-key|error-other|The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object
s3-object-state|error-access-denied|The operation is not valid for the {}state¦The operation is not valid for the object's storage class¦The operation is not valid for the object's access tier
s3-no-acl|error-other|The bucket does not allow ACLs
s3-token-expired|error-expired|The provided token has expired¦<Code>ExpiredToken</Code>
s3-token-invalid|error-signature|The provided token is malformed or otherwise invalid¦The security token included in the request is invalid
s3-unknown-key|error-signature wrong-endpoint|Access Key ID you provided does not exist in our records
s3-not-implemented-header|server-setting error-other|A header you provided implies functionality that is not implemented
s3-not-implemented-resource|server-setting|NotImplemented: The requested resource is not implemented¦<Message>The requested resource is not implemented</Message>
s3-website-error|wrong-endpoint error-not-found error-access-denied error-method|<li>Code: {code}</li>
s3-express-host|server-setting configuration|--x-s3.s3express-{zone}.{region}.amazonaws.com
gcs-access-denied|error-access-denied error-not-found|does not have storage.{permission} access
gcs-requester-pays|error-access-denied|Bucket is requester pays bucket but no user project provided
r2-header-not-implemented|error-other|Header '{header}' with value '{value}' not implemented
r2-dev-off|error-access-denied wrong-endpoint|This bucket cannot be viewed
b2-unsupported-header|error-other checksum-of-nothing|Unsupported header '{header}' received for this API call
b2-native-cors|not-applied set-elsewhere|The bucket contains B2 Native CORS rules
b2-native-error|error-access-denied error-expired error-not-found|"code"{}"{code}"{}"message"{}"{message}"{}"status"{}{status}
azure-cors-preflight|configuration not-applied|CorsPreflightFailure¦CORS not enabled or no matching rule found for this request
azure-authentication|error-signature error-expired error-clock foreign-authorization|Server failed to authenticate the request.
azure-not-public|error-access-denied error-not-found|Public access is not permitted on this storage account¦The specified resource does not exist
azure-missing-header|error-other|An HTTP header that's mandatory for this request is not specified.
oss-ec||<RecommendDoc>
oss-virtual-hosted|wrong-endpoint|SecondLevelDomainForbidden¦Please use virtual hosted style to access
oss-not-owner|error-access-denied other-bucket|The bucket you access does not belong to you
minio-console-port|wrong-endpoint|S3 API Requests must be made to API port
seaweedfs-no-auth|server-setting error-signature|Signed request requires setting up SeaweedFS S3 authentication
cloudfront-page|options-refused error-without-cors|The request could not be satisfied{}Generated by cloudfront (CloudFront)
cloudfront-method|options-refused error-method|This distribution is not configured to allow the HTTP request method that was used for this request
cloudfront-country|error-without-cors|The Amazon CloudFront distribution is configured to block access from your country
cloudfront-blocked|error-without-cors|The request could not be satisfied{}Request blocked.
cloudfront-bad-request|error-without-cors wrong-endpoint|The request could not be satisfied{}Bad request.
cloudfront-origin|error-without-cors wrong-endpoint|CloudFront wasn't able to connect to the origin¦CloudFront attempted to establish a connection with the origin, but either the attempt failed or the origin closed the connection
cloudfront-missing-key|error-access-denied error-without-cors|Missing Key-Pair-Id query parameter or cookie value
cloudfront-signature|error-signature error-expired|<Message>Access denied</Message>¦<Message>Unknown Key</Message>¦<Message>Malformed Policy</Message>¦<Message>Could not unencode 
cloudflare-1xxx|error-without-cors|error code: 10~¦error code: 11~
cloudflare-challenge|error-without-cors|<title>Just a moment...¦<title>Attention Required! | Cloudflare¦Enable JavaScript and cookies to continue¦cf-mitigated¦Sorry, you have been blocked
cloudflare-52x|error-without-cors error-server|error code: 52~¦error code: 530¦Web server is down¦Origin is unreachable¦SSL handshake failed¦Invalid SSL certificate
fastly-unknown-domain|wrong-endpoint error-without-cors|Fastly error: unknown domain
varnish-page|error-without-cors error-server|<h1>Error {status} {reason}</h1>{}Guru Meditation:{}XID:{xid}
akamai-page|error-without-cors options-refused|You don't have permission to access {url} on this server.{}Reference
nginx-page|options-refused error-without-cors|<center><h1>{status} {reason}</h1></center>{}<hr><center>{server}</center>
nginx-plain-to-tls|wrong-endpoint unreachable|The plain HTTP request was sent to HTTPS port
go-http-to-tls|wrong-endpoint unreachable|Client sent an HTTP request to an HTTPS server
traefik-404|wrong-endpoint error-without-cors|404 page not found
apache-page|error-without-cors|You don't have permission to access {}<address>Apache
haproxy-page|error-without-cors error-server|Request forbidden by administrative rules¦No server is available to handle this request
alb-page|error-without-cors error-server|<center><h1>{status} {reason}</h1></center>{}</body>
envoy-text|error-without-cors error-server|upstream connect error or disconnect/reset before headers¦no healthy upstream¦RBAC: access denied
apigateway-token|options-refused wrong-endpoint error-without-cors|"message":"Missing Authentication Token"¦"message": "Missing Authentication Token"
apigateway-binary|preflight-answer|binary_media_types = ["*/*"]¦binaryMediaTypes: ["*/*"]
cloudfront-headers-none|cached-without-acao other-origins-acao|Cache Based on Selected Request Headers: None
apigateway-forbidden|error-without-cors|"message":"Forbidden"¦"message": "Forbidden"¦"message":"Unauthorized"¦"message": "Unauthorized"¦"message":"Internal server error"¦"message": "Internal server error"¦"message":"Endpoint request timed out"¦"message": "Endpoint request timed out"¦"Message":"User is not authorized to access this resource¦"message": "Not Found"¦"message":"Not Found"
apigateway-sigv4|foreign-authorization error-without-cors|not a valid key=value pair (missing equal-sign) in Authorization header¦Authorization header requires 'Credential' parameter
kong-no-route|options-refused wrong-endpoint|no Route matched with those values
azure-frontdoor-page|error-without-cors error-server|Our services aren't available right now
google-page|wrong-endpoint error-access-denied error-without-cors|Your client does not have permission to get URL¦Your client does not have permission to post to URL¦was not found on this server.{}all we know
gcs-browser-host|wrong-endpoint|//storage.cloud.google.com/{bucket}
iis-405|options-refused error-without-cors|405 - HTTP verb used to access this page is not allowed¦HTTP Error 4{}- 
squid-page|unreachable error-without-cors|The requested URL could not be retrieved
supabase-storage|error-access-denied no-such-bucket error-not-found error-signature|"statusCode"{}"error"{}"message"
botocore-client-error||An error occurred ({code}) when calling the {operation} operation
awscli-client-error-old||A client error ({code}) occurred
botocore-unknown-parameter|configuration not-applied|Unknown parameter in {path}: "{name}", must be one of
botocore-missing-parameter|configuration not-applied|Missing required parameter in {path}: "{name}"
botocore-invalid-type|configuration not-applied|Invalid type for parameter {path}, value
botocore-invalid-length|configuration not-applied|Invalid length for parameter {path}, value¦Invalid range for parameter {path}, value
awscli-invalid-json|configuration not-applied|Error parsing parameter '--cors-configuration': Invalid JSON:
awscli-file|not-applied|Unable to load paramfile {file}
awscli-shorthand|not-applied|Error parsing parameter '{parameter}': Expected: '{wanted}', received: '{got}' for input:
awscli-arguments|not-applied|aws: error: the following arguments are required¦aws: error: argument {argument}:¦Unknown options: {unknown}
botocore-endpoint|wrong-endpoint unreachable|Could not connect to the endpoint URL¦EndpointConnectionError¦Connect timeout on endpoint URL¦SSL validation failed for
botocore-credentials|not-applied|Unable to locate credentials¦Partial credentials found in¦The config profile ({profile}) could not be found
js2-validation|configuration not-applied|Expected params.{path} to be a~¦Missing required key {missing} in params¦Unexpected key {unknown} found in params
console-not-json|configuration not-applied|The CORS configuration must be written in {}JSON¦The CORS configuration, written in JSON¦CORS configuration must be written in valid JSON
go2-error||operation error S3: {operation}, {}https response error StatusCode: {status}, RequestID: {requestId}, HostID
go1-error||status code: {status}, request id
java-error||Service: Amazon S3; Status Code: {status}; Error Code: {code};¦(Service: S3, Status Code: {status}
php-error||Error executing "{operation}" on "{url}"; AWS HTTP error
ruby-error||Aws::S3::Errors::{code}:
js3-error||$fault{}httpStatusCode: {status}
cfn-not-unique|configuration not-applied|#/CorsConfiguration/CorsRules/{rule}/{list}: array items are not unique
cfn-extra-key|configuration not-applied header-not-exposed|extraneous key [{name}] is not permitted
cfn-required|configuration not-applied|required key [{name}] not found
cfn-enum|configuration not-applied|#/CorsConfiguration{path}: {value} is not a valid enum value
cfn-unsupported|configuration not-applied|Encountered unsupported property {name}
tf-unconfigurable|not-applied|Can't configure a value for "{name}": its value will be decided
tf-put-old|not-applied configuration|Error putting S3 CORS: {code}: {message}
tf-cors-resource|not-applied server-setting|creating S3 Bucket {}CORS Configuration¦updating S3 Bucket {}CORS Configuration¦reading S3 Bucket {}CORS Configuration¦deleting S3 Bucket {}CORS Configuration¦getting S3 Bucket {}CORS Configuration¦waiting for S3 Bucket {}CORS Configuration
tf-schema|configuration not-applied|An argument named "{argument}" is not expected here¦Blocks of type "{block}" are not expected here¦is required, but no definition was found¦expected {path} to be one of
wrangler-rules|configuration not-applied|The CORS configuration file must contain a 'rules' array
r2-api-json|configuration not-applied|The JSON you provided was not well formed¦The JSON you provided is not well formed
cloudflare-api-error|not-applied|A request to the Cloudflare API ({path}) failed
gsutil-json|configuration not-applied|JSON CORS data could not be loaded
gsutil-file-url|not-applied|"cors" command does not support "file://" URLs
gsutil-no-list|configuration not-applied|object has no attribute 'iteritems'¦object has no attribute 'items'
b2sdk-bad-request|not-applied|BadRequest: {message} (bad_request)¦BadRequest: {message} (invalid_~¦ERROR: {message} (bad_request)¦ERROR: {message} (unauthorized)¦ERROR: {message} (not_found)¦ERROR: {message} (bad_json)
mc-cors|server-setting not-applied|mc: <ERROR> Unable to set bucket CORS¦mc: <ERROR> Unable to get bucket CORS¦mc: <ERROR> Unable to remove bucket CORS
s3cmd-error|not-applied|ERROR: S3 error: {status} ({code})
s3cmd-retry|not-applied error-server|WARNING: Retrying failed request: {path} ({status} ({code})
js2-etag|header-not-exposed|No access to ETag property on response. Check CORS configuration to expose ETag header
js3-etag|header-not-exposed|is missing ETag in UploadPart response
chromium-load-status|error-access-denied error-not-found error-server error-method|Failed to load resource: the server responded with a status of {status}({reason})
chromium-load-failed||Failed to load resource: net::{error}
net-failed|configuration error-without-cors service-worker extension|ERR_FAILED
net-aborted|error-access-denied error-not-found error-other|ERR_ABORTED
net-extension|extension|ERR_BLOCKED_BY_CLIENT
net-administrator|unreachable|ERR_BLOCKED_BY_ADMINISTRATOR¦ERR_NETWORK_ACCESS_DENIED¦ERR_TUNNEL_CONNECTION_FAILED¦ERR_PROXY_CONNECTION_FAILED
net-corp|corp|ERR_BLOCKED_BY_RESPONSE.NotSameOrigin¦ERR_BLOCKED_BY_RESPONSE.NotSameSite
net-coep|coep crossorigin-missing|NotSameOriginAfterDefaultedToSameOriginBy~¦CoepFrameResourceNeedsCoepHeader
net-orb|orb error-access-denied error-not-found|ERR_BLOCKED_BY_ORB
net-csp|page-csp|ERR_BLOCKED_BY_CSP
net-private-network|local-network-access|ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS¦ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_PERMISSION¦ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS¦ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_PERMISSION
net-name|wrong-endpoint unreachable|ERR_NAME_NOT_RESOLVED¦ERR_NAME_RESOLUTION_FAILED¦ERR_DNS_~¦ERR_ICANN_NAME_COLLISION
net-connection|unreachable wrong-endpoint|ERR_CONNECTION_~¦ERR_ADDRESS_~¦ERR_TIMED_OUT¦ERR_EMPTY_RESPONSE¦ERR_SOCKET_NOT_CONNECTED
net-offline|unreachable|ERR_INTERNET_DISCONNECTED¦ERR_NETWORK_CHANGED¦ERR_NETWORK_IO_SUSPENDED
net-certificate-name|unreachable wrong-endpoint|ERR_CERT_COMMON_NAME_INVALID¦ERR_SSL_UNRECOGNIZED_NAME_ALERT
net-certificate|unreachable|ERR_CERT_~¦ERR_CERTIFICATE_TRANSPARENCY_REQUIRED
certificate-told|unreachable wrong-endpoint|accept the SSL certificate¦accept the certificate¦accepted the certificate¦accepting the certificate¦trust the certificate¦trusted the certificate¦certificate is not trusted¦untrusted certificate¦invalid certificate¦expired certificate¦certificate warning¦certificate error¦click through the certificate
net-tls|wrong-endpoint unreachable|ERR_SSL_~¦ERR_BAD_SSL_CLIENT_AUTH_CERT
net-protocol|error-server unreachable|ERR_HTTP2_~¦ERR_QUIC_~¦ERR_INVALID_RESPONSE¦ERR_INVALID_HTTP_RESPONSE¦ERR_INVALID_CHUNKED_ENCODING¦ERR_INCOMPLETE_CHUNKED_ENCODING¦ERR_RESPONSE_HEADERS_~¦ERR_REQUEST_RANGE_NOT_SATISFIABLE¦ERR_HTTP_RESPONSE_CODE_FAILURE¦ERR_CONTENT_LENGTH_MISMATCH¦ERR_CONTENT_DECODING_FAILED
net-upload-file|error-other|ERR_UPLOAD_FILE_CHANGED¦ERR_FILE_NOT_FOUND¦ERR_ACCESS_DENIED¦ERR_UPLOAD_STREAM_REWIND_NOT_SUPPORTED
net-unsafe-port|wrong-endpoint|ERR_UNSAFE_PORT¦ERR_DISALLOWED_URL_SCHEME¦ERR_UNKNOWN_URL_SCHEME¦ERR_INVALID_URL¦ERR_CLEARTEXT_NOT_PERMITTED
net-resources|error-other|ERR_INSUFFICIENT_RESOURCES¦ERR_OUT_OF_MEMORY
net-cache|browser-cache service-worker|ERR_CACHE_MISS¦ERR_CACHE_READ_FAILURE¦ERR_CACHE_OPERATION_NOT_SUPPORTED
net-redirects|wrong-region error-other|ERR_TOO_MANY_REDIRECTS¦ERR_UNSAFE_REDIRECT¦ERR_INVALID_REDIRECT
devtools-cors-error|configuration error-without-cors|	CORS error¦ CORS error	¦CORS error	¦(blocked:cors)
devtools-failed||(failed)net::¦(failed) net::¦(canceled)
devtools-provisional|extension browser-cache service-worker page-csp|Provisional headers are shown
devtools-from-cache|browser-cache service-worker|(from memory cache)¦(memory cache)¦(from disk cache)¦(disk cache)¦(prefetch cache)¦(from prefetch cache)¦(ServiceWorker)¦(from ServiceWorker)¦(from service worker)
firefox-network-words|configuration error-without-cors|CORS Failed¦CORS Not HTTP¦CORS Multiple Origin Not Allowed¦CORS Missing Allow Origin¦CORS No Allow Credentials¦CORS Allow Origin Not Matching Origin¦CORS Missing Allow Credentials¦CORS Origin Header Missing¦CORS External Redirect Not Allowed¦CORS Preflight Did Not Succeed¦CORS Invalid Allow Method¦CORS Method Not Found¦CORS Invalid Allow Header¦CORS Missing Allow Header
firefox-did-not-succeed|unreachable wrong-endpoint extension mixed-content page-csp|CORS request did not succeed
firefox-ns-error|configuration corp coep page-csp extension service-worker unreachable|NS_ERROR_~¦NS_BINDING_ABORTED¦SEC_ERROR_~¦SSL_ERROR_~¦MOZILLA_PKIX_ERROR_~
js-failed-to-fetch|configuration error-without-cors mixed-content page-csp extension unreachable service-worker|Failed to fetch
js-firefox-network-error|=net|NetworkError when attempting to fetch resource
js-webkit-load-failed|=net|Load failed¦The network connection was lost¦The Internet connection appears to be offline¦A server with the specified hostname could not be found¦Could not connect to the server¦TypeError: cancelled
js-react-native|unreachable wrong-endpoint|Network request failed
js-node-fetch-failed|unreachable wrong-endpoint|TypeError: fetch failed
js-axios|=net|AxiosError: Network Error¦Error: Network Error¦ERR_NETWORK
js-axios-status|error-access-denied error-signature error-not-found error-method error-server error-expired|Request failed with status code {status}¦Http failure response for {url}: 4~¦Http failure response for {url}: 5~
js-angular|=net|Http failure response for {url}: 0 Unknown Error¦Http failure response for {url}: 0 undefined
js-superagent|=net|Request has been terminated Possible causes: the network is offline, Origin is not allowed by Access-Control-Allow-Origin, the page is being unloaded
js-xhr-send|=net|Failed to execute 'send' on 'XMLHttpRequest': Failed to load '{url}'
js-duckdb|configuration signed-for-another-method header-not-exposed error-without-cors|Opening file '{url}' failed with error:{reason}
js-dio|=net|The XMLHttpRequest onError callback was called¦ClientException: XMLHttpRequest error¦ClientException: Failed to fetch
js-maplibre|=net|AJAXError: {reason}({status}): {url}
js-progress-event|=net|[object ProgressEvent]¦ProgressEvent {}isTrusted¦"isTrusted":true
js-unsafe-header|header-not-exposed|Refused to get unsafe header "{header}"
js-header-null|header-not-exposed|headers.get('{header}') returns null¦headers.get("{header}") returns null¦headers.get('{header}') is null¦headers.get("{header}") is null¦getResponseHeader('{header}') returns null¦getResponseHeader("{header}") returns null¦ETag header is null¦ETag header is missing in script¦ETag header is undefined¦ETag is null¦ETag is undefined¦ETag returns null
js-script-error|crossorigin-missing|Script error.
js-uppy-etag|header-not-exposed|Could not read the {header} header
js-uppy-network|=net|This looks like a network error, the endpoint might be blocked by an internet provider or a firewall
js-tus|configuration header-not-exposed error-without-cors unreachable|tus: failed to upload chunk¦tus: failed to create upload¦tus: failed to resume upload¦tus: unexpected response while¦tus: invalid or missing {what}
js-ali-oss-etag|header-not-exposed|Please set the etag of expose-headers in OSS
js-ali-oss-request|=net|(req "error"), {method} {url} {status} (connected¦(req "timeout"), {method} {url} {status} (connected
js-cos-blocked|=net|CORS blocked or network error
js-cos-etag|header-not-exposed configuration|get ETag error, please add "ETag" to CORS ExposeHeader setting
js-sdk2-network|=net|Network Failure¦NetworkingError: {text}¦TimeoutError: {timeout}
js-active-storage|configuration signed-headers-differ error-without-cors|Error storing "{file}". Status: {status}¦Error creating Blob for "{file}". Status: {status}¦Error reading "{file}". Status: {status}
js-firebase-storage|configuration error-access-denied unreachable error-not-found|Firebase Storage: {text}({code})
js-dropzone|=net|Server responded with 0 code¦HTTP Error{}-200¦XHR returned response code 0¦Error during upload
canvas-export|=canvas|Tainted canvases may not be exported¦Canvas is not origin-clean¦OffscreenCanvas{}may not be exported¦Failed to execute 'captureStream' on
canvas-read|=canvas|The canvas has been tainted by cross-origin data
canvas-webgl|=canvas|contains cross-origin data, and may not be loaded¦Tainted canvases may not be loaded
canvas-insecure|=canvas|SecurityError: {}The operation is insecure¦SecurityError (DOM Exception 18): The operation is insecure
canvas-webkit-webgl|=canvas|The source image element is tainted¦The source image element has been tainted¦The source canvas element is tainted¦The source canvas element has been tainted¦The source video element is tainted¦The source video element has been tainted¦Unable to get image data from canvas because the canvas has been tainted¦Cross-origin image load denied by Cross-Origin Resource Sharing policy
canvas-audio|=canvas|MediaElementAudioSource outputs zeroes due to CORS access restrictions for {url}
canvas-audio-firefox|=canvas|The HTMLMediaElement passed to createMediaElementSource has a cross-origin resource, the node will output silence
firefox-font|configuration cached-without-acao page-csp error-not-found|downloadable font: download failed¦downloadable font: failed to start download¦downloadable font: download not allowed¦downloadable font: rejected by sanitizer
old-from-origin|configuration cached-without-acao crossorigin-missing|from origin '{from}' has been blocked from loading{}: {reason} Origin '{origin}' is therefore not allowed access¦from origin '{from}' has been blocked by CORS policy{}: {reason} Origin '{origin}' is therefore not allowed access
text-track|crossorigin-missing|Text track from origin '{from}' has been blocked from loading
unsafe-attempt|no-cors-mode crossorigin-missing|Unsafe attempt to load URL {url} from frame with URL {page}. Domains, protocols and ports must match¦Unsafe attempt to initiate navigation for frame with origin
webkit-element-denied|configuration cached-without-acao browser-cache|load denied by Cross-Origin Resource Sharing policy
sri-needs-cors|crossorigin-missing|Subresource Integrity: The resource '{url}' has an integrity attribute, but the resource requires the request to be CORS enabled to check the integrity, and it is not
sri-firefox|crossorigin-missing|is not eligible for integrity checks since it~
preload-mode|crossorigin-missing browser-cache|A preload for '{url}' is found, but is not used because the request
module-import|error-not-found configuration cached-without-acao error-access-denied|Failed to fetch dynamically imported module: {url}¦error loading dynamically imported module: {url}¦Importing a module script failed
module-mime|error-not-found error-access-denied error-other|Failed to load module script: Expected a JavaScript¦was blocked because of a disallowed MIME type¦Refused to execute script from '{url}' because its MIME type¦Refused to apply style from '{url}' because its MIME type
script-load-failed|error-not-found configuration page-csp extension|Loading failed for the module source "{url}"¦Loading failed for the <script> with source
corb|orb error-access-denied error-not-found no-cors-mode|Cross-Origin Read Blocking (CORB) blocked cross-origin response {url} with MIME type {mime}
firefox-orb|orb error-access-denied error-not-found|A resource is blocked by OpaqueResponseBlocking¦was blocked by OpaqueResponseBlocking
firefox-corp|corp coep|The resource at "{url}" was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof)
corp-header|corp coep|Cross-Origin-Resource-Policy: same-origin¦Cross-Origin-Resource-Policy: same-site
webkit-corp|corp coep|Cancelled load to {url} because it violates the resource's Cross-Origin-Resource-Policy response header
mixed-upgraded|mixed-content|Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure {kind} '{url}'
mixed-firefox-display|mixed-content|Mixed Content: Upgrading insecure display request '{url}' to use 'https'¦Loading mixed (insecure) display content "{url2}" on a secure page
csp-chromium-old|page-csp|Refused to {what} '{url}' because it violates the following Content Security Policy directive
csp-chromium|page-csp|violates the following Content Security Policy directive¦violates the document's Content Security Policy
csp-firefox|page-csp|Content{}Security{}Policy: The page's settings blocked the loading of a resource¦Content{}Security{}Policy: The page's settings observed the loading of a resource
csp-webkit|page-csp|directive of the Content Security Policy
edge-sec7120|configuration error-without-cors|SEC7120: ~
edge-sec712x|configuration preflight-redirected wildcard-with-credentials|SEC711~¦SEC712~¦SEC713~
ie-script7002|configuration unreachable|SCRIPT7002: XMLHttpRequest: Network Error {code}
ie-font|configuration cached-without-acao|CSS3117: @font-face failed cross-origin request
old-chrome-2012|configuration error-without-cors|XMLHttpRequest cannot load {url} Origin {origin} is not allowed by Access-Control-Allow-Origin
video-element|error-access-denied error-not-found crossorigin-needless configuration error-expired|The media could not be loaded, either because¦The video could not be loaded, either because¦The audio could not be loaded, either because¦MEDIA_ELEMENT_ERROR¦DEMUXER_ERROR_~¦PIPELINE_ERROR_~¦MEDIA_ERR_SRC_NOT_SUPPORTED
hls-js|configuration cached-without-acao error-access-denied error-not-found unreachable|manifestLoadError¦manifestLoadTimeOut¦levelLoadError¦fragLoadError¦fragLoadTimeOut¦keyLoadError¦audioTrackLoadError¦subtitleTrackLoadError¦assetListLoadError¦levelLoadTimeOut
shaka|configuration cached-without-acao error-access-denied unreachable|Shaka Error 100~¦Shaka Error 1010¦Shaka Error 6007¦shaka.util.Error¦BAD_HTTP_STATUS
video-js-hls|configuration cached-without-acao error-access-denied error-not-found|playlist request error at URL¦segment request error at URL¦manifest request error at URL¦Problem encountered with playlist
pdf-js|configuration error-access-denied error-not-found header-not-exposed error-expired|Unexpected server response ({status}) while retrieving PDF¦Missing PDF "{url}"¦UnknownErrorException: {unknown}¦file origin does not match viewer's
cesium|configuration error-access-denied error-not-found unreachable|An error occurred while accessing{}http¦An error occurred in "¦RequestErrorEvent¦Request has failed.
three-texture|configuration crossorigin-missing cached-without-acao error-not-found|THREE.{}Couldn't load texture¦THREE.{}SecurityError¦THREE.{}cross-origin data¦THREE.{}fetch for "{url}" responded with {status}
service-worker|service-worker no-cors-mode browser-cache|The FetchEvent for "{url}" resulted in a network error response¦Failed to load '{url}'. A ServiceWorker 
service-worker-told|service-worker|service worker is disabled¦service worker disabled¦without the service worker¦without a service worker¦disable the service worker¦disabled the service worker¦disabling the service worker¦unregister the service worker¦unregistering the service worker¦unregistered the service worker
angular-worker|service-worker browser-cache|ngsw.json¦ngsw-worker.js
opaque-response|no-cors-mode|type: "opaque¦type:"opaque¦"type":"opaque¦"type": "opaque
devtools-blocked-mixed|mixed-content|blocked:mixed-content¦mixed content error¦mixed-content error¦mixed content warning¦mixed content problem¦mixed content issue¦blocked as mixed content¦because of mixed content¦blocked for mixed content¦due to mixed content
devtools-blocked-csp|page-csp|blocked:csp
devtools-blocked-corp|corp|blocked:corp~¦blocked:NotSameOrigin¦blocked:NotSameSite
devtools-blocked-coep|coep|blocked:coep~
devtools-blocked-other|extension|blocked:other¦blocked:subresource-filter
firefox-blocked-extension|extension|Blocked By Extension
extension-named|extension preflight-redirected|ghostery¦ublock~¦privacy badger¦adblock~¦https everywhere¦https-everywhere¦noscript¦brave shields
extension-told|extension|without the extension¦with the extension disabled¦disable the extension¦disabled the extension¦disabling the extension¦turn off the extension¦turned off the extension¦turning off the extension¦without extensions¦without browser extensions¦disable my ad blocker¦disabled my ad blocker¦disabling my ad blocker¦disable the ad blocker¦disabled the ad blocker¦disabling the ad blocker¦disabled adblock¦disabling adblock
firefox-mixed|mixed-content|Mixed Block
firefox-csp|page-csp|CSP Content Blocked¦CSP Preload
firefox-csp-extension|extension|CSP Web Extension
firefox-corp-word|corp|Not same-origin
`

// lists are the causes that many symptoms have in common.
func list(name string) string {
	switch name {
	case "=net":
		return "configuration error-without-cors mixed-content page-csp extension unreachable"
	case "=canvas":
		return "crossorigin-missing browser-cache cached-without-acao configuration"
	}
	return name
}
