package engines

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
)

// client gives up on a driver that does not.
var client = http.Client{Timeout: 3 * patience}

// overHTTP is a session of chromedriver or WebKitWebDriver.
type overHTTP struct{ session string }

// startSession opens a window. alwaysMatch are the capabilities that are asked for.
func startSession(port string, alwaysMatch map[string]any) (driver, error) {
	s := &overHTTP{"http://127.0.0.1:" + port + "/session"}
	var started struct{ SessionID string }
	if err := s.call(newSession, map[string]any{"capabilities": map[string]any{"alwaysMatch": alwaysMatch}}, &started); err != nil {
		return nil, err
	}
	s.session += "/" + started.SessionID
	return s, nil
}

func (s *overHTTP) call(c command, params, result any) error {
	body, err := json.Marshal(params)
	if err != nil {
		return err
	}
	if c.method != http.MethodPost {
		body = nil
	}
	request, err := http.NewRequest(c.method, s.session+c.path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	answer := struct{ Value any }{result}
	if response.StatusCode != http.StatusOK {
		var failure driverError
		answer.Value = &failure
		if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
			return err
		}
		return &failure
	}
	return json.NewDecoder(response.Body).Decode(&answer)
}

// driverError is what the standard says of a command that failed.
type driverError struct{ Kind, Message string }

func (e *driverError) UnmarshalJSON(b []byte) error {
	var wire struct{ Error, Message string }
	err := json.Unmarshal(b, &wire)
	e.Kind, e.Message = wire.Error, wire.Message
	return err
}

func (e *driverError) Error() string { return fmt.Sprintf("%s: %s", e.Kind, e.Message) }
