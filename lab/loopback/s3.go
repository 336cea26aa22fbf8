package loopback

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
)

// S3 is an object store, served by versitygw from a folder.
type S3 struct {
	Endpoint             string // http://127.0.0.1:port
	AccessKey, SecretKey string
	daemon               *daemon
}

// StartS3 starts the program versitygw, which must be a path, and waits until
// it answers. The bucket named bucket is there; objects lie below folder.
func StartS3(ctx context.Context, versitygw, folder, bucket string) (*S3, error) {
	objects := filepath.Join(folder, "objects")
	if err := os.MkdirAll(filepath.Join(objects, bucket), 0o755); err != nil {
		return nil, err
	}
	ports, err := freePorts(1)
	if err != nil {
		return nil, err
	}
	address := fmt.Sprintf("127.0.0.1:%d", ports[0])
	s := &S3{Endpoint: "http://" + address, AccessKey: "test", SecretKey: "testsecret"}
	c := exec.Command(versitygw, "--port", address, "--quiet", "posix", objects)
	c.Env = append(os.Environ(), "ROOT_ACCESS_KEY="+s.AccessKey, "ROOT_SECRET_KEY="+s.SecretKey)
	s.daemon, err = start(ctx, "versitygw", c, filepath.Join(folder, "versitygw.log"), func() bool {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			return false
		}
		return conn.Close() == nil
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// Env is the environment of programs that use the store.
func (s *S3) Env() []string {
	return append(os.Environ(), "S3_ENDPOINT="+s.Endpoint, "AWS_ACCESS_KEY_ID="+s.AccessKey, "AWS_SECRET_ACCESS_KEY="+s.SecretKey)
}

// Stop ends the server.
func (s *S3) Stop() error { return s.daemon.stop() }
