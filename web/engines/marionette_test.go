package engines

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"time"
)

// marionette is Firefox's own form of WebDriver: messages of JSON, each after
// its length and a colon. A command is [0, id, name, parameters], its answer
// [1, id, error, result].
type marionette struct {
	conn net.Conn
	in   *bufio.Reader
	id   int
}

func dialMarionette(port string) (driver, error) {
	conn, err := net.Dial("tcp", "127.0.0.1:"+port)
	if err != nil {
		return nil, err
	}
	m := &marionette{conn: conn, in: bufio.NewReader(conn)}
	if _, err := m.read(); err != nil { // its greeting
		return nil, err
	}
	return m, m.call(newSession, map[string]any{}, nil)
}

func (m *marionette) call(c command, params, result any) error {
	m.id++
	message, err := json.Marshal([]any{0, m.id, c.marionette, params})
	if err != nil {
		return err
	}
	if err := m.conn.SetDeadline(time.Now().Add(3 * patience)); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(m.conn, "%d:%s", len(message), message); err != nil {
		return err
	}
	if message, err = m.read(); err != nil {
		return err
	}
	var kind, id int
	var failure *driverError
	var plain json.RawMessage
	if err := json.Unmarshal(message, &[]any{&kind, &id, &failure, &plain}); err != nil {
		return err
	}
	if failure != nil {
		return failure
	}
	if result == nil {
		return nil
	}
	if plain[0] == '[' { // a list comes bare
		return json.Unmarshal(plain, result)
	}
	return json.Unmarshal(plain, &struct{ Value any }{result})
}

func (m *marionette) read() ([]byte, error) {
	length, err := m.in.ReadString(':')
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(strings.TrimSuffix(length, ":"))
	if err != nil {
		return nil, err
	}
	message := make([]byte, n)
	_, err = io.ReadFull(m.in, message)
	return message, err
}
