package dialect

import (
	"cmp"
	"strings"
)

// Host is a domain that a provider's buckets are under.
type Host struct {
	Domain  string
	Style   Style
	Service string // what stands for s3 in the name, "" = s3
	Region  string // the one region of all its buckets, "" = the name says it
}

// service is the label that names the service.
func (h *Host) service() string { return cmp.Or(h.Service, "s3") }

// Style is what the name of a provider's S3 service has before its domain. The
// name of a bucket comes before that.
type Style uint8

const (
	ServiceLabel Style = iota // s3.eu-west-1.amazonaws.com, s3-eu-west-1.amazonaws.com, s3.wasabisys.com, oss-eu-central-1.aliyuncs.com
	RegionLabel               // fra1.digitaloceanspaces.com
	AccountLabel              // 0123abcd.r2.cloudflarestorage.com
	NoLabel                   // storage.googleapis.com
)

// ByHost returns the dialect whose buckets are under host, nil if that is not
// known.
func ByHost(host string) *Dialect {
	d, _ := provider(host)
	return d
}

// IsAmazon reports whether host is one of Amazon's.
func IsAmazon(host string) bool {
	d := ByHost(host)
	return d != nil && d.ID == "aws"
}

// provider is whose host it is, and the domain that it is under; nil if it is
// not known.
func provider(host string) (*Dialect, *Host) {
	for _, d := range All {
		for i := range d.Hosts {
			if h := &d.Hosts[i]; host == h.Domain || strings.HasSuffix(host, "."+h.Domain) {
				return d, h
			}
		}
	}
	return nil, &Host{}
}

// IsService reports whether the names of buckets come before host in their own:
// media.s3.eu-west-1.amazonaws.com. A host that begins with s3 is treated
// as a service, whoever has it.
func IsService(host string) bool {
	_, h := provider(host)
	first, rest, _ := strings.Cut(host, ".")
	switch {
	case isLabel(first, "s3") || isLabel(first, h.service()):
		return true
	case h.Style == RegionLabel || h.Style == AccountLabel:
		return rest == h.Domain
	}
	return h.Style == NoLabel && host == h.Domain
}

// isLabel reports whether a part of a host's name is that of a service: s3, s3-eu-west-1.
func isLabel(label, service string) bool {
	return label == service || strings.HasPrefix(label, service+"-")
}

// RegionOf returns the region that the name of a host says, "" if it says none.
func RegionOf(host string) string {
	_, h := provider(host)
	if h.Region != "" && host != h.Domain {
		return h.Region
	}
	service := h.service()
	labels := strings.Split(host, ".")
	for i, l := range labels {
		if !isLabel(l, service) {
			continue
		}
		if r := strings.TrimPrefix(l, service+"-"); isRegion(r) { // s3-eu-west-1.amazonaws.com
			return r
		}
		rest := labels[i+1:]
		if len(rest) > 0 && rest[0] == "dualstack" {
			rest = rest[1:]
		}
		if len(rest) > 2 && isRegion(rest[0]) { // s3.fr-par.scw.cloud
			return rest[0]
		}
	}
	if before, ok := strings.CutSuffix(host, "."+h.Domain); ok && h.Style == RegionLabel {
		return before[strings.LastIndexByte(before, '.')+1:]
	}
	return ""
}

const regionChars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

// isRegion reports whether a label has the form of a region: eu-west-1, fr-par.
func isRegion(label string) bool {
	land, rest, ok := strings.Cut(label, "-")
	return ok && len(land) == 2 && rest != "" && strings.Trim(label, regionChars) == ""
}
