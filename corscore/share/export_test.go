package share

// What the tests look at besides [Encode] and [Decode].
const Dict1 = dict1

var (
	AppendBase62 = appendBase62
	DecodeBase62 = decodeBase62
	ParseRecord  = parseRecord
)
