module s3cors.playground

go 1.26
