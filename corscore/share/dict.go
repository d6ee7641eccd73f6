package share

// dict1 is the preset dictionary of version 1: what CORS documents and requests
// usually say, in the layouts people write, the most usual last. Version 1 links
// open only with exactly these bytes, so they never change.
const dict1 = dict1Documents + dict1Requests

// dict1Documents is text of documents, and of header names and values.
const dict1Documents = `cors_rule {
    allowed_headers = ["*"]
    allowed_methods = ["GET", "PUT", "POST", "DELETE", "HEAD"]
    allowed_origins = ["https://", "http://"]
    expose_headers  = ["ETag"]
    max_age_seconds = 3000
  }
resource "aws_s3_bucket_cors_configuration" "example" {
  bucket = aws_s3_bucket.example.id
CorsConfiguration:
  CorsRules:
    - AllowedHeaders:
        - '*'
      AllowedMethods:
        - GET
        - PUT
        - POST
        - DELETE
        - HEAD
      AllowedOrigins:
        - '*'
      ExposedHeaders:
        - ETag
      Id: 
      MaxAge: 3000
{
  "rules": [
    {
      "allowed": {
        "origins": ["https://"],
        "methods": ["GET", "PUT"],
        "headers": ["*"]
      },
      "exposeHeaders": [],
      "id": "",
      "maxAgeSeconds": 3600
    }
  ]
}
[{"origin": ["https://"], "method": ["GET"], "responseHeader": ["Content-Type"], "maxAgeSeconds": 3600}]
If-Modified-SinceIf-None-MatchIf-MatchCache-ControlPragmaAccept-EncodingAccept-LanguageUser-AgentX-Requested-WithX-CSRF-TokenX-Custom-HeaderLast-ModifiedExpiresVaryLocationDateServerContent-LanguageContent-MD5Content-RangeAccept-RangesContent-EncodingContent-DispositionAccess-Control-Allow-OriginAccess-Control-Request-HeadersAccess-Control-Expose-Headersx-amz-storage-classx-amz-taggingx-amz-checksum-sha256x-amz-checksum-crc32x-amz-sdk-checksum-algorithmamz-sdk-invocation-idamz-sdk-requestx-amz-meta-x-amz-server-side-encryption-aws-kms-key-idx-amz-version-idx-amz-delete-markerx-amz-user-agentx-amz-aclpublic-readx-amz-server-side-encryptionAES256x-amz-request-idx-amz-id-2
authorizationAWS4-HMAC-SHA256x-amz-content-sha256UNSIGNED-PAYLOADx-amz-datex-amz-security-tokencontent-lengthhostoriginrangebytes=0-acceptapplication/jsonapplication/xmlapplication/octet-streamapplication/x-www-form-urlencodedtext/plaintext/htmlmultipart/form-datavideo/mp4image/pngimage/jpeg<ID></ID><Id></Id><!-- your origin here --><AllowedOrigin>https://*.example.com</AllowedOrigin><AllowedMethod>OPTIONS</AllowedMethod><AllowedHeader>Content-Type</AllowedHeader><AllowedHeader>Authorization</AllowedHeader><AllowedHeader>x-amz-*</AllowedHeader><AllowedHeader>Range</AllowedHeader><ExposeHeader>x-amz-server-side-encryption</ExposeHeader><ExposeHeader>x-amz-request-id</ExposeHeader><ExposeHeader>x-amz-id-2</ExposeHeader>

	<CORSRule>
		<AllowedOrigin>*</AllowedOrigin>
		<AllowedMethod>GET</AllowedMethod>
		<AllowedMethod>PUT</AllowedMethod>
		<MaxAgeSeconds>3000</MaxAgeSeconds>
		<AllowedHeader>*</AllowedHeader>
	</CORSRule>
</CORSConfiguration><CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod><AllowedMethod>POST</AllowedMethod><AllowedMethod>DELETE</AllowedMethod><AllowedMethod>HEAD</AllowedMethod><AllowedHeader>*</AllowedHeader><ExposeHeader>ETag</ExposeHeader><MaxAgeSeconds>3000</MaxAgeSeconds></CORSRule></CORSConfiguration><CORSConfiguration>
 <CORSRule>
   <AllowedOrigin>http://www.example.com</AllowedOrigin>

   <AllowedMethod>PUT</AllowedMethod>
   <AllowedMethod>POST</AllowedMethod>
   <AllowedMethod>DELETE</AllowedMethod>

   <AllowedHeader>*</AllowedHeader>
 </CORSRule>
 <CORSRule>
   <AllowedOrigin>*</AllowedOrigin>
   <AllowedMethod>GET</AllowedMethod>
 </CORSRule>
</CORSConfiguration>{"CORSRules":[{"AllowedHeaders":["*"],"AllowedMethods":["GET","PUT","POST","DELETE","HEAD"],"AllowedOrigins":["*"],"ExposeHeaders":["ETag"],"MaxAgeSeconds":3000}]}
{
  "CORSRules": [
    {
      "ID": "",
      "AllowedHeaders": ["*"],
      "AllowedMethods": ["GET", "PUT", "POST", "DELETE", "HEAD"],
      "AllowedOrigins": ["https://"],
      "ExposeHeaders": ["ETag", "Content-Length"],
      "MaxAgeSeconds": 3600
    }
  ]
}
“AllowedOrigins”: [“*”], “AllowedMethods”: [
      “GET”,
      “PUT”,
      “POST”,
    ], “AllowedHeaders”: [“*”], “ExposeHeaders”: [“ETag”, “MaxAgeSeconds”: 3000
[
  {
    "AllowedOrigins": ["*"],
    "AllowedMethods": ["GET", "PUT", "POST", "HEAD"],
    "AllowedHeaders": ["*"],
    "ExposeHeaders": ["ETag"],
    "MaxAgeSeconds": 3000
  }
]
[
  {
    "AllowedHeaders": [
      "*"
    ],
    "AllowedMethods": [
      "GET",
      "PUT",
      "POST",
      "DELETE",
      "HEAD"
    ],
    "AllowedOrigins": [
      "*"
    ],
    "ExposeHeaders": [
      "ETag"
    ]
  }
][
    {
        "AllowedHeaders": [
            "*"
        ],
        "AllowedMethods": [
            "PUT",
            "POST",
            "DELETE",
            "GET",
            "HEAD"
        ],
        "AllowedOrigins": [
            "http://www.example.com"
        ],
        "ExposeHeaders": [
            "x-amz-server-side-encryption",
            "x-amz-request-id",
            "x-amz-id-2",
            "ETag"
        ],
        "MaxAgeSeconds": 3000
    },
    {
        "AllowedHeaders": [],
        "AllowedMethods": [
            "GET"
        ],
        "AllowedOrigins": [
            "*"
        ],
        "ExposeHeaders": []
    }
]

  <CORSRule>
    <ID>rule</ID>
    <AllowedOrigin>https://app.example.com</AllowedOrigin>
    <AllowedOrigin>*</AllowedOrigin>
    <AllowedMethod>GET</AllowedMethod>
    <AllowedMethod>PUT</AllowedMethod>
    <AllowedMethod>POST</AllowedMethod>
    <AllowedMethod>DELETE</AllowedMethod>
    <AllowedMethod>HEAD</AllowedMethod>
    <AllowedHeader>*</AllowedHeader>
    <ExposeHeader>ETag</ExposeHeader>
    <MaxAgeSeconds>3000</MaxAgeSeconds>
  </CORSRule>
</CORSConfiguration>
<?xml version="1.0" encoding="UTF-8"?>
<CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
<CORSRule>
    <AllowedOrigin>*</AllowedOrigin>
    <AllowedMethod>HEAD</AllowedMethod>
    <AllowedMethod>GET</AllowedMethod>
    <AllowedMethod>PUT</AllowedMethod>
    <AllowedMethod>POST</AllowedMethod>
    <AllowedMethod>DELETE</AllowedMethod>
    <MaxAgeSeconds>3000</MaxAgeSeconds>
    <ExposeHeader>ETag</ExposeHeader>
    <AllowedHeader>Authorization</AllowedHeader>
    <AllowedHeader>*</AllowedHeader>
</CORSRule>
</CORSConfiguration>
<?xml version="1.0" encoding="UTF-8"?>
<CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
    <CORSRule>
        <AllowedOrigin>https://</AllowedOrigin>
        <AllowedOrigin>http://</AllowedOrigin>
        <AllowedOrigin>*</AllowedOrigin>
        <AllowedMethod>GET</AllowedMethod>
        <AllowedMethod>POST</AllowedMethod>
        <AllowedMethod>PUT</AllowedMethod>
        <AllowedMethod>DELETE</AllowedMethod>
        <AllowedMethod>HEAD</AllowedMethod>
        <MaxAgeSeconds>3000</MaxAgeSeconds>
        <ExposeHeader>Content-Length</ExposeHeader>
        <ExposeHeader>Content-Range</ExposeHeader>
        <ExposeHeader>ETag</ExposeHeader>
        <AllowedHeader>*</AllowedHeader>
    </CORSRule>
    <CORSRule>
        <AllowedOrigin>
`

// dict1Requests is fields of records, as appendRecord writes them.
const dict1Requests = "M\ano-corsM\vsame-originC\aincludeC\x04omitb\x06streamb\x05bytesa\aelementa\x03xhrs\x90\x03" +
	"u;https://my-bucket.s3.us-east-1.amazonaws.com/photos/cat.jpg" +
	"?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=&X-Amz-Date=&X-Amz-Expires=&X-Amz-SignedHeaders=host&X-Amz-Signature=" +
	"https://bucket.s3.eu-west-1.amazonaws.com/key.s3.amazonaws.com/.s3-website-" +
	"http://127.0.0.1:9000/http://localhost:8080http://localhost:5173" +
	"o\x17https://www.example.comm\x03GETh\x05range\fbytes=0-1023" +
	"h\x10x-amz-user-agent\x00h\nx-amz-date\x00h\x14x-amz-content-sha256\x00h\rauthorization\x00" +
	"m\x06DELETEm\x04HEADm\x04POSTh\fcontent-type\x10application/jsonh\fContent-Type\nimage/jpeg" +
	"d\ascalityo\x17https://app.example.comu$https://media.s3.example.com/cat.jpg" +
	"d\x03awso\x15http://localhost:3000m\x03PUTh\fcontent-type\x00" +
	"c<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\n"
