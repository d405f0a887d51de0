// Receives upload callbacks of OSS, answers what OSS signed and refuses all else. Go 1.16 or later, no modules:  go run receiver.go
// Environment: PORT (8080), HOST (127.0.0.1; 0.0.0.0 to be reached from outside), OSS_CALLBACK_KEY_PREFIX (another address
// that keys may come from, such as http://127.0.0.1:23451/ of a sandbox; never set it in production).

// OSS's key has 512 bits, which Go from 1.24 on takes only when told so:
//go:debug rsa1024min=0

package main

import (
	"crypto"
	"crypto/md5"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

const maxBody = 1 << 20

var (
	keys   = map[string]*rsa.PublicKey{}
	lock   sync.Mutex
	client = &http.Client{
		Timeout:       3 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
)

func main() {
	listener, err := net.Listen("tcp", net.JoinHostPort(environment("HOST", "127.0.0.1"), environment("PORT", "8080")))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("Listening on http://%s/\n", listener.Addr())
	log.Fatal(http.Serve(listener, http.HandlerFunc(receive)))
}

func environment(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

func receive(w http.ResponseWriter, r *http.Request) {
	// The bytes as they came: a body that was parsed and written again does not verify.
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	switch {
	case r.Method != http.MethodPost:
		answer(w, http.StatusMethodNotAllowed, `{"Status":"only POST"}`)
	case err != nil || len(body) > maxBody:
		answer(w, http.StatusRequestEntityTooLarge, `{"Status":"too long"}`)
	default:
		if err := verify(r, body); err != nil {
			log.Print("Refused: ", err)
			answer(w, http.StatusForbidden, `{"Status":"signature does not verify"}`)
			return
		}
		// From here on the body is what OSS says. The same callback may come twice: use it so that this does no harm.
		fmt.Println(string(body))
		answer(w, http.StatusOK, `{"Status":"OK"}`)
	}
}

// OSS wants status 200, JSON and a Content-Length, within 5 seconds.
func answer(w http.ResponseWriter, status int, json string) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(json)))
	w.WriteHeader(status)
	io.WriteString(w, json)
}

func verify(r *http.Request, body []byte) error {
	signature, err := base64.StdEncoding.DecodeString(r.Header.Get("Authorization"))
	if err != nil {
		return err
	}
	keyURL, err := base64.StdEncoding.DecodeString(r.Header.Get("x-oss-pub-key-url"))
	if err != nil {
		return err
	}
	// Without this check anybody could name a key of his own.
	if !hasKnownPrefix(string(keyURL)) {
		return errors.New("the key is not one of OSS")
	}
	key, err := keyOf(string(keyURL))
	if err != nil {
		return err
	}
	// Signed is the path decoded (PathUnescape: a plus stays a plus), the query as it came, a line feed, and the body as it came.
	path, query := r.RequestURI, ""
	if question := strings.IndexByte(path, '?'); question >= 0 {
		path, query = path[:question], path[question:]
	}
	decoded, err := url.PathUnescape(path)
	if err != nil {
		return err
	}
	digest := md5.Sum(append([]byte(decoded+query+"\n"), body...))
	return rsa.VerifyPKCS1v15(key, crypto.MD5, digest[:], signature)
}

func hasKnownPrefix(address string) bool {
	prefixes := []string{"http://gosspublic.alicdn.com/", "https://gosspublic.alicdn.com/"}
	if another := os.Getenv("OSS_CALLBACK_KEY_PREFIX"); another != "" {
		prefixes = append(prefixes, strings.TrimRight(another, "/")+"/")
	}
	for _, prefix := range prefixes {
		if strings.HasPrefix(address, prefix) {
			return true
		}
	}
	return false
}

func keyOf(address string) (*rsa.PublicKey, error) {
	lock.Lock()
	defer lock.Unlock()
	if key := keys[address]; key != nil {
		return key, nil
	}
	response, err := client.Get(address)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(io.LimitReader(response.Body, 1<<16))
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, errors.New("no public key at " + address)
	}
	parsed, err := x509.ParsePKIXPublicKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	key, ok := parsed.(*rsa.PublicKey)
	if !ok {
		return nil, errors.New("no RSA key at " + address)
	}
	keys[address] = key
	return key, nil
}
