package main

import "s3cors.playground/web/s3servers"

// server is one that is asked.
type server struct {
	s3servers.Server
	least [numAspects]int // what must agree, in percent
	slow  bool            // to build it takes minutes: it is asked only if all are
}

var servers = []server{
	{s3servers.Versitygw, [numAspects]int{100, 99, 99, 99, 99, 99, 98}, false},
	// What its own files cannot hold, it reads back otherwise or not at all: see
	// corscore/testdata/vectors/README.md.
	{s3servers.S3rver, [numAspects]int{99, 98, 98, 98, 98, 98, 98}, false},
	{s3servers.Gofakes3, [numAspects]int{98, 98, 98, 98, 98, 98, 98}, false},
	{s3servers.Minio, [numAspects]int{100, 98, 98, 98, 98, 98, 98}, true},
	{s3servers.SeaweedFS, [numAspects]int{98, 98, 98, 98, 98, 98, 98}, true},
}
