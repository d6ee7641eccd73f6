package jsonio_test

import (
	"bufio"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/jsonio"
)

// recording is one sequence through a real cache, see
// corscore/layer/testdata/README.md.
type recording struct {
	ID, Dialect, Layer string
	Config             *string
	Object, Settings   json.RawMessage
	Steps              []struct {
		Want *happened
	}
	raw map[string]json.RawMessage
}

// happened is the outcome of a step, in the recordings and from the core.
type happened struct {
	Status  int
	Headers [][2]string
	Cache   string
	Asked   []struct {
		Method  string
		Headers map[string]string
	}
	Age    any // recorded: whether there is one; the core: its seconds
	Passes *bool
}

func recordings(t *testing.T) (all []recording) {
	t.Helper()
	f, err := os.Open("../layer/testdata/recordings.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var r recording
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(lines.Bytes(), &r.raw); err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	return all
}

// forms are the ways in which a program may say what is between.
var forms = map[string]func(r *recording) map[string]any{
	"preset and settings": func(r *recording) map[string]any {
		return map[string]any{"layer": map[string]any{"preset": r.Layer, "settings": r.Settings}}
	},
	"settings in layer": func(r *recording) map[string]any {
		return map[string]any{"layer": map[string]any{"settings": r.Settings}}
	},
	"settings":       func(r *recording) map[string]any { return map[string]any{"layer": r.Settings} },
	"as it stands":   func(r *recording) map[string]any { return map[string]any{"layer": r.Layer, "settings": r.Settings} },
	"settings alone": func(r *recording) map[string]any { return map[string]any{"settings": r.Settings} },
}

// TestRecordings: the core says what real nginx and Varnish did before real
// servers, for every recorded sequence.
func TestRecordings(t *testing.T) {
	for name, form := range forms {
		t.Run(name, func(t *testing.T) {
			same, all := 0, 0
			for _, r := range recordings(t) {
				in := form(&r)
				for _, key := range []string{"config", "dialect", "object", "steps"} {
					in[key] = r.raw[key]
				}
				text, err := json.Marshal(in)
				if err != nil {
					t.Fatal(err)
				}
				got := sceneOf(t, string(text))
				if len(got) != len(r.Steps) {
					t.Fatalf("%s: %d steps, want %d", r.ID, len(got), len(r.Steps))
				}
				for i, step := range r.Steps {
					if step.Want == nil {
						continue
					}
					all++
					got[i].Age = got[i].Age != nil
					step.Want.Age = step.Want.Age == true
					if reflect.DeepEqual(&got[i], step.Want) {
						same++
					} else {
						g, _ := json.Marshal(got[i])
						w, _ := json.Marshal(step.Want)
						t.Errorf("%s, step %d:\n got %s\nwant %s", r.ID, i+1, g, w)
					}
				}
			}
			t.Logf("%d of %d requests", same, all)
			if all < 100 {
				t.Error("that is not all of them")
			}
		})
	}
}

func sceneOf(t *testing.T, text string) []happened {
	t.Helper()
	in, err := jsonio.ParseSceneInput(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	var out struct{ Steps []happened }
	if err := json.Unmarshal(jsonio.AppendScene(nil, corscore.Scene(in)), &out); err != nil {
		t.Fatal(err)
	}
	return out.Steps
}

// A scene that is not as agreed is refused with the place.
func TestParseSceneInput(t *testing.T) {
	for text, want := range map[string]string{
		`[]`:                         "input: want an object, got an array",
		`{"config":1}`:               "config: want a string or null, got a number",
		`{"layer":3}`:                "layer: want an object or the name of a preset, got a number",
		`{"layer":{"preset":"ats"}}`: `layer: want the id of a preset, such as cf-legacy, cloudflare, nginx-cache or varnish, got "ats"`,
		`{"layer":{"vary":"maybe"}}`: `layer.vary: want heed, ignore or refuse, got "maybe"`,
		`{"layer":{"settings":{"send":[{"op":"swap"}]}}}`: `layer.settings.send[0].op: want remove, set, add or setIfMissing, got "swap"`,
		`{"steps":[{}]}`:             "steps[0].request: want an object, got nothing",
		`{"steps":[{"do":"dance"}]}`: `steps[0].do: want putBucketCors, putObject, wait or purge, got "dance"`,
		`{"dialect":"ibm"}`:          "dialect: want ",
	} {
		if _, err := jsonio.ParseSceneInput(text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

// FuzzScene: any text is refused or gives a scene of JSON that is consistent with
// itself.
func FuzzScene(f *testing.F) {
	f.Add(`{"config":"<CORSConfiguration/>","layer":"varnish","steps":[{"request":{"method":"GET","path":"/k","headers":[["Origin","https://a.example"]]}}]}`)
	f.Add(`{"layer":{"cached":["GET"],"key":["url","header:origin"],"ttl":{"default":5},"store":[{"op":"add","name":"Vary","value":"{origin}"}]},"steps":[{"do":"wait","seconds":1e99},{"do":"purge"}]}`)
	f.Add(`{"layer":{"preset":"nginx","settings":{"preflight":{"status":204,"headers":{"a":"{origin}"}}}},"steps":[{"request":{"method":"OPTIONS","path":""}}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		in, err := jsonio.ParseSceneInput(text)
		if err != nil {
			return
		}
		all := corscore.Scene(in)
		if len(all) != len(in.Steps) {
			t.Fatalf("%d steps give %d", len(in.Steps), len(all))
		}
		for i := range all {
			h := &all[i]
			if h.Do != "" && (h.Status != 0 || h.Passes != nil) || h.Why == "" || len(h.Stored) > 20 {
				t.Fatalf("step %d: %+v", i+1, h)
			}
			if h.Cache == "MISS" && len(h.Asked) == 0 {
				t.Fatalf("step %d: nobody answers: %+v", i+1, h)
			}
		}
		written := jsonio.AppendScene(nil, all)
		if !json.Valid(written) {
			t.Fatalf("no JSON: %s", written)
		}
		if again := jsonio.AppendScene(nil, corscore.Scene(in)); string(again) != string(written) {
			t.Fatal("the same scene gives something else")
		}
	})
}
