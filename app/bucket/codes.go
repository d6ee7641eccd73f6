package bucket

import "strconv"

// meaning is what an error means and what to do about it.
type meaning struct {
	code   string // "" = of a status
	title  string
	advice []string
}

// codes are the errors that servers answer to ?cors, by S3's code.
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
var codes = []meaning{
	{"AccessDenied", "The server does not let these keys do this", []string{
		"PUT and DELETE need the permission s3:PutBucketCORS, GET needs s3:GetBucketCORS",
		"A presigned URL that has expired is refused like this too: sign anew",
	}},
	{"AccessForbidden", "The server forbids this request", []string{"It is what servers answer to a preflight that no rule allows"}},
	{"AccountProblem", "There is a problem with the account", []string{"Ask the provider"}},
	{"AllAccessDisabled", "The server has switched off all access to this bucket", []string{"Ask the provider"}},
	{"AuthorizationHeaderMalformed", "The server does not take the signature's region or form", []string{
		"Check the region: it is part of what is signed",
	}},
	{"AuthorizationQueryParametersError", "The server does not take the presigned URL's parameters", []string{
		"Check the region and the expiry: at most seven days",
	}},
	{"BadDigest", "The body that arrived does not have the checksum that was sent", []string{"Something on the way changes the body; send again, or from another network", "Some servers answer this where they want Content-MD5 and get another checksum"}},
	{"BucketAlreadyExists", "The server treated the request as the creation of a bucket: it does not support ?cors", nil},
	{"BucketRegionError", "The bucket is in another region", nil},
	{"EntityTooLarge", "The document is too large for this server", []string{"S3's limit is 64 KB"}},
	{"ExpiredToken", "The session token has expired", []string{"Fetch new temporary keys and give all three"}},
	{"IllegalLocationConstraintException", "The bucket is in another region", []string{"Give the region and the endpoint of the bucket"}},
	{"InternalError", "The server failed", []string{"Send again after a moment"}},
	{"InvalidAccessKeyId", "The server does not know this access key", []string{
		"Check the access key, and that it belongs to this endpoint",
		"Temporary keys need their session token",
	}},
	{"InvalidArgument", "The server does not take a value of the request", []string{"The server's own words say which"}},
	{"InvalidBucketName", "The server does not take this bucket name", []string{"Check the name, and path or virtual-hosted style"}},
	{"InvalidDigest", "The server cannot read the Content-MD5", []string{"Something on the way changes the header"}},
	{"InvalidRequest", "The server refuses the document or the request", []string{"The server's own words say why; the problems under the editor say where"}},
	{"InvalidSecurity", "The server does not take the keys", []string{"Check the access key and the secret key"}},
	{"InvalidToken", "The session token is not valid", []string{"Fetch new temporary keys and give all three", "Permanent keys have no session token: leave it empty"}},
	{"MalformedXML", "The server refuses the document: it is not the XML it expects", []string{
		"The problems under the editor say what this server refuses and where",
	}},
	{"MethodNotAllowed", "The server does not allow this method here", []string{
		"Check path or virtual-hosted style: the request perhaps arrives at the server's root or at an object",
		"The server perhaps has no CORS configuration for buckets",
	}},
	{"MissingContentMD5", "The server got no Content-MD5", []string{"Something on the way removes the header"}},
	{"MissingRequestBodyError", "The server got no document", []string{"The document is empty, or something on the way removes the body"}},
	{"NoSuchBucket", "The server has no bucket of this name", []string{
		"Check the name, and path or virtual-hosted style",
		"Check that the endpoint is the one that has the bucket",
	}},
	{"NoSuchCORSConfiguration", "The bucket has no CORS configuration", nil},
	{"NotImplemented", "The server has no CORS configuration for buckets", []string{"MinIO has one for the whole server: mc admin config set ALIAS api cors_allow_origin=…"}},
	{"NotSignedUp", "The account is not signed up for this service", []string{"Ask the provider"}},
	{"OperationAborted", "The server is busy with another change of this bucket", []string{"Send again after a moment"}},
	{"PermanentRedirect", "The bucket is at another endpoint", nil},
	{"RequestExpired", "The request has expired", []string{"Sign anew; check this machine's clock"}},
	{"RequestTimeTooSkewed", "The time signed is too far from the server's clock", []string{"Set this machine's clock: 15 minutes are allowed"}},
	{"RequestTimeout", "The server waited too long for the body", []string{"Send again"}},
	{"ServiceUnavailable", "The server is busy", []string{"Wait a minute, then send again"}},
	{"SignatureDoesNotMatch", "The signature is not the one that the server works out", []string{
		"Check the secret key: copy it again, without spaces",
		"Check the endpoint: the host is part of what is signed, and a proxy in between perhaps changes it",
		"Check the region",
	}},
	{"SlowDown", "The server asks for fewer requests", []string{"Wait a minute, then send again", "If it goes on, ask whoever runs the server about its limits"}},
	{"TemporaryRedirect", "The bucket is, for now, at another endpoint", []string{"A bucket made minutes ago is found in its region only"}},
	{"UnauthorizedAccess", "The server does not let these keys do this", []string{"Ask who runs the server"}},
	// versitygw, of an access key that it does not know.
	{"XAdminUserNotFound", "The server does not know this access key", []string{
		"Check the access key, and that it belongs to this endpoint",
	}},
	{"XAmzContentSHA256Mismatch", "The body that arrived is not the one that was signed", []string{
		"Something on the way changes the body; send again, or from another network",
	}},
}

// meaningOf is what a code means; it has no title if it is not known.
func meaningOf(code string) meaning {
	for i := range codes {
		if codes[i].code == code {
			return codes[i]
		}
	}
	return meaning{}
}

// statusMeaning is what a status means whose code says nothing.
func statusMeaning(status int, e s3Error) meaning {
	if e.html {
		return meaning{"", "A web page answers with status " + strconv.Itoa(status) + ", not an S3 server", []string{"Check the endpoint: the address of a console, a website or a proxy is not that of the S3 API"}}
	}
	switch {
	case status == 301 || status == 302 || status == 307 || status == 308:
		return meaning{"", "The server redirects the request", []string{"Give the endpoint of the bucket's region"}}
	case status == 400:
		return meaning{"", "The server does not take the request", []string{"The server's own words say why, if there are any"}}
	case status == 401 || status == 403:
		return meaning{"", "The server does not let this request through", []string{"Check the keys, the region and this machine's clock"}}
	case status == 404:
		return meaning{"", "The server has nothing at this address", []string{"Check the bucket, and path or virtual-hosted style"}}
	case status == 405:
		return meaningOf("MethodNotAllowed")
	case status == 411 || status == 413:
		return meaningOf("EntityTooLarge")
	case status == 429:
		return meaningOf("SlowDown")
	case status == 501:
		return meaningOf("NotImplemented")
	case status == 502 || status == 504:
		return meaning{"", "A proxy in front of the server answers, without the server", []string{"Check that the server runs"}}
	case status == 503:
		return meaningOf("ServiceUnavailable")
	case status >= 500:
		return meaningOf("InternalError")
	}
	return meaning{"", "The server answers with status " + strconv.Itoa(status), nil}
}
