package wasmbuild

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"maps"
	"slices"
	"time"
)

// Tarball is a package as npm installs it: from a file, or from an address. The same
// files give the same bytes.
func Tarball(files map[string][]byte) ([]byte, error) {
	var out bytes.Buffer
	packed, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	w := tar.NewWriter(packed)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		h := tar.Header{Name: "package/" + name, Mode: 0o644, Size: int64(len(files[name])), ModTime: epoch(), Format: tar.FormatUSTAR}
		if name == "corscore-cli.mjs" {
			h.Mode = 0o755
		}
		if err := w.WriteHeader(&h); err != nil {
			return nil, err
		}
		if _, err := w.Write(files[name]); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if err := packed.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// epoch is the time that npm gives the files of every package.
func epoch() time.Time { return time.Date(1985, time.October, 26, 8, 15, 0, 0, time.UTC) }
