package loopback

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Spark is a standalone cluster: a master and two workers of one core.
type Spark struct {
	Master string // spark://127.0.0.1:port
	home   string
	conf   string
	daemon *daemon
	work   []*daemon
}

// quickJava suits processes that live for a minute. One compiler alone would
// have room for 48 MB of code, which all the steps together outgrow.
const quickJava = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=256m -XX:+UseSerialGC"

// defaults are what a driver on this cluster needs to know: that all are on
// one machine, and on a small one.
const defaults = `spark.driver.bindAddress 127.0.0.1
spark.driver.host 127.0.0.1
spark.driver.memory 1g
spark.driver.extraJavaOptions ` + quickJava + `
spark.executor.extraJavaOptions ` + quickJava + `
spark.executor.memory 1g
spark.executor.heartbeatInterval 5s
spark.network.timeout 60s
spark.sql.shuffle.partitions 4
spark.ui.enabled false
spark.ui.showConsoleProgress false
`

// StartSpark starts a cluster of the installation home and waits until both
// workers have registered. Logs and the workers' files go to folder.
func StartSpark(ctx context.Context, home, folder string) (s *Spark, err error) {
	ports, err := freePorts(1)
	if err != nil {
		return nil, err
	}
	s = &Spark{Master: fmt.Sprintf("spark://127.0.0.1:%d", ports[0]), home: home, conf: filepath.Join(folder, "conf")}
	if err := os.MkdirAll(s.conf, 0o755); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(s.conf, "spark-defaults.conf"), []byte(defaults), 0o644); err != nil {
		return nil, err
	}
	s.daemon, err = s.start(ctx, filepath.Join(folder, "master.log"), []string{"I have been elected leader", "New state: ALIVE"},
		"org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", fmt.Sprint(ports[0]), "--webui-port", "0")
	for i := 1; err == nil && i <= 2; i++ {
		var w *daemon
		w, err = s.start(ctx, filepath.Join(folder, fmt.Sprintf("worker%d.log", i)), []string{"Successfully registered with master"},
			"org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g",
			"--webui-port", "0", "--work-dir", filepath.Join(folder, fmt.Sprintf("worker%d", i)), s.Master)
		if err == nil {
			s.work = append(s.work, w)
		}
	}
	if err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	return s, nil
}

// start runs a class of Spark until it has said one of the texts. A port that
// is in use is an error: by itself Spark would take the next one.
func (s *Spark) start(ctx context.Context, log string, ready []string, class string, args ...string) (*daemon, error) {
	c := exec.Command(filepath.Join(s.home, "bin", "spark-class"), append([]string{class}, args...)...)
	c.Env = append(s.Env(), "SPARK_DAEMON_MEMORY=512m", "SPARK_DAEMON_JAVA_OPTS=-Dspark.port.maxRetries=0 -Dspark.master.rest.enabled=false "+quickJava)
	return start(ctx, class[strings.LastIndexByte(class, '.')+1:], c, log, func() bool { return said(log, ready...) })
}

// Env is the environment of programs that use the cluster: spark-sql is on the
// PATH, with settings for loopback.
func (s *Spark) Env() []string {
	return append(os.Environ(), "SPARK_HOME="+s.home, "SPARK_CONF_DIR="+s.conf, "SPARK_LOCAL_IP=127.0.0.1",
		"PATH="+filepath.Join(s.home, "bin")+string(os.PathListSeparator)+os.Getenv("PATH"))
}

// KillWorker kills the first worker, its executors and what these run, as when
// a machine of the cluster dies.
func (s *Spark) KillWorker() error { return s.work[0].kill() }

// Stop ends the cluster.
func (s *Spark) Stop() error {
	var errs []error
	for _, w := range s.work {
		errs = append(errs, w.stop())
	}
	return errors.Join(append(errs, s.daemon.stop())...)
}
