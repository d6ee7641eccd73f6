package way

import "s3cors.playground/corscore/s3cors"

var azureOnly = []string{"azure-blob"}

// https://learn.microsoft.com/rest/api/storageservices/set-blob-service-properties
var azureREST = &Way{
	ID: "azure-rest", Name: "Set Blob Service Properties", Body: true, Takes: "XML, StorageServiceProperties with Cors", servers: azureOnly,
	Command: `curl --request PUT --data-binary @properties.xml --header "x-ms-version: 2021-12-02" --header "Authorization: Bearer $(az account get-access-token --resource https://storage.azure.com --query accessToken --output tsv)" "https://ACCOUNT.blob.core.windows.net/?restype=service&comp=properties"`,
	native:  s3cors.Azure,
}
