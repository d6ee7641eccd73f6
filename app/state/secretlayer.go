package state

import (
	"slices"

	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/wire"
)

// layerWithoutSecrets is s without credentials in the headers that a layer sets; s itself stays as
// it is. left names them.
func layerWithoutSecrets(s *layer.Settings) (clean *layer.Settings, left []string) {
	clean = new(*s)
	headers := func(list *[]wire.Header) {
		kept, names := secret.Headers(*list)
		*list, left = kept, append(left, names...)
	}
	edits := func(list *[]layer.Edit) {
		*list = slices.Clone(*list)
		for i := range *list {
			e := &(*list)[i]
			one := []wire.Header{{e.Name, e.Value}}
			headers(&one)
			e.Value = one[0][1]
		}
	}
	headers(&clean.Set)
	headers(&clean.Refuse.Headers)
	if s.Preflight != nil {
		clean.Preflight = new(*s.Preflight)
		headers(&clean.Preflight.Headers)
	}
	edits(&clean.Store)
	edits(&clean.Send)
	return clean, left
}
