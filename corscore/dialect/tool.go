package dialect

// Tool is a program that sends a server a configuration.
type Tool struct {
	Name    string
	Command string // BUCKET and HOST stand for the reader's own
	Note    string // "" = nothing to know
	URL     string // its documentation
}

var (
	s3cmd = Tool{
		"s3cmd", "s3cmd --host=HOST --host-bucket=HOST setcors cors.xml s3://BUCKET",
		"It takes XML and sends Content-MD5", "https://s3tools.org/usage",
	}
	awsCLI = Tool{
		"AWS CLI", "aws s3api put-bucket-cors --endpoint-url https://HOST --bucket BUCKET --cors-configuration file://cors.json",
		"It takes JSON. From version 2.23 on it sends a CRC32 checksum and no Content-MD5", "https://docs.aws.amazon.com/cli/latest/reference/s3api/put-bucket-cors.html",
	}
)

// AnyServer is what sends a configuration to any server that takes S3's own
// request.
var AnyServer = []Tool{awsCLI, s3cmd}

// Tools is what sends d a configuration.
func (d *Dialect) Tools() []Tool {
	if d.Send != nil {
		return d.Send
	}
	return AnyServer
}
